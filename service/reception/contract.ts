/**
 * 首问受理: the first line's deed. Whoever answers records, promises a definite time and stays responsible: 谁接听,
 * 谁跟踪, 谁反馈 (seeds/002 §二). A call back at the promised time keeps the promise even without a solution, and
 * asks for the next one (seeds/001). A hand-over is an offer until the other one accepts.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, text } from '#core/wire.ts'
import { OPEN_REFUSES, trouble } from '#service/cases/contract.ts'
import { colleague, LOG_REFUSES, words } from '#service/hotline/contract.ts'
import { ToldAnswer, USE_REFUSES } from '#service/knowledge/contract/uses.ts'
import { raising } from '#service/promises/contract/raisings.ts'
import { RAISED_FOR } from '#service/standards/contract.ts'
import { shiftEvents } from './contract/shifts.ts'

export const events = [
  'call received',
  'called back',
  'called back without a solution',
  'solved by phone',
  'solution confirmed',
  'hand-over offered',
  'hand-over accepted',
  'hand-over declined',
  'hand-over taken back',
  'hand-over bounced',
  'case cleared for the day',
  ...shiftEvents,
] as const

/** How the conversation ended for the customer. 'left open': the standards say what he is owed. */
export const ending = z.discriminatedUnion('as', [
  z.object({ as: z.literal('callback'), dueAt: instant(), about: text(500).default('') }),
  z.object({ as: z.literal('solved'), told: text(4000, 1) }),
  z.object({ as: z.literal('left open') }),
])
export type Ending = z.output<typeof ending>

/** A conversation that came in: about a new trouble, or about a case that exists. */
export const call = words.extend({
  customerId: id(),
  about: z.union([z.object({ caseId: id() }), z.object({ trouble })]),
  /** Heard on the phone: what makes it more urgent than its trouble. What is raised already stays so. */
  raised: z.array(raising).max(RAISED_FOR.length).optional(),
  /** What he was told of the answer centre; whether it helped is said by how the call ends. */
  answer: ToldAnswer.optional(),
})
export type Call = z.output<typeof call>

export const CALL_REFUSES = [
  ...LOG_REFUSES,
  ...OPEN_REFUSES,
  'the case is closed',
  'not a case of this customer',
  ...USE_REFUSES,
] as const
const TIME_REFUSES = ['this time is past', 'too far ahead to be definite'] as const

export const receiveCall = endpoint({
  method: 'POST',
  url: '/api/calls',
  summary: 'Log a call, open or continue its case and promise a definite time, in one deed',
  may: ['agent', 'manager'],
  body: call.extend({
    ending,
    /** Callbacks of this case that are kept because he rang first and was told now. */
    keeps: z.array(id()).max(20).default([]),
  }),
  returns: z.object({
    conversationId: id(),
    caseId: id(),
    caseNumber: z.string(),
    /** What the customer has been promised by this deed. */
    promises: z.array(z.object({ id: id(), kind: z.string(), dueAt: instant() })),
  }),
  refuses: [...CALL_REFUSES, ...TIME_REFUSES, 'not a callback of this case'],
})

export const logCallback = endpoint({
  method: 'POST',
  url: '/api/cases/:id/callbacks',
  summary: 'Log a call back to the customer; it keeps the promise that asked for it',
  may: ['agent', 'dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: words.extend({
    reached: z.boolean().default(true),
    said: text(8000),
    /** Which promises it keeps; without: the most urgent callback or feedback that is open. */
    keeps: z.array(id()).max(20).optional(),
    answer: ToldAnswer.optional(),
    ending: ending.default({ as: 'left open' }),
  }),
  returns: z.object({
    conversationId: id(),
    kept: z.array(id()),
    promises: z.array(z.object({ id: id(), kind: z.string(), dueAt: instant() })),
  }),
  refuses: [
    ...LOG_REFUSES,
    ...TIME_REFUSES,
    'the case is closed',
    'what was said is missing',
    'nobody was told anything',
    'not a callback of this case',
    ...USE_REFUSES,
  ],
})

export const handover = z.object({
  id: id(),
  caseId: id(),
  caseNumber: z.string(),
  from: colleague,
  to: colleague,
  why: z.string(),
  offeredAt: instant(),
  /** Until when it can be accepted; then it comes back and the handler stays. */
  answerBy: instant(),
  answer: z.enum(['accepted', 'declined', 'taken back', 'unanswered']).nullable(),
  answeredAt: instant().nullable(),
  answerWhy: z.string().nullable(),
})

const desk = ['agent', 'dispatcher', 'visitor', 'manager'] as const

export const offerHandover = endpoint({
  method: 'POST',
  url: '/api/cases/:id/handovers',
  summary: 'Offer the case to a colleague; it stays here until he accepts',
  may: desk,
  params: z.object({ id: id() }),
  body: z.object({ to: id(), why: text(500, 1) }),
  returns: z.object({ id: id() }),
  refuses: [
    'the case is closed',
    'only the handler or a manager hands over',
    'he has it already',
    'he does not work here any more',
    'a hand-over is waiting',
  ],
})

export const answerHandover = endpoint({
  method: 'POST',
  url: '/api/handovers/:id/answer',
  summary: 'Accept or decline a hand-over, or take an offer back',
  may: desk,
  params: z.object({ id: id() }),
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('accepted') }),
    z.object({ answer: z.literal('declined'), why: text(500, 1) }),
    z.object({ answer: z.literal('taken back') }),
  ]),
  returns: z.object({ id: id() }),
  refuses: [
    'already answered',
    'the offer came back unanswered',
    'the case is closed',
    'this offer is not yours to answer',
  ],
})

export const handoversOf = endpoint({
  method: 'GET',
  url: '/api/cases/:id/handovers',
  summary: 'The hand-overs of a case, with their answers',
  may: [...desk, 'admin', 'auditor'],
  params: z.object({ id: id() }),
  returns: z.array(handover),
})

export const myHandovers = endpoint({
  method: 'GET',
  url: '/api/handovers/mine',
  summary: 'Hand-overs that wait for my answer, and those of mine that came back since yesterday',
  may: desk,
  returns: z.array(handover),
})
