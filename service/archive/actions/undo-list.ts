import type { Context } from '#core/context.ts'
import { forgetAllTerms } from '#core/find/write.ts'
import type { Uuid } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { touchCustomers } from '../store/customers.ts'
import type { Made } from '../store/import-rows.ts'
import { changeImport, type ListHead } from '../store/imports.ts'
import * as store from '../store/taking-back.ts'
import { takeBackMemoriesOf } from './add-memories.ts'
import { rewriteAllTerms } from './write-list.ts'

const ROWS_AT_ONCE = 200

/**
 * Takes back what the last rows of a list made, whole or not at all: later rows build on earlier ones. What
 * others of the house hung on a row of ours is held by its foreign key; they hear `list undo started` and
 * take theirs away.
 * @returns whether there is more to take back
 */
export async function undoSome(ctx: Context, head: ListHead): Promise<boolean> {
  const as = { ...ctx, actor: { ...ctx.actor, staff: head.undo_started_by } }
  const before = head.undone_from ?? head.written_upto + 1
  const rows = await store.rowsMade(as, head.id, before, ROWS_AT_ONCE)
  const [last, first] = [rows[0], rows.at(-1)]
  if (last === undefined || first === undefined) {
    await changeImport(ctx, head.id, { undone_at: ctx.now, undone_from: 0 })
    await announce(as, 'list undone', head.id)
    return false
  }
  const built = await store.builtOn(as, head.id, { from: first.row, upTo: last.row }, 1)
  if (built.count > 0) {
    await changeImport(ctx, head.id, { undo_started_at: null, failed: 'something was built on it' })
    return false
  }
  await takeBack(as, head.id, rows as MadeRow[])
  await changeImport(ctx, head.id, { undone_from: first.row })
  return true
}

type MadeRow = { row: number; customer_id: Uuid; device_id: Uuid | null; made: Made }

async function takeBack(ctx: Context, list: Uuid, rows: readonly MadeRow[]): Promise<void> {
  const born = rows.filter(({ made }) => made.customer)
  const customers = born.map(({ customer_id }) => customer_id)
  const machines = rows.filter(({ made }) => made.device)
  const devices = machines.flatMap(({ device_id }) => device_id ?? [])
  const grown = rows.filter(
    ({ made }) => !made.customer && made.phones.length + made.addresses.length + made.contacts.length > 0,
  )
  await store.forgetTargets(ctx, customers, devices)
  await store.forgetWritten(
    ctx,
    list,
    rows.map(({ row }) => row),
  )
  await forgetAllTerms(ctx, [...customers, ...devices])
  await takeBackMemoriesOf(
    ctx,
    list,
    rows.map(({ customer_id }) => customer_id),
  )
  await store.deleteMaterialsOf(ctx, devices)
  await store.deleteAll(ctx, 'archive.devices', devices)
  const all = (part: 'phones' | 'addresses' | 'contacts') => rows.flatMap(({ made }) => made[part])
  await store.deleteAll(ctx, 'archive.phones', all('phones'))
  await store.deleteAll(ctx, 'archive.addresses', all('addresses'))
  await store.deleteAll(ctx, 'archive.contacts', all('contacts'))
  await store.deleteAll(ctx, 'archive.customers', customers)
  const older = [...new Set(grown.map(({ customer_id }) => customer_id))].filter(
    id => !customers.includes(id),
  )
  await touchCustomers(ctx, older)
  await rewriteAllTerms(ctx, older)
  await tell(ctx, list, { born, machines, grown })
}

type Told = Record<'born' | 'machines' | 'grown', readonly MadeRow[]>

/** The journal keeps both: that it came, and that it was taken back. */
async function tell(ctx: Context, list: Uuid, { born, machines, grown }: Told): Promise<void> {
  const data = ({ row }: MadeRow) => ({ import: list, row })
  await announceAll(
    ctx,
    'device taken back',
    machines.map(one => ({ subject: one.device_id ?? '', about: [one.customer_id], data: data(one) })),
  )
  await announceAll(
    ctx,
    'customer taken back',
    born.map(one => ({ subject: one.customer_id, data: data(one) })),
  )
  await announceAll(
    ctx,
    'customer edited',
    grown.map(one => ({ subject: one.customer_id, data: data(one) })),
  )
}
