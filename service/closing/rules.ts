import type { Outcome, Reason } from '#service/cases/contract.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { Missing } from './contract.ts'

/** What has happened in a case, gathered from the slices before this one. */
export type Facts = {
  reason: Reason
  openPromises: readonly { id: string; kind: PromiseKind }[]
  /** Visits that were not called off, in the order in which they were planned. */
  visits: readonly Visit[]
  handoverWaiting: string | null
  /** Told a solution on the phone, and heard of no trouble and of no visit after that. */
  solvedByPhone: boolean
  /** We called and somebody answered. */
  reachedByUs: boolean
}

export type Visit = {
  id: string
  arrived: boolean
  ended: boolean
  /** Ended with the work done; false: he came and could not finish. */
  workDone: boolean
  /** What the return visit heard; null when nobody has said. */
  works: boolean | null
}

/** Endings that need no work, but a sentence that says why. */
const WITHOUT_WORK: readonly Outcome[] = ['not wanted', 'not solvable']

/**
 * What is missing before a case may close with this outcome; nothing means it may. Where the customer gave up
 * or nothing could be done the work need not be finished, but what was promised must be settled all the same.
 */
export function missing(facts: Facts, outcome: Outcome): { what: Missing; of: string | null }[] {
  // Ours alone: what the customer promised to pay does not keep the file of his trouble open.
  const found: { what: Missing; of: string | null }[] = facts.openPromises
    .filter(({ kind }) => kind !== 'payment')
    .map(promise => ({
      what: promise.kind === 'return visit' ? 'the return visit is missing' : 'a promise is still open',
      of: promise.id,
    }))
  for (const visit of facts.visits) {
    if (!visit.arrived) found.push({ what: 'a visit is still planned', of: visit.id })
    else if (!visit.ended) found.push({ what: 'a visit is not finished', of: visit.id })
  }
  if (facts.handoverWaiting) found.push({ what: 'a hand-over is waiting', of: facts.handoverWaiting })
  if (!WITHOUT_WORK.includes(outcome)) {
    const undone = notDone(facts)
    if (undone) found.push(undone)
  }
  return found
}

function notDone(facts: Facts): { what: Missing; of: string | null } | null {
  if (facts.solvedByPhone) return null
  const last = facts.visits.filter(visit => visit.ended).at(-1)
  if (last && !last.workDone) return { what: 'the work is not finished', of: last.id }
  if (last && last.works === false) return { what: 'it still does not work', of: last.id }
  if (last || facts.reachedByUs) return null
  const onlyAsked = facts.reason === 'consultation' || facts.reason === 'suggestion'
  return onlyAsked ? null : { what: 'nothing was done yet', of: null }
}

export type CloseRefusal = 'already closed' | 'say why it ends like this' | Missing

/** Why a case cannot close with this outcome and these last words. */
export function whyNotClose(
  open: boolean,
  facts: Facts,
  ending: { outcome: Outcome; word: string },
): CloseRefusal | null {
  if (!open) return 'already closed'
  if (WITHOUT_WORK.includes(ending.outcome) && ending.word === '') return 'say why it ends like this'
  return missing(facts, ending.outcome)[0]?.what ?? null
}
