import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { placeText } from '#core/paging.ts'
import { known, refuse } from '#core/refusal.ts'
import { whoActs } from '#service/hotline/actions.ts'
import type { BreachReason } from './contract/breaches.ts'
import { enter, ownerOf, timelines, whomAgain } from './enter.ts'
import { wasTold } from './evidence.ts'
import * as ledger from './ledger.ts'
import { whyNotFollowUp } from './rules.ts'
import * as breaches from './store/breaches.ts'
import * as store from './store.ts'
import { say, type Telling } from './telling.ts'

/**
 * Follows up a broken promise: the customer is told, the reason is said, and what is still owed is promised
 * anew. The broken one stays broken.
 * @throws Unknown where nothing was broken; Refusal of the codes of followUpBreach
 */
export async function followUp(
  ctx: Context,
  id: Uuid,
  it: { reason: BreachReason; told: Telling | null; dueAt: Temporal.Instant | null },
): Promise<Uuid | null> {
  const whom = await whomAgain(ctx, known(await store.whoseIs(ctx, id)))
  const promise = known(await store.lock(ctx, id))
  const { followedAt } = known(await breaches.lock(ctx, id))
  const byTheCall = promise.settledAs === 'kept' && promise.evidence !== null
  const told = it.told !== null || (byTheCall && (await wasTold(ctx, known(promise.evidence))))
  refuse(whyNotFollowUp(promise, { followedAt, told, dueAt: it.dueAt }, ctx.now))
  const toldIn = it.told ? (await say(ctx, promise, 'out', it.told)).evidence : known(promise.evidence)
  let next: Uuid | null = null
  if (it.dueAt !== null) {
    await store.settle(ctx, id, { as: 'replaced', at: ctx.now, evidence: toldIn })
    const { owedFor, subjectId } = promise
    const terms = { ...promise, windowFrom: null, dueAt: it.dueAt, toldIn, owner: ownerOf(promise) }
    next = await enter(ctx, whom, { ...terms, madeBy: whoActs(ctx) }, { owedFor, subjectId, insteadOf: id })
  }
  await breaches.followUp(ctx, id, { reason: it.reason, toldIn, next })
  const codes = { kind: promise.kind, reason: it.reason, next }
  await announce(ctx, 'promise breach followed up', id, timelines(promise), codes)
  return next
}

/** Broken promises that nobody has followed up: one's own, for managers all; the oldest first. */
export async function toFollowUp(ctx: Context, ask: { after?: string | undefined; limit: number }) {
  const who = { staff: known(ctx.actor.staff), roles: ctx.actor.roles }
  const rows = await breaches.waiting(ctx, who, ask.after, ask.limit + 1)
  const shown = rows.slice(0, ask.limit)
  const promises = await ledger.asPromises(ctx, shown)
  const last = shown.at(-1)
  return {
    items: shown.flatMap((row, n) => {
      const promise = promises[n]
      return promise ? [{ raisedAt: row.raised_at, promise }] : []
    }),
    next: last && rows.length > ask.limit ? placeText({ at: last.raised_at, id: last.id }) : null,
  }
}
