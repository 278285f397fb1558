import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import { plansOn } from '#service/archive/queries/contracts.ts'
import type { PromiseKind, RaisedFor } from '#service/standards/contract.ts'
import type { Pause } from '#service/standards/rules/clock.ts'
import type { Settlement } from '../rules.ts'

type Instant = Temporal.Instant

/** A case as the standards ask about it. */
export type AskedCase = {
  id: Uuid
  reason: string
  urgency: string
  customerKind: string
  customerGrade: string | null
  contracts: string[]
  productLine: Uuid | null
  handler: Uuid | null
  openedAt: Instant
}

/** The day on which a case was opened: the contracts of that day are its contracts. */
const openedOn = sql`(file.opened_at at time zone
  (select time_zone from core.companies where id = file.company_id))::date`

const ofCase = { customer: sql`file.customer_id`, device: sql`file.device_id`, day: openedOn }

/** Conditions of standards for a case: its own, of its customer and of its device. */
const factsIn = (ctx: Context) => sql`
  file.reason, file.urgency, customer.kind as "customerKind",
  ${plansOn(ctx, ofCase)} as contracts,
  grade.words as "customerGrade", file.opened_at as "openedAt",
  coalesce(device.product_line_id, model.product_line_id) as "productLine", handling.handler`
const fromCase = sql`
  join archive.customers customer
    on customer.company_id = file.company_id and customer.id = file.customer_id
  left join archive.grades grade on grade.company_id = file.company_id
    and grade.customer_id = file.customer_id and grade.taken_back_at is null
  left join archive.devices device on device.company_id = file.company_id and device.id = file.device_id
  left join archive.models model on model.company_id = device.company_id and model.id = device.model_id
  left join cases.handlings handling
    on handling.company_id = file.company_id and handling.case_id = file.id and handling.until_at is null`

export async function caseOfNumber(ctx: Context, number: string): Promise<AskedCase | undefined> {
  const { rows } = await sql<AskedCase>`
    select file.id, ${factsIn(ctx)} from cases.cases file ${fromCase}
    where file.company_id = ${ctx.company} and file.number = ${number}`.execute(ctx.tx)
  return rows[0]
}

/** The same of several cases, and what makes them more urgent than their trouble. */
export async function factsOfCases(
  ctx: Context,
  cases: readonly Uuid[],
): Promise<Map<Uuid, AskedCase & { raisedFor: RaisedFor[] }>> {
  if (cases.length === 0) return new Map()
  const { rows } = await sql<AskedCase & { raisedFor: RaisedFor[] }>`
    select file.id, ${factsIn(ctx)}, array(
      select raising.why from promises.raisings raising
      where raising.company_id = file.company_id and raising.case_id = file.id
        and raising.taken_back_at is null
    ) as "raisedFor"
    from cases.cases file ${fromCase}
    where file.company_id = ${ctx.company} and file.id = any(${cases}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map(row => [row.id, row]))
}

/** When a standard was last asked for this event in a case. */
export async function lastOwed(ctx: Context, caseId: Uuid, event: string): Promise<Instant | undefined> {
  const row = await ctx.tx
    .selectFrom('promises.promises')
    .select(['owed_from', 'made_at'])
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('owed_for', '=', event)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (row.owed_from ?? row.made_at)
}

/** A promise that a standard made and whose time nobody was told in words: its clock may move. */
export type Clocked = Omit<AskedCase, 'openedAt'> & {
  kind: PromiseKind
  caseId: Uuid
  customerId: Uuid
  owedFor: string
  owedFrom: Instant
  madeAt: Instant
  windowFrom: Instant | null
  dueAt: Instant
  edition: number | null
  settledAs: Settlement | null
  lookAt: Instant | null
}

const clocked = sql`
  promise.id, promise.kind, promise.case_id as "caseId", promise.customer_id as "customerId",
  promise.owed_for as "owedFor", coalesce(promise.owed_from, promise.made_at) as "owedFrom",
  promise.made_at as "madeAt", promise.window_from as "windowFrom", promise.due_at as "dueAt",
  promise.edition, promise.settled_as as "settledAs", promise.look_at as "lookAt"`
const movable = sql`
  promise.owed_for is not null and promise.told_in is null and promise.instead_of is null`

/** Locks one promise whose clock may move; undefined where its time was told, or a hand made it. */
export const lockClocked = (ctx: Context, id: Uuid) => oneClocked(ctx, id, sql`for no key update of promise`)

/** The same to look at. */
export const readClocked = (ctx: Context, id: Uuid) => oneClocked(ctx, id, sql``)

async function oneClocked(ctx: Context, id: Uuid, lock: RawBuilder<unknown>): Promise<Clocked | undefined> {
  const { rows } = await sql<Clocked>`
    select ${clocked}, ${factsIn(ctx)} from promises.promises promise
    join cases.cases file on file.company_id = promise.company_id and file.id = promise.case_id ${fromCase}
    where promise.company_id = ${ctx.company} and promise.id = ${id} and ${movable} ${lock}`.execute(ctx.tx)
  return rows[0]
}

/** Locks open promises in the order of their ids: the next of all, or those of one case. */
export async function lockOpen(
  ctx: Context,
  which: { after: Uuid | null } | { caseId: Uuid },
  most: number,
): Promise<Uuid[]> {
  let rows = ctx.tx
    .selectFrom('promises.promises')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('settled_as', 'is', null)
    .orderBy('id')
    .limit(most)
    .forNoKeyUpdate()
  if ('caseId' in which) rows = rows.where('case_id', '=', which.caseId)
  else if (which.after !== null) rows = rows.where('id', '>', which.after)
  return (await rows.execute()).map(row => row.id)
}

/** The sweep reads the ladders of these anew. */
export function lookAnew(ctx: Context, promises: readonly Uuid[]): void {
  ctx.send(
    ctx.tx
      .updateTable('promises.promises')
      .set({ look_at: ctx.now })
      .where('company_id', '=', ctx.company)
      .where('id', '=', sql<Uuid>`any(${promises}::uuid[])`)
      .compile(),
  )
}

/** Those of these whose clock may move, which this deed has locked. */
export async function clockedOf(ctx: Context, promises: readonly Uuid[]): Promise<Clocked[]> {
  const { rows } = await sql<Clocked>`
    select ${clocked}, ${factsIn(ctx)} from promises.promises promise
    join cases.cases file on file.company_id = promise.company_id and file.id = promise.case_id ${fromCase}
    where promise.company_id = ${ctx.company} and promise.id = any(${promises}::uuid[]) and ${movable}
    order by promise.id`.execute(ctx.tx)
  return rows
}

export async function pausesOf(ctx: Context, promises: readonly Uuid[]): Promise<Map<Uuid, Pause[]>> {
  const rows = await ctx.tx
    .selectFrom('promises.pauses')
    .select(['promise_id', 'reason', 'from_at', 'until_at'])
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', sql<Uuid>`any(${promises}::uuid[])`)
    .orderBy('from_at')
    .execute()
  const pauses = new Map<Uuid, Pause[]>()
  for (const row of rows) {
    const pause = { reason: row.reason as Pause['reason'], from: row.from_at, to: row.until_at }
    pauses.set(row.promise_id, [...(pauses.get(row.promise_id) ?? []), pause])
  }
  return pauses
}

export async function insertPause(
  ctx: Context,
  row: Omit<Insertable<Tables['promises.pauses']>, 'company_id'>,
): Promise<void> {
  await ctx.tx
    .insertInto('promises.pauses')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

/** Ends the pause that is under way; false when there is none. */
export async function endPause(ctx: Context, promise: Uuid): Promise<boolean> {
  const rows = await ctx.tx
    .updateTable('promises.pauses')
    .set({ until_at: ctx.now, ended_by: ctx.actor.staff })
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promise)
    .where('from_at', '<=', ctx.now)
    .where('until_at', '>', ctx.now)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** What becomes of a clock: its time, of which edition, and when the sweep looks at it. */
export type Moved = { dueAt: Instant; edition: number | null; lookAt: Instant | null }

export function move(ctx: Context, id: Uuid, to: Moved): void {
  ctx.send(
    ctx.tx
      .updateTable('promises.promises')
      .set({ due_at: to.dueAt, edition: to.edition, look_at: to.lookAt })
      .where('company_id', '=', ctx.company)
      .where('id', '=', id)
      .compile(),
  )
}

/** Takes away what nobody has seen yet; the journal keeps that it was raised. */
export function forgetReminders(ctx: Context, promise: Uuid): void {
  ctx.send(
    ctx.tx
      .deleteFrom('promises.reminders')
      .where('company_id', '=', ctx.company)
      .where('promise_id', '=', promise)
      .where('seen_at', 'is', null)
      .compile(),
  )
}
