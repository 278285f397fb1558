import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import type { HandoverAnswer } from './rules.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

export async function insertSolution(ctx: Context, row: New<'reception.phone_solutions'>): Promise<void> {
  await ctx.tx
    .insertInto('reception.phone_solutions')
    .values({ company_id: ctx.company, ...row })
    .execute()
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
  as: { answer: HandoverAnswer; by: Uuid; why: string | null },
) {
  await ctx.tx
    .updateTable('reception.handovers')
    .set({ answer: as.answer, answered_at: ctx.now, answered_by: as.by, answer_why: as.why })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** Hand-overs with the numbers of their cases; of one case, or those that wait for somebody's answer. */
export function handovers(ctx: Context, of: { caseId: Uuid } | { waitingFor: Uuid }) {
  const rows = ctx.tx
    .selectFrom('reception.handovers as h')
    .innerJoin('cases.cases as one', join =>
      join.onRef('one.company_id', '=', 'h.company_id').onRef('one.id', '=', 'h.case_id'),
    )
    .select(['h.id', 'h.case_id', 'one.number', 'h.from_staff', 'h.to_staff', 'h.why', 'h.offered_at'])
    .select(['h.answer', 'h.answered_at', 'h.answer_why'])
    .where('h.company_id', '=', ctx.company)
    .orderBy('h.id')
    .limit(100)
  return 'caseId' in of
    ? rows.where('h.case_id', '=', of.caseId).execute()
    : rows.where('h.to_staff', '=', of.waitingFor).where('h.answer', 'is', null).execute()
}
