import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { insertRows, type NewRow } from '#core/insert-rows.ts'
import type { HandoverOutcome } from '../rules.ts'

export async function insertShift(
  ctx: Context,
  row: NewRow<'reception.shift_handovers'> & { id: Uuid },
  promises: readonly Uuid[],
): Promise<void> {
  await insertRows(ctx, 'reception.shift_handovers', [row])
  const rows = promises.map(promise_id => ({ handover_id: row.id, promise_id }))
  await insertRows(ctx, 'reception.shift_handover_promises', rows)
}

/** Which of these promises are in an offer that nobody has answered, and whose time is not over. */
export async function waitingAmong(ctx: Context, promises: readonly Uuid[]): Promise<Set<Uuid>> {
  if (promises.length === 0) return new Set()
  const rows = await ctx.tx
    .selectFrom('reception.shift_handover_promises as p')
    .innerJoin('reception.shift_handovers as h', join =>
      join.onRef('h.company_id', '=', 'p.company_id').onRef('h.id', '=', 'p.handover_id'),
    )
    .select('p.promise_id')
    .where('p.company_id', '=', ctx.company)
    .where('p.promise_id', '=', sql<Uuid>`any(${[...promises]}::uuid[])`)
    .where('h.answer', 'is', null)
    .where('h.answer_by', '>', ctx.now)
    .execute()
  return new Set(rows.map(row => row.promise_id))
}

/** In the order of their ids, which is the order in which they are locked. */
export async function promisesOf(ctx: Context, ids: readonly Uuid[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('reception.shift_handover_promises')
    .select(['handover_id', 'promise_id'])
    .where('company_id', '=', ctx.company)
    .where('handover_id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .orderBy('promise_id')
    .execute()
}

const shifts = (ctx: Context) =>
  ctx.tx.selectFrom('reception.shift_handovers as h').selectAll('h').where('h.company_id', '=', ctx.company)

export type Shift = Awaited<ReturnType<ReturnType<typeof shifts>['executeTakeFirstOrThrow']>>

export function lockShift(ctx: Context, id: Uuid): Promise<Shift | undefined> {
  return shifts(ctx).where('h.id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export async function answerShift(
  ctx: Context,
  id: Uuid,
  as: { answer: HandoverOutcome; by: Uuid | null; why: string | null },
): Promise<void> {
  await ctx.tx
    .updateTable('reception.shift_handovers')
    .set({ answer: as.answer, answered_at: ctx.now, answered_by: as.by, answer_why: as.why })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** Which promises went over with their hand-over; the others did not. */
export async function markTaken(ctx: Context, id: Uuid, taken: readonly Uuid[]): Promise<void> {
  await ctx.tx
    .updateTable('reception.shift_handover_promises')
    .set({ taken: sql<boolean>`promise_id = any(${[...taken]}::uuid[])` })
    .where('company_id', '=', ctx.company)
    .where('handover_id', '=', id)
    .execute()
}

/** Offers whose time is over, the oldest first, those that nobody else holds. */
export function lockDueShifts(ctx: Context, most: number): Promise<Shift[]> {
  return shifts(ctx)
    .where('h.answer', 'is', null)
    .where('h.answer_by', '<=', ctx.now)
    .orderBy('h.answer_by')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** How long somebody is told that an offer came back, and how many are shown. */
const TOLD_HOURS = 24
const MOST_SHOWN = 100

/** Whose hand-overs: of one person and his roles; of these people; or everybody's. */
export type ShiftsOf = { staff: Uuid; roles: readonly string[] } | { people: readonly Uuid[] } | 'everybody'

/** What waits for an answer, and what came back since yesterday; the youngest first. */
export function liveShifts(ctx: Context, of: ShiftsOf): Promise<Shift[]> {
  const since = ctx.now.subtract({ hours: TOLD_HOURS })
  let rows = shifts(ctx)
    .where(eb =>
      eb.or([
        eb('h.answer', 'is', null),
        eb.and([eb('h.answer', 'in', ['unanswered', 'declined']), eb('h.answered_at', '>', since)]),
      ]),
    )
    .orderBy('h.id', 'desc')
    .limit(MOST_SHOWN)
  if (of === 'everybody') return rows.execute()
  if ('people' in of) {
    const people = sql<Uuid>`any(${[...of.people]}::uuid[])`
    rows = rows.where(eb => eb.or([eb('h.from_staff', '=', people), eb('h.to_staff', '=', people)]))
    return rows.execute()
  }
  const { staff, roles } = of
  return rows
    .where(eb =>
      eb.or([
        eb('h.from_staff', '=', staff),
        eb('h.offered_by', '=', staff),
        eb('h.to_staff', '=', staff),
        eb('h.to_role', '=', sql<string>`any(${[...roles]}::text[])`),
      ]),
    )
    .execute()
}
