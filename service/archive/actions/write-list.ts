import type { Context } from '#core/context.ts'
import { writeAllTerms } from '#core/find/write.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import type { Json } from '#db/tables.ts'
import { regionOf } from '../rules/address.ts'
import type { Placement } from '../rules/matching.ts'
import { countWritten, type Tally, tallyOf } from '../rules/tally.ts'
import { addressRows, contactRows, customerRows, phoneRows, touchCustomers } from '../store/customers.ts'
import { forgetKeys, type Made, rowsAfter, writeEnds } from '../store/import-rows.ts'
import { changeImport, type ListHead } from '../store/imports.ts'
import { sendAll } from '../store/rows.ts'
import { customerFindings } from '../terms.ts'
import {
  addAddresses,
  addContacts,
  addCustomers,
  addDevices,
  addPhones,
  type NewAddress,
  type NewContact,
  type NewCustomer,
  type NewDevice,
  type NewPhone,
} from './add-customers.ts'
import { addMemories } from './add-memories.ts'
import { type Catalogue, catalogueFor } from './catalogue.ts'
import { type Judged, judge, type Manner, mannerOf, type ReadRow } from './judge.ts'

/** About 150 ms of this process, in parts, and half a second of a transaction: nobody else waits for it. */
const ROWS_AT_ONCE = 400

/** A row that goes in, with all that it brings. */
type Going = {
  row: number
  facts: Judged['facts']
  placement: Exclude<Placement, { outcome: 'refused' } | { outcome: 'skipped' }>
  phones: NewPhone[]
  addresses: NewAddress[]
  contacts: NewContact[]
  devices: NewDevice[]
}

/**
 * Writes the next rows of a list in one transaction, each row whole or not at all, decided anew against what
 * the archive holds now.
 * @returns whether there is more to write
 */
export async function writeSome(ctx: Context, head: ListHead): Promise<boolean> {
  // Two lists at once would not see each other's customers.
  await oneAtATime(ctx, 'archive import')
  const as = { ...ctx, actor: { ...ctx.actor, staff: head.started_by } }
  const rows = await rowsAfter(as, head.id, head.written_upto, ROWS_AT_ONCE)
  const upTo = rows.at(-1)?.row ?? head.written_upto
  const more = rows.length === ROWS_AT_ONCE
  const tally =
    rows.length === 0 ? tallyOf(head.tally as Partial<Tally>) : await writeRows(as, head, rows as ReadRow[])
  await changeImport(ctx, head.id, { written_upto: upTo, tally, ...(!more && { finished_at: ctx.now }) })
  if (rows.length > 0) {
    await announce(as, 'list rows imported', head.id, [], { from: rows[0]?.row ?? 0, upTo })
  }
  if (!more) await announce(as, 'list imported', head.id)
  return more
}

async function writeRows(ctx: Context, head: ListHead, rows: readonly ReadRow[]): Promise<Tally> {
  const manner = await mannerOf(ctx, head)
  const judged = await judge(ctx, manner, rows)
  const machines = judged.flatMap(({ placement }) =>
    'add' in placement ? (placement.add.device?.facts ?? []) : [],
  )
  const catalogue = await catalogueFor(ctx, machines, manner.names.model)
  const going = judged.flatMap(one => broughtBy(one, manner, catalogue))
  await addNewcomers(ctx, head.id, going)
  await addToKnown(ctx, head.id, going)
  await addMemories(
    ctx,
    going.map(({ row, facts: { memories }, placement: { customer } }) => ({
      customer,
      memories,
      source: { import: head.id, row },
    })),
  )
  const made = new Map(going.map(one => [one.row, madeBy(one)]))
  await writeEnds(
    ctx,
    head.id,
    judged.map(({ row, problems, placement, key, total }) => ({
      row,
      outcome: placement.outcome,
      problems,
      row_key: total ? '' : key,
      customer: 'customer' in placement ? placement.customer : null,
      device: 'device' in placement ? placement.device : null,
      made: made.get(row) ?? null,
    })),
  )
  await forgetKeys(
    ctx,
    head.id,
    judged.flatMap(({ row, keys }) => keys.map(key => ({ row, key }))),
  )
  return countWritten(
    tallyOf(head.tally as Partial<Tally>),
    judged.map(({ row, placement }) => ({ outcome: placement.outcome, made: made.get(row) ?? null })),
  )
}

function broughtBy(one: Judged, manner: Manner, catalogue: Catalogue): Going[] {
  const { row, facts, placement } = one
  if (!('add' in placement)) return []
  const phones = phonesOf(placement)
  const addresses = addressesOf(placement)
  const contacts = contactsOf(placement)
  const devices = devicesOf(one, manner, catalogue)
  return [{ row, facts, placement, phones, addresses, contacts, devices }]
}

/** Null where everything was known: nothing is to be taken back. */
function madeBy({ placement, phones, addresses, contacts, devices }: Going): Made | null {
  if (placement.outcome === 'unchanged') return null
  return {
    customer: placement.add.customer,
    device: devices.length > 0,
    phones: phones.map(({ id }) => id),
    addresses: addresses.map(({ id }) => id),
    contacts: contacts.map(({ id }) => id),
  }
}

/** What the row of a new customer brings; later rows of the same customer bring more. */
async function addNewcomers(ctx: Context, list: Uuid, going: readonly Going[]): Promise<void> {
  const fresh = going
    .filter(({ placement }) => placement.add.customer)
    .map(
      ({ row, facts, placement, phones, addresses, contacts, devices }): NewCustomer => ({
        id: placement.customer,
        name: facts.name,
        kind: facts.kind,
        note: facts.device === null ? facts.note : '',
        phones,
        addresses,
        contacts,
        devices,
        data: { import: list, row },
      }),
    )
  await addCustomers(ctx, fresh, sendAll)
}

async function addToKnown(ctx: Context, list: Uuid, going: readonly Going[]): Promise<void> {
  const more = going.filter(({ placement }) => placement.outcome === 'joined')
  const customers = [...new Set(more.map(({ placement }) => placement.customer))]
  if (customers.length === 0) return
  const each = <T extends object>(parts: (one: Going) => readonly T[]) =>
    more.flatMap(one =>
      parts(one).map(part => ({
        ...part,
        customer: one.placement.customer,
        contact: null,
        data: sourceOf(list, one),
      })),
    )
  await touchCustomers(ctx, customers)
  await addPhones(
    ctx,
    each(one => one.phones),
    sendAll,
  )
  await addAddresses(
    ctx,
    each(one => one.addresses),
    sendAll,
  )
  await addContacts(
    ctx,
    each(one => one.contacts),
    sendAll,
  )
  const edited = more.filter(one => one.phones.length + one.addresses.length + one.contacts.length > 0)
  await rewriteAllTerms(ctx, [...new Set(edited.map(({ placement }) => placement.customer))])
  await announceAll(
    ctx,
    'customer edited',
    edited.map(one => ({ subject: one.placement.customer, data: sourceOf(list, one) })),
  )
  await addDevices(
    ctx,
    each(one => one.devices),
    sendAll,
  )
}

const sourceOf = (list: Uuid, { row }: Going): Record<string, Json> => ({ import: list, row })

const phonesOf = ({ add }: Going['placement']): NewPhone[] =>
  add.phones.map(({ number, extension, typed, label }) => ({ id: uuidv7(), number, extension, typed, label }))

const contactsOf = ({ add }: Going['placement']): NewContact[] =>
  add.contact === '' ? [] : [{ id: uuidv7(), name: add.contact, relation: '', note: '', phones: [] }]

function addressesOf({ add }: Going['placement']): NewAddress[] {
  if (add.address === null) return []
  return [{ id: add.address.id, label: '', typed: add.address.text, ...regionOf(add.address.text) }]
}

function devicesOf({ placement, facts }: Judged, manner: Manner, catalogue: Catalogue): NewDevice[] {
  if (!('add' in placement) || placement.add.device === null) return []
  const { id, at, facts: machine } = placement.add.device
  const { staff } = manner.names.installer(machine.installer)
  const left = manner.names.model(machine.model)
  return [
    {
      id,
      ...catalogue(machine),
      serial: machine.serial,
      addressId: at,
      purchasedOn: machine.purchasedOn,
      purchasePlace: machine.purchasePlace,
      installedOn: machine.installedOn,
      installedBy: staff,
      installedByName: staff === null ? machine.installer : '',
      materials: machine.materials,
      // A model that nobody wants in the catalogue stays readable.
      note: [left !== null && 'leave' in left ? machine.model : '', facts.note].filter(Boolean).join('\n'),
    },
  ]
}

export async function rewriteAllTerms(ctx: Context, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return
  const [customers, contacts, phones, addresses] = await Promise.all([
    customerRows(ctx, ids),
    contactRows(ctx, ids),
    phoneRows(ctx, ids),
    addressRows(ctx, ids),
  ])
  const his = <T extends { customer_id: Uuid }>(parts: readonly T[], id: Uuid) =>
    parts.filter(part => part.customer_id === id)
  await writeAllTerms(
    ctx,
    customers.map(({ id, name }) =>
      customerFindings({
        id,
        name,
        contacts: his(contacts, id),
        phones: his(phones, id),
        addresses: his(addresses, id),
      }),
    ),
  )
}
