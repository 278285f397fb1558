import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

const MOST = 5000

export async function needs(ctx: Context) {
  return ctx.tx
    .selectFrom('dispatch.needs')
    .select(['product_line_id as productLineId', 'skill_id as skillId'])
    .where('company_id', '=', ctx.company)
    .orderBy('product_line_id')
    .orderBy('skill_id')
    .limit(MOST)
    .execute()
}

/** Null when the product line or one of the skills is not ours. */
export async function replaceNeeds(ctx: Context, line: Uuid, skills: readonly Uuid[]): Promise<Uuid | null> {
  const wanted = [...new Set(skills)]
  const there = await ctx.tx
    .selectFrom('archive.product_lines')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', line)
    .forKeyShare()
    .executeTakeFirst()
  const known = await ctx.tx
    .selectFrom('people.skills')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where(eb => eb('id', '=', eb.fn.any(eb.val(wanted))))
    .execute()
  if (!there || known.length !== wanted.length) return null
  await ctx.tx
    .deleteFrom('dispatch.needs')
    .where('company_id', '=', ctx.company)
    .where('product_line_id', '=', line)
    .execute()
  if (wanted.length > 0) {
    await ctx.tx
      .insertInto('dispatch.needs')
      .values(wanted.map(skill => ({ company_id: ctx.company, product_line_id: line, skill_id: skill })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
  return line
}
