import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import type { RaisedFor } from '#service/standards/contract.ts'

const raisings = (ctx: Context, caseId: Uuid) =>
  ctx.tx
    .selectFrom('promises.raisings')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)

export const lock = (ctx: Context, caseId: Uuid, why: RaisedFor) =>
  raisings(ctx, caseId).where('why', '=', why).forUpdate().executeTakeFirst()

/** What stands, the oldest first: one of each reason. */
export const standing = (ctx: Context, caseId: Uuid) =>
  raisings(ctx, caseId).where('taken_back_at', 'is', null).orderBy('at').orderBy('why').execute()

/** For what the case of a promise `p` stands raised; of one without a case, nothing. */
export const standingFor = sql<RaisedFor[]>`array(
  select raising.why from promises.raisings raising
  where raising.company_id = p.company_id and raising.case_id = p.case_id
    and raising.taken_back_at is null
  order by raising.at, raising.why)`

type Row = Omit<Insertable<Tables['promises.raisings']>, 'company_id'>

/** Begins anew what was taken back. */
export async function raise(ctx: Context, row: Row): Promise<void> {
  const { at, by, words } = row
  const anew = { at, by, words: words ?? '', taken_back_at: null, taken_back_by: null }
  await ctx.tx
    .insertInto('promises.raisings')
    .values({ company_id: ctx.company, ...row })
    .onConflict(on => on.columns(['company_id', 'case_id', 'why']).doUpdateSet(anew))
    .execute()
}

export async function takeBack(ctx: Context, caseId: Uuid, why: RaisedFor, by: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('promises.raisings')
    .set({ taken_back_at: ctx.now, taken_back_by: by })
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('why', '=', why)
    .execute()
}

export async function caseIsThere(ctx: Context, caseId: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('cases.cases')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row !== undefined
}
