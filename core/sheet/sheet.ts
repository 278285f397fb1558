/** What one cell holds. A time of day is that of the company's clock; numbers are for adding up. */
export type Cell = string | number | Temporal.PlainDate | Temporal.PlainDateTime | null

/** A table that is written while it is read: rows come in pieces, none is kept. */
export type Sheet = {
  readonly name: string
  /** `width`: in characters of Excel's own font; a Chinese character takes two. */
  readonly columns: readonly { readonly heading: string; readonly width: number }[]
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>
}

/** Excel takes 1,048,576 rows with the headings. */
export const MOST_ROWS_OUT = 1_000_000

/**
 * Texts as both formats write them: a line break is `\n` (what Excel makes of Alt+Enter), no NUL and no half
 * of a surrogate pair. So a table is the same in CSV and in xlsx.
 */
export const plainText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed()

/** `2026-11-22 14:30`: to the minute, as the pages show it. */
export const minuteText = (at: Temporal.PlainDateTime): string =>
  at.toString({ smallestUnit: 'minute' }).replace('T', ' ')
