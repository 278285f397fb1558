import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import type { Cell } from '#core/sheet/sheet.ts'
import type { Table } from '#service/people/exports/table.ts'
import { memoriesOfAll } from '../queries/memories.ts'
import { type Sight, sightOf } from '../queries/sight.ts'
import { memoryCells } from '../rules/memory-cells.ts'
import { addressRows, contactRows, phoneRows } from '../store/customers.ts'
import { materialRows } from '../store/devices.ts'
import {
  customersInOrder,
  type DevicePlace,
  type DeviceRow,
  devicesInOrder,
  mergedInto,
  stoodAt,
} from '../store/out.ts'
import { labelled, materialsCell, oneLine, phoneCell, phoneCells } from './cells.ts'
import { HEADED, KIND_WORDS } from './words.ts'

type Column = keyof (typeof HEADED)['en']
type Row = Partial<Record<Column, Cell>>

const COLUMNS = {
  customerName: 14,
  customerKind: 10,
  contact: 12,
  phone: 30,
  address: 44,
  productLine: 16,
  model: 20,
  serial: 20,
  purchasedOn: 12,
  installedOn: 12,
  installer: 12,
  materials: 30,
  purchasePlace: 20,
  note: 40,
  birthday: 20,
  otherDates: 40,
  interests: 30,
  grade: 10,
} satisfies Partial<Record<Column, number>>
const ORDER = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

const CUSTOMERS_AT_ONCE = 200
const DEVICES_AT_ONCE = 500

/**
 * Customers with their devices, the oldest first: one row for each device with the customer's columns
 * repeated, in the words of the importer. A customer who has a note, an address at which nothing stands, or
 * no device has rows of his own before. Imported into an empty archive it makes the same archive again.
 */
export const customerTable: Table<object> = {
  what: 'customers',
  columns: language => ORDER.map(column => ({ heading: HEADED[language][column], width: COLUMNS[column] })),
  async *rows(ctx, _filters, language) {
    const sight = await sightOf(ctx)
    for (let after: Uuid | undefined; ; ) {
      const customers = await customersInOrder(ctx, after, CUSTOMERS_AT_ONCE)
      yield* rowsOf(ctx, sight, customers, language)
      after = customers.at(-1)?.id
      if (customers.length < CUSTOMERS_AT_ONCE) return
    }
  },
}

type Customer = Awaited<ReturnType<typeof customersInOrder>>[number]

async function* rowsOf(
  ctx: Context,
  sight: Sight,
  customers: readonly Customer[],
  language: Language,
): AsyncGenerator<Cell[][]> {
  const merged = await mergedInto(
    ctx,
    customers.map(({ id }) => id),
  )
  const all = [...customers, ...merged].map(({ id }) => id)
  const known = await partsOf(ctx, sight, all, new Map(merged.map(one => [one.id, one.survivor ?? one.id])))
  const remembered = await memoriesOfAll(ctx, sight.full ? customers.map(({ id }) => id) : [])
  const heads = customers.map(customer => {
    const noted = remembered.get(customer.id)
    return head(customer, sight, known(customer.id), language, noted ? memoryCells(noted) : {})
  })
  let at = 0
  let begun = -1
  const begin = (until: Uuid | null): Row[] => {
    const rows: Row[] = []
    for (; at < heads.length; at++) {
      if (begun < at) rows.push(...(heads[at]?.alone ?? []))
      begun = at
      if (heads[at]?.id === until) break
    }
    return rows
  }
  for await (const devices of devicesOf(ctx, all)) {
    const materials = Map.groupBy(
      await materialRows(
        ctx,
        devices.map(({ id }) => id),
      ),
      row => row.device_id,
    )
    const rows = devices.flatMap(device => [
      ...begin(device.owner),
      {
        ...heads[at]?.shared,
        ...machine(device, sight, materials.get(device.id) ?? [], heads[at]?.home ?? ''),
      },
    ])
    yield rows.map(inOrder)
  }
  yield begin(null).map(inOrder)
}

const inOrder = (row: Row): Cell[] => ORDER.map(column => row[column] ?? null)

async function* devicesOf(ctx: Context, customers: readonly Uuid[]): AsyncGenerator<DeviceRow[]> {
  for (let after: DevicePlace | null = null; ; ) {
    const devices: DeviceRow[] = await devicesInOrder(ctx, { customers }, after, DEVICES_AT_ONCE)
    if (devices.length > 0) yield devices
    const last = devices.at(-1)
    if (last === undefined || devices.length < DEVICES_AT_ONCE) return
    after = { owner: last.owner, id: last.id }
  }
}

type Parts = {
  phones: string[]
  contacts: string[]
  addresses: { id: Uuid; text: string }[]
  /** Addresses at which a device stands; null among them: one stands nobody knows where. */
  stood: ReadonlySet<Uuid | null>
  devices: boolean
}

/** What hangs on customers and on those merged into them, the survivor's own first. */
async function partsOf(
  ctx: Context,
  sight: Sight,
  ids: readonly Uuid[],
  survivors: ReadonlyMap<Uuid, Uuid>,
): Promise<(id: Uuid) => Parts> {
  const [phones, contacts, addresses, stood] = await Promise.all([
    phoneRows(ctx, ids),
    contactRows(ctx, ids),
    addressRows(ctx, ids),
    stoodAt(ctx, ids),
  ])
  const his = <T extends { customer_id: Uuid }>(rows: readonly T[]) =>
    Map.groupBy(rows, row => survivors.get(row.customer_id) ?? row.customer_id)
  const names = new Map(contacts.map(({ id, name }) => [id, name]))
  const [phonesOf, addressesOf, stoodOf] = [his(phones), his(addresses), his(stood)]
  const contactsOf = his(contacts)
  return id => ({
    phones: [
      ...new Map(
        (phonesOf.get(id) ?? []).map(({ number, extension, label, contact_id }) => {
          const whose = contact_id === null ? label : (names.get(contact_id) ?? '')
          const shown = sight.full ? phoneCell(number, extension, sight.country) : sight.phone(number)
          return [number, labelled(shown, sight.full ? whose : '')]
        }),
      ).values(),
    ],
    contacts: [...new Set((contactsOf.get(id) ?? []).map(({ name }) => oneLine(sight.name(name))))],
    addresses: (addressesOf.get(id) ?? []).map(({ id, typed }) => ({
      id,
      text: oneLine(sight.address(typed)),
    })),
    stood: new Set((stoodOf.get(id) ?? []).map(({ address_id }) => address_id)),
    devices: stoodOf.has(id),
  })
}

/** What each row of a customer says, and the rows that are his alone. */
function head(customer: Customer, sight: Sight, parts: Parts, language: Language, noted: Row) {
  const [phone = '', ...morePhones] = phoneCells(parts.phones)
  const name = oneLine(sight.name(customer.name))
  const [contact = '', ...moreContacts] = parts.contacts.filter(one => one !== name)
  const shared: Row = {
    customerName: name,
    customerKind: KIND_WORDS[language][customer.kind as 'person' | 'firm'],
    contact,
    phone,
    ...noted,
  }
  const home = parts.addresses[0]
  const bare = parts.addresses.filter(
    ({ id }) => !parts.stood.has(id) && !(id === home?.id && parts.stood.has(null)),
  )
  const note = sight.full ? customer.note : ''
  const more = morePhones.length + moreContacts.length
  const needed = note !== '' || !parts.devices || more > 0
  const first = needed ? (bare.shift() ?? home) : undefined
  const alone: Row[] = needed ? [{ ...shared, address: first?.text ?? null, note: note || null }] : []
  return {
    id: customer.id,
    shared,
    home: home?.text ?? '',
    alone: [
      ...alone,
      ...morePhones.map(phone => ({ ...shared, phone })),
      ...bare.map(({ text }): Row => ({ ...shared, address: text })),
      // Whoever has no phone is known by his address: the one that the first row says.
      ...moreContacts.map((contact): Row => ({ ...shared, contact, address: first?.text ?? null })),
    ],
  }
}

function machine(
  device: DeviceRow,
  sight: Sight,
  materials: Parameters<typeof materialsCell>[0],
  home: string,
): Row {
  return {
    address: device.address === null ? home : oneLine(sight.address(device.address)),
    productLine: device.line && oneLine(device.line),
    model: device.model && oneLine(device.model),
    serial: oneLine(device.serial),
    purchasedOn: device.purchased_on,
    installedOn: device.installed_on,
    installer: oneLine(device.installer),
    materials: materialsCell(materials),
    purchasePlace: oneLine(device.purchase_place),
    note: sight.full ? device.note : null,
  }
}
