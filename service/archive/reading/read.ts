import type { StoredFile } from '#core/files.ts'
import type { Reading } from '../contract/imports.ts'
import { cellsOf, guessMapping } from '../rules/mapping.ts'
import type { Cells } from '../rules/rows.ts'
import { lookAside, rowsAside } from './aside.ts'

type ReadList = { reading: Reading; rows: { row: number; cells: Cells; cut: boolean }[] }
const MOST_SEEN = 20

/** A whole list by the mapping that its headings suggest. @throws Refusal with one of NO_LISTS */
export async function readFileAside(file: StoredFile): Promise<ReadList> {
  const { look } = await lookAside(file)
  const sheet = look.sheets[look.sheet]
  const headings = sheet?.headings ?? []
  const mapping = guessMapping(headings)
  const rows: ReadList['rows'] = []
  for await (const some of rowsAside(file, {})) {
    for (const { row, texts, cut } of some) rows.push({ row, cells: cellsOf(texts, mapping), cut })
  }
  const columns: Reading['columns'] = {}
  for (const [index, column] of Object.entries(mapping.columns)) {
    const heading = (headings[Number(index)] ?? '').trim()
    columns[column] = columns[column] === undefined ? heading : `${columns[column]}、${heading}`
  }
  const leftOut = headings.filter((heading, index) => heading.trim() !== '' && !(index in mapping.columns))
  const reading = {
    format: look.format,
    encoding: look.encoding,
    delimiter: look.delimiter,
    sheet: look.format === 'xlsx' ? (sheet?.name ?? null) : null,
    headerRow: sheet?.headerRow ?? 0,
    columns,
    leftOut: leftOut.slice(0, MOST_SEEN).map(heading => heading.trim()),
    cut: rows.at(-1)?.cut ?? false,
  }
  return { reading, rows }
}
