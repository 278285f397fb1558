/**
 * 搜索未果, what was searched and not found: from it the answer centre grows. The same question counts once
 * for each person and day; somebody owns it, and it is settled by an answer or with a reason. What is asked
 * in vain after that is on the list anew.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, id, instant, line, page, pageQuery, text } from '#core/wire.ts'
import { READERS, WRITERS } from '../contract.ts'
import { LONGEST_ASKED } from '../rules/not-found.ts'
import { Named } from './shapes.ts'

/** So many are handed out at once. */
export const MOST_HANDED_OUT = 200

export const notFoundEvents = [
  'nothing found',
  'missing answer handed out',
  'missing answer settled',
] as const

export const NotFound = z.object({
  id: id(),
  /** As it was typed last. */
  text: z.string(),
  /** The model that it was about, where one was known. */
  model: Named.nullable(),
  /** How often: once for each person and day. */
  count: z.number().int(),
  firstAt: instant(),
  lastAt: instant(),
  lastBy: Named.nullable(),
  owner: Named.nullable(),
  settled: z
    .object({
      at: instant(),
      by: Named.nullable(),
      answer: z.object({ id: id(), number: z.number().int(), title: z.string() }).nullable(),
      why: z.string(),
    })
    .nullable(),
})
export type NotFound = z.output<typeof NotFound>

export const listNotFound = endpoint({
  method: 'GET',
  url: '/api/knowledge/not-found',
  summary: 'What was searched and not found, asked most often first; or what was settled, the last first',
  may: READERS,
  query: pageQuery().extend({
    settled: z.stringbool().default(false),
    owner: id().optional(),
    model: id().optional(),
  }),
  returns: page(NotFound),
})

export const noteNotFound = endpoint({
  method: 'POST',
  url: '/api/knowledge/not-found',
  summary: 'I searched and did not find it. `counted`: false where I said the same today already',
  may: WRITERS,
  body: z.object({ text: line(LONGEST_ASKED), model: id().nullable().default(null) }),
  returns: z.object({ id: id(), counted: z.boolean() }),
  refuses: ['too short', 'a number, no question', 'no such model'],
})

export const handOutNotFound = endpoint({
  method: 'POST',
  url: '/api/knowledge/not-found/hand-out',
  summary: 'Give what was not found to somebody who sees to it, or to nobody',
  may: WRITERS,
  body: z.object({ ids: z.array(id()).min(1).max(MOST_HANDED_OUT), owner: id().nullable() }),
  returns: z.object({ changed: z.number().int() }),
  refuses: ['no such owner', 'settled already'],
})

export const settleNotFound = endpoint({
  method: 'POST',
  url: '/api/knowledge/not-found/:id/settlement',
  summary: 'It is seen to: by an answer that was written or found, or with the reason why none is needed',
  may: WRITERS,
  params: z.object({ id: id() }),
  body: z.object({ answer: id().nullable().default(null), why: text(500).default('') }),
  returns: done,
  refuses: ['settled already', 'an answer or a reason', 'no such answer', 'the answer is archived'],
})
