import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { isActive } from '#service/people/rules.ts'

/** Whether this is a colleague who works here today, to whom something can be given to see to. */
export async function worksHere(ctx: Context, staff: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('people.staff')
    .select(['disabled_at', 'left_on'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', staff)
    .executeTakeFirst()
  if (row === undefined) return false
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  return isActive({ disabledAt: row.disabled_at, leftOn: row.left_on }, today)
}
