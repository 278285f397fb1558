import type { Promised } from './shapes.ts'

export const URGENCIES = ['overdue', 'within the hour', 'today', 'later'] as const
export type Urgency = (typeof URGENCIES)[number]

const HOUR_MS = 60 * 60_000

/** How urgent a promise is now; `dayOf` tells the company's day of an instant. */
function urgencyOf(dueAt: string, now: number, dayOf: (at: string) => string): Urgency {
  const left = Date.parse(dueAt) - now
  if (left < 0) return 'overdue'
  if (left < HOUR_MS) return 'within the hour'
  return dayOf(dueAt) === dayOf(new Date(now).toISOString()) ? 'today' : 'later'
}

/** Promises under the heads of their urgency, each group in the order in which it came; none is empty. */
export function byUrgency<P extends Pick<Promised, 'dueAt'>>(
  promises: readonly P[],
  now: number,
  dayOf: (at: string) => string,
): { urgency: Urgency; promises: P[] }[] {
  return URGENCIES.map(urgency => ({
    urgency,
    promises: promises.filter(({ dueAt }) => urgencyOf(dueAt, now, dayOf) === urgency),
  })).filter(group => group.promises.length > 0)
}
