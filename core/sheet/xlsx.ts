import type { Readable } from 'node:stream'
import { type Cell, plainText, type Sheet } from './sheet.ts'
import {
  contentTypes,
  LOOK,
  properties,
  ROOT_RELATIONS,
  SHEET_END,
  STYLES,
  sheetHead,
  workbook,
  workbookRelations,
  xml,
} from './xlsx-parts.ts'
import { type Entry, zipOf } from './zip.ts'

/** What the file says of itself in its properties. */
export type Said = { title: string; by: string; at: Temporal.Instant }

/** Excel cuts a cell here; more of a text is not written. */
const LONGEST = 32_767

/**
 * Tables as an Excel file, written while they are read: memory stays flat whatever their length. Sheets are
 * read one after the other, so a later one may tell how many rows an earlier one had. Texts are inline texts:
 * Excel runs no formula in them and drops no zero.
 */
export function xlsxOf(sheets: readonly Sheet[], said: Said): Readable {
  const text = (path: string, content: string): Entry => ({ path, bytes: () => [content] })
  const entries: Entry[] = [
    text('[Content_Types].xml', contentTypes(sheets.length)),
    text('_rels/.rels', ROOT_RELATIONS),
    text('docProps/core.xml', properties(said)),
    text('xl/workbook.xml', workbook(sheets.map(({ name }) => name))),
    text('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    text('xl/styles.xml', STYLES),
    ...sheets.map((sheet, n) => ({ path: `xl/worksheets/sheet${n + 1}.xml`, bytes: () => sheetXml(sheet) })),
  ]
  return zipOf(entries, { at: said.at, large: false })
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<Buffer> {
  const letters = columns.map((_, n) => letter(n))
  const headings = columns.map(({ heading }) => heading)
  yield Buffer.from(sheetHead(columns) + rowXml(letters, headings, 1, LOOK.heading))
  let at = 2
  for await (const some of rows) {
    if (some.length === 0) continue
    yield Buffer.from(some.map(cells => rowXml(letters, cells, at++, LOOK.text)).join(''))
  }
  yield Buffer.from(SHEET_END)
}

function rowXml(letters: readonly string[], cells: readonly Cell[], at: number, look: number): string {
  let row = `<row r="${at}">`
  for (const [n, cell] of cells.entries()) {
    if (cell !== null && cell !== '') row += cellXml(`${letters[n]}${at}`, cell, look)
  }
  return `${row}</row>`
}

function cellXml(place: string, cell: Exclude<Cell, null>, look: number): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return textXml(place, cell, look)
  const serial = serialOf(cell)
  if (serial === null) return textXml(place, cell.toString().replace('T', ' '), look)
  const as = cell instanceof Temporal.PlainDate ? LOOK.day : LOOK.minute
  return `<c r="${place}" s="${as}"><v>${serial}</v></c>`
}

function textXml(place: string, text: string, look: number): string {
  const shown = xml(plainText(text).slice(0, LONGEST).toWellFormed())
  return `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`
}

const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
/** Excel believes in a 29 February 1900; days before 1 March 1900 are told as text. */
const FIRST_SERIAL = 61

function serialOf(cell: Temporal.PlainDate | Temporal.PlainDateTime): number | null {
  const day = (Date.UTC(cell.year, cell.month - 1, cell.day) - EPOCH) / DAY_MS
  if (day < FIRST_SERIAL) return null
  if (cell instanceof Temporal.PlainDate) return day
  return Number((day + (cell.hour * 60 + cell.minute) / 1440).toFixed(9))
}

/** A, B, … Z, AA, AB … */
function letter(n: number): string {
  return n < 26 ? String.fromCharCode(65 + n) : letter(Math.floor(n / 26) - 1) + letter(n % 26)
}
