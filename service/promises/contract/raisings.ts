/** 升高一级: what makes a case more urgent than its trouble. The ladders of what it is owed go up one step. */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, text } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { RAISED_FOR } from '#service/standards/contract.ts'

export const events = ['case raised', 'case lowered'] as const

const desk = ['agent', 'dispatcher', 'visitor', 'manager'] as const

export const raising = z.discriminatedUnion('why', [
  /** What he loses, in his words: the fax machine that was full of orders (seeds/004). */
  z.object({ why: z.literal('damage'), words: text(500, 1) }),
  /** The old, a child, the ill (domain.md §7.2). More than that is not written down. */
  z.object({ why: z.literal('vulnerable') }),
])
export type Raising = z.output<typeof raising>

export const raiseCase = endpoint({
  method: 'POST',
  url: '/api/cases/:id/raisings',
  summary: 'This case is more urgent: what it costs the customer, or who waits; the next rung hears at once',
  may: [...desk, 'technician'],
  params: z.object({ id: id() }),
  body: raising,
  returns: z.object({ id: id() }),
  refuses: ['the case is closed', 'already raised for that'],
})

export const lowerCase = endpoint({
  method: 'POST',
  url: '/api/cases/:id/raisings/:why/end',
  summary: 'It was raised by mistake, says somebody else than whoever raised it',
  may: desk,
  params: z.object({ id: id(), why: z.enum(RAISED_FOR) }),
  returns: z.object({ id: id() }),
  refuses: ['a second person takes it back'],
})

export const caseRaisings = endpoint({
  method: 'GET',
  url: '/api/cases/:id/raisings',
  summary: 'What makes this case more urgent',
  may: 'signed in',
  params: z.object({ id: id() }),
  returns: z.object({
    items: z.array(z.object({ why: z.enum(RAISED_FOR), words: z.string(), at: instant(), by: colleague })),
  }),
})
