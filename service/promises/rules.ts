import type { PromiseKind } from '#service/standards/contract.ts'
import type { Standing } from './contract.ts'

type Instant = Temporal.Instant
const compare = Temporal.Instant.compare

/** 'replaced': broken, and another promise stands in its place. */
export type Settlement = 'kept' | 'renegotiated' | 'withdrawn' | 'not reached' | 'replaced'

/** What decides how a promise stands. */
export type Dated = {
  windowFrom: Instant | null
  dueAt: Instant
  settledAs: Settlement | null
  settledAt: Instant | null
}

/** Further ahead than this is no definite time. */
const DAYS_AHEAD = 366
/** A promise is renegotiated, or fulfilled, up to this moment: design.md §6. */
export const lastMomentToMove = (p: Pick<Dated, 'windowFrom' | 'dueAt'>): Instant => p.windowFrom ?? p.dueAt

/**
 * How a promise stands at a moment. Open past due is broken; kept after due is kept late; withdrawn after due
 * stays broken, for the customer was already let down when he gave up.
 */
export function standing(p: Dated, now: Instant): Standing {
  if (p.settledAs === null || p.settledAt === null) return compare(now, p.dueAt) > 0 ? 'broken' : 'open'
  const late = compare(p.settledAt, p.dueAt) > 0
  switch (p.settledAs) {
    case 'kept':
      return late ? 'kept late' : 'kept'
    case 'withdrawn':
      return late ? 'broken' : 'withdrawn'
    case 'replaced':
      return 'broken'
    case 'renegotiated':
    case 'not reached':
      return p.settledAs
  }
}

/** The promise-kept rate 履约率: kept ÷ (kept + kept late + broken); null when nothing fell due. */
export function rateOf(n: { kept: number; keptLate: number; broken: number }): number | null {
  const due = n.kept + n.keptLate + n.broken
  return due === 0 ? null : n.kept / due
}

export type MakeRefusal =
  | 'the case is closed'
  | 'a window ends after it begins'
  | 'this time is past'
  | 'too far ahead to be definite'

export type ToMake = { kind: PromiseKind; windowFrom: Instant | null; dueAt: Instant }

/** Why this cannot be promised now. A window that has begun may still be promised (he comes at once). */
export function whyNotMake(p: ToMake, caseOpen: boolean, now: Instant): MakeRefusal | null {
  if (!caseOpen) return 'the case is closed'
  return whyNotAt(p, now)
}

function whyNotAt(
  p: Pick<ToMake, 'windowFrom' | 'dueAt'>,
  now: Instant,
): Exclude<MakeRefusal, 'the case is closed'> | null {
  if (p.windowFrom && compare(p.windowFrom, p.dueAt) >= 0) return 'a window ends after it begins'
  if (compare(p.dueAt, now) <= 0) return 'this time is past'
  if (compare(p.dueAt, now.add({ hours: 24 * DAYS_AHEAD })) > 0) return 'too far ahead to be definite'
  return null
}

export type KeepRefusal = 'already settled'

/** Why what happened does not keep this promise. Somebody not reached three times may still be reached. */
export function whyNotKeep(p: Dated): KeepRefusal | null {
  return p.settledAs === null || p.settledAs === 'not reached' ? null : 'already settled'
}

export type RenegotiateRefusal =
  | 'already settled'
  | 'too late: a new promise does not erase a broken one'
  | 'the customer must be told before the time that was promised'
  | Exclude<MakeRefusal, 'the case is closed'>

/** Why a promise cannot be moved to another time: seeds/002 §二 一定要事先通知客户并重新预约. `toldAt`: proven time. */
export function whyNotRenegotiate(
  p: Dated,
  to: { windowFrom: Instant | null; dueAt: Instant },
  toldAt: Instant | null,
  now: Instant,
): RenegotiateRefusal | null {
  if (p.settledAs !== null) return 'already settled'
  if (compare(now, lastMomentToMove(p)) >= 0) return 'too late: a new promise does not erase a broken one'
  if (toldAt === null || compare(toldAt, lastMomentToMove(p)) >= 0) {
    return 'the customer must be told before the time that was promised'
  }
  return whyNotAt(to, now)
}

export type FollowUpRefusal =
  | 'already followed up'
  | 'the customer must be told'
  | 'a new time is missing'
  | 'it is settled: nothing is left to promise'
  | 'a visit is promised anew by the dispatcher'
  | 'this time is past'
  | 'too far ahead to be definite'

/**
 * Why a broken promise cannot be followed up like this. Whoever was called late has been told by that call;
 * everybody else must be. What is still owed needs a new time, and only that.
 * @param told when he was told: now, or by the conversation that kept it late
 */
export function whyNotFollowUp(
  p: Dated & { kind: PromiseKind },
  it: { followedAt: Instant | null; told: boolean; dueAt: Instant | null },
  now: Instant,
): FollowUpRefusal | null {
  if (it.followedAt !== null) return 'already followed up'
  if (!it.told) return 'the customer must be told'
  if (hasItsOwnTime(p.kind)) return it.dueAt && 'a visit is promised anew by the dispatcher'
  if (p.settledAs !== null) return it.dueAt && 'it is settled: nothing is left to promise'
  if (it.dueAt === null) return 'a new time is missing'
  const why = whyNotAt({ windowFrom: null, dueAt: it.dueAt }, now)
  return why === 'a window ends after it begins' ? null : why
}

/** Dispatch moves a visit and with it its return visit: neither gets a new time from the ledger. */
export const hasItsOwnTime = (kind: PromiseKind): boolean =>
  kind === 'visit window' || kind === 'return visit'

/** What is settled is neither withdrawn nor given to somebody else. */
export function whyNotWithdraw(p: Dated): 'already settled' | null {
  return p.settledAs === null ? null : 'already settled'
}

/** Tries that count lie this far apart, and this many of them excuse (design.md §6). */
const HOURS_BETWEEN_TRIES = 2
const TRIES_THAT_EXCUSE = 3
/** A visit window is kept by coming, not by calling. */
export const canBeMissed = (kind: PromiseKind): boolean => kind !== 'visit window' && kind !== 'payment'

/**
 * Whether the customer counts as not reached: three tries not after the due time, each two hours after the
 * last one.
 */
export function isNotReached(tries: readonly Instant[], dueAt: Instant): boolean {
  let counted = 0
  let last: Instant | null = null
  for (const at of [...tries].sort(compare)) {
    if (compare(at, dueAt) > 0) break
    if (last && compare(at, last.add({ hours: HOURS_BETWEEN_TRIES })) < 0) continue
    counted++
    last = at
  }
  return counted >= TRIES_THAT_EXCUSE
}
