/**
 * Crockford's base32: no I, L, O, U, so that what is read out or typed from a scratched label is not
 * mistaken.
 */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 26 × 5 = 130 bits: nobody guesses one. */
export const TOKEN_LETTERS = 26
/** Read out on the phone: 2³⁰ of them, so that of a million labels hardly two are the same. */
export const NUMBER_LETTERS = 6

/** A token as somebody typed it: small letters, O for 0, I or L for 1. Null where it is none. */
export function readToken(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return plain.length === TOKEN_LETTERS && [...plain].every(letter => LETTERS.includes(letter)) ? plain : null
}

/** @param bytes random; five bits of each are used */
export const lettersOf = (bytes: Uint8Array) => Array.from(bytes, byte => LETTERS.charAt(byte & 31)).join('')

/** Of a serial, what tells two machines of one house apart without giving it away. */
export const tailOf = (serial: string) => (serial.length > 6 ? `…${serial.slice(-4)}` : '')

/**
 * All in millimetres. `left` and `top`: where the first label begins; `across` and `down`: from one to the
 * next.
 */
export type Sheet = {
  id: string
  page: { width: number; height: number }
  columns: number
  rows: number
  width: number
  height: number
  left: number
  top: number
  across: number
  down: number
}

const a4 = (columns: number, rows: number, width: number, height: number, gap = 0): Sheet => ({
  id: `${columns}x${rows}`,
  page: { width: 210, height: 297 },
  columns,
  rows,
  width,
  height,
  left: (210 - columns * width - (columns - 1) * gap) / 2,
  top: (297 - rows * height) / 2,
  across: width + gap,
  down: height,
})

const roll = (width: number, height: number): Sheet => ({
  ...a4(1, 1, width, height),
  id: `roll ${width}x${height}`,
  page: { width, height },
  left: 0,
  top: 0,
})

/**
 * Sheets that every stationer has, in the middle of an A4 page (gaps of 2.5 mm as on L7163, L7651); rolls of
 * label printers.
 */
export const SHEETS: readonly Sheet[] = [
  a4(3, 7, 70, 42.4),
  a4(3, 8, 70, 37),
  a4(2, 7, 99.1, 38.1, 2.5),
  a4(5, 13, 38.1, 21.2, 2.5),
  roll(40, 30),
  roll(50, 30),
  roll(60, 40),
]

export type Place<T> = { item: T; left: number; top: number }

/**
 * Where each label stands, page by page, in reading order.
 * @param first the first free place of the first sheet, from 1: a sheet that was begun is used up
 * @param nudge millimetres to the right and down, for a printer that draws its paper askew
 */
export function layOut<T>(
  sheet: Sheet,
  items: readonly T[],
  first = 1,
  nudge: { right: number; down: number } = { right: 0, down: 0 },
): Place<T>[][] {
  const onPage = sheet.columns * sheet.rows
  const skipped = Math.min(Math.max(Math.trunc(first), 1), onPage) - 1
  const pages: Place<T>[][] = []
  for (const [n, item] of items.entries()) {
    const place = n + skipped
    const [column, row] = [place % sheet.columns, Math.floor((place % onPage) / sheet.columns)]
    const page = Math.floor(place / onPage)
    pages[page] ??= []
    pages[page].push({
      item,
      left: sheet.left + column * sheet.across + nudge.right,
      top: sheet.top + row * sheet.down + nudge.down,
    })
  }
  return pages
}

/** The side of the square of the code: as high as the label lets it, and room for words beside or below. */
export function codeSide({ width, height }: Pick<Sheet, 'width' | 'height'>): number {
  return Math.round(Math.min(height - 4, width * 0.42, 30) * 10) / 10
}

/** Around what stands on a label, and between the code and the words. */
export const EDGE_MM = 1.5
export const GAP_MM = 1

/** How wide the words beside the code may be. */
export const wordRoom = (sheet: Pick<Sheet, 'width' | 'height'>) =>
  sheet.width - codeSide(sheet) - 2 * EDGE_MM - GAP_MM

/** The letters of a label: as large as six lines of it let them be. */
export const letterSize = ({ width, height }: Pick<Sheet, 'width' | 'height'>) =>
  Math.max(2.1, Math.min(height / 11, width / 20))

/**
 * The size at which a line is not cut: a hotline without its last digits is none. Widths are those of bold
 * letters of common fonts, a Chinese character is as wide as it is high.
 * @param most the size where there is room enough
 */
export function fittingSize(text: string, room: number, most: number): number {
  const ems = Array.from(text, emsOf)
  const width = ems.reduce((sum, one) => sum + one, 0)
  return Math.floor(Math.min(most, room / width) * 100) / 100
}

function emsOf(letter: string): number {
  if (/[\u2e80-\uffefWM]/.test(letter)) return letter > 'z' ? 1 : 1.15
  if (letter === ' ') return 0.4
  return /[A-Z]/.test(letter) ? 0.9 : 0.75
}
