import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { sendRow } from '#core/insert-rows.ts'
import type { Tables } from '#db/tables.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { PayMethod } from './contract/any-kind.ts'
import type { Settlement } from './rules.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

export type LockedPromise = {
  id: Uuid
  kind: PromiseKind
  caseId: Uuid | null
  customerId: Uuid | null
  toStaff: Uuid | null
  madeBy: Uuid | null
  madeAt: Temporal.Instant
  firstAskedBy: Uuid | null
  handler: Uuid | null
  windowFrom: Temporal.Instant | null
  dueAt: Temporal.Instant
  about: string
  owedFor: string | null
  /** A standard made it and nobody was told its time in words: its line decides. */
  byStandard: boolean
  subjectId: Uuid | null
  owner: Uuid | null
  ownerRole: string | null
  notBy: Uuid | null
  settledAs: Settlement | null
  settledAt: Temporal.Instant | null
  evidence: Uuid | null
  amountCents: number | null
  method: PayMethod | null
  recurs: { on: number; day: Temporal.PlainDate; series: Uuid } | null
}

/** To whom a promise was made. */
export type Whose = Pick<LockedPromise, 'caseId' | 'customerId' | 'toStaff'>

function promises(ctx: Context) {
  return ctx.tx.selectFrom('promises.promises').selectAll().where('company_id', '=', ctx.company)
}

type Row = Awaited<ReturnType<ReturnType<typeof promises>['executeTakeFirstOrThrow']>>

const asLocked = (row: Row): LockedPromise => ({
  id: row.id,
  kind: row.kind as PromiseKind,
  caseId: row.case_id,
  customerId: row.customer_id,
  toStaff: row.to_staff,
  madeBy: row.made_by,
  madeAt: row.made_at,
  firstAskedBy: row.first_asked_by,
  handler: row.handler,
  windowFrom: row.window_from,
  dueAt: row.due_at,
  about: row.about,
  owedFor: row.owed_for,
  byStandard: row.owed_for !== null && row.told_in === null && row.instead_of === null,
  subjectId: row.subject_id,
  owner: row.owner,
  ownerRole: row.owner_role,
  notBy: row.not_by,
  settledAs: row.settled_as as Settlement | null,
  settledAt: row.settled_at,
  evidence: row.evidence,
  amountCents: row.amount_cents,
  method: row.method as PayMethod | null,
  recurs:
    row.recurs_on === null || row.recurs_day === null || row.series === null
      ? null
      : { on: row.recurs_on, day: row.recurs_day, series: row.series },
})

/** Locks one promise until the deed is over; after the case, where the deed locks that too. */
export async function lock(ctx: Context, id: Uuid): Promise<LockedPromise | undefined> {
  const row = await promises(ctx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row && asLocked(row)
}

/** Locks the open promises of a case in the order of their ids. */
export async function lockOpen(ctx: Context, caseId: Uuid): Promise<LockedPromise[]> {
  const rows = await promises(ctx)
    .where('case_id', '=', caseId)
    .where('settled_as', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(asLocked)
}

/** To whom a promise was made, and in which case: that is locked first. */
export async function whoseIs(ctx: Context, id: Uuid): Promise<Whose | undefined> {
  return ctx.tx
    .selectFrom('promises.promises')
    .select(['case_id as caseId', 'customer_id as customerId', 'to_staff as toStaff'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Open promises of a case, the most urgent first; at most 100. */
export async function openOf(ctx: Context, caseId: Uuid): Promise<LockedPromise[]> {
  const rows = await promises(ctx)
    .where('case_id', '=', caseId)
    .where('settled_as', 'is', null)
    .orderBy('due_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(asLocked)
}

/**
 * Callbacks and feedback that a call can still keep: open, or not reached until now. The most urgent first.
 */
export async function keepableOf(ctx: Context, caseId: Uuid): Promise<LockedPromise[]> {
  const rows = await promises(ctx)
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['callback', 'feedback'])
    .where(eb => eb.or([eb('settled_as', 'is', null), eb('settled_as', '=', 'not reached')]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(asLocked)
}

/** The youngest promise of a kind that an event (any, or this one) owed for a subject. */
export async function owedFor(ctx: Context, subjectId: Uuid, kind: PromiseKind, event?: string) {
  const row = await promises(ctx)
    .where('subject_id', '=', subjectId)
    .where('owed_for', event === undefined ? 'is not' : '=', event ?? null)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && asLocked(row)
}

export function insert(ctx: Context, row: New<'promises.promises'>): void {
  sendRow(ctx, 'promises.promises', row)
}

export type ToSettle = {
  as: Settlement
  at: Temporal.Instant
  evidence: Uuid
  movedBy?: 'us' | 'customer'
}

export async function settle(ctx: Context, id: Uuid, it: ToSettle): Promise<void> {
  await ctx.tx
    .updateTable('promises.promises')
    .set({
      settled_as: it.as,
      settled_at: it.at,
      settled_by: ctx.actor.staff,
      evidence: it.evidence,
      moved_by: it.movedBy ?? null,
      look_at: null,
    })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export async function setOwner(
  ctx: Context,
  id: Uuid,
  to: { staff: Uuid } | { role: string },
): Promise<void> {
  await ctx.tx
    .updateTable('promises.promises')
    .set('staff' in to ? { owner: to.staff, owner_role: null } : { owner: null, owner_role: to.role })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export function insertNoting(ctx: Context, row: New<'promises.notings'>): void {
  ctx.send(
    ctx.tx
      .insertInto('promises.notings')
      .values({ company_id: ctx.company, ...row })
      .compile(),
  )
}

/** Whether a round of a series is in the ledger, whatever became of it. */
export async function roundIsThere(ctx: Context, series: Uuid, day: Temporal.PlainDate): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('promises.promises')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('series', '=', series)
    .where('recurs_day', '=', day)
    .where('instead_of', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertTry(ctx: Context, row: New<'promises.tries'>): Promise<void> {
  await ctx.tx
    .insertInto('promises.tries')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function triesOf(ctx: Context, promiseId: Uuid): Promise<Temporal.Instant[]> {
  const rows = await ctx.tx
    .selectFrom('promises.tries')
    .select('at')
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promiseId)
    .orderBy('at')
    .limit(1000)
    .execute()
  return rows.map(row => row.at)
}

/** Promises to look at now, locked; what another sweep holds is passed over. */
export async function lockToLookAt(ctx: Context, most: number): Promise<LockedPromise[]> {
  const rows = await promises(ctx)
    .where('look_at', '<=', ctx.now)
    .orderBy('look_at')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return rows.map(asLocked)
}
