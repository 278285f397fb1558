import { CsvError, parse } from 'csv-parse/sync'
import { MOST_ROWS, type Reading } from '../contract/imports.ts'
import { knownHeadings, MOST_LINES_ABOVE } from '../rules/columns.ts'
import { NotAList } from './no-list.ts'

export type Delimiter = NonNullable<Reading['delimiter']>
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|']
const PROBE = 65_536
const LINE_ENDS = ['\r\n', '\n', '\r']

/** The delimiter under which the first lines hold most of our headings, and how many those are. */
export function sniff(text: string): { delimiter: Delimiter; known: number } {
  const start = text.slice(0, PROBE)
  return DELIMITERS.map(delimiter => ({
    delimiter,
    known: knownHeadings(firstRows(start, delimiter)),
  })).reduce((a, b) => (b.known > a.known ? b : a))
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

/** All records; blank lines are empty records, so that indexes count as a person counts rows. */
export function parseCsv(text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, { ...manner(delimiter), to: MOST_ROWS + MOST_LINES_ABOVE + 2 })
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    const row = typeof fault.records === 'number' ? fault.records + 1 : undefined
    throw new NotAList('a quoted cell is never closed', row === undefined ? {} : { row })
  }
}

function manner(delimiter: Delimiter) {
  // All three, or a file cut inside \r\n would keep half of it as a letter.
  return {
    record_delimiter: LINE_ENDS,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  } as const
}
