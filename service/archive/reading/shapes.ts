import type { Delimiter } from './csv.ts'
import type { Encoding } from './decode.ts'

/**
 * A first look at a file: how it is read, its sheets with their headings (of JSON lines the names of their
 * fields; `headerRow` as a person counts, 0: none; `rows` behind it, about; `known`: headings of ours), and
 * which of the sheets is meant.
 */
export type Look = {
  format: 'xlsx' | 'csv' | 'jsonl'
  encoding: Encoding | null
  delimiter: Delimiter | null
  sheets: { name: string; rows: number | null; headings: string[]; headerRow: number; known: number }[]
  sheet: number
}

/** Of the sheet that is meant. */
export const headingsOf = ({ sheets, sheet }: Look): string[] => sheets[sheet]?.headings ?? []

/**
 * A row as it stands in the file, all its cells, `row` as a person counts; `cut`: the file ends inside it.
 */
export type RawRow = { row: number; texts: string[]; cut: boolean }

/**
 * What a person says about how a file is read; the rest is guessed. `headerRow` 0: the list has no
 * headings. `repeats`: a row without a customer goes on with the one above.
 */
export type Choice = {
  sheet?: number
  headerRow?: number
  encoding?: Encoding
  delimiter?: Delimiter
  repeats?: boolean
}
