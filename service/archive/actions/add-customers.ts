import type { Context } from '#core/context.ts'
import { writeNewTerms } from '#core/find/write.ts'
import type { Uuid } from '#core/ids.ts'
import { announceAll } from '#core/journal.ts'
import type { Json } from '#db/tables.ts'
import { addressKey, serialKey } from '../rules.ts'
import { insertAll, type Put } from '../store/rows.ts'
import { customerFindings, deviceFindings } from '../terms.ts'

/** Ready to be written: ids made, phones read. `number` is E.164 or bare digits (core/phones.ts). */
export type NewPhone = { id: Uuid; number: string; extension: string; typed: string; label: string }
export type NewAddress = {
  id: Uuid
  label: string
  typed: string
  province: string
  city: string
  district: string
}
export type NewContact = { id: Uuid; name: string; relation: string; note: string; phones: NewPhone[] }
export type NewMaterial = { name: string; quantity: number | null; unit: string }
export type NewDevice = {
  id: Uuid
  modelId: Uuid | null
  /** Only of a device whose model nobody knows. */
  productLineId: Uuid | null
  serial: string
  addressId: Uuid | null
  purchasedOn: Temporal.PlainDate | null
  purchasePlace: string
  installedOn: Temporal.PlainDate | null
  installedBy: Uuid | null
  installedByName: string
  materials: NewMaterial[]
  note: string
}
export type NewCustomer = {
  id: Uuid
  name: string
  kind: 'person' | 'firm'
  note: string
  phones: NewPhone[]
  addresses: NewAddress[]
  contacts: NewContact[]
  devices: NewDevice[]
  /** Where they came from, ids and codes only: `{ import, row }`. */
  data?: Record<string, Json>
}

const AT_ONCE = 500

/**
 * Writes customers with all that hangs on them: about ten statements for each 500, their search terms and
 * their first journal entries among them. For one customer, for lists that come in and for the demo world.
 */
export async function addCustomers(
  ctx: Context,
  customers: readonly NewCustomer[],
  put: Put = insertAll,
): Promise<void> {
  for (let from = 0; from < customers.length; from += AT_ONCE) {
    await addSome(ctx, customers.slice(from, from + AT_ONCE), put)
  }
}

async function addSome(ctx: Context, customers: readonly NewCustomer[], put: Put): Promise<void> {
  const rows = customers.map(({ id, name, kind, note }) => ({
    id,
    name,
    kind,
    note,
    version: 1,
    changed_at: ctx.now,
    changed_by: ctx.actor.staff,
  }))
  await put(ctx, 'archive.customers', rows)
  const all = <T extends object>(parts: (one: NewCustomer) => readonly T[]) =>
    customers.flatMap(one =>
      parts(one).map(part => ({ ...part, customer: one.id, contact: null, data: one.data ?? {} })),
    )
  await addContacts(
    ctx,
    all(one => one.contacts),
    put,
  )
  await addPhones(
    ctx,
    all(one => one.phones),
    put,
  )
  await addAddresses(
    ctx,
    all(one => one.addresses),
    put,
  )
  const findings = customers.map(one =>
    customerFindings({ ...one, phones: [...one.phones, ...one.contacts.flatMap(c => c.phones)] }),
  )
  writeNewTerms(ctx, findings)
  await announceAll(
    ctx,
    'customer added',
    customers.map(({ id, data = {} }) => ({ subject: id, data })),
  )
  await addDevices(
    ctx,
    all(one => one.devices),
    put,
  )
}

export async function addContacts(
  ctx: Context,
  contacts: readonly (NewContact & { customer: Uuid })[],
  put: Put = insertAll,
): Promise<void> {
  const rows = contacts.map(({ id, customer, name, relation, note }) => ({
    id,
    customer_id: customer,
    name,
    relation,
    note,
  }))
  await put(ctx, 'archive.contacts', rows)
  const phones = contacts.flatMap(({ id, customer, phones }) =>
    phones.map(phone => ({ ...phone, customer, contact: id })),
  )
  await addPhones(ctx, phones, put)
}

export async function addPhones(
  ctx: Context,
  phones: readonly (NewPhone & { customer: Uuid; contact: Uuid | null })[],
  put: Put = insertAll,
): Promise<void> {
  const rows = phones.map(({ id, customer, contact, number, extension, typed, label }) => ({
    id,
    customer_id: customer,
    contact_id: contact,
    number,
    extension,
    typed,
    label,
  }))
  await put(ctx, 'archive.phones', rows)
}

export async function addAddresses(
  ctx: Context,
  addresses: readonly (NewAddress & { customer: Uuid })[],
  put: Put = insertAll,
): Promise<void> {
  const rows = addresses.map(({ id, customer, label, typed, province, city, district }) => ({
    id,
    customer_id: customer,
    label,
    typed,
    address_key: addressKey(typed),
    province,
    city,
    district,
  }))
  await put(ctx, 'archive.addresses', rows)
}

/** Devices of customers who are there, with materials, terms and journal entries. */
export async function addDevices(
  ctx: Context,
  devices: readonly (NewDevice & { customer: Uuid; data?: Record<string, Json> })[],
  put: Put = insertAll,
): Promise<void> {
  const rows = devices.map(one => ({
    id: one.id,
    customer_id: one.customer,
    ...deviceColumns(one),
    version: 1,
    changed_at: ctx.now,
    changed_by: ctx.actor.staff,
  }))
  await put(ctx, 'archive.devices', rows)
  await addMaterials(ctx, devices, put)
  writeNewTerms(
    ctx,
    devices.map(one => deviceFindings(one)).filter(({ terms }) => terms.length > 0),
  )
  await announceAll(
    ctx,
    'device added',
    devices.map(({ id, customer, data = {} }) => ({ subject: id, about: [customer], data })),
  )
}

export async function addMaterials(
  ctx: Context,
  devices: readonly { id: Uuid; materials: readonly NewMaterial[] }[],
  put: Put = insertAll,
): Promise<void> {
  const rows = devices.flatMap(({ id, materials }) =>
    materials.map(({ name, quantity, unit }, at) => ({
      device_id: id,
      position: at + 1,
      name,
      quantity: quantity === null ? null : String(quantity),
      unit,
    })),
  )
  await put(ctx, 'archive.device_materials', rows)
}

/**
 * The columns that an edit may change. A serial of dashes alone is none; an installer of ours needs no second
 * name.
 */
export function deviceColumns(one: Omit<NewDevice, 'id' | 'materials'>) {
  const key = serialKey(one.serial)
  return {
    model_id: one.modelId,
    product_line_id: one.modelId === null ? one.productLineId : null,
    serial: key === null ? '' : one.serial,
    serial_key: key,
    address_id: one.addressId,
    purchased_on: one.purchasedOn,
    purchase_place: one.purchasePlace,
    installed_on: one.installedOn,
    installed_by: one.installedBy,
    installed_by_name: one.installedBy === null ? one.installedByName : '',
    note: one.note,
  }
}
