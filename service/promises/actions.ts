import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { firstAskedIn, type LockedCase, lock as lockCase, responsibleFor } from '#service/cases/actions.ts'
import { whyNotWork } from '#service/cases/rules.ts'
import { notifyCustomer } from '#service/hotline/actions/notices.ts'
import type { PromiseKind, StandardOwner } from '#service/standards/contract.ts'
import { owedBy } from '#service/standards/queries.ts'
import { makeNextRound, raiseBreaches } from './breaking.ts'
import {
  enter,
  type Owner,
  ownerOf,
  promisedAnew,
  type Terms,
  type To,
  timelines,
  whomAgain,
  whomOf,
} from './enter.ts'
import { mustBeEvidence } from './evidence.ts'
import {
  canBeMissed,
  isNotReached,
  standing,
  whyNotKeep,
  whyNotMake,
  whyNotRenegotiate,
  whyNotWithdraw,
} from './rules.ts'
import * as store from './store.ts'

type Instant = Temporal.Instant

export type ToMake = To & Terms

/**
 * Promises something at a definite time: to the customer of a case, to a customer without one, to one of
 * ours; or enters what a customer promises us. First-asked and handler of the case are kept as they are now.
 * @throws Unknown; Refusal 'the case is closed', 'a window ends after it begins', 'this time is past', 'too
 * far ahead to be definite'
 */
export async function make(ctx: Context, it: ToMake): Promise<Uuid> {
  const whom = await whomOf(ctx, it)
  const open = !('held' in whom) || whom.held.handler !== null
  refuse(whyNotMake({ ...it, windowFrom: it.windowFrom ?? null }, open, ctx.now))
  return enter(ctx, whom, it, promisedAnew)
}

/**
 * What happened keeps the promise; after its time that is kept late (computed).
 * @param proof.evidence journal entry of the call that was logged, of the check-in
 * @param proof.at when it happened; now if nothing else is said
 * @throws Unknown; Refusal 'already settled'
 */
export async function keep(ctx: Context, id: Uuid, proof: { evidence: Uuid; at?: Instant }): Promise<void> {
  const promise = known(await store.lock(ctx, id))
  refuse(whyNotKeep(promise))
  const at = proof.at ?? ctx.now
  await mustBeEvidence(ctx, promise, proof.evidence)
  // Reached after all, but too late: three tries before its time still excuse it (design.md §6).
  if (promise.settledAs === 'not reached' && Temporal.Instant.compare(at, promise.dueAt) > 0) return
  await fulfil(ctx, promise, { evidence: proof.evidence, at })
}

async function fulfil(ctx: Context, promise: store.LockedPromise, proof: Told): Promise<void> {
  const { id, kind } = promise
  await store.settle(ctx, id, { as: 'kept', ...proof })
  const stands = standing({ ...promise, settledAs: 'kept', settledAt: proof.at }, ctx.now)
  await announce(ctx, 'promise kept', id, timelines(promise), { kind, as: stands })
  if (stands === 'kept late') await raiseBreaches(ctx, [promise])
  await makeNextRound(ctx, promise)
  if (kind === 'written answer') tellOfAnswer(ctx, promise)
}

/** A letter takes days: whoever waits for it hears that it is on its way, and where to ask. */
function tellOfAnswer(ctx: Context, { id, caseId, customerId }: store.LockedPromise): void {
  if (customerId === null) return
  const uselessAfter = ctx.now.add({ hours: 7 * 24 })
  notifyCustomer(ctx, customerId, 'answer sent', { key: `answer ${id}`, caseId, facts: {}, uselessAfter })
}

/** When and by which journal entry the customer was told. */
export type Told = { evidence: Uuid; at: Instant }

/**
 * The customer of a case was told how things stand, or when he will be: that is the feedback he was owed
 * (seeds/001: 让客户知道原因以及问题什么时候才能得以纠正). Answers what it kept.
 */
export async function reportedBack(ctx: Context, caseId: Uuid, told: Told): Promise<Uuid[]> {
  const kept: Uuid[] = []
  for (const promise of await store.lockOpen(ctx, caseId)) {
    if (promise.kind !== 'feedback') continue
    await fulfil(ctx, promise, told)
    kept.push(promise.id)
  }
  return kept
}

/**
 * Moves a promise to another time, the customer having been told before. The old one stays in the ledger as
 * renegotiated, the new one says instead of which. @throws Unknown; Refusal with the codes of
 * RENEGOTIATE_REFUSES
 */
export async function renegotiate(
  ctx: Context,
  id: Uuid,
  to: {
    windowFrom?: Instant | null
    dueAt: Instant
    told: Told | null
    movedBy: 'us' | 'customer'
    owner?: Owner
  },
): Promise<Uuid> {
  const whom = await whomAgain(ctx, known(await store.whoseIs(ctx, id)))
  const promise = known(await store.lock(ctx, id))
  const windowFrom = to.windowFrom ?? null
  refuse(whyNotRenegotiate(promise, { windowFrom, dueAt: to.dueAt }, to.told?.at ?? null, ctx.now))
  // The rule has refused it untold; the types do not know.
  const evidence = known(to.told).evidence
  await store.settle(ctx, id, { as: 'renegotiated', at: ctx.now, evidence, movedBy: to.movedBy })
  const next = await enter(
    ctx,
    whom,
    {
      ...promise,
      madeBy: ctx.actor.staff,
      windowFrom,
      dueAt: to.dueAt,
      toldIn: evidence,
      owner: to.owner ?? ownerOf(promise),
    },
    { owedFor: promise.owedFor, subjectId: promise.subjectId, insteadOf: id },
  )
  await announce(ctx, 'promise renegotiated', id, timelines(promise), {
    kind: promise.kind,
    next,
    movedBy: to.movedBy,
  })
  return next
}

/**
 * The customer no longer wants it. After its time it still counts as broken: he was let down before he gave
 * up.
 * @throws Unknown; Refusal 'already settled'
 */
export async function withdraw(ctx: Context, id: Uuid, proof: { evidence: Uuid }): Promise<void> {
  const promise = known(await store.lock(ctx, id))
  refuse(whyNotWithdraw(promise))
  await store.settle(ctx, id, { as: 'withdrawn', at: ctx.now, evidence: proof.evidence })
  await announce(ctx, 'promise withdrawn', id, timelines(promise), { kind: promise.kind })
  if (Temporal.Instant.compare(ctx.now, promise.dueAt) > 0) await raiseBreaches(ctx, [promise])
}

/**
 * We called and nobody answered. The third try that counts settles it as not reached; until its time it can
 * still be kept. @throws Unknown; Refusal 'already settled'
 */
export async function tried(ctx: Context, id: Uuid, proof: Told): Promise<'tried' | 'not reached'> {
  const promise = known(await store.lock(ctx, id))
  if (!canBeMissed(promise.kind)) throw new Error('a visit window is kept by coming, not by calling')
  refuse(whyNotKeep(promise))
  await store.insertTry(ctx, { promise_id: id, evidence: proof.evidence, at: proof.at, by: ctx.actor.staff })
  await announce(ctx, 'promise tried', id, timelines(promise), { kind: promise.kind })
  if (promise.settledAs !== null || !isNotReached(await store.triesOf(ctx, id), promise.dueAt)) return 'tried'
  await store.settle(ctx, id, { as: 'not reached', at: proof.at, evidence: proof.evidence })
  await announce(ctx, 'promise not reached', id, timelines(promise), { kind: promise.kind })
  return 'not reached'
}

export type Owed = { id: Uuid; kind: PromiseKind; dueAt: Instant }

/**
 * Makes what the standards say this event owes the customer. Heard twice, it is owed once: the answer is then
 * the promise that exists. What was due before we heard of the event (an old message from the field) is owed
 * all the same, and broken. `except`: of which kinds nothing more is owed. @throws Unknown; Refusal 'the case
 * is closed'
 */
export async function owe(
  ctx: Context,
  event: string,
  it: { caseId: Uuid; subjectId: Uuid; at?: Instant; notBy?: Uuid },
  { except = [] }: { except?: readonly PromiseKind[] } = {},
): Promise<Owed[]> {
  const held = await lockCase(ctx, it.caseId)
  refuse(whyNotWork(held))
  const owed: Owed[] = []
  const from = it.at ?? ctx.now
  for (const { line, dueAt } of await owedBy(ctx, event, held, from)) {
    if (except.includes(line.owes)) continue
    const there = await store.owedFor(ctx, it.subjectId, line.owes, event)
    if (there) {
      owed.push({ id: there.id, kind: there.kind, dueAt: there.dueAt })
      continue
    }
    const promise = { ...it, kind: line.owes, dueAt, owner: whoSeesTo(line.owner, held) }
    const id = await enter(ctx, { held }, promise, {
      owedFor: event,
      subjectId: it.subjectId,
      insteadOf: null,
      clock: { from, edition: line.edition },
    })
    owed.push({ id, kind: line.owes, dueAt })
  }
  return owed
}

export function whoSeesTo(owner: StandardOwner, held: LockedCase): Owner {
  switch (owner) {
    case 'first-asked':
      return { staff: firstAskedIn(held) }
    case 'handler':
      return { staff: responsibleFor(held) }
    case 'visitor':
    case 'manager':
      return { role: owner }
  }
}

/**
 * Somebody else sees to it from now on (a visit given to another technician, or to be given); what the
 * customer was told does not change. @throws Unknown; Refusal 'already settled'
 */
export async function entrust(ctx: Context, id: Uuid, to: Owner): Promise<void> {
  const promise = known(await store.lock(ctx, id))
  refuse(whyNotWithdraw(promise))
  if ('staff' in to ? promise.owner === to.staff : promise.ownerRole === to.role) return
  await pass(ctx, promise, to)
}

async function pass(ctx: Context, promise: store.LockedPromise, to: Owner): Promise<void> {
  await store.setOwner(ctx, promise.id, to)
  await announce(ctx, 'promise passed on', promise.id, timelines(promise), {
    from: promise.owner ?? promise.ownerRole,
    to: 'staff' in to ? to.staff : to.role,
  })
}

/**
 * Whoever handles the case now sees to the callbacks of whoever did before. Feedback stays with the
 * first-asked.
 */
export async function passOn(ctx: Context, caseId: Uuid, from: Uuid, to: Uuid): Promise<void> {
  for (const promise of await store.lockOpen(ctx, caseId)) {
    if (promise.kind !== 'callback' || promise.owner !== from) continue
    await pass(ctx, promise, { staff: to })
  }
}

/** What a customer still waits for in a case, the most urgent first. */
export function openPromisesOf(ctx: Context, caseId: Uuid): Promise<store.LockedPromise[]> {
  return store.openOf(ctx, caseId)
}

/**
 * Callbacks and feedback that a call can still keep, the most urgent first; 'not reached' ones among them.
 */
export function keepableOf(ctx: Context, caseId: Uuid): Promise<store.LockedPromise[]> {
  return store.keepableOf(ctx, caseId)
}

/**
 * The youngest promise that was owed for a subject (the return visit of a visit); undefined when there is
 * none.
 */
export function promiseOwed(ctx: Context, subjectId: Uuid, kind: PromiseKind) {
  return store.owedFor(ctx, subjectId, kind)
}
