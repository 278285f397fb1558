/**
 * 结案: is everything done? A case closes when nothing that the customer was owed is missing, and says what is
 * missing otherwise. Closed and reopened stay in the file; history is added to, never cut.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, text } from '#core/wire.ts'
import { OUTCOMES, whyAgain } from '#service/cases/contract.ts'
import { colleague } from '#service/hotline/contract.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'

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

export const reopenCase = endpoint({
  method: 'POST',
  url: '/api/cases/:id/reopening',
  summary: 'Open a closed case again; the customer is owed feedback by the standard',
  may: ['agent', 'visitor', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({ why: whyAgain }),
  returns: z.object({ id: id(), promises: z.array(id()) }),
  refuses: ['the case is open', 'the case is from before'],
})
