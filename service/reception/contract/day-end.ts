import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, instant, text } from '#core/wire.ts'
import { caseLine } from '#service/cases/contract.ts'
import { colleague, LOG_REFUSES, words } from '#service/hotline/contract.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'

/**
 * 日清, the list of the day's end: every open case is settled today, or the customer knows why not, until when,
 * and at which time we call him (seeds/001: 也要让客户知道原因以及问题什么时候才能得以纠正,并提供明确的回电时间).
 */
export const CLEARANCE_REASONS = [
  'part awaited',
  'visit to come',
  'customer not free',
  'expert needed',
  'decision awaited',
  'other',
] as const

/** Where a case stands for a day. Computed from what happened; nothing of it is stored. */
const DAY_STANDINGS = ['uncleared', 'cleared', 'settled'] as const

const desk = ['agent', 'dispatcher', 'visitor', 'manager'] as const

const clearance = z.object({
  at: instant(),
  by: colleague,
  reason: z.enum(CLEARANCE_REASONS),
  note: z.string(),
  expectedOn: day(),
  /** The time at which the customer is called back. */
  dueAt: instant(),
  /** When he was told; null in those of before that was asked for. */
  toldAt: instant().nullable(),
})

const toCome = z.object({ id: id(), kind: z.enum(PROMISE_KINDS), dueAt: instant() })

const dayCount = z.object({
  settled: z.number().int(),
  cleared: z.number().int(),
  uncleared: z.number().int(),
  /** 日清率: (settled + cleared) ÷ all (domain.md, same-day clearance); null while there are none. */
  rate: z.number().nullable(),
})

export const dayEnd = endpoint({
  method: 'GET',
  url: '/api/day-end',
  summary: 'The list of the day’s end: my cases, or those of a colleague, uncleared ones first',
  may: desk,
  query: z.object({
    /** The company's day; today without. */
    day: day().optional(),
    /** Whose cases, or everybody's; mine without. Others' only for managers. */
    staff: z.union([id(), z.literal('everybody')]).optional(),
  }),
  returns: z.object({
    day: day(),
    /** The company's closing hour of that day; null on a day off. From then on what is uncleared is red. */
    closesAt: instant().nullable(),
    closed: z.boolean(),
    count: dayCount,
    items: z.array(
      z.object({
        case: caseLine,
        standing: z.enum(DAY_STANDINGS),
        /** Who handled it last on that day: what is red is his by name. */
        owner: colleague,
        /** It was red when the last working day was closed: since which day, and at how many closings. */
        red: z.object({ since: day(), times: z.int() }).nullable(),
        clearance: clearance.nullable(),
        /** Promises of the case that are still to come: one of them may be the callback. */
        promises: z.array(toCome),
      }),
    ),
    /** There are more than are shown. */
    more: z.boolean(),
  }),
})

export const dayEndByPerson = endpoint({
  method: 'GET',
  url: '/api/day-end/people',
  summary: 'How everybody’s day ends: settled, cleared and uncleared cases by handler',
  may: ['manager', 'admin', 'auditor'],
  query: z.object({ day: day().optional() }),
  returns: z.object({
    day: day(),
    count: dayCount,
    people: z.array(dayCount.extend({ staff: colleague })),
  }),
})

export const dayEndCourse = endpoint({
  method: 'GET',
  url: '/api/day-end/course',
  summary: 'How the working days of some weeks ended at their closing hours, as it was kept then',
  may: ['manager', 'admin', 'auditor'],
  query: z.object({ weeks: z.coerce.number().int().min(1).max(52).default(8) }),
  returns: z.array(dayCount.extend({ day: day(), closedAt: instant() })),
})

export const clearForToday = endpoint({
  method: 'POST',
  url: '/api/cases/:id/clearances',
  summary: 'Say why a case is not settled today, until when it will be, and when the customer is called back',
  may: desk,
  params: z.object({ id: id() }),
  body: z.object({
    reason: z.enum(CLEARANCE_REASONS),
    /** In words; 'other' needs them. */
    note: text(500).default(''),
    expectedOn: day(),
    /**
     * A promise that is open, or a new callback. With the words in which the customer was told; they may be
     * missing where he was spoken with today about this case.
     */
    callback: z.union([
      z.object({ promise: id(), told: words.optional() }),
      z.object({ dueAt: instant(), told: words }),
    ]),
  }),
  returns: z.object({ id: id(), promise: id() }),
  refuses: [
    'the case is closed',
    'only the handler or a manager clears',
    'the expected day is past',
    'say the reason in words',
    'not a promise that is still to come',
    'the customer must be told',
    'this time is past',
    'too far ahead to be definite',
    ...LOG_REFUSES,
  ],
})
