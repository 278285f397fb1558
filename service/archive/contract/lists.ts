/**
 * A customer list on its way in: looked at, read row by row, judged under a mapping, written, perhaps taken back.
 * All but the first look happens in the background; `importReport` is what a page watches.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { fileBytes, id, instant, line, page, pageQuery } from '#core/wire.ts'
import { LANGUAGES } from '#service/people/contract/exports.ts'
import { COLUMNS, NO_LISTS, OUTCOMES, RowProblem } from './imports.ts'

const count = () => z.number().int()

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
const DELIMITERS = [',', ';', '\t', '|'] as const

/** How the file is to be read where the guess was wrong. `headerRow` counts from 1 (0: no headings), `sheet` from 0. */
export const Choice = z.object({
  sheet: z.number().int().min(0).max(999).optional(),
  headerRow: z.number().int().min(0).max(1000).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
})

/** Index of the file's column (from 0) → ours; `fixed` stands where a row's own cell is empty. */
export const MappingShape = z.object({
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.enum(COLUMNS)),
  fixed: z.partialRecord(z.enum(COLUMNS), line(200)),
})

/** What the file is and what its sheets are; `known`: headings of ours on it. */
export const Look = z.object({
  format: z.enum(['xlsx', 'csv']),
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.enum(DELIMITERS).nullable(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: count().nullable(),
      headings: z.array(z.string()),
      headerRow: count(),
      known: count(),
    }),
  ),
  sheet: count(),
})

/**
 * Where the list stands, from its moments. `reading`: rows come in and are judged (the first page already is);
 * `ready`: the dry run is whole; `stopped`: it cannot go on, `failed` says why.
 */
export const STAGES = [
  'reading',
  'judging',
  'ready',
  'writing',
  'finished',
  'cancelled',
  'undoing',
  'undone',
  'stopped',
] as const

const Counts = z.object({
  created: count(),
  joined: count(),
  unchanged: count(),
  refused: count(),
  skipped: count(),
})

/** What becomes of a name that we do not know: somebody or some model new, one we know, or left as it is written. */
export const NameDecision = z.union([
  z.object({ create: z.literal(true) }),
  z.object({ sameAs: id() }),
  z.object({ leave: z.literal(true) }),
])
export const NAMES = ['installer', 'model'] as const
export const TWIN_DECISIONS = ['merge', 'keep'] as const

const Line = z.object({
  id: id(),
  file: z.string(),
  stage: z.enum(STAGES),
  rows: count(),
  readAt: instant(),
  readBy: z.string().nullable(),
  startedAt: instant().nullable(),
  finishedAt: instant().nullable(),
  cancelledAt: instant().nullable(),
  undoneAt: instant().nullable(),
  failed: z.string().nullable(),
  expected: Counts,
  done: Counts,
})

/**
 * `expected`: what the dry run foresees of the rows judged so far; `done`: what was written. A row is whole or not at
 * all: `created` a new customer, `joined` something new for a customer we know, `unchanged` all known. `rows` is what
 * is read so far; `progress.of` all of them, null while nobody knows.
 */
export const ImportReport = Line.extend({
  look: Look,
  choice: Choice,
  headings: z.array(z.string()),
  samples: z.array(z.object({ row: count(), texts: z.array(z.string()) })),
  mapping: MappingShape,
  remembered: z.boolean(),
  revision: count(),
  rowsReadAt: instant().nullable(),
  judgedAt: instant().nullable(),
  undoStartedAt: instant().nullable(),
  progress: z.object({
    read: count(),
    judged: count(),
    written: count(),
    undone: count(),
    of: count().nullable(),
  }),
  /** By column and reason, the most frequent first, each with its first rows. */
  problems: z.array(
    z.object({
      column: RowProblem.shape.column,
      code: RowProblem.shape.code,
      refuses: z.boolean(),
      count: count(),
      examples: z.array(z.object({ row: count(), value: z.string() })),
    }),
  ),
  /** Installers and models that we do not know, each once; the most frequent first. */
  names: z.array(
    z.object({
      kind: z.enum(NAMES),
      name: z.string(),
      count: count(),
      decision: NameDecision.nullable(),
    }),
  ),
  moreNames: count(),
  /** Rows that may mean a customer we know or an earlier row: `importRows` with `only=twins`. */
  twins: z.object({ count: count(), undecided: count() }),
  /** What was written: customers and devices that were not there before. */
  made: z.object({ customers: count(), devices: count() }),
  /** Where it went on after the server had stopped in the middle. */
  resumed: z.array(z.object({ at: instant(), stage: z.enum(STAGES), row: count() })),
})

export const ImportRow = z.object({
  row: z.number().int(),
  cells: z.partialRecord(z.enum(COLUMNS), z.string()),
  problems: z.array(RowProblem),
  sameAsRow: z.number().int().nullable(),
  /** Null while the row is not judged yet. */
  expected: z.enum(OUTCOMES).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  customer: id().nullable(),
  device: id().nullable(),
  /** Whom the row may mean, what is done if nobody decides (`usual`), and what was decided. */
  twin: z
    .object({
      customer: id().nullable(),
      row: z.number().int().nullable(),
      by: z.enum(['phone', 'name and address']),
      name: z.string(),
      phone: z.string(),
      address: z.string(),
      usual: z.enum(TWIN_DECISIONS),
      decision: z.enum(TWIN_DECISIONS).nullable(),
    })
    .nullable(),
})

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
  returns: page(Line),
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
  body: z.object({
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
  returns: ImportReport,
  refuses: [...NOT_ANY_MORE, 'no such installer', 'no such model'],
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
    'Take back what the list brought, while nothing was built on it; else refused with `details: { count, first: [{ kind, id, event, at }] }`',
  may: IMPORTERS,
  params: one,
  returns: ImportReport,
  refuses: ['nothing was written', 'still being written', 'already taken back', 'something was built on it'],
})

export const refusedRows = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id/refused',
  summary:
    'The rows that stay out, in the shape of the file, with a column that says why, to be mended and read again',
  may: IMPORTERS,
  params: one,
  query: z.object({
    as: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(LANGUAGES).default('zh-Hans'),
  }),
  returns: fileBytes,
})
