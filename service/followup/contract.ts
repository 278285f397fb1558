/**
 * 回访: not later than 24 h after the work is done, somebody other than the technician asks how it went:
 * seven items (seeds/002 §五). Where the customer is unhappy, the case stays open or opens again and the
 * service manager calls him.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery, text } from '#core/wire.ts'
import { fieldVisit } from '#service/fieldwork/contract.ts'
import { CHANNELS, colleague, LOG_REFUSES } from '#service/hotline/contract.ts'
import { STANDINGS } from '#service/promises/contract.ts'
import { MANNERS, OUTCOMES, RECORD_REFUSES, REPAIR_STATES } from './rules.ts'

export const events = ['return visit made', 'return visit unhappy'] as const

export const owed = z.object({
  promiseId: id(),
  visitId: id(),
  caseId: id(),
  caseNumber: z.string(),
  customer: z.object({ id: id(), name: z.string() }),
  technician: colleague,
  finishedAt: instant(),
  dueAt: instant(),
  standing: z.enum(STANDINGS),
  /** Logged tries, and when the last one was. */
  tries: z.int(),
  lastTryAt: instant().nullable(),
  /** Why it is not for you to make it; null when it is. */
  notForYou: z.enum(RECORD_REFUSES).nullable(),
})

export const owedReturnVisits = endpoint({
  method: 'GET',
  url: '/api/followup/owed',
  summary: 'Return visits that are owed, the most urgent first',
  may: ['visitor', 'agent', 'manager'],
  query: pageQuery(),
  returns: page(owed),
})

/** The seven items; what was not asked is left out, not assumed. */
export const items = z.object({
  outcome: z.enum(OUTCOMES),
  /** 故障原因: what the customer understood. */
  causeHeard: text(2000, 1),
  /** 修复状况 */
  repairState: z.enum(REPAIR_STATES),
  /** 上门时间, as the customer remembers it. */
  arrivalSaid: instant().nullable(),
  /** 工作状况 */
  manners: z.partialRecord(z.enum(MANNERS), z.boolean()),
  mannersWord: text(1000).default(''),
  /** 满意度, 1–5 */
  satisfaction: z.int().min(1).max(5),
  /** 意见 */
  opinion: text(2000).default(''),
  /** 建议 */
  suggestion: text(2000).default(''),
})

export const mismatch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arrival'), minutes: z.int() }),
  z.object({ kind: z.literal('later than promised') }),
  z.object({ kind: z.literal('still broken') }),
  z.object({ kind: z.literal('cause not explained') }),
])

export const returnVisit = items.extend({
  id: id(),
  visitId: id(),
  caseId: id(),
  caseNumber: z.string(),
  customer: z.object({ id: id(), name: z.string() }),
  technician: colleague,
  visitor: colleague,
  at: instant(),
  /** Where the customer's word and the technician's record differ. */
  mismatches: z.array(mismatch),
})
export type ReturnVisit = z.output<typeof returnVisit>

const desk = ['visitor', 'agent', 'dispatcher', 'manager', 'admin', 'auditor'] as const

/** What the return visitor has before him while he asks. */
export const returnVisitSheet = endpoint({
  method: 'GET',
  url: '/api/followup/visits/:id',
  summary: 'The visit to ask about, what was promised for it, and the return visit if it was made',
  may: desk,
  params: z.object({ id: id() }),
  returns: z.object({
    visit: fieldVisit,
    customer: z.object({ id: id(), name: z.string() }),
    window: z.object({ from: instant(), to: instant() }),
    owed: owed.nullable(),
    made: returnVisit.nullable(),
  }),
})

const how = z.object({
  channel: z.enum(CHANNELS).default('phone'),
  contactId: id().optional(),
})

export const makeReturnVisit = endpoint({
  method: 'POST',
  url: '/api/followup/visits/:id/return-visit',
  summary: 'Record what the customer said; it keeps the promised return visit',
  may: ['visitor', 'agent', 'manager'],
  params: z.object({ id: id() }),
  body: items.extend(how.shape),
  returns: z.object({
    id: id(),
    unhappy: z.boolean(),
    mismatches: z.array(mismatch),
    /** The manager's callback, where the customer is unhappy. */
    promises: z.array(id()),
  }),
  refuses: [...RECORD_REFUSES, ...LOG_REFUSES],
})

export const tryReturnVisit = endpoint({
  method: 'POST',
  url: '/api/followup/visits/:id/tries',
  summary: 'I tried and did not reach the customer; three tries, at least two hours apart, settle it',
  may: ['visitor', 'agent', 'manager'],
  params: z.object({ id: id() }),
  body: how.extend({ note: text(500).default('') }),
  returns: z.object({ tries: z.int(), notReached: z.boolean() }),
  refuses: [...RECORD_REFUSES, ...LOG_REFUSES, 'already settled'],
})

export const returnVisits = endpoint({
  method: 'GET',
  url: '/api/followup/return-visits',
  summary: 'Return visits made, newest first',
  may: desk,
  query: pageQuery().extend({ case: id().optional(), technician: id().optional() }),
  returns: page(returnVisit),
})

/** An unhappy customer: what he said, who had been there, and what he is owed by when. */
export const unhappy = returnVisit.extend({
  /** The manager's call (seeds/004), as last promised; null where the standards owe none. */
  callback: z
    .object({
      id: id(),
      dueAt: instant(),
      standing: z.enum(STANDINGS),
      owner: colleague.nullable(),
      settledAt: instant().nullable(),
    })
    .nullable(),
  /** Whether his case is still open. */
  open: z.boolean(),
})
export type Unhappy = z.output<typeof unhappy>

export const unhappyCustomers = endpoint({
  method: 'GET',
  url: '/api/followup/unhappy',
  summary:
    'Unhappy customers: those who wait for the call they are owed, most urgent first; or all, newest first',
  may: desk,
  query: pageQuery().extend({ waiting: z.stringbool().default(false) }),
  returns: page(unhappy),
})
