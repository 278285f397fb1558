import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, Unknown } from '#core/refusal.ts'
import { dutyOf, ordinaryCalendar } from '#service/people/queries.ts'
import { whyAway, workingTime } from '#service/people/rules/duty.ts'
import { backAt } from './rules/shifts.ts'
import { scopeOf } from './rules/team.ts'
import { teamOf } from './store/team.ts'

/** Whose open promises somebody sees besides his own: everybody's, those of his teams, or nobody's. */
export type Scope = { of: 'company' } | { of: 'teams'; people: readonly Uuid[] } | null

export async function scopeFor(ctx: Context): Promise<Scope> {
  const people = await teamOf(ctx, known(ctx.actor.staff))
  const of = scopeOf(ctx.actor.roles, people.length)
  return of === 'teams' ? { of, people } : of && { of }
}

/** Himself, or somebody whom he looks after. @throws Unknown */
export async function mustLookAfter(ctx: Context, staff: Uuid | null): Promise<void> {
  if (staff !== null && staff === ctx.actor.staff) return
  const scope = await scopeFor(ctx)
  if (scope?.of === 'company') return
  if (staff === null || scope === null || !scope.people.includes(staff)) throw new Unknown()
}

/** How far ahead somebody's next shift is looked for, and how far back the one that is going on. */
const DAYS_AHEAD = 14
const HOURS_BACK = 16

/** When each of these people works, around now: asked for at once. */
export async function timesOf(ctx: Context, ids: readonly Uuid[]) {
  const within = {
    from: ctx.now.subtract({ hours: HOURS_BACK }),
    to: ctx.now.add({ hours: 24 * DAYS_AHEAD }),
  }
  const calendar = await ordinaryCalendar(ctx)
  const duties = await dutyOf(ctx, ids, within)
  return (id: Uuid) => {
    const duty = known(duties.get(id))
    const away = whyAway(duty, calendar, ctx.now)
    const working = workingTime(calendar, duty.shifts, within)
    return { away, working, backAt: backAt(ctx.now, working, duty.absences) }
  }
}
