import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { among } from './rows.ts'

/** Standing contracts of one customer; nobody reads more. */
export const MOST_CONTRACTS = 100

export type ContractRow = {
  id: Uuid
  plan: string
  device: Uuid | null
  deviceName: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  notedAt: Temporal.Instant
  notedBy: string | null
}

/**
 * What stands of a customer under all his ids, the latest end first.
 * @param devices all ids of one device: its own contracts and those for everything he owns
 */
export async function contractRows(
  ctx: Context,
  customers: readonly Uuid[],
  devices?: readonly Uuid[],
): Promise<ContractRow[]> {
  const narrowed =
    devices === undefined
      ? sql``
      : sql`and (contract.device_id is null or contract.device_id = ${among(devices)})`
  const { rows } = await sql<ContractRow>`
    select contract.id, contract.plan, contract.device_id as device, contract.from_on as "from",
      contract.until_on as until, contract.noted_at as "notedAt", staff.name as "notedBy",
      concat_ws(' ', coalesce(model.name, line.name), nullif(device.serial, '')) as "deviceName"
    from archive.contracts contract
    left join people.staff staff
      on staff.company_id = contract.company_id and staff.id = contract.noted_by
    left join archive.devices device
      on device.company_id = contract.company_id and device.id = contract.device_id
    left join archive.models model on model.company_id = device.company_id and model.id = device.model_id
    left join archive.product_lines line
      on line.company_id = device.company_id and line.id = device.product_line_id
    where contract.company_id = ${ctx.company} and contract.customer_id = ${among(customers)}
      and contract.taken_back_at is null ${narrowed}
    order by contract.until_on desc, contract.id desc limit ${MOST_CONTRACTS}`.execute(ctx.tx)
  return rows
}

/** One that is not taken back, locked. */
export function lockContract(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.contracts')
    .select(['id', 'customer_id', 'device_id', 'plan', 'from_on', 'until_on'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function takeBackContract(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('archive.contracts')
    .set({ taken_back_at: ctx.now, taken_back_by: ctx.actor.staff })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** Whose device it is; undefined where there is none. */
export function ownerOf(ctx: Context, device: Uuid) {
  return ctx.tx
    .selectFrom('archive.devices')
    .select('customer_id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', device)
    .executeTakeFirst()
}
