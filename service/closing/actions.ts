import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { refuse } from '#core/refusal.ts'
import { close, type LockedCase, lock as lockCase, reopen } from '#service/cases/actions.ts'
import type { Outcome, Reason } from '#service/cases/contract.ts'
import { type Owed, openPromisesOf } from '#service/promises/actions.ts'
import { oweAgain } from '#service/promises/reopening.ts'
import { type Facts, missing, whyNotClose } from './rules.ts'
import * as store from './store.ts'

/** What has happened in a case, from every slice before this one. */
export async function factsOf(ctx: Context, caseId: Uuid, reason: Reason) {
  const handover = await store.handoverWaiting(ctx, caseId)
  return {
    reason,
    openPromises: await openPromisesOf(ctx, caseId),
    visits: await store.visits(ctx, caseId),
    handover,
    handoverWaiting: handover?.id ?? null,
    solvedByPhone: await store.solvedByPhone(ctx, caseId),
    reachedByUs: await store.reachedByUs(ctx, caseId),
  } satisfies Facts & Record<string, unknown>
}

/**
 * Closes a case when nothing is missing. While it decides nobody can promise, visit or hand over: they all
 * lock the case.
 * @throws Unknown; Refusal 'already closed', 'say why it ends like this', or the first of what is missing,
 * all in details
 */
export async function closeCase(
  ctx: Context,
  caseId: Uuid,
  as: { outcome: Outcome; word: string },
): Promise<Uuid> {
  const held: LockedCase = await lockCase(ctx, caseId)
  const facts = await factsOf(ctx, caseId, held.reason)
  refuse(whyNotClose(held.handler !== null, facts, as), { missing: missing(facts, as.outcome) })
  return close(ctx, held, as)
}

/**
 * Opens a closed case again: promises of before go on where the standards say so, and the customer is owed
 * what they say of a reopening. @throws Unknown; Refusal 'the case is open'
 */
export async function reopenCase(ctx: Context, caseId: Uuid, why: string): Promise<Owed[]> {
  const closure = await reopen(ctx, caseId, why)
  return oweAgain(ctx, await lockCase(ctx, caseId), closure)
}
