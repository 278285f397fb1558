import { MOST_BYTES, MOST_ROWS, type Reading } from '../contract/imports.ts'
import { headingRow } from '../rules/columns.ts'
import { cellsOf, guessMapping } from '../rules/mapping.ts'
import type { Cells } from '../rules/rows.ts'
import { parseCsv, sniff } from './csv.ts'
import { type Decoded, decode } from './decode.ts'
import { NotAList } from './no-list.ts'
import { parseXlsx } from './xlsx.ts'

/** A list as it was read: `row` counts as a person counts in the sheet; blank rows are left out. */
export type ReadList = { reading: Reading; rows: { row: number; cells: Cells; cut: boolean }[] }

/**
 * Reads a customer list, xlsx or CSV, by what its bytes are and not by its name. Throws NotAList with the
 * reason.
 */
export async function readList(bytes: Buffer): Promise<ReadList> {
  if (bytes.length === 0) throw new NotAList('the list is empty')
  if (bytes.length > MOST_BYTES) throw new NotAList('the list is too large', { mostBytes: MOST_BYTES })
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new NotAList('old Excel format')
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const { sheet, rows } = await parseXlsx(bytes)
    return assemble(rows, { format: 'xlsx', encoding: null, delimiter: null, sheet }, false)
  }
  const decoded = decode(bytes, text => sniff(text).known)
  if (decoded === null) throw new NotAList('no known encoding')
  return readText(decoded)
}

function readText({ text, encoding, cut }: Decoded): ReadList {
  if (text.trim() === '') throw new NotAList('the list is empty')
  const { delimiter } = sniff(text)
  const rows = parseCsv(text, delimiter)
  const list = assemble(rows, { format: 'csv', encoding, delimiter, sheet: null }, cut)
  const last = list.rows.at(-1)
  const width = rows[list.reading.headerRow - 1]?.length ?? 0
  const torn = cut || (!/[\r\n]\s*$/.test(text) && (rows.at(-1)?.length ?? 0) < width)
  if (last !== undefined && torn && last.row === rows.length) {
    last.cut = true
    list.reading.cut = true
  }
  return list
}

type How = Pick<Reading, 'format' | 'encoding' | 'delimiter' | 'sheet'>
const MOST_SEEN = 20

function assemble(rows: string[][], how: How, cut: boolean): ReadList {
  const at = headingRow(rows)
  if (at === null) {
    const seen = rows.find(row => row.some(cell => cell.trim() !== '')) ?? []
    if (seen.length === 0) throw new NotAList('the list is empty')
    throw new NotAList('no headings found', { seen: seen.slice(0, MOST_SEEN).map(cell => cell.slice(0, 40)) })
  }
  const headings = rows[at] ?? []
  const mapping = guessMapping(headings)
  const list: ReadList['rows'] = []
  for (const [index, texts] of rows.entries()) {
    if (index <= at) continue
    const cells = cellsOf(texts.map(keepable), mapping)
    if (Object.values(cells).every(cell => cell.trim() === '')) continue
    list.push({ row: index + 1, cells, cut: false })
  }
  if (list.length === 0) throw new NotAList('the list is empty')
  if (list.length > MOST_ROWS) throw new NotAList('the list is too large', { mostRows: MOST_ROWS })
  const columns: Reading['columns'] = {}
  for (const [index, column] of Object.entries(mapping.columns)) {
    const heading = (headings[Number(index)] ?? '').trim()
    columns[column] = columns[column] === undefined ? heading : `${columns[column]}、${heading}`
  }
  const leftOut = headings.filter((heading, index) => heading.trim() !== '' && !(index in mapping.columns))
  const reading = {
    ...how,
    headerRow: at + 1,
    columns,
    leftOut: leftOut.slice(0, MOST_SEEN).map(heading => heading.trim()),
    cut,
  }
  return { reading, rows: list }
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair. */
const keepable = (text: string) => text.toWellFormed().replaceAll('\0', '')

const begins = (bytes: Buffer, magic: number[]) => magic.every((byte, at) => bytes[at] === byte)
