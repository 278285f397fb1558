import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import type { HandoverOutcome } from './rules.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

export async function insertSolution(ctx: Context, row: New<'reception.phone_solutions'>): Promise<void> {
  await ctx.tx
    .insertInto('reception.phone_solutions')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

/** Whether a visit that was promised in this case has taken place. */
export async function wasVisited(ctx: Context, caseId: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('promises.promises')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('kind', '=', 'visit window')
    .where('settled_as', '=', 'kept')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertHandover(ctx: Context, row: New<'reception.handovers'>): Promise<void> {
  await ctx.tx
    .insertInto('reception.handovers')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

/** The hand-over of a case that nobody has answered yet. */
export async function waiting(ctx: Context, caseId: Uuid): Promise<Uuid | null> {
  const row = await ctx.tx
    .selectFrom('reception.handovers')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The case of a hand-over, which is locked first. */
export async function caseOf(ctx: Context, id: Uuid): Promise<Uuid | undefined> {
  const row = await ctx.tx
    .selectFrom('reception.handovers')
    .select('case_id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.case_id
}

export function lockHandover(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('reception.handovers')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function answer(
  ctx: Context,
  id: Uuid,
  as: { answer: HandoverOutcome; by: Uuid | null; why: string | null },
) {
  await ctx.tx
    .updateTable('reception.handovers')
    .set({ answer: as.answer, answered_at: ctx.now, answered_by: as.by, answer_why: as.why })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** Offers whose time is over, the oldest first, those that nobody else holds. */
export function lockDue(ctx: Context, most: number, caseId?: Uuid) {
  const due = ctx.tx
    .selectFrom('reception.handovers as h')
    .innerJoin('cases.cases as one', join =>
      join.onRef('one.company_id', '=', 'h.company_id').onRef('one.id', '=', 'h.case_id'),
    )
    .select(['h.id', 'h.case_id', 'h.to_staff'])
    .select(['one.customer_id as customerId', 'one.device_id as deviceId'])
    .where('h.company_id', '=', ctx.company)
    .where('h.answer', 'is', null)
    .where('h.answer_by', '<=', ctx.now)
    .orderBy('h.answer_by')
    .limit(most)
    .forNoKeyUpdate('h')
    .skipLocked()
  return (caseId === undefined ? due : due.where('h.case_id', '=', caseId)).execute()
}

/** How long somebody is told that an offer came back. */
const TOLD_HOURS = 24

/** Hand-overs with the numbers of their cases; of one case, or of somebody. */
export function handovers(ctx: Context, of: { caseId: Uuid } | { staff: Uuid }) {
  const rows = ctx.tx
    .selectFrom('reception.handovers as h')
    .innerJoin('cases.cases as one', join =>
      join.onRef('one.company_id', '=', 'h.company_id').onRef('one.id', '=', 'h.case_id'),
    )
    .select(['h.id', 'h.case_id', 'one.number', 'h.from_staff', 'h.to_staff', 'h.why', 'h.offered_at'])
    .select(['h.answer_by', 'h.answer', 'h.answered_at', 'h.answer_why'])
    .where('h.company_id', '=', ctx.company)
    .orderBy('h.id')
    .limit(100)
  if ('caseId' in of) return rows.where('h.case_id', '=', of.caseId).execute()
  const since = ctx.now.subtract({ hours: TOLD_HOURS })
  return rows
    .where(({ and, eb, exists, not, or, selectFrom }) =>
      or([
        and([eb('h.to_staff', '=', of.staff), eb('h.answer', 'is', null)]),
        and([
          eb('h.from_staff', '=', of.staff),
          eb('h.answer', 'is', null),
          eb('h.answer_by', '<=', ctx.now),
        ]),
        and([
          or([eb('h.to_staff', '=', of.staff), eb('h.from_staff', '=', of.staff)]),
          eb('h.answer', '=', 'unanswered'),
          eb('h.answer_by', '>', since),
          exists(
            selectFrom('cases.handlings as live')
              .select('live.id')
              .whereRef('live.company_id', '=', 'h.company_id')
              .whereRef('live.case_id', '=', 'h.case_id')
              .where('live.until_at', 'is', null),
          ),
          not(
            exists(
              selectFrom('reception.handovers as later')
                .select('later.id')
                .whereRef('later.company_id', '=', 'h.company_id')
                .whereRef('later.case_id', '=', 'h.case_id')
                .whereRef('later.id', '>', 'h.id'),
            ),
          ),
        ]),
      ]),
    )
    .execute()
}
