import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { fileBytes, id } from '#core/wire.ts'
import { exportQuery, TAKE_REFUSES, TAKERS } from '#service/people/contract/exports.ts'
import { AUDIENCES, CONFIDENCES, KINDS } from '../rules/words.ts'

export const ANSWER_FORMATS = ['xlsx', 'csv', 'jsonl'] as const

/** Which answers leave; without any all of them, archived ones too. `written`: in which language. */
export const AnswerFilters = z.object({
  kind: z.enum(KINDS).optional(),
  written: z.enum(LANGUAGES).optional(),
  audience: z.enum(AUDIENCES).optional(),
  confidence: z.enum(CONFIDENCES).optional(),
  line: id().optional(),
  model: id().optional(),
})
export type AnswerFilters = z.output<typeof AnswerFilters>

export const exportAnswers = endpoint({
  method: 'GET',
  url: '/api/knowledge/export',
  summary: 'Answers as a table, or as JSON lines, that can be brought in again and change nothing',
  may: TAKERS,
  query: exportQuery()
    .extend({ as: z.enum(ANSWER_FORMATS) })
    .extend(AnswerFilters.shape),
  returns: fileBytes,
  refuses: TAKE_REFUSES,
})
