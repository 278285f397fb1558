import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { PauseReason } from '#service/standards/contract.ts'
import { calendarReader, dayOf, type Owed, owedOf, wholeBook } from '#service/standards/queries.ts'
import { dueWithPauses } from '#service/standards/rules/clock.ts'
import { moveTo } from './following.ts'
import { whyNotPause, whyNotResume } from './rules/pausing.ts'
import * as store from './store/clocks.ts'
import { lock } from './store.ts'

type Instant = Temporal.Instant

/**
 * We wait for the customer or for a part: the clock of this promise stands until we go on, at the
 * latest until the moment that is said now. Its due time moves by what its line allows.
 * @throws Unknown; Refusal of whyNotPause
 */
export async function pause(
  ctx: Context,
  id: Uuid,
  it: { reason: PauseReason; until: Instant },
): Promise<Instant> {
  const promise = await clockOf(ctx, id)
  const pauses = (await store.pausesOf(ctx, [id])).get(id) ?? []
  const decided = await lineOf(ctx, promise)
  refuse(whyNotPause(promise, decided?.line ?? null, pauses, it, ctx.now))
  const by = known(ctx.actor.staff)
  await store.insertPause(ctx, {
    id: uuidv7(),
    promise_id: id,
    reason: it.reason,
    from_at: ctx.now,
    until_at: it.until,
    begun_by: by,
  })
  await announce(ctx, 'promise paused', id, [promise.caseId, promise.customerId], {
    reason: it.reason,
    until: it.until.toString(),
  })
  return moved(
    ctx,
    promise,
    decided,
    [...pauses, { reason: it.reason, from: ctx.now, to: it.until }],
    it.reason,
  )
}

/** What we waited for is here: the clock runs again. @throws Unknown; Refusal of whyNotResume */
export async function resume(ctx: Context, id: Uuid): Promise<Instant> {
  const promise = await clockOf(ctx, id)
  const pauses = (await store.pausesOf(ctx, [id])).get(id) ?? []
  refuse(whyNotResume(promise, pauses, ctx.now))
  await store.endPause(ctx, id)
  await announce(ctx, 'promise goes on', id, [promise.caseId, promise.customerId], {})
  const ended = (await store.pausesOf(ctx, [id])).get(id) ?? []
  return moved(ctx, promise, await lineOf(ctx, promise), ended, 'goes on')
}

/** @throws Unknown; Refusal 'what the customer was told does not move' */
async function clockOf(ctx: Context, id: Uuid): Promise<store.Clocked> {
  known(await lock(ctx, id))
  const promise = await store.lockClocked(ctx, id)
  if (promise === undefined) refuse('what the customer was told does not move')
  return known(promise)
}

/** The line that decides for a promise today; undefined where it is switched off. */
export async function lineOf(ctx: Context, promise: store.Clocked): Promise<Owed | undefined> {
  const book = await wholeBook(ctx, promise.owedFor)
  const today = await dayOf(ctx, ctx.now)
  // What is known of customer and device came with the promise: asked for again, it would be without device.
  const asked = { ...promise, customerId: undefined }
  const owed = await owedOf(ctx, book, promise.owedFor, asked, promise.owedFrom, today, calendarReader(ctx))
  return owed.find(one => one.line.owes === promise.kind)
}

async function moved(
  ctx: Context,
  promise: store.Clocked,
  decided: Owed | undefined,
  pauses: Parameters<typeof dueWithPauses>[2],
  why: string,
): Promise<Instant> {
  if (decided === undefined) return promise.dueAt
  const due = dueWithPauses(decided.line, promise.owedFrom, pauses, decided.time)
  await moveTo(ctx, promise, { dueAt: due, edition: decided.line.edition }, why)
  return due
}
