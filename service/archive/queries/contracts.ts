import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { STANDINGS, standingOf } from '../rules/contracts.ts'
import { type ContractRow, contractRows, ownerOf } from '../store/contracts.ts'
import { sameCustomerAs, sameCustomers, sameDeviceAs, sameDevices } from './same.ts'
import { today } from './sight.ts'

/** @throws Unknown */
export async function contractsOfCustomer(ctx: Context, id: Uuid) {
  const same = await sameCustomers(ctx, id)
  known(same[0])
  return shown(ctx, await contractRows(ctx, same))
}

/** @throws Unknown */
export async function contractsOfDevice(ctx: Context, id: Uuid) {
  const { customer_id } = known(await ownerOf(ctx, id))
  const [customers, devices] = [await sameCustomers(ctx, customer_id), await sameDevices(ctx, id)]
  return shown(ctx, await contractRows(ctx, customers, devices))
}

async function shown(ctx: Context, rows: readonly ContractRow[]) {
  const now = await today(ctx)
  const items = rows.map(({ device, deviceName, ...row }) => ({
    ...row,
    device: device === null ? null : { id: device, name: deviceName },
    standing: standingOf(row, now),
  }))
  const place = (one: (typeof items)[number]) => STANDINGS.indexOf(one.standing)
  return { items: items.toSorted((a, b) => place(a) - place(b)) }
}

/**
 * In SQL: the plans that a customer has in force on a day, for all that he owns or for this device (null: for
 * none), whoever of those who are the same customer or device they were noted with.
 */
export const plansOn = (
  ctx: Context,
  of: { customer: RawBuilder<unknown>; device: RawBuilder<unknown>; day: RawBuilder<unknown> },
): RawBuilder<string[]> => sql<string[]>`array(
  select contract.plan from archive.contracts contract
  where contract.company_id = ${ctx.company} and contract.taken_back_at is null
    and contract.customer_id = any(${sameCustomerAs(ctx, of.customer)})
    and (contract.device_id is null or contract.device_id = any(${sameDeviceAs(ctx, of.device)}))
    and ${of.day} between contract.from_on and contract.until_on)`
