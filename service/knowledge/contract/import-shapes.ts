import { z } from 'zod'
import { id, instant, line } from '#core/wire.ts'
import { count, Choice as ListChoice, ListLine, Look, STAGES } from '#service/archive/contract/list-shapes.ts'

/** The columns that a list of answers may have. Their headings are in importing/headings.ts. */
export const COLUMNS = [
  'title',
  'phrasings',
  'body',
  'steps',
  'dangers',
  'safetyWords',
  'parts',
  'lines',
  'models',
  'faults',
  'externalId',
  'kind',
  'language',
  'audience',
  'confidence',
  'reviewOn',
] as const
export type Column = (typeof COLUMNS)[number]

/** Why a row stays out, or what a person should look at though it goes in (`REMARKS`). */
export const REASONS = [
  'no title',
  'nothing is said',
  'row cut short',
  'too long',
  'too many',
  'date unreadable',
  'not one of the words',
  'steps unreadable',
  'steps lead nowhere',
  'safety without a danger',
  'this fault needs a safety stop',
  'model not known',
  'product line not known',
  'id twice with another text',
  'same title twice with another text',
] as const
export const REMARKS = [
  'fault not known',
  'same as an earlier row',
  'edited here since',
  'beyond the headings',
] as const
export type Reason = (typeof REASONS)[number]

export const RowProblem = z.object({
  column: z.enum(COLUMNS).nullable(),
  code: z.enum([...REASONS, ...REMARKS]),
  value: z.string(),
  refuses: z.boolean(),
})
export type RowProblem = z.output<typeof RowProblem>

/** `changed`: the answer was there and gets a new edition, or another card. */
export const OUTCOMES = ['created', 'changed', 'unchanged', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What becomes of product lines and models that nobody knows: added, or their rows stay out. */
export const UNKNOWN_NAMES = ['add', 'refuse'] as const

/** How the file is read where the guess was wrong. */
export const Choice = ListChoice.omit({ repeats: true })

/** Index of the file's column (from 0) → ours; `fixed` stands where a row's own cell is empty. */
export const MappingShape = z.object({
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.enum(COLUMNS)),
  fixed: z.partialRecord(z.enum(COLUMNS), line(200)),
})
export type Mapping = z.output<typeof MappingShape>

const Counts = z.object({ created: count(), changed: count(), unchanged: count(), refused: count() })
export type Counts = z.output<typeof Counts>

export const AnswerListLine = ListLine.extend({ expected: Counts, done: Counts })

export const AnswerListReport = AnswerListLine.extend({
  look: Look.omit({ repeats: true }),
  choice: Choice,
  headings: z.array(z.string()),
  samples: z.array(z.object({ row: count(), texts: z.array(z.string()) })),
  mapping: MappingShape,
  remembered: z.boolean(),
  unknownNames: z.enum(UNKNOWN_NAMES),
  revision: count(),
  undoStartedAt: instant().nullable(),
  progress: z.object({ read: count(), written: count(), undone: count(), of: count().nullable() }),
  /** By column and reason, the most frequent first, each with its first rows. */
  problems: z.array(
    RowProblem.omit({ value: true }).extend({
      count: count(),
      examples: z.array(z.object({ row: count(), value: z.string() })),
    }),
  ),
  /** Product lines and models that we do not know, as many as are told. */
  names: z.array(z.object({ kind: z.enum(['line', 'model']), name: z.string(), count: count() })),
  /** Of what was put back: what was left because somebody changed it since. */
  leftAlone: count(),
  resumed: z.array(z.object({ at: instant(), stage: z.enum(STAGES), row: count() })),
})

export const AnswerListRow = z.object({
  row: count(),
  title: z.string(),
  problems: z.array(RowProblem),
  sameAsRow: count().nullable(),
  expected: z.enum(OUTCOMES),
  outcome: z.enum(OUTCOMES).nullable(),
  answer: id().nullable(),
  edition: count().nullable(),
})
