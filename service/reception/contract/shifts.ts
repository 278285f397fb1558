/**
 * 交接班: who goes home shows what is open of his and hands it on. It must be accepted; what nobody accepts in
 * time comes back, and the lead sees it. Who was asked first stays so by name (seeds/002 §二: 谁接听, 谁跟踪, 谁反馈).
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, text } from '#core/wire.ts'
import { caseLine } from '#service/cases/contract.ts'
import { colleague } from '#service/hotline/contract.ts'
import { ROLES } from '#service/people/contract.ts'
import { promise } from '#service/promises/contract.ts'

export const shiftEvents = [
  'shift hand-over offered',
  'shift hand-over accepted',
  'shift hand-over declined',
  'shift hand-over taken back',
  'shift hand-over bounced',
] as const

/** Everybody who may owe a customer something. */
export const HANDERS = ['agent', 'dispatcher', 'technician', 'visitor', 'manager'] as const

/** To a colleague, or to whoever of a role accepts it. */
const to = z.union([z.object({ staff: id() }), z.object({ role: z.enum(ROLES) })])

export const shiftHandover = z.object({
  id: id(),
  /** Null: nobody of a role had taken them yet. */
  from: colleague.nullable(),
  to: colleague.nullable(),
  toRole: z.enum(ROLES).nullable(),
  why: z.string(),
  offeredAt: instant(),
  offeredBy: colleague,
  answerBy: instant(),
  answer: z.enum(['accepted', 'declined', 'taken back', 'unanswered']).nullable(),
  answeredBy: colleague.nullable(),
  answerWhy: z.string().nullable(),
  promises: z.array(promise),
  /** Whether whoever asks may accept it. */
  forMe: z.boolean(),
})

export const openOfShift = endpoint({
  method: 'GET',
  url: '/api/shift-handovers/open',
  summary: 'What is open of somebody who goes home: his promises, and the cases he was first asked about',
  may: HANDERS,
  /** Whose; mine without. Others' for their lead, dispatchers and managers. */
  query: z.object({ staff: id().optional() }),
  returns: z.object({
    staff: colleague,
    /** When he works again; null when that is not planned within a fortnight. */
    backAt: instant().nullable(),
    /** The most urgent first; at most 200. */
    promises: z.array(promise),
    more: z.boolean(),
    /** Which of them fall due before he is back, and which wait for somebody's answer already. */
    beforeBack: z.array(id()),
    offered: z.array(id()),
    /** Open cases that he was first asked about, newest first: they stay his. At most 100. */
    cases: z.array(caseLine),
  }),
})

export const offerShift = endpoint({
  method: 'POST',
  url: '/api/shift-handovers',
  summary: 'Hand promises to a colleague or to the pool of a role; they stay here until somebody accepts',
  may: HANDERS,
  body: z.object({
    /** Whose promises; mine without, null for those that nobody has taken. Others' as in the list. */
    from: id().nullable().optional(),
    to,
    promises: z.array(id()).min(1).max(200),
    why: text(500, 1),
  }),
  returns: z.object({ id: id(), answerBy: instant() }),
  refuses: [
    'not a promise of his that is open',
    'a visit is given by the dispatcher',
    'it waits for an answer already',
    'he has it already',
    'he does not work here any more',
    'he must not do this one himself',
  ],
})

export const answerShift = endpoint({
  method: 'POST',
  url: '/api/shift-handovers/:id/answer',
  summary: 'Accept or decline what somebody hands on, or take the offer back',
  may: HANDERS,
  params: z.object({ id: id() }),
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('accepted') }),
    z.object({ answer: z.literal('declined'), why: text(500, 1) }),
    z.object({ answer: z.literal('taken back') }),
  ]),
  /** How many went over, and how many were settled or elsewhere by then. */
  returns: z.object({ id: id(), taken: z.int(), left: z.int() }),
  refuses: ['already answered', 'the offer came back unanswered', 'this offer is not yours to answer'],
})

export const myShiftHandovers = endpoint({
  method: 'GET',
  url: '/api/shift-handovers/mine',
  summary: 'What waits for my acceptance, what I wait for, and what came back since yesterday',
  may: HANDERS,
  returns: z.array(shiftHandover),
})
