/**
 * A list of answers on its way in: looked at, read to its end without writing anything (the dry run), written
 * in the background, perhaps put back. `answerListReport` is what a page watches.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { fileBytes, id, page, pageQuery } from '#core/wire.ts'
import { NO_LISTS } from '#service/archive/contract/imports.ts'
import { count } from '#service/archive/contract/list-shapes.ts'
import { KEEPERS } from '../contract.ts'
import {
  AnswerListLine,
  AnswerListReport,
  AnswerListRow,
  Choice,
  COLUMNS,
  MappingShape,
  OUTCOMES,
  RowProblem,
  UNKNOWN_NAMES,
} from './import-shapes.ts'

export const importEvents = [
  'answer list goes on',
  'answer list read',
  'answer list mapped',
  'answer list started',
  'answers brought in',
  'answer list brought in',
  'answer list cancelled',
  'answer list undo started',
  'answer list put back',
] as const

const one = z.object({ id: id() })
const NOT_ANY_MORE = ['already started', 'cancelled'] as const

export const readAnswerList = endpoint({
  method: 'POST',
  url: '/api/knowledge/imports',
  summary: 'Look at a list of answers (xlsx, CSV or JSON lines) and read it without writing: the dry run',
  may: KEEPERS,
  body: z.object({ file: id() }),
  returns: AnswerListReport,
  refuses: NO_LISTS,
})

export const listAnswerLists = endpoint({
  method: 'GET',
  url: '/api/knowledge/imports',
  summary: 'Lists of answers that came in, the newest first',
  may: [...KEEPERS, 'auditor'],
  query: pageQuery(),
  returns: page(AnswerListLine),
})

export const answerListReport = endpoint({
  method: 'GET',
  url: '/api/knowledge/imports/:id',
  summary: 'One list of answers: how it was understood, what is expected, what is done',
  may: [...KEEPERS, 'auditor'],
  params: one,
  returns: AnswerListReport,
})

export const answerListRows = endpoint({
  method: 'GET',
  url: '/api/knowledge/imports/:id/rows',
  summary: 'Rows of a list of answers: those with a reason or a remark, or those of one outcome',
  may: [...KEEPERS, 'auditor'],
  params: one,
  query: pageQuery(200).extend({
    only: z.enum(['all', 'problems', ...OUTCOMES]).default('problems'),
    reason: RowProblem.shape.code.optional(),
    column: z.enum(COLUMNS).optional(),
  }),
  returns: page(AnswerListRow),
})

export const mapAnswerList = endpoint({
  method: 'POST',
  url: '/api/knowledge/imports/:id/mapping',
  summary: 'Read the list of answers otherwise: another sheet, encoding or heading row, other columns',
  may: KEEPERS,
  params: one,
  body: z.object({
    choice: Choice.optional(),
    mapping: MappingShape.optional(),
    unknownNames: z.enum(UNKNOWN_NAMES).optional(),
    revision: count(),
  }),
  returns: AnswerListReport,
  refuses: [...NO_LISTS, ...NOT_ANY_MORE, 'mapped otherwise meanwhile', 'no column is the title'],
})

export const runAnswerList = endpoint({
  method: 'POST',
  url: '/api/knowledge/imports/:id/run',
  summary: 'Write the list of answers: it goes on in the background, whole rows only; watch the report',
  may: KEEPERS,
  params: one,
  returns: AnswerListReport,
  refuses: [...NOT_ANY_MORE, 'not read to its end', 'no row can go in'],
})

export const answerListAgain = endpoint({
  method: 'POST',
  url: '/api/knowledge/imports/:id/again',
  summary: 'Go on with a list of answers that stopped because it failed again and again',
  may: KEEPERS,
  params: one,
  returns: AnswerListReport,
  refuses: ['it has not stopped'],
})

export const cancelAnswerList = endpoint({
  method: 'POST',
  url: '/api/knowledge/imports/:id/cancel',
  summary: 'Stop the list of answers: what is written stays, in whole rows, and can be put back',
  may: KEEPERS,
  params: one,
  returns: AnswerListReport,
  refuses: ['already finished', 'cancelled'],
})

export const undoAnswerList = endpoint({
  method: 'POST',
  url: '/api/knowledge/imports/:id/undo',
  summary:
    'Put back what the list brought: new answers are archived, changed ones say again what they said; ' +
    'whatever was changed here since is left alone',
  may: KEEPERS,
  params: one,
  returns: AnswerListReport,
  refuses: ['nothing was written', 'still being written', 'already taken back'],
})

export const refusedAnswers = endpoint({
  method: 'GET',
  url: '/api/knowledge/imports/:id/refused',
  summary: 'The rows that stay out, in the shape of the file, with a column that says why, to be mended',
  may: KEEPERS,
  params: one,
  query: z.object({
    as: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(LANGUAGES).default('zh-Hans'),
  }),
  returns: fileBytes,
})
