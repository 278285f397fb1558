import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { day, id, instant, page, pageQuery } from '#core/wire.ts'
import { READERS } from '../contract.ts'
import { AUDIENCES, CONFIDENCES, KINDS } from '../rules/words.ts'

/** What is left out where it did not change. */
export const CardChange = z.object({
  kind: z.enum(KINDS).optional(),
  language: z.enum(LANGUAGES).optional(),
  audience: z.enum(AUDIENCES).optional(),
  /** By name; null: nobody any more. */
  owner: z.string().nullable().optional(),
  reviewOn: day().nullable().optional(),
})

/** Something that happened to an answer, or that it was used for. */
export const AnswerHappening = z.object({
  id: z.string(),
  at: instant(),
  by: z.string().nullable(),
  event: z.string(),
  /** The edition that was made, vouched for, told; null where none is meant. */
  edition: z.number().int().nullable(),
  /** Why, in the words of who did it. */
  reason: z.string(),
  /** How far it may be trusted since. */
  confidence: z.enum(CONFIDENCES).nullable(),
  card: CardChange.nullable(),
  /** The case in which it was used. */
  case: id().nullable(),
  /** The list that it came in by. */
  list: z.object({ id: id(), name: z.string() }).nullable(),
})
export type AnswerHappening = z.output<typeof AnswerHappening>

export const answerTimeline = endpoint({
  method: 'GET',
  url: '/api/knowledge/answers/:id/timeline',
  summary:
    'What happened to an answer and what it was used for, newest first; `only=changes` leaves its uses out, ' +
    'but for those that a case contradicted',
  may: READERS,
  params: z.object({ id: id() }),
  query: pageQuery().extend({ only: z.enum(['all', 'changes']).default('all') }),
  returns: page(AnswerHappening),
})
