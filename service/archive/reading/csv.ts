import { open } from 'node:fs/promises'
import { CsvError, type Parser, parse as parseStream } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { undefuse } from '#core/sheet/defuse.ts'
import type { Reading } from '../contract/imports.ts'
import { knownHeadings, MOST_LINES_ABOVE, type Vocabulary } from '../rules/columns.ts'
import { type Encoding, PROBE, textOf } from './decode.ts'
import { NotAList } from './no-list.ts'
import type { RawRow } from './shapes.ts'
import { MOST_COLUMNS } from './sheet.ts'

export type Delimiter = NonNullable<Reading['delimiter']>
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|']
const LINE_ENDS = ['\r\n', '\n', '\r']
/** Characters; a quote that is never closed would take the rest of the file for one cell. */
const LONGEST_ROW = 2_000_000

export type Csv = { encoding: Encoding; delimiter: Delimiter }

export async function headOf(path: string, length = PROBE): Promise<Buffer> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * The delimiter under which the first lines hold most of our headings (else the one that is there most),
 * and how many those are.
 */
export function sniff(start: string, vocabulary: Vocabulary): { delimiter: Delimiter; known: number } {
  const tried = DELIMITERS.map(delimiter => {
    const rows = firstRows(start, delimiter)
    return {
      delimiter,
      known: knownHeadings(rows, vocabulary),
      cells: Math.max(0, ...rows.map(row => row.length)),
    }
  })
  return tried.reduce((a, b) => (b.known > a.known || (b.known === a.known && b.cells > a.cells) ? b : a))
}

function firstRows(start: string, delimiter: Delimiter): string[][] {
  try {
    return parse(start, { ...manner(delimiter), to: MOST_LINES_ABOVE + 1 })
  } catch {
    return start
      .split(/\r\n|\n|\r/, MOST_LINES_ABOVE + 1)
      .map(line => line.split(delimiter).map(cell => cell.replace(/^"|"$/g, '')))
  }
}

/**
 * All records, blank ones too, as they are read; row as a person counts. The last is held back until it is
 * known whether the file ends inside it: bytes that end in a character, or no line end and fewer cells
 * than `width` says.
 * @throws NotAList where a quoted cell is never closed
 */
export async function* csvRows(path: string, { encoding, delimiter }: Csv, width: () => number) {
  const told = { cut: false, end: '' }
  const parser = parseStream({ ...manner(delimiter), max_record_size: LONGEST_ROW })
  let row = 0
  let held: RawRow | null = null
  void feed()
  try {
    for await (const record of parser) {
      if (held !== null) yield held
      held = rawRow(++row, record as string[])
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    const before = typeof fault.records === 'number' ? fault.records : row
    throw new NotAList('a quoted cell is never closed', { row: before + 1 })
  } finally {
    parser.destroy()
  }
  if (held === null) return
  const torn = told.cut || (!/[\r\n]\s*$/.test(told.end) && held.texts.length < width())
  yield { ...held, cut: torn }

  async function feed(): Promise<void> {
    try {
      for await (const piece of textOf(path, encoding, told)) {
        told.end = (told.end + piece).slice(-64)
        if (parser.destroyed) return
        if (!parser.write(piece)) await drained(parser)
      }
      parser.end()
    } catch (fault) {
      parser.destroy(fault as Error)
    }
  }
}

/** It takes more, or nothing any more. */
function drained(parser: Parser): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      parser.off('drain', done).off('close', done)
      resolve()
    }
    parser.on('drain', done).on('close', done)
  })
}

function rawRow(row: number, record: string[]): RawRow {
  const last = record.findLastIndex(text => text !== '')
  if (last >= MOST_COLUMNS) throw new NotAList('the list is too large', { mostColumns: MOST_COLUMNS })
  return { row, texts: record.map(text => undefuse(keepable(text))), cut: false }
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair. */
export const keepable = (text: string) => (PLAIN.test(text) ? text : text.toWellFormed().replaceAll('\0', ''))
const PLAIN = /^[^\0\ud800-\udfff]*$/

function manner(delimiter: Delimiter) {
  return {
    // All three, or a file cut inside \r\n would keep half of it as a letter.
    record_delimiter: LINE_ENDS,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  } as const
}
