import { z } from 'zod'

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
  'phone digits lost',
  'date unreadable',
  'date in the future',
  'installed before it was bought',
  'too long',
  'serial of another customer',
  'charge unreadable',
  'row cut short',
] as const
export const REMARKS = [
  'same as an earlier row',
  'customer of the row above',
  'phone of somebody else',
  'installer not known',
  'local number without area code',
  'day not known',
  'month not known',
  'day or month first',
  'service without a day',
  'not understood',
  'pinyin taken out',
  'characters garbled',
  'beyond the headings',
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

/** `skipped`: a blank or total line; it is counted, and nobody has to mend it. */
export const OUTCOMES = ['created', 'joined', 'unchanged', 'refused', 'skipped'] as const
export type Outcome = (typeof OUTCOMES)[number]

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

/** Largest list that is taken at once: more comes in several files. */
export const MOST_ROWS = 1_000_000
export const MOST_BYTES = 512 * 1024 * 1024

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
