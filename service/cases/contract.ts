/**
 * 服务请求: the file of one trouble. Who was asked first stands for good; who handles it changes; notes,
 * conversations, closing and reopening are facts of their own. What a case waits for is computed (closing),
 * never stored.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, line, page, pageQuery, text } from '#core/wire.ts'
import { colleague, conversation } from '#service/hotline/contract.ts'
import { KNOWN_TO } from './rules/past.ts'

/** 来电类别: 咨询 / 建议 / 投诉 / 报修. */
export const REASONS = ['consultation', 'suggestion', 'complaint', 'repair'] as const
export type Reason = (typeof REASONS)[number]

/**
 * Emergency: injury, fire, a leak to the neighbours, parts that may fall, no heat for the weak in frost
 * (domain.md §7.2).
 */
export const URGENCIES = ['normal', 'urgent', 'emergency'] as const
export type Urgency = (typeof URGENCIES)[number]

export const OUTCOMES = ['solved', 'solved by phone', 'answered', 'not wanted', 'not solvable'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const events = [
  'case opened',
  'case amended',
  'case noted',
  'case talked about',
  'case given',
  'case closed',
  'case reopened',
  'past service recorded',
  'past service taken out',
  'past services go out',
  'past repairer known',
  'attachment added to case',
  'attachment taken away from case',
] as const

/** What is known when a case is opened. */
export const trouble = z.object({
  deviceId: id().nullable().default(null),
  reason: z.enum(REASONS),
  /** As the customer told it. */
  symptom: text(4000, 1),
  urgency: z.enum(URGENCIES).default('normal'),
})
export type Trouble = z.output<typeof trouble>

export const OPEN_REFUSES = ['not a device of this customer'] as const

export const caseLine = z.object({
  id: id(),
  number: z.string(),
  customer: z.object({ id: id(), name: z.string() }),
  deviceId: id().nullable(),
  reason: z.enum(REASONS),
  urgency: z.enum(URGENCIES),
  symptom: z.string(),
  openedAt: instant(),
  /** Null for a case that was written down afterwards. */
  firstAskedBy: colleague.nullable(),
  /** Null when the case is closed. */
  handler: colleague.nullable(),
  open: z.boolean(),
  /** Written down afterwards, from a list or by hand: it was never open here (contract/past.ts). */
  recorded: z
    .object({
      at: instant(),
      by: colleague.nullable(),
      /** `openedAt` is the noon of the first day of what is known. */
      knownTo: z.enum(KNOWN_TO),
      done: z.string(),
    })
    .nullable(),
})
export type CaseLine = z.output<typeof caseLine>

export const closure = z.object({
  id: id(),
  at: instant(),
  by: colleague,
  outcome: z.enum(OUTCOMES),
  word: z.string(),
  reopened: z.object({ at: instant(), by: colleague.nullable(), why: z.string() }).nullable(),
})

export const caseFile = caseLine.extend({
  handlings: z.array(
    z.object({
      handler: colleague,
      fromAt: instant(),
      givenBy: colleague.nullable(),
      untilAt: instant().nullable(),
    }),
  ),
  notes: z.array(z.object({ id: id(), at: instant(), by: colleague, text: z.string() })),
  conversations: z.array(conversation),
  closures: z.array(closure),
})
export type CaseFile = z.output<typeof caseFile>

const desk = ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'] as const

export const listCases = endpoint({
  method: 'GET',
  url: '/api/cases',
  summary: 'Cases, newest first',
  may: desk,
  query: pageQuery().extend({
    customer: id().optional(),
    device: id().optional(),
    /** Open cases that this person handles. */
    handler: id().optional(),
    firstAskedBy: id().optional(),
    open: z.stringbool().optional(),
  }),
  returns: page(caseLine),
})

export const readCase = endpoint({
  method: 'GET',
  url: '/api/cases/:id',
  summary: 'The file of one case',
  may: desk,
  params: z.object({ id: id() }),
  returns: caseFile,
})

export const caseTimeline = endpoint({
  method: 'GET',
  url: '/api/cases/:id/timeline',
  summary: 'What happened in a case, newest first',
  may: desk,
  params: z.object({ id: id() }),
  query: pageQuery(),
  returns: page(
    z.object({
      id: id(),
      at: instant(),
      actor: colleague.nullable(),
      event: z.string(),
      subject: id(),
      data: z.record(z.string(), z.json()),
    }),
  ),
})

export const amendCase = endpoint({
  method: 'PATCH',
  url: '/api/cases/:id',
  summary: 'Set the device, the reason or the urgency of an open case',
  may: ['agent', 'dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({
    deviceId: id().nullable().optional(),
    reason: z.enum(REASONS).optional(),
    urgency: z.enum(URGENCIES).optional(),
  }),
  returns: caseLine,
  refuses: ['the case is closed', ...OPEN_REFUSES],
})

export const noteInCase = endpoint({
  method: 'POST',
  url: '/api/cases/:id/notes',
  summary: 'Write a note into a case',
  may: ['agent', 'dispatcher', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({ text: text(4000, 1) }),
  returns: z.object({ id: id() }),
})

/** Why a case was opened again, in the customer's words where he spoke. */
export const whyAgain = line(500)
