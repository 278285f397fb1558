import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery } from '#core/wire.ts'

/** The columns that the archive reads. Their Chinese and English headings are in rules/headings.ts. */
export const COLUMNS = [
  'customerName',
  'customerKind',
  'contact',
  'phone',
  'address',
  'productLine',
  'model',
  'serial',
  'purchasedOn',
  'installedOn',
  'installer',
  'materials',
  'purchasePlace',
  'note',
  // One past service of the device: fieldwork takes it from the row.
  'serviceOn',
  'serviceNumber',
  'serviceFault',
  'serviceDone',
  'serviceBy',
  'serviceCharge',
  // What is remembered of the customer.
  'birthday',
  'otherDates',
  'interests',
  'grade',
] as const
export type Column = (typeof COLUMNS)[number]

/**
 * Why a row stays out, or what a person should look at though it goes in (`remark`). Words are the page's.
 */
export const REASONS = [
  'no name and no phone',
  'phone unreadable',
  'date unreadable',
  'date in the future',
  'installed before it was bought',
  'too long',
  'serial of another customer',
  'row cut short',
] as const
export const REMARKS = [
  'same as an earlier row',
  'phone of somebody else',
  'installer not known',
  'local number without area code',
] as const
export type Reason = (typeof REASONS)[number]
export type Remark = (typeof REMARKS)[number]

export const RowProblem = z.object({
  column: z.enum(COLUMNS).nullable(),
  code: z.enum([...REASONS, ...REMARKS]),
  value: z.string(),
  refuses: z.boolean(),
})
export type RowProblem = z.infer<typeof RowProblem>

export const OUTCOMES = ['created', 'joined', 'unchanged', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

const Counts = z.object({
  created: z.number().int(),
  joined: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
})

/** How the file was understood, to be checked by eye before anything is written. */
export const Reading = z.object({
  format: z.enum(['xlsx', 'csv']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']).nullable(),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
  sheet: z.string().nullable(),
  headerRow: z.number().int(),
  columns: z.partialRecord(z.enum(COLUMNS), z.string()),
  leftOut: z.array(z.string()),
  /** The file ends in the middle of a row; that row stays out. */
  cut: z.boolean(),
})
export type Reading = z.infer<typeof Reading>

/**
 * `expected`: what the dry run foresaw; `done`: what the run has written so far. A row is whole or not at
 * all: `created` a new customer, `joined` something new for a customer we know, `unchanged` all known.
 */
export const ImportReport = z.object({
  id: id(),
  file: z.string(),
  reading: Reading,
  rows: z.number().int(),
  readAt: instant(),
  readBy: z.string().nullable(),
  startedAt: instant().nullable(),
  finishedAt: instant().nullable(),
  expected: Counts,
  done: Counts,
})

export const ImportRow = z.object({
  row: z.number().int(),
  cells: z.partialRecord(z.enum(COLUMNS), z.string()),
  problems: z.array(RowProblem),
  sameAsRow: z.number().int().nullable(),
  expected: z.enum(OUTCOMES),
  outcome: z.enum(OUTCOMES).nullable(),
  customer: id().nullable(),
  device: id().nullable(),
})

/** Largest list that is taken at once: more comes in several files. */
export const MOST_ROWS = 50_000
export const MOST_BYTES = 30 * 1024 * 1024

/** Why a file as a whole cannot be read. */
export const NO_LISTS = [
  'the list is empty',
  'the list is too large',
  'old Excel format',
  'no readable Excel file',
  'no known encoding',
  'no headings found',
  'a quoted cell is never closed',
] as const
export type NoList = (typeof NO_LISTS)[number]

const IMPORTERS = ['manager', 'admin'] as const

export const readList = endpoint({
  method: 'POST',
  url: '/api/archive/imports',
  summary: 'Read a customer list (xlsx or CSV) without writing anything of it: the dry run',
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
  returns: page(ImportReport),
})

export const importReport = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id',
  summary: 'One list: how it was read, what is expected, what is done',
  may: [...IMPORTERS, 'auditor'],
  params: z.object({ id: id() }),
  returns: ImportReport,
})

export const importRows = endpoint({
  method: 'GET',
  url: '/api/archive/imports/:id/rows',
  summary: 'Rows of a list; `only=problems` for those with a reason or a remark',
  may: IMPORTERS,
  params: z.object({ id: id() }),
  query: pageQuery(200).extend({ only: z.enum(['all', 'problems']).default('problems') }),
  returns: page(ImportRow),
})

export const runImport = endpoint({
  method: 'POST',
  url: '/api/archive/imports/:id/run',
  summary: 'Write the list: it goes on in the background, whole rows only; watch the report',
  may: IMPORTERS,
  params: z.object({ id: id() }),
  returns: ImportReport,
  refuses: ['already started', 'no row can go in'],
})
