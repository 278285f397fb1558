import type { Context } from '#core/context.ts'
import { forgetAllTerms } from '#core/find/write.ts'
import type { Uuid } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import { mannerOf } from '#service/archive/actions/judge.ts'
import { cellsOf } from '#service/archive/rules/mapping.ts'
import { checkRow } from '#service/archive/rules/rows.ts'
import { PAST_SERVICES, recordPastServices, type ToRecord } from './past.ts'
import * as store from './store/lists.ts'

/** What the rows of a list that were just written say of past services, as whoever started the list. */
export async function recordFromList(
  ctx: Context,
  list: Uuid,
  rows: { from: number; upTo: number },
): Promise<void> {
  // Whoever takes the list back comes before or after this, never between: he holds the same lock.
  await oneAtATime(ctx, PAST_SERVICES)
  const head = await store.listHead(ctx, list)
  if (head === undefined || head.undo_started_at !== null) return
  const manner = await mannerOf(ctx, head)
  const { columns, fixed } = manner.mapping
  if (!Object.values(columns).includes('serviceOn') && fixed.serviceOn === undefined) return
  const services = (await store.rowsWritten(ctx, list, rows)).flatMap((one): ToRecord[] => {
    const cells = cellsOf(one.texts as string[], manner.mapping)
    const { service } = checkRow(cells, manner.country, manner.today).facts
    if (service === null || one.customer_id === null) return []
    return [
      {
        ...service,
        customerId: one.customer_id,
        deviceId: one.device_id,
        repairedBy: service.by === '' ? null : manner.names.installer(service.by).staff,
        source: { list, row: one.row },
      },
    ]
  })
  const as = { ...ctx, actor: { ...ctx.actor, staff: head.started_by } }
  await recordPastServices(as, services)
}

/** A quarter of a second of a transaction: others are not kept waiting. */
const TAKEN_OUT_AT_ONCE = 500

/**
 * Takes the past services of a list out again, some at a time, and announces that there are more. Those in
 * which somebody noted or kept something since are ours by now and stay.
 */
export async function takeOutOfList(ctx: Context, list: Uuid): Promise<void> {
  await oneAtATime(ctx, PAST_SERVICES)
  const head = await store.listHead(ctx, list)
  if (head === undefined || head.undo_started_at === null) return
  const as = { ...ctx, actor: { ...ctx.actor, staff: head.undo_started_by } }
  const some = await store.untouchedOf(ctx, list, TAKEN_OUT_AT_ONCE)
  const ids = some.map(one => one.id)
  await store.takeOut(ctx, ids)
  await forgetAllTerms(ctx, ids)
  await announceAll(
    as,
    'past service taken out',
    some.map(({ id, row, customer, device }) => ({
      subject: id,
      about: [customer, ...(device === null ? [] : [device])],
      data: { import: list, row },
    })),
  )
  if (some.length === TAKEN_OUT_AT_ONCE) await announce(as, 'past services go out', list)
}
