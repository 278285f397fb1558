import type { Promised } from '#service/promises/ui/shapes.ts'
import { byUrgency, type Urgency } from '#service/promises/ui/urgency.ts'

type TeamUrgency = 'sinceYesterday' | 'late' | 'withinHour' | 'today' | 'later'

const NAMES: Record<Urgency, TeamUrgency> = {
  overdue: 'late',
  'within the hour': 'withinHour',
  today: 'today',
  later: 'later',
}

/** As one's own promises, with what is red since yesterday before what is late since today. */
export function byTeamUrgency<P extends Pick<Promised, 'dueAt'>>(
  promises: readonly P[],
  now: number,
  dayOf: (at: string) => string,
): { urgency: TeamUrgency; promises: P[] }[] {
  const today = dayOf(new Date(now).toISOString())
  const groups = byUrgency(promises, now, dayOf).flatMap(({ urgency, promises }) => {
    if (urgency !== 'overdue') return [{ urgency: NAMES[urgency], promises }]
    const old = promises.filter(({ dueAt }) => dayOf(dueAt) < today)
    const young = promises.filter(({ dueAt }) => dayOf(dueAt) >= today)
    return [
      { urgency: 'sinceYesterday' as const, promises: old },
      { urgency: 'late' as const, promises: young },
    ]
  })
  return groups.filter(group => group.promises.length > 0)
}
