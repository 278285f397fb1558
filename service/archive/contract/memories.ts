import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, id, line, text } from '#core/wire.ts'
import { WRITERS } from '../contract.ts'
import { DATE_KINDS } from '../rules/memories.ts'

const calendar = z.enum(['solar', 'lunar'])

const common = { may: WRITERS, params: z.object({ id: id() }), returns: done } as const
const noting = ['merged into another customer', 'enough is noted'] as const

export const noteDate = endpoint({
  ...common,
  method: 'POST',
  url: '/api/archive/customers/:id/dates',
  summary: 'Note a day that is important to a customer; by the lunar calendar where he keeps it so',
  body: z.object({
    kind: z.enum(DATE_KINDS),
    words: text(80).default(''),
    calendar: calendar.default('solar'),
    month: z.number().int().min(1).max(12),
    leap: z.boolean().default(false),
    day: z.number().int().min(1).max(31),
    year: z.number().int().min(1000).max(2199).nullable().default(null),
  }),
  refuses: [...noting, 'there is no such day', 'say which day this is', 'noted already'],
})

export const takeDateBack = endpoint({
  ...common,
  method: 'DELETE',
  url: '/api/archive/dates/:id',
  summary: 'An important day was noted wrongly, or shall not be kept',
})

export const noteInterests = endpoint({
  ...common,
  method: 'POST',
  url: '/api/archive/customers/:id/interests',
  summary: 'Note what a customer cares about, several with 、 or ; between',
  body: z.object({ words: line(400) }),
  refuses: [...noting, 'noted already'],
})

export const takeInterestBack = endpoint({
  ...common,
  method: 'DELETE',
  url: '/api/archive/interests/:id',
  summary: 'An interest was noted wrongly, or shall not be kept',
})

export const gradeCustomer = endpoint({
  ...common,
  method: 'PUT',
  url: '/api/archive/customers/:id/grade',
  summary: 'Give a customer a grade in the company’s own words (十佳, VIP); null takes it back',
  body: z.object({ grade: line(40).nullable() }),
  refuses: ['merged into another customer'],
})
