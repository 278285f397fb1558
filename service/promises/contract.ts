/**
 * 承诺: the ledger. What was promised to a customer, by whom, by when, and the proof. Only what happened (a
 * call that was logged, a check-in) keeps a promise; a new promise never erases a broken one. Words:
 * docs/glossary.md.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery, text } from '#core/wire.ts'
import { CHANNELS, colleague, LOG_REFUSES } from '#service/hotline/contract.ts'
import { AWAY } from '#service/people/rules/duty.ts'
import { PAUSE_REASONS, PROMISE_KINDS, RAISED_FOR } from '#service/standards/contract.ts'
import { PAY_METHODS } from './contract/any-kind.ts'

/**
 * How a promise stands now. 'broken' is an open promise past its time: computed from the clock, stored
 * nowhere.
 */
export const STANDINGS = [
  'open',
  'broken',
  'kept',
  'kept late',
  'renegotiated',
  'withdrawn',
  'not reached',
] as const
export type Standing = (typeof STANDINGS)[number]

/** Steps of a ladder in three words: before the due time, when it is broken, and when it still is later. */
export const STAGES = ['due soon', 'broken', 'escalated'] as const
export type Stage = (typeof STAGES)[number]

export const events = [
  'promise made',
  'promise kept',
  'promise renegotiated',
  'promise withdrawn',
  'promise not reached',
  'promise tried',
  'promise passed on',
  'promise reminded',
  'promise breach raised',
  'promise breach followed up',
  'payment noted',
  'handing over noted',
  'work noted',
  'word noted',
] as const

export const promise = z.object({
  id: id(),
  kind: z.enum(PROMISE_KINDS),
  /** Whose it is to keep: ours, or the customer's (he pays). */
  by: z.enum(['us', 'customer']),
  /** Null: made without a case. */
  caseId: id().nullable(),
  caseNumber: z.string().nullable(),
  /** Null: made to one of ours. */
  customer: z.object({ id: id(), name: z.string() }).nullable(),
  toStaff: colleague.nullable(),
  /** Null: a standard made it. */
  madeBy: colleague.nullable(),
  madeAt: instant(),
  /** Those of the case; null without one. */
  firstAskedBy: colleague.nullable(),
  handler: colleague.nullable(),
  windowFrom: instant().nullable(),
  dueAt: instant(),
  about: z.string(),
  /** The event of which a standard owes it. */
  owedFor: z.string().nullable(),
  subjectId: id().nullable(),
  owner: colleague.nullable(),
  ownerRole: z.string().nullable(),
  notBy: colleague.nullable(),
  insteadOf: id().nullable(),
  standing: z.enum(STANDINGS),
  settledAt: instant().nullable(),
  settledBy: colleague.nullable(),
  movedBy: z.enum(['us', 'customer']).nullable(),
  /** The proof: what was announced at that moment, and of what. */
  evidence: z.object({ id: id(), event: z.string(), at: instant(), subject: id() }).nullable(),
  /** Its clock stands: what we wait for, and until when at the latest. */
  paused: z.object({ reason: z.enum(PAUSE_REASONS), until: instant() }).nullable(),
  /** What makes its case more urgent than its trouble; nothing once it is settled. */
  raisedFor: z.array(z.enum(RAISED_FOR)),
  /** Logged tries in which the customer was not reached. */
  tries: z.int(),
  payment: z.object({ amountCents: z.int(), method: z.enum(PAY_METHODS) }).nullable(),
  /** On which day of every month it comes again. */
  recursOn: z.int().nullable(),
})
export type ServicePromise = z.output<typeof promise>

/** The customer was told, in which words; logged as an outgoing conversation and kept as evidence. */
export const told = z.object({
  channel: z.enum(CHANNELS).default('phone'),
  contactId: id().optional(),
  said: text(8000, 1),
})

const desk = ['agent', 'dispatcher', 'visitor', 'manager'] as const

export const myPromises = endpoint({
  method: 'GET',
  url: '/api/promises/mine',
  summary: 'Open promises that I see to, the most urgent first',
  may: 'signed in',
  query: pageQuery(),
  returns: page(promise),
})

export const ledger = endpoint({
  method: 'GET',
  url: '/api/promises',
  summary: 'The ledger, the latest due first',
  may: [...desk, 'admin', 'auditor'],
  query: pageQuery().extend({
    case: id().optional(),
    customer: id().optional(),
    owner: id().optional(),
    /** Of cases about devices of this product line. */
    line: id().optional(),
    kind: z.enum(PROMISE_KINDS).optional(),
    standing: z.enum(STANDINGS).optional(),
    dueFrom: instant().optional(),
    dueBefore: instant().optional(),
  }),
  returns: page(promise),
})

export const makePromise = endpoint({
  method: 'POST',
  url: '/api/cases/:id/promises',
  summary: 'Promise the customer a callback or feedback at a definite time',
  may: desk,
  params: z.object({ id: id() }),
  body: z.object({
    kind: z.enum(['callback', 'feedback']),
    dueAt: instant(),
    about: text(500).default(''),
    told,
  }),
  returns: z.object({ id: id() }),
  refuses: ['the case is closed', 'this time is past', 'too far ahead to be definite', ...LOG_REFUSES],
})

export const RENEGOTIATE_REFUSES = [
  'already settled',
  'too late: a new promise does not erase a broken one',
  'the customer must be told before the time that was promised',
  'a window ends after it begins',
  'this time is past',
  'too far ahead to be definite',
] as const

export const renegotiatePromise = endpoint({
  method: 'POST',
  url: '/api/promises/:id/renegotiation',
  summary: 'Move a promised callback or feedback before its time, having told the customer',
  may: desk,
  params: z.object({ id: id() }),
  body: z.object({
    dueAt: instant(),
    told: told.nullable().default(null),
    movedBy: z.enum(['us', 'customer']).default('us'),
  }),
  returns: z.object({ id: id() }),
  refuses: [...RENEGOTIATE_REFUSES, 'a visit is moved by moving its window', ...LOG_REFUSES],
})

export const withdrawPromise = endpoint({
  method: 'POST',
  url: '/api/promises/:id/withdrawal',
  summary: 'The customer no longer wants what was promised',
  may: desk,
  params: z.object({ id: id() }),
  body: z.object({
    said: text(8000, 1),
    channel: z.enum(CHANNELS).default('phone'),
    contactId: id().optional(),
  }),
  returns: z.object({ id: id() }),
  refuses: ['already settled', 'a visit is called off by the dispatcher', ...LOG_REFUSES],
})

export const counted = z.object({
  kept: z.int(),
  keptLate: z.int(),
  broken: z.int(),
  renegotiated: z.int(),
  movedByUs: z.int(),
  withdrawn: z.int(),
  notReached: z.int(),
  open: z.int(),
  /** kept ÷ (kept + kept late + broken); null when nothing fell due. */
  rate: z.number().nullable(),
})

/** What customers promised us, apart: it is in no rate of ours. */
export const theirs = z.object({ kept: z.int(), keptLate: z.int(), broken: z.int(), open: z.int() })

export const keepingRate = endpoint({
  method: 'GET',
  url: '/api/promises/rate',
  summary: 'How many of the promises due in a period were kept',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  query: z.object({
    dueFrom: instant(),
    dueBefore: instant(),
    kind: z.enum(PROMISE_KINDS).optional(),
    owner: id().optional(),
    customer: id().optional(),
    case: id().optional(),
    line: id().optional(),
  }),
  returns: counted.extend({ theirs }),
})

export const myReminders = endpoint({
  method: 'GET',
  url: '/api/promises/reminders',
  summary: 'Reminders for me that I have not seen, of promises that are still open',
  may: 'signed in',
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
  returns: z.array(
    z.object({
      stage: z.enum(STAGES),
      at: instant(),
      promise,
      /** Whose turn it was before, and why it is not theirs. */
      passedBy: z.array(z.object({ who: colleague, why: z.enum(AWAY) })),
      /** Nobody on the ladder was there. */
      lastResort: z.boolean(),
    }),
  ),
})

export const seeReminder = endpoint({
  method: 'POST',
  url: '/api/promises/:id/reminders/:stage/seen',
  summary: 'I have seen this reminder',
  may: 'signed in',
  params: z.object({ id: id(), stage: z.enum(STAGES) }),
  returns: z.object({ id: id() }),
})
