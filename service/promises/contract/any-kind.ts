/**
 * Promises of every kind, made and kept where no slice has a deed of its own for them yet: to a customer in a
 * case or without one, to one of ours, and what a customer promises to pay.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, text } from '#core/wire.ts'
import { CHANNELS, LOG_REFUSES } from '#service/hotline/contract.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'

/** How a customer pays. */
export const PAY_METHODS = ['cash', 'transfer', 'card', 'wechat', 'alipay', 'cheque'] as const
export type PayMethod = (typeof PAY_METHODS)[number]

/** A visit is promised by dispatch, a return visit by a standard. */
export const MADE_HERE = PROMISE_KINDS.filter(kind => kind !== 'visit window' && kind !== 'return visit')

const desk = ['agent', 'dispatcher', 'visitor', 'manager'] as const

const told = z.object({
  channel: z.enum(CHANNELS).default('phone'),
  contactId: id().optional(),
  said: text(8000, 1),
})

/** At most ten million yuan. */
const cents = z.int().min(1).max(1_000_000_000)

export const promiseAnything = endpoint({
  method: 'POST',
  url: '/api/promises',
  summary: 'Enter a promise of any kind: to a customer, to one of ours, or by a customer to us',
  may: desk,
  body: z.object({
    for: z.union([
      z.strictObject({ case: id() }),
      z.strictObject({ customer: id() }),
      z.strictObject({ staff: id() }),
    ]),
    kind: z.enum(MADE_HERE),
    /** At a moment; on a day, until its end; or on a day of every month (the 31st: its last). */
    due: z.union([
      z.strictObject({ at: instant() }),
      z.strictObject({ on: day() }),
      z.strictObject({ monthly: z.int().min(1).max(31) }),
    ]),
    about: text(500).default(''),
    /** The words of the promise: ours to the customer; of a payment, his to us. */
    told: told.nullable().default(null),
    payment: z
      .object({ amountCents: cents, method: z.enum(PAY_METHODS) })
      .nullable()
      .default(null),
    /** Who sees to it; whoever enters it, if nobody else is named. */
    owner: id().optional(),
  }),
  returns: z.object({ id: id() }),
  refuses: [
    'the case is closed',
    'this time is past',
    'too far ahead to be definite',
    'only the answer to a suggestion is promised to one of ours',
    'what comes every month is promised to a customer, not in one case',
    'a day of the month belongs to what comes every month',
    'a payment is promised with its amount and how it is paid',
    'the words in which it was promised are missing',
    ...LOG_REFUSES,
  ],
})

export const EVIDENCE_REFUSES = [
  'this does not keep a promise of this kind',
  'nobody was reached',
  'an answer in writing is not given by word of mouth',
  'this happened with somebody else',
  'it happened before it was promised',
  'too early: it was promised for a certain day',
] as const

export const keepPromise = endpoint({
  method: 'POST',
  url: '/api/promises/:id/keeping',
  summary: 'Say what keeps a promise: something that happened, what was said, or what was done',
  may: [...desk, 'technician'],
  params: z.object({ id: id() }),
  body: z.discriminatedUnion('by', [
    /** An entry of the journal: a visit that was finished, a call that was logged. */
    z.object({ by: z.literal('what happened'), evidence: id() }),
    /** Words to the customer, logged as an outgoing conversation. */
    z.object({ by: z.literal('what was said'), told }),
    /** Money that came, a thing handed over, work, a word to one of ours. */
    z.object({
      by: z.literal('what was done'),
      words: text(2000, 1),
      at: instant().optional(),
      amountCents: cents.optional(),
    }),
  ]),
  returns: z.object({ id: id() }),
  refuses: [
    'already settled',
    'a visit is kept by coming, a return visit by asking',
    'what keeps this is not noted by hand',
    'less was paid than was promised',
    ...EVIDENCE_REFUSES,
    ...LOG_REFUSES,
  ],
})
