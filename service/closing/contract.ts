/**
 * 结案: is everything done? A case closes when nothing that the customer was owed is missing, and says what is
 * missing otherwise. Closed and reopened stay in the file; history is added to, never cut.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, text } from '#core/wire.ts'
import { OUTCOMES, whyAgain } from '#service/cases/contract.ts'
import { colleague } from '#service/hotline/contract.ts'
import { OUR_KINDS, PROMISE_KINDS, REOPENINGS } from '#service/standards/contract.ts'

/**
 * What can be missing before a case may close; the codes of the refusal, in the order in which they matter.
 */
export const MISSING = [
  'a promise is still open',
  'a visit is still planned',
  'a visit is not finished',
  'the work is not finished',
  'the return visit is missing',
  'it still does not work',
  'a hand-over is waiting',
  'nothing was done yet',
] as const
export type Missing = (typeof MISSING)[number]

export const events = [] as const

/** What is missing, with what leads to it. */
export const missingThing = z.object({
  what: z.enum(MISSING),
  of: id().nullable(),
  promise: z
    .object({ id: id(), kind: z.enum(PROMISE_KINDS), windowFrom: instant().nullable(), dueAt: instant() })
    .nullable(),
  /** `id` is null while it is only planned; `at`: when he arrived, or will. */
  visit: z.object({ id: id().nullable(), technician: colleague, at: instant() }).nullable(),
  /** To whom the case was offered. */
  to: colleague.nullable(),
})
export type MissingThing = z.output<typeof missingThing>

export const whatIsMissing = endpoint({
  method: 'GET',
  url: '/api/cases/:id/missing',
  summary: 'What is missing before this case may close',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  params: z.object({ id: id() }),
  /** Who gave up, or cannot be helped, needs less. */
  query: z.object({ outcome: z.enum(OUTCOMES).default('solved') }),
  returns: z.object({ open: z.boolean(), missing: z.array(missingThing) }),
})

export const closeCase = endpoint({
  method: 'POST',
  url: '/api/cases/:id/closure',
  summary: 'Close a case',
  may: ['agent', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({
    outcome: z.enum(OUTCOMES),
    /** The last word about it, for whoever reads the file next year. */
    word: text(2000).default(''),
  }),
  returns: z.object({ id: id() }),
  refuses: ['already closed', 'say why it ends like this', ...MISSING],
})

export const reopeningOwes = endpoint({
  method: 'GET',
  url: '/api/cases/:id/reopening',
  summary: 'What the standards would owe the customer if this case were opened again now',
  may: ['agent', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  returns: z.array(
    z.object({
      owes: z.enum(OUR_KINDS),
      /** What was left goes on, all of the time is given again, or a new promise is made. */
      policy: z.enum(REOPENINGS),
      dueAt: instant(),
      /** What its clock had left when it was kept; null: nothing goes on. */
      leftMinutes: z.number().nullable(),
      source: z.string(),
    }),
  ),
})

export const reopenCase = endpoint({
  method: 'POST',
  url: '/api/cases/:id/reopening',
  summary: 'Open a closed case again; what the customer is owed then is for the standards to say',
  may: ['agent', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({ why: whyAgain }),
  returns: z.object({ id: id(), promises: z.array(id()) }),
  refuses: ['the case is open', 'the case is from before'],
})
