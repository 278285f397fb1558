import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { type KnownCustomer, type KnownDevice, push, type Register } from '../rules/matching.ts'
import type { RowFacts } from '../rules/rows.ts'
import { serialKey } from '../rules.ts'
import { addressRows, phoneRows } from '../store/customers.ts'
import { writtenRows } from '../store/imports.ts'
import {
  customerNames,
  customersByName,
  customersByPhone,
  devicesOf,
  devicesWithSerial,
} from '../store/known.ts'

/** Tells the register what the archive knows of these rows: whom they may mean, whose serials they name. */
export async function lookUp(
  ctx: Context,
  register: Register,
  rows: readonly { facts: RowFacts; key: string }[],
): Promise<void> {
  for (const row of await writtenRows(
    ctx,
    rows.map(({ key }) => key),
  )) {
    if (row.customer_id === null || register.written.has(row.row_key)) continue
    register.written.set(row.row_key, { customer: row.customer_id, device: row.device_id })
  }
  const facts = rows.filter(({ key }) => !register.written.has(key)).map(row => row.facts)
  const named = facts.filter(one => one.named && (one.address !== '' || one.phones.length === 0))
  const ids = new Set([
    ...(await customersByPhone(
      ctx,
      facts.flatMap(one => one.phones.map(({ number }) => number)),
    )),
    ...(await customersByName(
      ctx,
      named.map(one => ({ name: fold(one.name), address: fold(one.address) })),
    )),
  ])
  for (const customers of register.byName.values()) for (const { id } of customers) ids.delete(id)
  await meet(ctx, register, [...ids])
  await meetSerials(ctx, register, facts)
}

async function meet(ctx: Context, register: Register, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return
  const [names, phones, addresses, devices] = await Promise.all([
    customerNames(ctx, ids),
    phoneRows(ctx, ids),
    addressRows(ctx, ids),
    devicesOf(ctx, ids),
  ])
  for (const { id, name, merged_into } of names) {
    if (merged_into !== null) continue
    const customer: KnownCustomer = {
      id,
      nameKey: fold(name),
      phones: new Set(phones.filter(one => one.customer_id === id).map(({ number }) => number)),
      addresses: new Map(
        addresses.filter(one => one.customer_id === id).map(one => [fold(one.typed), one.id]),
      ),
      devices: devices.filter(one => one.customer_id === id).map(knownDevice),
    }
    push(register.byName, customer.nameKey, customer)
    for (const number of customer.phones) push(register.byPhone, number, customer)
  }
}

async function meetSerials(ctx: Context, register: Register, facts: readonly RowFacts[]): Promise<void> {
  const keys = facts.flatMap(one => serialKey(one.device?.serial ?? '') ?? [])
  for (const row of await devicesWithSerial(ctx, keys)) {
    const known = register.bySerial.get(row.serial_key ?? '')
    if (known?.some(({ id }) => id === row.id)) continue
    push(register.bySerial, row.serial_key ?? '', knownDevice(row))
  }
}

type DeviceRow = Awaited<ReturnType<typeof devicesOf>>[number]

const knownDevice = (row: DeviceRow): KnownDevice => ({
  id: row.id,
  customer: row.customer_id,
  modelKey: row.name_key ?? '',
  serialKey: row.serial_key,
  purchasedOn: String(row.purchased_on ?? ''),
  installedOn: String(row.installed_on ?? ''),
})
