import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, refuse } from '#core/refusal.ts'
import { sameCustomers } from '#service/archive/queries/same.ts'
import { timelines } from './enter.ts'
import { type Evidence, whyNotEvidence } from './rules/kinds.ts'
import { journalEntry } from './store/journal.ts'
import type { LockedPromise } from './store.ts'

/**
 * Refuses what is no evidence for this promise. What this deed has announced itself is looked up where it
 * waits to be written, so that no statement is needed; anything else in the journal of the company.
 * @throws Unknown for an entry that is not there; Refusal of EVIDENCE_REFUSES
 */
export async function mustBeEvidence(ctx: Context, promise: LockedPromise, id: Uuid): Promise<void> {
  const own = ctx.announced.find(entry => entry.id === id)
  const evidence: Evidence = own ?? known(await journalEntry(ctx, id))
  // Told of in this deed, the moment may lie a little before the promise: a call that ended as it was made.
  const looked = own ? { ...evidence, at: ctx.now } : evidence
  const why = whyNotEvidence(promise, timelines(promise), looked)
  if (why === null) return
  // He may have been merged since: then he goes by another entry of himself.
  const merged = why === 'this happened with somebody else' && promise.customerId !== null
  refuse(merged ? whyNotEvidence(promise, await sameCustomers(ctx, known(promise.customerId)), looked) : why)
}

/** Whether what settled a promise were words to its customer: then he knows. */
export async function wasTold(ctx: Context, evidence: Uuid): Promise<boolean> {
  return (await journalEntry(ctx, evidence))?.event === 'conversation logged'
}
