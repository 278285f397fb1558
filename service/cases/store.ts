import { type ExpressionBuilder, type Insertable, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import type { Place } from '#core/paging.ts'
import { statement, type The } from '#core/statement.ts'
import type { Tables } from '#db/tables.ts'
import { oneOf } from '#service/archive/queries/same.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

/** Locks the case against every other deed on it until the end of the transaction. */
export function lockCase(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('cases.cases')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** In a statement of its own after the lock: what was read before the wait could be out of date. */
export async function liveHandler(ctx: Context, caseId: Uuid): Promise<Uuid | null> {
  const row = await ctx.tx
    .selectFrom('cases.handlings')
    .select('handler')
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  return row?.handler ?? null
}

export async function amend(
  ctx: Context,
  id: Uuid,
  to: { device_id?: Uuid | null; reason?: string; urgency?: string },
): Promise<void> {
  await ctx.tx
    .updateTable('cases.cases')
    .set(to)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export async function beginHandling(ctx: Context, row: New<'cases.handlings'>) {
  await ctx.tx
    .insertInto('cases.handlings')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function endHandling(ctx: Context, caseId: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('cases.handlings')
    .set({ until_at: ctx.now })
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('until_at', 'is', null)
    .execute()
}

export async function insertNote(ctx: Context, row: New<'cases.notes'>) {
  await ctx.tx
    .insertInto('cases.notes')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function insertConversation(ctx: Context, caseId: Uuid, conversationId: Uuid) {
  await ctx.tx
    .insertInto('cases.conversations')
    .values({ company_id: ctx.company, case_id: caseId, conversation_id: conversationId })
    .execute()
}

export async function insertClosure(ctx: Context, row: New<'cases.closures'>) {
  await ctx.tx
    .insertInto('cases.closures')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

/** The closure that stands, with the handler who had the case last. */
export async function lastClosure(ctx: Context, caseId: Uuid) {
  return ctx.tx
    .selectFrom('cases.closures as closure')
    .select('closure.id')
    .select(eb =>
      eb
        .selectFrom('cases.handlings')
        .select('cases.handlings.handler')
        .where('cases.handlings.company_id', '=', ctx.company)
        .where('cases.handlings.case_id', '=', caseId)
        .orderBy('cases.handlings.from_at', 'desc')
        .orderBy('cases.handlings.id', 'desc')
        .limit(1)
        .as('handler'),
    )
    .where('closure.company_id', '=', ctx.company)
    .where('closure.case_id', '=', caseId)
    .orderBy('closure.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

export async function insertReopening(ctx: Context, row: New<'cases.reopenings'>) {
  await ctx.tx
    .insertInto('cases.reopenings')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

/** The device as it goes by now, and its customer as he does; whoever was merged goes by the survivor. */
export const deviceOwner = (ctx: Context, device: Uuid) =>
  ownedDevice.first(ctx, { company: ctx.company, device })

const ownedDevice = statement((db, the: The<{ company: Uuid; device: Uuid }>) =>
  db
    .selectFrom('archive.devices as device')
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'device.company_id')
        .onRef('customer.id', '=', 'device.customer_id'),
    )
    .select(eb => eb.fn.coalesce('device.merged_into', 'device.id').as('device'))
    .select(eb => eb.fn.coalesce('customer.merged_into', 'customer.id').as('owner'))
    .where('device.company_id', '=', the('company'))
    .where('device.id', '=', the('device')),
)

/** Of all who are the same customer, of all entries of the same device (archive/queries/same.ts). */
export type Search = {
  customers?: readonly Uuid[] | undefined
  devices?: readonly Uuid[] | undefined
  handler?: Uuid | undefined
  firstAskedBy?: Uuid | undefined
  open?: boolean | undefined
}

/** The handler by a look of its own for each case: a join is planned for all the cases there ever were. */
function lines(db: Kysely<Tables>, company: Company) {
  return db
    .selectFrom('cases.cases as one')
    .innerJoin('archive.customers as owner', join =>
      join.onRef('owner.company_id', '=', 'one.company_id').onRef('owner.id', '=', 'one.customer_id'),
    )
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'owner.company_id')
        .on('customer.id', '=', either('owner.merged_into', 'owner.id')),
    )
    .select(['one.id', 'one.number', 'customer.id as customer_id', 'customer.name as customer_name'])
    .select('one.device_id')
    .select(['one.reason', 'one.symptom', 'one.urgency', 'one.opened_at', 'one.first_asked_by'])
    .select(['one.recorded_at', 'one.recorded_by'])
    .select(eb => live(eb, company).as('handler'))
    .select(eb => pastOf(eb, company).select('past.known_to').as('known_to'))
    .select(eb => pastOf(eb, company).select('past.done').as('done'))
    .where('one.company_id', '=', company)
}

/** Itself, or where it stands in a statement that is compiled once. */
type Company = Uuid | RawBuilder<Uuid>
type Builder = ExpressionBuilder<Tables & { one: Tables['cases.cases'] }, 'one'>

/** Who handles it now. */
function live(eb: Builder, company: Company) {
  return eb
    .selectFrom('cases.handlings as live')
    .select('live.handler')
    .where('live.company_id', '=', company)
    .whereRef('live.case_id', '=', 'one.id')
    .where('live.until_at', 'is', null)
}

/** What paper says of a case from before; nothing for a case of this house. */
function pastOf(eb: Builder, company: Company) {
  return eb
    .selectFrom('cases.past_services as past')
    .where('past.company_id', '=', company)
    .whereRef('past.case_id', '=', 'one.id')
}

export function search(ctx: Context, by: Search, after: Place | null, most: number) {
  let rows = lines(ctx.tx, ctx.company).orderBy('one.opened_at', 'desc').orderBy('one.id', 'desc').limit(most)
  const { handler } = by
  if (by.customers) rows = rows.where('one.customer_id', '=', oneOf(by.customers))
  if (by.devices) rows = rows.where('one.device_id', '=', oneOf(by.devices))
  if (handler) rows = rows.where(eb => eb.exists(live(eb, ctx.company).where('live.handler', '=', handler)))
  if (by.firstAskedBy) rows = rows.where('one.first_asked_by', '=', by.firstAskedBy)
  if (by.open) rows = rows.where(eb => eb.exists(live(eb, ctx.company)))
  // Almost all are closed: one by one, from the latest, until the page is full.
  if (by.open === false) rows = rows.where(eb => eb(live(eb, ctx.company), 'is', null))
  if (after) {
    rows = rows.where(eb => eb(eb.refTuple('one.opened_at', 'one.id'), '<', eb.tuple(after.at, after.id)))
  }
  return rows.execute()
}

/** Open cases of these customers, the newest first. */
export const openCases = statement(
  (db, the: The<{ company: Uuid; customers: readonly Uuid[]; most: number }>) =>
    lines(db, the('company'))
      .where('one.customer_id', '=', sql<Uuid>`any(${the('customers')}::uuid[])`)
      .where(eb => eb.exists(live(eb, the('company'))))
      .orderBy('one.opened_at', 'desc')
      .orderBy('one.id', 'desc')
      .limit(the('most')),
)

export function handlings(ctx: Context, caseId: Uuid) {
  return ctx.tx
    .selectFrom('cases.handlings')
    .select(['handler', 'from_at', 'given_by', 'until_at'])
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .orderBy('from_at')
    .orderBy('id')
    .limit(200)
    .execute()
}

export function notes(ctx: Context, caseId: Uuid) {
  return ctx.tx
    .selectFrom('cases.notes')
    .select(['id', 'at', 'by', 'text'])
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .orderBy('id')
    .limit(500)
    .execute()
}

export async function conversationIds(ctx: Context, caseId: Uuid): Promise<Uuid[]> {
  const rows = await ctx.tx
    .selectFrom('cases.conversations')
    .select('conversation_id')
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .orderBy('conversation_id', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => row.conversation_id)
}

export function closures(ctx: Context, caseId: Uuid) {
  return ctx.tx
    .selectFrom('cases.closures as closure')
    .leftJoin('cases.reopenings as again', join =>
      join.onRef('again.company_id', '=', 'closure.company_id').onRef('again.closure_id', '=', 'closure.id'),
    )
    .select(['closure.id', 'closure.at', 'closure.by', 'closure.outcome', 'closure.word'])
    .select(['again.at as again_at', 'again.by as again_by', 'again.why as again_why'])
    .where('closure.company_id', '=', ctx.company)
    .where('closure.case_id', '=', caseId)
    .orderBy('closure.id')
    .limit(100)
    .execute()
}

/** For the cards of the search box. */
export function byId(ctx: Context, ids: readonly Uuid[]) {
  return lines(ctx.tx, ctx.company).where('one.id', '=', sql<Uuid>`any(${ids}::uuid[])`).execute()
}
