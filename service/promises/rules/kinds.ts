import type { Channel } from '#service/hotline/contract.ts'
import type { PromiseKind } from '#service/standards/contract.ts'

/** What the customer promises us; everything else is ours to keep. */
export const byCustomer = (kind: PromiseKind): boolean => kind === 'payment'

/** What may be noted as done, where no slice has a deed for it yet; and the event by which it is known. */
export const NOTED = {
  payment: 'payment noted',
  'handing over': 'handing over noted',
  work: 'work noted',
  word: 'word noted',
} as const
export type Noted = keyof typeof NOTED

/**
 * Which events keep which kind of promise. A conversation must have reached somebody. Slices that come later
 * (parts, loaners, billing …) add their own events here.
 */
export const KEPT_BY: Readonly<Record<PromiseKind, readonly string[]>> = {
  callback: ['conversation logged'],
  'visit window': ['technician arrived'],
  feedback: ['conversation logged'],
  'return visit': ['conversation logged'],
  // Solved, or told why and when (seeds/001 让客户知道原因以及问题什么时候才能得以纠正).
  'settled today': ['solved by phone', 'visit finished', 'case closed', 'conversation logged'],
  'written answer': ['conversation logged'],
  'repair done': ['visit finished', 'solved by phone', 'work noted'],
  'part there': ['handing over noted'],
  // By mail: when it has left, not when somebody pressed a key.
  'document sent': ['answer mailed', 'conversation logged', 'handing over noted'],
  loaner: ['handing over noted'],
  // 致謝的方法可用書信、電話或親自登門 (seeds/003).
  thanks: ['conversation logged', 'technician arrived'],
  'delivery check': ['conversation logged', 'visit finished', 'work noted'],
  're-test': ['visit finished', 'work noted'],
  lesson: ['lesson told', 'visit finished', 'work noted', 'conversation logged'],
  maintenance: ['visit finished', 'work noted'],
  recurring: [
    'conversation logged',
    'technician arrived',
    'visit finished',
    'handing over noted',
    'work noted',
  ],
  privilege: ['conversation logged', 'handing over noted', 'work noted'],
  'suggestion answer': ['word noted'],
  payment: ['payment noted'],
}

/** In writing means that he can read it again (seeds/004 即时用书函答复). */
const WRITTEN: readonly Channel[] = ['letter', 'e-mail', 'web', 'wechat']

/** What is known of the event that shall keep a promise. `about`: whose timelines show it. */
export type Evidence = {
  event: string
  at: Temporal.Instant
  about: readonly string[]
  data: Readonly<Record<string, unknown>>
}

export type EvidenceRefusal =
  | 'this does not keep a promise of this kind'
  | 'nobody was reached'
  | 'an answer in writing is not given by word of mouth'
  | 'this happened with somebody else'
  | 'it happened before it was promised'
  | 'too early: it was promised for a certain day'

/**
 * Why what happened is no evidence for this promise.
 * @param whose the case, the customer (with who was merged into him) or the colleague of the promise
 */
export function whyNotEvidence(
  promise: { kind: PromiseKind; madeAt: Temporal.Instant; windowFrom: Temporal.Instant | null },
  whose: readonly (string | null)[],
  evidence: Evidence,
): EvidenceRefusal | null {
  const { event, at, about, data } = evidence
  if (!KEPT_BY[promise.kind].includes(event)) return 'this does not keep a promise of this kind'
  if (event === 'conversation logged') {
    if (data.reached === false) return 'nobody was reached'
    const written = WRITTEN.some(channel => channel === data.channel)
    if (promise.kind === 'written answer' && !written) {
      return 'an answer in writing is not given by word of mouth'
    }
  }
  if (!whose.some(one => one !== null && about.includes(one))) return 'this happened with somebody else'
  if (Temporal.Instant.compare(at, promise.madeAt) < 0) return 'it happened before it was promised'
  return whyTooEarly(promise, at)
}

/** 不是提早就是迟迟不来收 (seeds/004): what comes on its day does not come the day before. */
function whyTooEarly(
  { kind, windowFrom }: { kind: PromiseKind; windowFrom: Temporal.Instant | null },
  at: Temporal.Instant,
): EvidenceRefusal | null {
  const early = windowFrom !== null && Temporal.Instant.compare(at, windowFrom) < 0
  return kind === 'recurring' && early ? 'too early: it was promised for a certain day' : null
}

/** What can be noted for a promise of this kind; null where the deeds of the house prove it. */
export function notedFor(kind: PromiseKind): Noted | null {
  const found = (Object.keys(NOTED) as Noted[]).find(what => KEPT_BY[kind].includes(NOTED[what]))
  return found ?? null
}

export type Whom = 'case' | 'customer' | 'staff'

export type WhomRefusal =
  | 'only the answer to a suggestion is promised to one of ours'
  | 'what comes every month is promised to a customer, not in one case'
  | 'a day of the month belongs to what comes every month'
  | 'a payment is promised with its amount and how it is paid'
  | 'the words in which it was promised are missing'

/** Why a promise of this kind cannot be made to this party in this shape. */
export function whyNotTo(it: {
  kind: PromiseKind
  to: Whom
  monthly: boolean
  paid: boolean
  told: boolean
}): WhomRefusal | null {
  if ((it.kind === 'suggestion answer') !== (it.to === 'staff')) {
    return 'only the answer to a suggestion is promised to one of ours'
  }
  if (it.kind === 'recurring' && it.to === 'case') {
    return 'what comes every month is promised to a customer, not in one case'
  }
  if ((it.kind === 'recurring') !== it.monthly) return 'a day of the month belongs to what comes every month'
  if ((it.kind === 'payment') !== it.paid) return 'a payment is promised with its amount and how it is paid'
  if (it.to !== 'staff' && !it.told) return 'the words in which it was promised are missing'
  return null
}
