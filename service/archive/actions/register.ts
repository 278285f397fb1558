import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { type KnownCustomer, type KnownDevice, push, type Register } from '../rules/matching.ts'
import type { RowFacts } from '../rules/rows.ts'
import { serialKey } from '../rules.ts'
import { addressRows, contactRows, phoneRows } from '../store/customers.ts'
import { writtenRows } from '../store/import-rows.ts'
import {
  customersByName,
  customersByPhone,
  customersTogether,
  devicesOf,
  devicesWithSerial,
  type Together,
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
    if (row.customer_id === null || row.row_key === null || register.written.has(row.row_key)) continue
    register.written.set(row.row_key, { customer: row.customer_id, device: row.device_id })
  }
  const facts = rows.filter(({ key }) => !register.written.has(key)).map(row => row.facts)
  const named = facts.filter(one => one.named && (one.address !== '' || one.phones.length === 0))
  const found = new Set([
    ...(await customersByPhone(
      ctx,
      facts.flatMap(one => one.phones.map(({ number }) => number)),
    )),
    ...(await customersByName(
      ctx,
      named.map(one => ({ name: fold(one.name), address: fold(one.address) })),
    )),
  ])
  const met = new Set([...register.byName.values()].flatMap(known => known.map(({ id }) => id)))
  const together = await customersTogether(ctx, [...found])
  await meet(
    ctx,
    register,
    together.filter(one => !met.has(one.survivor)),
  )
  await meetSerials(ctx, register, facts)
}

/** Whoever was merged is met as the one he was merged into, under the names of both. */
async function meet(ctx: Context, register: Register, together: readonly Together[]): Promise<void> {
  if (together.length === 0) return
  const ids = together.map(({ id }) => id)
  const [phones, addresses, devices, contacts] = await Promise.all([
    phoneRows(ctx, ids),
    addressRows(ctx, ids),
    devicesOf(ctx, ids),
    contactRows(ctx, ids),
  ])
  for (const [id, same] of Map.groupBy(together, ({ survivor }) => survivor)) {
    const his = (row: { customer_id: Uuid }) => same.some(one => one.id === row.customer_id)
    const what = {
      phones: new Set(phones.filter(his).map(({ number }) => number)),
      addresses: new Map(addresses.filter(his).map(one => [fold(one.typed), one.id])),
      devices: devices.filter(row => row.customer_id === id).map(knownDevice),
      contacts: new Set(contacts.filter(his).map(({ name }) => fold(name))),
      ties: new Set<string>(),
    }
    for (const nameKey of new Set(same.map(({ name }) => fold(name)))) {
      // What a row adds under one name is known under the other, too: the same sets.
      const customer: KnownCustomer = { id, nameKey, ...what, row: null }
      if (!register.byId.has(id)) register.byId.set(id, customer)
      push(register.byName, nameKey, customer)
      for (const number of customer.phones) push(register.byPhone, number, customer)
    }
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
