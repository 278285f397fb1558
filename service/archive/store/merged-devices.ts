import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'

/** Whose these devices are, as the customers go by now; the customers are locked against being parted. */
export async function holdOwnersOf(ctx: Context, devices: readonly Uuid[]): Promise<Uuid[]> {
  const { rows } = await sql<{ owner: Uuid }>`
    select coalesce(customer.merged_into, customer.id) as owner from archive.customers customer
    where customer.company_id = ${ctx.company} and customer.id in (
      select customer_id from archive.devices
      where company_id = ${ctx.company} and id = any(${[...devices]}::uuid[]))
    order by customer.id for share`.execute(ctx.tx)
  return rows.map(row => row.owner)
}

/** `record` is the device whose installer stands for this one; `staff` and `name` are that installer. */
export async function installersOf(ctx: Context, devices: readonly Uuid[]) {
  const { rows } = await sql<{ id: Uuid; record: Uuid; staff: Uuid | null; name: string }>`
    select device.id, record.id as record, record.installed_by as staff, record.installed_by_name as name
    from archive.devices device
    join archive.devices record on record.company_id = device.company_id
      and record.id = ${either('device.installer_of', 'device.id')}
    where device.company_id = ${ctx.company} and device.id = any(${[...devices]}::uuid[])`.execute(ctx.tx)
  return rows
}

export async function setInstallerOf(ctx: Context, device: Uuid, record: Uuid | null): Promise<void> {
  await sql`
    update archive.devices set installer_of = ${record}
    where company_id = ${ctx.company} and id = ${device}`.execute(ctx.tx)
}

/** A device of some of them is merged with one of the others': parted, somebody would lose it. */
export async function devicesAcross(
  ctx: Context,
  some: readonly Uuid[],
  others: readonly Uuid[],
): Promise<boolean> {
  const { rows } = await sql`
    select from archive.devices one
    join archive.devices survivor on survivor.company_id = one.company_id and survivor.id = one.merged_into
    where one.company_id = ${ctx.company} and one.customer_id = any(${[...some, ...others]}::uuid[])
      and (one.customer_id = any(${[...some]}::uuid[])) <> (survivor.customer_id = any(${[...some]}::uuid[]))
      and survivor.customer_id = any(${[...some, ...others]}::uuid[])
    limit 1`.execute(ctx.tx)
  return rows.length > 0
}
