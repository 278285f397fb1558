import { defuse } from './defuse.ts'
import { type Cell, minuteText, plainText, type Sheet } from './sheet.ts'

/** Whatever some Excel takes for a delimiter, by its country; quotes, breaks, and spaces at the ends. */
const NEEDS_QUOTES = /[",;|\t\n]|^\s|\s$/

/**
 * A table as CSV (RFC 4180), UTF-8. With the byte order mark Excel reads Chinese right; programs that choke
 * on it ask for none. Nothing stands above the headings: who took the table is in the file's name and in the
 * journal, and every program reads the file back.
 */
export async function* csvOf(sheet: Sheet, manner: { bom: boolean }): AsyncGenerator<Buffer> {
  const headings = record(sheet.columns.map(({ heading }) => heading))
  yield Buffer.from(`${manner.bom ? '\ufeff' : ''}${headings}`)
  for await (const rows of sheet.rows) {
    if (rows.length > 0) yield Buffer.from(rows.map(record).join(''))
  }
}

const record = (cells: readonly Cell[]) => `${cells.map(cellText).join(',')}\r\n`

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return cell instanceof Temporal.PlainDate ? cell.toString() : minuteText(cell)
  const text = defuse(plainText(cell))
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
