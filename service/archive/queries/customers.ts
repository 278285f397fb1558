import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { readPhone } from '#core/phones.ts'
import { known, Unreadable } from '#core/refusal.ts'
import type { Card } from '#core/slice.ts'
import type { Address, CustomerCard, CustomerFile, Phone } from '../contract.ts'
import { type CardRow, cardRows } from '../store/cards.ts'
import { customerLines, customerPage, deviceCounts, ownersOf } from '../store/customers.ts'
import { standingMerges } from '../store/merges.ts'
import { devicesOfCustomer } from './devices.ts'
import { memoriesOf } from './memories.ts'
import { sameCustomers } from './same.ts'
import { type Sight, sightOf } from './sight.ts'

type PhoneRow = CardRow['phones'][number]

/** Whose a part is: null where it is the customer's whose card it stands on. */
type Of = (row: { customer_id: Uuid }) => Uuid | null

const phoneIn = (sight: Sight, of: Of, row: PhoneRow): Phone => ({
  id: row.id,
  of: of(row),
  shown: sight.phone(row.number, row.extension),
  number: sight.full ? row.number : null,
  extension: sight.full ? row.extension : '',
  typed: sight.full ? row.typed : null,
  label: row.label,
})

/** Whoever is merged himself is shown as he stands in the archive. */
const cardsOf = (id: Uuid, same: readonly Uuid[]) => (same[0] === id ? same : [id])

/**
 * The card of a customer with what those brought who were merged into him; his own comes first: the first
 * phone is called, the first address gone to. `source`: the row of a list that made him. @throws Unknown
 */
async function cardOf(
  ctx: Context,
  id: Uuid,
  sight: Sight,
  same: readonly Uuid[],
): Promise<CustomerCard & Pick<CustomerFile, 'source'>> {
  const customers = await cardRows.rows(ctx, { company: ctx.company, ids: cardsOf(id, same) })
  const row = known(customers.find(one => one.id === id))
  const others = customers.filter(one => one.id !== id)
  const ownFirst = [row, ...others]
  const phones = ownFirst.flatMap(one => one.phones)
  const of: Of = ({ customer_id }) => (customer_id === id ? null : customer_id)
  return {
    id,
    name: sight.name(row.name),
    kind: row.kind as CustomerCard['kind'],
    note: sight.full ? row.note : null,
    masked: !sight.full,
    mergedInto: row.merged_into,
    merged: await mergedOnes(ctx, others, sight),
    version: row.version,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    phones: phones.filter(phone => phone.contact_id === null).map(phone => phoneIn(sight, of, phone)),
    addresses: ownFirst.flatMap(one => one.addresses.map(address => addressIn(sight, of, address))),
    contacts: ownFirst
      .flatMap(one => one.contacts)
      .map(contact => ({
        id: contact.id,
        of: of(contact),
        name: sight.name(contact.name),
        relation: contact.relation,
        note: sight.full ? contact.note : null,
        phones: phones
          .filter(phone => phone.contact_id === contact.id)
          .map(phone => phoneIn(sight, of, phone)),
      })),
    source: row.sources[0] ?? null,
  }
}

type AddressRow = CardRow['addresses'][number]

const addressIn = (sight: Sight, of: Of, row: AddressRow): Address => ({
  id: row.id,
  of: of(row),
  label: row.label,
  shown: sight.address(row.typed),
  typed: sight.full ? row.typed : null,
  province: row.province,
  city: row.city,
  district: row.district,
})

async function mergedOnes(ctx: Context, rows: readonly { id: Uuid; name: string }[], sight: Sight) {
  if (rows.length === 0) return []
  const merges = await standingMerges(
    ctx,
    'customers',
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, name }) => {
    const merge = merges.find(one => one.from === id)
    return { id, name: sight.name(name), merge: merge?.id ?? null, at: merge?.at ?? null }
  })
}

/**
 * The customer for another slice's page. `full` is that slice's decision: fieldwork grants it for the
 * technician's own visits. Without it, what the actor's roles see. @throws Unknown
 */
export async function customerCard(
  ctx: Context,
  id: Uuid,
  manner?: { full: boolean },
): Promise<CustomerCard> {
  return cardOf(ctx, id, await sightOf(ctx, manner?.full), await sameCustomers(ctx, id))
}

/** @param manner.same all his ids, where they are known already (`sameCustomers`). @throws Unknown */
export async function customerFile(
  ctx: Context,
  id: Uuid,
  manner?: { full?: boolean; same?: readonly Uuid[] },
): Promise<CustomerFile> {
  const sight = await sightOf(ctx, manner?.full)
  const same = manner?.same ?? (await sameCustomers(ctx, id))
  const [card, devices, memories] = await Promise.all([
    cardOf(ctx, id, sight, same),
    devicesOfCustomer(ctx, same, sight),
    memoriesOf(ctx, id, sight, cardsOf(id, same)),
  ])
  return { ...card, ...devices, memories }
}

/** Customers, the newest first. */
export async function listCustomers(ctx: Context, ask: { after?: string | undefined; limit: number }) {
  const ids = (await customerPage(ctx, placeIn(ask.after), ask.limit + 1)).map(({ id }) => id)
  const shown = ids.slice(0, ask.limit)
  const [lines, counts] = await Promise.all([linesOf(ctx, shown), deviceCounts(ctx, shown)])
  const items = shown.flatMap(id => {
    const line = lines.get(id)
    return line === undefined ? [] : [{ ...line, devices: counts.get(id) ?? 0 }]
  })
  return { items, next: ids.length > ask.limit ? (shown.at(-1) ?? null) : null }
}

async function linesOf(ctx: Context, ids: readonly Uuid[]) {
  const sight = await sightOf(ctx)
  const rows = await customerLines(ctx, ids)
  return new Map(
    rows.map(({ id, name, kind, number, extension, address }) => [
      id,
      {
        id,
        name: sight.name(name),
        kind: kind as CustomerCard['kind'],
        phone: number === null ? null : sight.phone(number, extension ?? ''),
        address: address === null ? null : sight.address(address),
      },
    ]),
  )
}

/** `next` of a list that is ordered by id alone. */
export function placeIn(after: string | undefined): Uuid | undefined {
  if (after !== undefined && !isUuid(after))
    throw new Unreadable('not a page of this list', { path: 'after' })
  return after
}

/** What the search box shows of a customer. */
export async function customerHits(ctx: Context, ids: readonly Uuid[]): Promise<Card[]> {
  const lines = await linesOf(ctx, ids)
  return [...lines.values()].map(({ id, name, phone, address }) => ({
    id,
    title: name,
    detail: [phone, address].filter(Boolean).join(' · '),
  }))
}

const MOST_OWNERS = 10

/**
 * Who has this phone: a hint for forms, masked for everybody. `same`: all ids of each of them, as
 * `sameCustomers` gives them. @throws Unreadable
 */
export async function phoneOwners(ctx: Context, typed: string) {
  const { country } = await sightOf(ctx)
  const read = readPhone(typed, country)
  if (read === null) throw new Unreadable('No phone can be read here.', { path: 'phone' })
  const masked = await sightOf(ctx, false)
  const asked = { company: ctx.company, number: read.number, most: MOST_OWNERS }
  const owners = await ownersOf.rows(ctx, asked)
  return {
    shown: (await sightOf(ctx)).phone(read.number, read.extension),
    owners: owners.map(owner => ({
      customer: owner.id,
      name: masked.name(owner.name),
      contact: owner.contact === null ? null : masked.name(owner.contact),
      address: owner.address === null ? null : masked.address(owner.address),
    })),
    same: new Map(owners.map(({ id, merged }) => [id, [id, ...merged]])),
  }
}
