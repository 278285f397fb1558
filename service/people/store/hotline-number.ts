import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { writeVersioned } from '#core/versioned.ts'

export const hotlineRow = (ctx: Context) =>
  ctx.tx
    .selectFrom('people.hotline_numbers')
    .select(['typed', 'dialled', 'version', 'changed_at as changedAt', 'changed_by as changedBy'])
    .where('company_id', '=', ctx.company)
    .executeTakeFirst()

type Number = { typed: string; dialled: string; version: number }

/** False where somebody else wrote meanwhile (core/versioned.ts). */
export const writeHotline = (ctx: Context, { typed, dialled, version }: Number) =>
  writeVersioned(ctx, 'people.hotline_numbers', version, { typed, dialled })

export const companyName = async (ctx: Context, id: Uuid = ctx.company) =>
  (await ctx.tx.selectFrom('core.companies').select('name').where('id', '=', id).executeTakeFirstOrThrow())
    .name
