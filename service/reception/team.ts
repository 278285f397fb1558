import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { known, refuse } from '#core/refusal.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import type { Away } from '#service/people/rules/duty.ts'
import { entrust } from '#service/promises/actions.ts'
import { loads, lockPromises, openOf, type Whose } from '#service/promises/open.ts'
import { dayOf } from '#service/standards/queries.ts'
import { byNeed, isOverloaded, type Load, minutesLeft, whyNotTakeOver } from './rules/team.ts'
import { shiftHandovers } from './shifts.ts'
import { deskPeople } from './store/team.ts'
import { mustLookAfter, scopeFor, timesOf } from './whose-team.ts'

/** As many rows as somebody works through from a board; the counts are of all. */
const MOST_SHOWN = 200

const NOTHING: Load = { sinceYesterday: 0, late: 0, withinHour: 0, today: 0, later: 0 }

/** The team by person and by urgency. @throws Unknown for the rows of somebody who is not of the team */
export async function teamBoard(ctx: Context, ask: { of?: Uuid | 'pool' | undefined }) {
  const scope = await scopeFor(ctx)
  const day = await dayOf(ctx, ctx.now)
  const nothing = { day, scope: null, people: [], pool: null, promises: [], more: false, handovers: [] }
  if (scope === null) return nothing
  if (ask.of !== undefined) await mustLookAfter(ctx, ask.of === 'pool' ? null : ask.of)
  const whose: Whose = scope.of === 'company' ? 'everybody' : { owners: scope.people }
  const ends = day
    .add({ days: 1 })
    .toZonedDateTime(await timeZone(ctx))
    .toInstant()
  const begins = day.toZonedDateTime(await timeZone(ctx)).toInstant()
  const hour = ctx.now.add({ hours: 1 })
  const counted = await loads(ctx, whose, { begins, ends, hour })
  const people = scope.of === 'teams' ? scope.people : await deskPeople(ctx)
  const rows = await openOf(ctx, rowsOf(ask.of, whose), MOST_SHOWN + 1)
  const pool = counted.find(({ owner }) => owner === null)
  return {
    day,
    scope: scope.of,
    people: await withDuty(ctx, people, counted, ends),
    pool: scope.of === 'company' ? loadOf(pool) : null,
    promises: rows.slice(0, MOST_SHOWN),
    more: rows.length > MOST_SHOWN,
    handovers: await shiftHandovers(ctx, scope.of === 'company' ? 'everybody' : { people }),
  }
}

function rowsOf(of: Uuid | 'pool' | undefined, whose: Whose): Whose {
  if (of === undefined) return whose
  return of === 'pool' ? of : { owners: [of] }
}

type Counted = Awaited<ReturnType<typeof loads>>[number]

function loadOf(row: Counted | undefined): Load {
  if (row === undefined) return NOTHING
  const { owner: _, ...load } = row
  return load
}

async function withDuty(
  ctx: Context,
  some: readonly Uuid[],
  counted: readonly Counted[],
  dayEnds: Temporal.Instant,
) {
  const loaded = counted.flatMap(({ owner }) => owner ?? [])
  const ids = [...new Set([...some, ...loaded])]
  const named = await colleagues(ctx, ids)
  const times = await timesOf(ctx, ids)
  const people = ids.map(id => {
    const load = loadOf(counted.find(({ owner }) => owner === id))
    const { away, backAt, working } = times(id)
    const left = away === null ? minutesLeft(working, ctx.now, dayEnds) : 0
    return { staff: named(id), ...load, away, backAt, overloaded: isOverloaded(load, left) }
  })
  const gone = (away: Away | null) => away === 'left' || away === 'disabled'
  return people.filter(one => !gone(one.away) || loaded.includes(one.staff.id)).sort(byNeed)
}

/**
 * Whoever looks after the team, or whoever has the role that may, sees to a promise himself from now on.
 * @throws Unknown; Refusal with the codes of the endpoint
 */
export async function takeOver(ctx: Context, id: Uuid): Promise<void> {
  const me = known(ctx.actor.staff)
  const [promise] = await lockPromises(ctx, [id])
  const { owner, ownerRole } = known(promise)
  const fromPool = owner === null && ctx.actor.roles.includes(ownerRole ?? '')
  if (!fromPool) await mustLookAfter(ctx, owner)
  refuse(whyNotTakeOver(known(promise), me))
  await entrust(ctx, id, { staff: me })
}
