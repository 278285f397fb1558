import type { Context } from '#core/context.ts'
import { writeAllTerms } from '#core/find/write.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import type { Json } from '#db/tables.ts'
import { regionOf } from '../rules/address.ts'
import { emptyRegister, type Placement } from '../rules/matching.ts'
import type { Cells } from '../rules/rows.ts'
import { addressRows, contactRows, customerRows, phoneRows, touchCustomers } from '../store/customers.ts'
import { lockImport, markFinished, oneAtATime, rowsToWrite, writeEnds } from '../store/imports.ts'
import { customerFindings } from '../terms.ts'
import {
  addAddresses,
  addCustomers,
  addDevices,
  addPhones,
  type NewCustomer,
  type NewDevice,
} from './add-customers.ts'
import { type Catalogue, catalogueFor } from './catalogue.ts'
import { type Judged, judge, type Manner, mannerOf, ROWS_AT_ONCE } from './imports.ts'

type Placed = Judged & { placement: Exclude<Placement, { outcome: 'refused' }> }

/**
 * Writes the next rows of a list in one transaction, each row whole or not at all, decided anew against what
 * the archive holds now. Announces that more is to be done, or that the list is in.
 */
export async function writeSome(ctx: Context, list: Uuid): Promise<void> {
  await oneAtATime(ctx)
  const head = await lockImport(ctx, list)
  if (head === undefined || head.started_at === null || head.finished_at !== null) return
  const as = { ...ctx, actor: { ...ctx.actor, staff: head.started_by } }
  const rows = await rowsToWrite(as, list, ROWS_AT_ONCE)
  if (rows.length > 0) await writeRows(as, list, rows)
  if (rows.length === ROWS_AT_ONCE) {
    await announce(as, 'list rows imported', list, [], { upTo: rows.at(-1)?.row ?? 0 })
    return
  }
  await markFinished(as, list)
  await announce(as, 'list imported', list)
}

type Waiting = Awaited<ReturnType<typeof rowsToWrite>>[number]

async function writeRows(ctx: Context, list: Uuid, rows: readonly Waiting[]): Promise<void> {
  const manner = await mannerOf(ctx)
  const read = rows.map(({ row, cells, problems }) => ({
    row,
    cells: cells as Cells,
    cut: (problems as { code: string }[]).some(({ code }) => code === 'row cut short'),
  }))
  const judged = await judge(ctx, emptyRegister(uuidv7), manner, read)
  const placed = judged.filter((one): one is Placed => one.placement.outcome !== 'refused')
  const machines = placed.flatMap(({ placement }) => placement.add.device?.facts ?? [])
  const catalogue = await catalogueFor(ctx, machines)
  await addNewcomers(ctx, list, placed, manner, catalogue)
  await addToKnown(ctx, list, placed, manner, catalogue)
  await writeEnds(
    ctx,
    list,
    judged.map(({ row, problems, placement }) => ({
      row,
      outcome: placement.outcome,
      problems,
      customer: 'customer' in placement ? placement.customer : null,
      device: 'device' in placement ? placement.device : null,
    })),
  )
}

/** What the row of a new customer brings; later rows of the same customer bring more. */
async function addNewcomers(
  ctx: Context,
  list: Uuid,
  placed: readonly Placed[],
  manner: Manner,
  catalogue: Catalogue,
): Promise<void> {
  const fresh = placed
    .filter(({ placement }) => placement.add.customer)
    .map(
      (one): NewCustomer => ({
        id: one.placement.customer,
        name: one.facts.name,
        kind: one.facts.kind,
        note: one.facts.device === null ? one.facts.note : '',
        phones: phonesOf(one),
        addresses: addressesOf(one),
        contacts: [],
        devices: devicesOf(one, manner, catalogue),
        data: sourceOf(list, one),
      }),
    )
  await addCustomers(ctx, fresh)
}

async function addToKnown(
  ctx: Context,
  list: Uuid,
  placed: readonly Placed[],
  manner: Manner,
  catalogue: Catalogue,
): Promise<void> {
  const more = placed.filter(({ placement }) => placement.outcome === 'joined')
  const customers = [...new Set(more.map(({ placement }) => placement.customer))]
  if (customers.length === 0) return
  const of = <T extends object>(one: Placed, parts: readonly T[]) =>
    parts.map(part => ({
      ...part,
      customer: one.placement.customer,
      contact: null,
      data: sourceOf(list, one),
    }))
  await touchCustomers(ctx, customers)
  await addPhones(
    ctx,
    more.flatMap(one => of(one, phonesOf(one))),
  )
  await addAddresses(
    ctx,
    more.flatMap(one => of(one, addressesOf(one))),
  )
  await rewriteAllTerms(ctx, customers)
  await announceAll(
    ctx,
    'customer edited',
    more
      .filter(({ placement: { add } }) => add.phones.length > 0 || add.address !== null)
      .map(one => ({ subject: one.placement.customer, data: sourceOf(list, one) })),
  )
  await addDevices(
    ctx,
    more.flatMap(one => of(one, devicesOf(one, manner, catalogue))),
  )
}

const sourceOf = (list: Uuid, { row }: Placed): Record<string, Json> => ({ import: list, row })

const phonesOf = ({ placement }: Placed) =>
  placement.add.phones.map(({ number, extension, typed }) => ({
    id: uuidv7(),
    number,
    extension,
    typed,
    label: '',
  }))

function addressesOf({ placement: { add } }: Placed) {
  if (add.address === null) return []
  return [{ id: add.address.id, label: '', typed: add.address.text, ...regionOf(add.address.text) }]
}

function devicesOf({ placement: { add }, facts }: Placed, manner: Manner, catalogue: Catalogue): NewDevice[] {
  if (add.device === null) return []
  const { id, at, facts: machine } = add.device
  const installedBy = manner.installers(machine.installer)
  return [
    {
      id,
      ...catalogue(machine),
      serial: machine.serial,
      addressId: at,
      purchasedOn: machine.purchasedOn,
      purchasePlace: machine.purchasePlace,
      installedOn: machine.installedOn,
      installedBy,
      installedByName: installedBy === null ? machine.installer : '',
      materials: machine.materials,
      note: facts.note,
    },
  ]
}

async function rewriteAllTerms(ctx: Context, ids: readonly Uuid[]): Promise<void> {
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
