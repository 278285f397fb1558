import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeline } from '#core/journal.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { known } from '#core/refusal.ts'
import type { Card } from '#core/slice.ts'
import type { Json } from '#db/tables.ts'
import { sameCustomers, sameDevices } from '#service/archive/queries/same.ts'
import { colleagues, customerName } from '#service/hotline/colleagues.ts'
import { byId as conversationsById } from '#service/hotline/queries.ts'
import { usesAbout } from '#service/knowledge/queries/uses.ts'
import type { CaseFile, CaseLine, Outcome, Reason, Urgency } from './contract.ts'
import type { KnownTo } from './rules/past.ts'
import * as store from './store.ts'

type Row = Awaited<ReturnType<typeof store.search>>[number]
type Named = Awaited<ReturnType<typeof colleagues>>

const caseLine = (ctx: Context, row: Row, named: Named): CaseLine => ({
  id: row.id,
  number: row.number,
  customer: { id: row.customer_id, name: customerName(ctx, row.customer_name) },
  deviceId: row.device_id,
  reason: row.reason as Reason,
  urgency: row.urgency as Urgency,
  symptom: row.symptom,
  openedAt: row.opened_at,
  firstAskedBy: named(row.first_asked_by),
  handler: named(row.handler),
  open: row.handler !== null,
  recorded:
    row.recorded_at === null
      ? null
      : {
          at: row.recorded_at,
          by: named(row.recorded_by),
          knownTo: row.known_to as KnownTo,
          done: row.done ?? '',
        },
})

const people = (rows: readonly Row[]) =>
  rows.flatMap(row => [row.first_asked_by, row.handler, row.recorded_by])

type Asked = Omit<store.Search, 'customers' | 'devices'> & {
  customer?: Uuid | undefined
  device?: Uuid | undefined
}

/** Cases, newest first. Who was merged into a customer had cases, too. */
export async function listCases(ctx: Context, ask: Asked & { after?: string | undefined; limit: number }) {
  const { customer, device, ...others } = ask
  const customers = customer === undefined ? undefined : await sameCustomers(ctx, customer)
  const devices = device === undefined ? undefined : await sameDevices(ctx, device)
  const by = { ...others, customers, devices }
  const rows = await store.search(ctx, by, placeFrom(ask.after), ask.limit + 1)
  const named = await colleagues(ctx, people(rows))
  const place = (row: Row) => ({ at: row.opened_at, id: row.id })
  return pageOf(rows, ask.limit, place, row => caseLine(ctx, row, named))
}

/** Open cases of one customer under all his ids (`sameCustomers`), the newest first. */
export async function openCasesOf(ctx: Context, customers: readonly Uuid[], most: number) {
  const rows = await store.openCases.rows(ctx, { company: ctx.company, customers, most })
  const named = await colleagues(ctx, people(rows))
  return rows.map(row => caseLine(ctx, row, named))
}

/** Cases by their ids, in no order; at most 200. */
export async function linesOf(ctx: Context, ids: readonly Uuid[]): Promise<CaseLine[]> {
  const rows = await store.byId(ctx, ids)
  const named = await colleagues(ctx, people(rows))
  return rows.map(row => caseLine(ctx, row, named))
}

/** @throws Unknown */
export async function lineOf(ctx: Context, id: Uuid): Promise<CaseLine> {
  const [row] = await store.byId(ctx, [id])
  const found = known(row)
  return caseLine(ctx, found, await colleagues(ctx, people([found])))
}

/** The whole file: at most 200 conversations (the latest), 500 notes. @throws Unknown */
export async function readCase(ctx: Context, id: Uuid): Promise<CaseFile> {
  const [found] = await store.byId(ctx, [id])
  const row = known(found)
  const handlings = await store.handlings(ctx, id)
  const notes = await store.notes(ctx, id)
  const closures = await store.closures(ctx, id)
  const named = await colleagues(ctx, [
    ...people([row]),
    ...handlings.flatMap(one => [one.handler, one.given_by]),
    ...notes.map(note => note.by),
    ...closures.flatMap(one => [one.by, one.again_by]),
  ])
  return {
    ...caseLine(ctx, row, named),
    handlings: handlings.map(one => ({
      handler: named(one.handler),
      fromAt: one.from_at,
      givenBy: named(one.given_by),
      untilAt: one.until_at,
    })),
    notes: notes.map(({ id, at, by, text }) => ({ id, at, by: named(by), text })),
    conversations: await conversationsById(ctx, await store.conversationIds(ctx, id)),
    closures: closures.map(one => ({
      id: one.id,
      at: one.at,
      by: named(one.by),
      outcome: one.outcome as Outcome,
      word: one.word,
      reopened:
        one.again_at === null
          ? null
          : { at: one.again_at, by: named(one.again_by), why: one.again_why ?? '' },
    })),
  }
}

/** What happened in a case, newest first. @throws Unknown */
export async function caseTimeline(
  ctx: Context,
  id: Uuid,
  page: { after?: string | undefined; limit: number },
) {
  await lineOf(ctx, id)
  const after = placeFrom(page.after)?.id
  const rows = await timeline(ctx, id, { after, limit: page.limit + 1 })
  const named = await colleagues(
    ctx,
    rows.map(row => row.actor),
  )
  return pageOf(
    rows,
    page.limit,
    row => row,
    row => ({ ...row, actor: named(row.actor), data: asRecord(row.data) }),
  )
}

/** Which answers it was worked with, newest first. @throws Unknown */
export async function answersOfCase(ctx: Context, id: Uuid) {
  await lineOf(ctx, id)
  return usesAbout(ctx, id)
}

function asRecord(data: Json): Record<string, Json> {
  return data !== null && typeof data === 'object' && !Array.isArray(data) ? data : {}
}

/** Cases as the search box shows them: number and customer; whose it is. */
export async function cards(ctx: Context, ids: readonly Uuid[]): Promise<Card[]> {
  const rows = await store.byId(ctx, ids)
  return rows.map(row => ({
    id: row.id,
    title: row.number,
    detail: `${customerName(ctx, row.customer_name)} · ${row.symptom.slice(0, 60)}`,
    of: row.customer_id,
  }))
}
