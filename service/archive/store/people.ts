import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { among } from './rows.ts'

export async function staffNames(ctx: Context, ids: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const rows = await ctx.tx
    .selectFrom('people.staff')
    .select(['id', 'name'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

const MOST_STAFF = 5000

/** Everybody who works or worked here, for names on lists that come in. */
export function everybody(ctx: Context) {
  return ctx.tx
    .selectFrom('people.staff')
    .select(['id', 'name', 'left_on'])
    .where('company_id', '=', ctx.company)
    .limit(MOST_STAFF)
    .execute()
}
