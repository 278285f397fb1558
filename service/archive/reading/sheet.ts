import { NotAList } from './no-list.ts'
import { shownNumber } from './numbers.ts'
import type { Workbook } from './workbook.ts'
import { type Heard, heardInPieces } from './xml.ts'
import type { Entry } from './zip.ts'

/** A cell's text, or the number of its text in the table of strings. */
export type RawCell = string | number
export type SheetRow = { row: number; cells: RawCell[] }

/** More columns than any list has; what stands further to the right is blank in a list. */
export const MOST_COLUMNS = 256
/** Excel's own bound. */
const LAST_ROW = 1_048_576
const LONGEST_TEXT = 100_000

/**
 * The rows of a sheet that hold something, as they are unpacked, in order; memory holds one piece of the
 * file.
 * @throws NotAList
 */
export async function* sheetRows(sheet: Entry, workbook: Workbook): AsyncGenerator<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const _ of heardInPieces(
    sheet,
    rowsHeard(workbook, row => rows.push(row)),
  )) {
    if (rows.length > 0) yield rows.splice(0)
  }
}

type Cell = { index: number; type: string; style: number; text: string }

function rowsHeard(workbook: Workbook, keep: (row: SheetRow) => void): Heard {
  let row: SheetRow = { row: 0, cells: [] }
  let cell: Cell | null = null
  let last = -1
  let inText = false
  let inSound = false
  return {
    open(name, attributes) {
      if (name === 'c') {
        cell = newCell(attributes(), last + 1)
        last = cell.index
      } else if (name === 'v' || name === 't') inText = !inSound
      else if (name === 'rPh') inSound = true
      else if (name === 'row') {
        row = { row: rowNumber(attributes().r, row.row), cells: [] }
        last = -1
      }
    },
    text(piece) {
      if (inText && cell !== null && cell.text.length < LONGEST_TEXT) cell.text += piece
    },
    close(name) {
      if (name === 'v' || name === 't') inText = false
      else if (name === 'rPh') inSound = false
      else if (name === 'c' && cell !== null) {
        put(row.cells, cell.index, meant(cell, workbook))
        cell = null
      } else if (name === 'row' && row.cells.length > 0) keep(row)
    },
  }
}

function newCell({ r, t, s }: Record<string, string>, next: number): Cell {
  return { index: r === undefined ? next : columnOf(r), type: t ?? 'n', style: Number(s ?? 0), text: '' }
}

function rowNumber(r: string | undefined, before: number): number {
  const row = r === undefined ? before + 1 : Number(r)
  if (!Number.isInteger(row) || row < 1 || row > LAST_ROW) throw new NotAList('no readable Excel file')
  return row
}

/** `AB12` stands in the column with index 27. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at)
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function put(cells: RawCell[], index: number, value: RawCell): void {
  if (value === '' || index < 0) return
  if (index >= MOST_COLUMNS) throw new NotAList('the list is too large', { mostColumns: MOST_COLUMNS })
  while (cells.length < index) cells.push('')
  cells[index] = value
}

/** What a cell says; a formula is its last result, a fault of one (`#N/A`) says nothing. */
function meant({ type, style, text }: Cell, { forms, from1904 }: Workbook): RawCell {
  if (text === '' || type === 'e') return ''
  if (type === 's') return Number(text)
  if (type === 'n') return shownNumber(text, forms[style] ?? 'plain', from1904)
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  return text
}
