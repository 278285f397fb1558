import { MOST_ROWS } from '../contract/imports.ts'
import { csvRows } from './csv.ts'
import { isBlank, lookAt } from './look.ts'
import { NotAList } from './no-list.ts'
import type { Choice, Look, RawRow } from './shapes.ts'
import { openWorkbook } from './workbook.ts'
import { xlsxRows } from './xlsx.ts'

export const ROWS_A_CHUNK = 500

/**
 * All rows below the headings that hold something, in chunks and in order, those behind row `from` only.
 * Memory holds a piece of the file, and of a workbook its texts.
 * @throws NotAList
 */
export async function* rowsAt(path: string, choice: Choice, from: number): AsyncGenerator<RawRow[]> {
  const { look } = await lookAt(path, choice)
  const headerRow = look.sheets[look.sheet]?.headerRow ?? 0
  let chunk: RawRow[] = []
  let count = 0
  for await (const row of everyRow(path, look, headerRow)) {
    if (row.row <= headerRow || isBlank(row)) continue
    if (++count > MOST_ROWS) throw new NotAList('the list is too large', { mostRows: MOST_ROWS })
    if (row.row <= from) continue
    chunk.push(row)
    if (chunk.length < ROWS_A_CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

async function* everyRow(path: string, look: Look, headerRow: number): AsyncGenerator<RawRow> {
  const { encoding, delimiter } = look
  if (encoding === null || delimiter === null) {
    const workbook = await openWorkbook(path)
    const sheet = workbook.sheets[look.sheet]
    if (sheet !== undefined) yield* xlsxRows(workbook, sheet)
    return
  }
  let width = 0
  for await (const row of csvRows(path, { encoding, delimiter }, () => width)) {
    if (row.row === headerRow) width = row.texts.length
    yield row
  }
}
