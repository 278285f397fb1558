import { z } from 'zod'
import { id, instant, line } from '#core/wire.ts'
import { COLUMNS, OUTCOMES, RowProblem } from './imports.ts'

export const count = () => z.number().int()

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * How the file is to be read where the guess was wrong. `headerRow` counts from 1 (0: no headings), `sheet`
 * from 0.
 */
export const Choice = z.object({
  sheet: z.number().int().min(0).max(999).optional(),
  headerRow: z.number().int().min(0).max(1000).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** A row without a customer goes on with the one above. */
  repeats: z.boolean().optional(),
})

/** Index of the file's column (from 0) → ours; `fixed` stands where a row's own cell is empty. */
export const MappingShape = z.object({
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.enum(COLUMNS)),
  fixed: z.partialRecord(z.enum(COLUMNS), line(200)),
})

/** What the file is and what its sheets are; `known`: headings of ours on it. */
export const Look = z.object({
  format: z.enum(['xlsx', 'csv', 'jsonl']),
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
  /** Its first rows say a customer once for several machines. */
  repeats: z.boolean().default(false),
})

/**
 * Where the list stands, from its moments. `reading`: rows come in and are judged (the first page already
 * is); `ready`: the dry run is whole; `stopped`: it cannot go on, `failed` says why (GIVEN_UP: it may be
 * tried again).
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

/**
 * What becomes of a name that we do not know: somebody or some model new, one we know, or left as it is
 * written.
 */
export const NameDecision = z.union([
  z.object({ create: z.literal(true) }),
  z.object({ sameAs: id() }),
  z.object({ leave: z.literal(true) }),
])
export const NAMES = ['installer', 'model'] as const

export const UnknownName = z.object({
  kind: z.enum(NAMES),
  name: z.string(),
  /** Rows that have it. */
  count: count(),
  decision: NameDecision.nullable(),
})

/** What is done with all names of a kind at once; those that are somebody we know stay decided. */
export const AllNames = z.object({
  kind: z.enum(NAMES),
  decision: z.union([z.object({ create: z.literal(true) }), z.object({ leave: z.literal(true) })]),
})
/** Staff that one list adds: whoever has more has mapped another column. */
export const MOST_HIRED = 500
/** Names of a list that somebody decided on. */
export const MOST_DECIDED = 5000
/** What a list that was given up after eight tries says instead of a reason of its own. */
export const GIVEN_UP = 'it failed again and again'
export const TWIN_DECISIONS = ['merge', 'keep'] as const

export const ListLine = z.object({
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
 * `expected`: what the dry run foresees of the rows judged so far; `done`: what was written. A row is whole
 * or not at all: `created` a new customer, `joined` something new for a customer we know, `unchanged` all
 * known. `rows` is what is read so far; `progress.of` all of them, null while nobody knows.
 */
export const ImportReport = ListLine.extend({
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
  names: z.array(UnknownName),
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
