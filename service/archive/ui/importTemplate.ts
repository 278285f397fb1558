import { COLUMNS, type Column } from '../contract/imports.ts'

/** Filled in words of the language; other columns of the sample row are the same everywhere. */
const IN_WORDS = ['customerName', 'phone', 'address', 'materials'] as const
type InWords = (typeof IN_WORDS)[number]

const SAMPLE: Partial<Record<Column, string>> = { purchasedOn: '2024-03-01', installedOn: '2024-03-05' }

const isInWords = (column: Column): column is InWords => (IN_WORDS as readonly Column[]).includes(column)

/** With BOM: Excel takes a CSV without one for the code page of its country. */
export function templateOf(heading: (column: Column) => string, sample: (column: InWords) => string): string {
  const row = COLUMNS.map(column => (isInWords(column) ? sample(column) : (SAMPLE[column] ?? '')))
  const line = (cells: readonly string[]) => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
  return `\uFEFF${line(COLUMNS.map(heading))}\r\n${line(row)}\r\n`
}
