import type { Context } from '#core/context.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { enter, ownerOf, promisedAnew, timelines } from './enter.ts'
import { byCustomer } from './rules/kinds.ts'
import { nextRound, wholeDay } from './rules/recurring.ts'
import * as breaches from './store/breaches.ts'
import * as store from './store.ts'

/** Promises of ours were broken: somebody has to tell the customer. Raised once, whoever notices first. */
export async function raiseBreaches(ctx: Context, promises: readonly store.LockedPromise[]): Promise<void> {
  const ours = promises.filter(promise => !byCustomer(promise.kind))
  if (ours.length === 0) return
  const ids = ours.map(promise => promise.id)
  const raised = await breaches.raise(ctx, ids)
  for (const promise of ours) {
    if (!raised.has(promise.id)) continue
    await announce(ctx, 'promise breach raised', promise.id, timelines(promise), { kind: promise.kind })
  }
}

/**
 * The next round of what comes every month, when this one was kept or its day has passed: what was promised
 * for ever is not forgotten because one of us forgot once (seeds/004). Made once, whoever comes first.
 */
export async function makeNextRound(ctx: Context, promise: store.LockedPromise): Promise<void> {
  const { recurs } = promise
  if (recurs === null || promise.customerId === null) return
  const day = nextRound(recurs.on, recurs.day)
  if (await store.roundIsThere(ctx, recurs.series, day)) return
  const { from, to } = wholeDay(day, await timeZone(ctx))
  const { kind, about, madeBy } = promise
  await enter(
    ctx,
    { customerId: promise.customerId },
    { kind, about, madeBy, owner: ownerOf(promise), windowFrom: from, dueAt: to, recurs: { ...recurs, day } },
    promisedAnew,
  )
}
