import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

export const hotlineRow = (ctx: Context) =>
  ctx.tx
    .selectFrom('people.hotline_numbers')
    .select(['typed', 'dialled', 'version', 'changed_at as changedAt', 'changed_by as changedBy'])
    .where('company_id', '=', ctx.company)
    .executeTakeFirst()

type Number = { typed: string; dialled: string; version: number }

/** False where somebody else wrote meanwhile: the version before is not the one that was read. */
export async function writeHotline(ctx: Context, { typed, dialled, version }: Number): Promise<boolean> {
  const row = { typed, dialled, version: version + 1, changed_at: ctx.now, changed_by: ctx.actor.staff }
  const written = await (version === 0
    ? ctx.tx
        .insertInto('people.hotline_numbers')
        .values({ company_id: ctx.company, ...row })
        .onConflict(conflict => conflict.doNothing())
        .returning('version')
        .executeTakeFirst()
    : ctx.tx
        .updateTable('people.hotline_numbers')
        .set(row)
        .where('company_id', '=', ctx.company)
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst())
  return written !== undefined
}

export const companyName = async (ctx: Context, id: Uuid = ctx.company) =>
  (await ctx.tx.selectFrom('core.companies').select('name').where('id', '=', id).executeTakeFirstOrThrow())
    .name
