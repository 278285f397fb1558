/**
 * A customer list on its way in: looked at, read row by row, judged under a mapping, written, perhaps taken
 * back. All but the first look happens in the background; `importReport` is what a page watches.
 */

import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { fileBytes, id, page, pageQuery } from '#core/wire.ts'
import { COLUMNS, NO_LISTS, OUTCOMES, RowProblem } from './imports.ts'
import {
  AllNames,
  Choice,
  count,
  ImportReport,
  ImportRow,
  ListLine,
  MappingShape,
  NAMES,
  NameDecision,
  TWIN_DECISIONS,
  UnknownName,
} from './list-shapes.ts'

const IMPORTERS = ['manager', 'admin'] as const
const one = z.object({ id: id() })
const NOT_ANY_MORE = ['already started', 'cancelled'] as const

export const readList = endpoint({
  method: 'POST',
  url: '/api/archive/imports',
  summary: 'Look at a customer list (xlsx or CSV) and read it without writing anything of it: the dry run',
  may: IMPORTERS,
  body: z.object({ file: id() }),
  returns: ImportReport,
  refuses: NO_LISTS,
})

export const listImports = endpoint({
  method: 'GET',
  url: '/api/archive/imports',
  summary: 'Lists that came in, the newest first',
  may: [...IMPORTERS, 'auditor'],
  query: pageQuery(),
  returns: page(ListLine),
})

export const importReport = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id',
  summary: 'One list: how it was understood, what is expected, what is done',
  may: [...IMPORTERS, 'auditor'],
  params: one,
  returns: ImportReport,
})

export const importRows = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id/rows',
  summary: 'Rows of a list: those with a reason or a remark, those of one outcome, those that may be double',
  may: IMPORTERS,
  params: one,
  query: pageQuery(200).extend({
    only: z.enum(['all', 'problems', 'twins', ...OUTCOMES]).default('problems'),
    reason: RowProblem.shape.code.optional(),
    column: z.enum(COLUMNS).optional(),
  }),
  returns: page(ImportRow),
})

export const mapList = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/mapping',
  summary: 'Read the list otherwise: another sheet, encoding or heading row, other columns; judged anew',
  may: IMPORTERS,
  params: one,
  body: z.object({ choice: Choice.optional(), mapping: MappingShape.optional(), revision: count() }),
  returns: ImportReport,
  refuses: [...NO_LISTS, ...NOT_ANY_MORE, 'mapped otherwise meanwhile', 'no name and no phone column'],
})

export const decideNames = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/names',
  summary: 'Say what becomes of installers and models that we do not know',
  may: IMPORTERS,
  params: one,
  body: z.union([
    z.object({
      names: z
        .array(
          z.object({
            kind: z.enum(NAMES),
            name: z.string().min(1).max(200),
            decision: NameDecision.nullable(),
          }),
        )
        .min(1)
        .max(500),
    }),
    z.object({ all: AllNames }),
  ]),
  returns: ImportReport,
  refuses: [
    ...NOT_ANY_MORE,
    'no such installer',
    'no such model',
    'too many new installers',
    'too many names decided',
  ],
})

export const importNames = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id/names',
  summary: 'Installers and models of a list that we do not know, the most frequent first',
  may: IMPORTERS,
  params: one,
  query: pageQuery(200),
  returns: page(UnknownName),
})

export const decideTwins = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/twins',
  summary: 'Say of rows that may be double whether they are: all, or each',
  may: IMPORTERS,
  params: one,
  body: z.object({
    rows: z.union([z.literal('all'), z.array(z.number().int().min(1)).min(1).max(500)]),
    decision: z.enum(TWIN_DECISIONS).nullable(),
  }),
  returns: ImportReport,
  refuses: NOT_ANY_MORE,
})

export const runImport = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/run',
  summary: 'Write the list: it goes on in the background, whole rows only; watch the report',
  may: IMPORTERS,
  params: one,
  returns: ImportReport,
  refuses: [...NOT_ANY_MORE, 'not read to its end', 'no row can go in'],
})

export const goOnAgain = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/again',
  summary: 'Go on with a list that stopped because it failed again and again',
  may: IMPORTERS,
  params: one,
  returns: ImportReport,
  refuses: ['it has not stopped'],
})

export const cancelImport = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/cancel',
  summary: 'Stop the list: what is written stays, in whole rows, and can be taken back',
  may: IMPORTERS,
  params: one,
  returns: ImportReport,
  refuses: ['already finished', 'cancelled'],
})

export const undoImport = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/undo',
  summary:
    'Take back what the list brought, while nothing was built on it; else refused with ' +
    '`details: { count, first: [{ kind, id, event, at }] }`',
  may: IMPORTERS,
  params: one,
  returns: ImportReport,
  refuses: ['nothing was written', 'still being written', 'already taken back', 'something was built on it'],
})

export const refusedRows = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id/refused',
  summary: 'The rows that stay out, in the shape of the file, with a column that says why, to be mended',
  may: IMPORTERS,
  params: one,
  query: z.object({
    as: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(LANGUAGES).default('zh-Hans'),
  }),
  returns: fileBytes,
})
