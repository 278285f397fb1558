import { keepable } from './csv.ts'
import { type Encoding, textOf } from './decode.ts'
import { NotAList } from './no-list.ts'
import type { RawRow } from './shapes.ts'
import { MOST_COLUMNS } from './sheet.ts'

/** Characters; a file without line ends is no list. */
const LONGEST_LINE = 2_000_000
/** Fields that first come later are no columns; so many of them a line are told. */
const LINES_FOR_FIELDS = 200
const MOST_LATE = 20
/** So much of a line that is no object is shown to whoever mends it. */
const MOST_SHOWN = 500

/** JSON lines (one object a line): no CSV begins with `{"`. */
export const beginsAsJson = (start: string): boolean => /^\ufeff?\s*\{\s*"/.test(start)

/** The names of the fields of the first objects, in the order in which they come, and the first rows. */
export async function firstObjects(
  path: string,
  encoding: Encoding,
  rows: number,
): Promise<{ headings: string[]; rows: RawRow[] }> {
  const first: Line[] = []
  const most = Math.max(rows, LINES_FOR_FIELDS)
  for await (const line of linesOf(path, encoding)) {
    if (line.text.trim() !== '') first.push(line)
    if (first.length >= most) break
  }
  const fields = fieldsOf(first)
  return { headings: [...fields], rows: first.slice(0, rows).map(line => rawRow(line, fields)) }
}

/** All lines as rows, each with the cells of the fields above; a line that is no object is `cut`. */
export async function* jsonRows(path: string, encoding: Encoding): AsyncGenerator<RawRow> {
  const fields = new Set((await firstObjects(path, encoding, 0)).headings)
  for await (const line of linesOf(path, encoding)) yield rawRow(line, fields)
}

type Line = { row: number; text: string; object: Record<string, unknown> | null }

async function* linesOf(path: string, encoding: Encoding): AsyncGenerator<Line> {
  let row = 0
  let rest = ''
  for await (const piece of textOf(path, encoding, { cut: false })) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new NotAList('the list is too large', { row: row + 1 })
    for (const text of lines) yield lineOf(++row, text)
  }
  if (rest !== '') yield lineOf(++row, rest)
}

function lineOf(row: number, text: string): Line {
  try {
    const said: unknown = JSON.parse(text)
    const object = typeof said === 'object' && said !== null && !Array.isArray(said)
    return { row, text, object: object ? (said as Record<string, unknown>) : null }
  } catch {
    return { row, text, object: null }
  }
}

function fieldsOf(lines: readonly Line[]): Set<string> {
  const fields = new Set(lines.flatMap(({ object }) => Object.keys(object ?? {})))
  if (fields.size > MOST_COLUMNS) throw new NotAList('the list is too large', { mostColumns: MOST_COLUMNS })
  return fields
}

function rawRow({ row, text, object }: Line, fields: ReadonlySet<string>): RawRow {
  if (object === null)
    return { row, texts: [keepable(text.trim().slice(0, MOST_SHOWN))], cut: text.trim() !== '' }
  const said = (field: string) => keepable(cellOf(object[field]))
  const late = Object.keys(object).filter(field => !fields.has(field))
  // To the right of all columns, so that it is not lost without a word.
  const named = late.slice(0, MOST_LATE).map(field => said(field) && `${field}: ${said(field)}`)
  return { row, texts: [...Array.from(fields, said), ...named], cut: false }
}

/** What is no text of its own stays JSON, for whoever reads the cell. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
