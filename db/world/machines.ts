import type { Context } from '#core/context.ts'

/** The machines of the world in an order that depends neither on ids nor on today: their running number. */
export async function machines(ctx: Context) {
  const rows = await ctx.tx
    .selectFrom('archive.devices')
    .select(['id as device', 'customer_id as customer', 'serial'])
    .select(['installed_by as installedBy', 'installed_on as installedOn', 'model_id as modelId'])
    .where('company_id', '=', ctx.company)
    .limit(10_000)
    .execute()
  return rows.sort((a, b) => (runningNumber(a.serial) < runningNumber(b.serial) ? -1 : 1))
}

/** Five digits before the last one: households.ts. */
const runningNumber = (serial: string) => serial.slice(-6, -1)
