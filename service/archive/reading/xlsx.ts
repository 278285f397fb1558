import { keepable } from './csv.ts'
import { filler, type Merged, shapeOf } from './merged.ts'
import type { RawRow } from './shapes.ts'
import { type RawCell, type SheetRow, sheetRows } from './sheet.ts'
import { allStrings, type Strings, someStrings } from './strings.ts'
import type { SheetPart, Workbook } from './workbook.ts'

/** The first rows of some sheets; of the texts of the workbook only those are read that stand in them. */
export async function firstRowsOf(
  workbook: Workbook,
  sheets: readonly SheetPart[],
  upTo: number,
  merged: readonly Merged[] = [],
): Promise<RawRow[][]> {
  const heads: SheetRow[][] = []
  for (const { entry } of sheets) {
    heads.push(await rowsUpTo(workbook, entry, upTo, filler(merged)))
  }
  const wanted = new Set(heads.flat().flatMap(({ cells }) => cells.filter(cell => typeof cell === 'number')))
  const strings = await someStrings(workbook.strings, wanted)
  return heads.map(rows => rows.map(row => rawRow(row, strings)))
}

async function rowsUpTo(
  workbook: Workbook,
  entry: SheetPart['entry'],
  last: number,
  fill: (row: SheetRow) => void,
): Promise<SheetRow[]> {
  const head: SheetRow[] = []
  for await (const rows of sheetRows(entry, workbook)) {
    for (const row of rows) {
      if (row.row > last) return head
      fill(row)
      head.push(row)
    }
  }
  return head
}

/** All rows of a sheet that hold something; what a merged cell says holds for each row that it spans. */
export async function* xlsxRows(workbook: Workbook, sheet: SheetPart): AsyncGenerator<RawRow> {
  const fill = filler((await shapeOf(sheet.entry)).merged)
  const strings = await allStrings(workbook.strings)
  for await (const rows of sheetRows(sheet.entry, workbook)) {
    for (const row of rows) {
      fill(row)
      yield rawRow(row, strings)
    }
  }
}

function rawRow({ row, cells }: SheetRow, strings: Strings): RawRow {
  const textOf = (cell: RawCell) => keepable(spelled(typeof cell === 'number' ? strings(cell) : cell))
  return { row, texts: cells.map(textOf), cut: false }
}

/** Excel writes a character that XML cannot hold, and a text that looks as if it did, as `_x000D_`. */
const spelled = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
