import readXlsx from 'read-excel-file/node'
import { knownHeadings } from '../rules/columns.ts'
import { NotAList } from './no-list.ts'

/**
 * A sheet of 50,000 rows and 12 columns unpacks to about 60 MB. What unpacks to much more is no customer
 * list.
 */
const MOST_UNPACKED = 400 * 1024 * 1024

/** The sheet that holds most of our headings (the first of equals), its cells as text, its rows in place. */
export async function parseXlsx(bytes: Buffer): Promise<{ sheet: string; rows: string[][] }> {
  if (unpackedBytes(bytes) > MOST_UNPACKED) throw new NotAList('the list is too large')
  const sheets = await readXlsx<string>(bytes, { parseNumber: exactNumber }).catch(() => {
    throw new NotAList('no readable Excel file')
  })
  const texts = sheets.map(({ sheet, data }) => ({ sheet, rows: data.map(row => row.map(textOf)) }))
  const best = texts
    .map(one => ({ ...one, known: knownHeadings(one.rows) }))
    .reduce<{ sheet: string; rows: string[][]; known: number } | null>(
      (a, b) => (a && a.known >= b.known ? a : b),
      null,
    )
  if (best === null) throw new NotAList('the list is empty')
  return { sheet: best.sheet, rows: best.rows }
}

/** Phones and serials lie in number cells, too: `1.38E10` is 13800000000, and no digit may be lost. */
function exactNumber(text: string): string {
  if (!/[eE]/.test(text)) return text
  const number = Number(text)
  return Number.isSafeInteger(number) ? String(number) : text
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** What the zip's directory says that it unpacks to; a file without a directory is cut or no zip. */
function unpackedBytes(bytes: Buffer): number {
  const least = Math.max(0, bytes.length - 65_557)
  let end = bytes.length - 22
  while (end >= least && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  if (end < least) throw new NotAList('no readable Excel file')
  let at = bytes.readUInt32LE(end + 16)
  let sum = 0
  for (let entries = bytes.readUInt16LE(end + 10); entries > 0; entries--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new NotAList('no readable Excel file')
    sum += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return sum
}
