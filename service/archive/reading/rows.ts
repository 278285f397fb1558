import { MOST_ROWS } from '../contract/imports.ts'
import { type Csv, csvRows } from './csv.ts'
import type { Encoding } from './decode.ts'
import { jsonRows } from './jsonl.ts'
import { isBlank, isZip, lookAt } from './look.ts'
import { NotAList } from './no-list.ts'
import type { Choice, RawRow } from './shapes.ts'
import { openWorkbook } from './workbook.ts'
import { xlsxRows } from './xlsx.ts'

export const ROWS_A_CHUNK = 500

/**
 * All rows below the headings that hold something, in chunks and in order, those behind row `from` only.
 * Memory holds a piece of the file, and of a workbook its texts.
 * @throws NotAList
 */
export async function* rowsAt(path: string, choice: Choice, from: number): AsyncGenerator<RawRow[]> {
  const manner = await mannerOf(path, choice)
  const { headerRow } = manner
  let chunk: RawRow[] = []
  let count = 0
  for await (const row of everyRow(path, manner)) {
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

type Manner = { sheet: number; headerRow: number; csv: Csv | null; json: Encoding | null }

/** What was found at the first look and comes as the choice is not looked for again. */
async function mannerOf(path: string, choice: Choice): Promise<Manner> {
  const { sheet, headerRow, encoding, delimiter } = choice
  if (headerRow !== undefined && encoding !== undefined && delimiter !== undefined)
    return { sheet: 0, headerRow, csv: { encoding, delimiter }, json: null }
  if (headerRow !== undefined && sheet !== undefined && (await isZip(path)))
    return { sheet, headerRow, csv: null, json: null }
  const { look } = await lookAt(path, choice)
  const { encoding: found, delimiter: between } = look
  return {
    sheet: look.sheet,
    headerRow: look.sheets[look.sheet]?.headerRow ?? 0,
    csv: found === null || between === null ? null : { encoding: found, delimiter: between },
    json: look.format === 'jsonl' ? found : null,
  }
}

async function* everyRow(path: string, { sheet, headerRow, csv, json }: Manner): AsyncGenerator<RawRow> {
  if (json !== null) return yield* jsonRows(path, json)
  if (csv === null) {
    const workbook = await openWorkbook(path)
    const part = workbook.sheets[sheet]
    if (part !== undefined) yield* xlsxRows(workbook, part)
    return
  }
  let width = 0
  for await (const row of csvRows(path, csv, () => width)) {
    if (row.row === headerRow) width = row.texts.length
    yield row
  }
}
