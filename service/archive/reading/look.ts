import { CUSTOMERS, headingRow, knownIn, MOST_LINES_ABOVE, type Vocabulary } from '../rules/columns.ts'
import { type Csv, csvRows, headOf, sniff } from './csv.ts'
import { type Encoding, encodingOf, runThrough } from './decode.ts'
import { beginsAsJson, firstObjects } from './jsonl.ts'
import { shapeOf } from './merged.ts'
import { NotAList } from './no-list.ts'
import type { Choice, Look, RawRow } from './shapes.ts'
import { openWorkbook, type SheetPart } from './workbook.ts'
import { firstRowsOf } from './xlsx.ts'

export type Looked = { look: Look; sample: RawRow[] }
type Seen = Look['sheets'][number]

/** So many rows are judged at once, so that a person sees something to judge by. */
const SAMPLE_ROWS = 200
const MOST_SHEETS_SEEN = 40
const MOST_SEEN = 20

/**
 * What a file is and how it begins, by what its bytes are and not by its name.
 * @throws NotAList with the reason
 */
export async function lookAt(
  path: string,
  choice: Choice,
  vocabulary: Vocabulary = CUSTOMERS,
): Promise<Looked> {
  const head = await headOf(path)
  if (head.length === 0) throw new NotAList('the list is empty')
  if (begins(head, [0xd0, 0xcf, 0x11, 0xe0])) throw new NotAList('old Excel format')
  if (begins(head, ZIP)) return lookAtXlsx(path, choice, vocabulary)
  return lookAtText(path, head, choice, vocabulary)
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** An .xlsx file is a zip. */
export const isZip = async (path: string) => begins(await headOf(path, ZIP.length), ZIP)

const begins = (bytes: Buffer, magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

async function lookAtText(
  path: string,
  head: Buffer,
  choice: Choice,
  vocabulary: Vocabulary,
): Promise<Looked> {
  const { utf8, lines } = await runThrough(path)
  const encoding = choice.encoding ?? encodingOf(head, utf8, text => sniff(text, vocabulary).known)
  if (encoding === null) throw new NotAList('no known encoding')
  const start = new TextDecoder(encoding).decode(head, { stream: true })
  if (beginsAsJson(start)) return lookAtJson(path, encoding, lines, vocabulary)
  const delimiter = choice.delimiter ?? sniff(start, vocabulary).delimiter
  return lookAtCsv(path, { encoding, delimiter, lines }, choice, vocabulary)
}

async function lookAtJson(path: string, encoding: Encoding, lines: number, vocabulary: Vocabulary) {
  const { headings, rows } = await firstObjects(path, encoding, SAMPLE_ROWS)
  if (rows.length === 0) throw new NotAList('the list is empty')
  const known = knownIn(headings, vocabulary)
  const sheet = {
    name: '',
    rows: encoding.startsWith('utf-16') ? null : lines,
    headings,
    headerRow: 0,
    known,
  }
  const look: Look = { format: 'jsonl', encoding, delimiter: null, sheets: [sheet], sheet: 0 }
  return { look, sample: rows }
}

type Understood = Csv & { lines: number }

async function lookAtCsv(
  path: string,
  { encoding, delimiter, lines }: Understood,
  choice: Choice,
  vocabulary: Vocabulary,
): Promise<Looked> {
  const last = lastNeeded(choice)
  const rows: RawRow[] = []
  for await (const row of csvRows(
    path,
    { encoding, delimiter },
    () => placeOf(rows, choice, vocabulary)?.width ?? 0,
  )) {
    rows.push(row)
    if (row.row >= last) break
  }
  const seen = headed(rows, choice, vocabulary)
  const about = encoding.startsWith('utf-16') ? null : Math.max(lines - seen.headerRow, 0)
  return {
    look: { format: 'csv', encoding, delimiter, sheets: [{ ...seen, name: '', rows: about }], sheet: 0 },
    sample: below(rows, seen.headerRow),
  }
}

async function lookAtXlsx(path: string, choice: Choice, vocabulary: Vocabulary): Promise<Looked> {
  const workbook = await openWorkbook(path)
  const shown = workbook.sheets.slice(0, MOST_SHEETS_SEEN)
  const heads = await firstRowsOf(workbook, shown, MOST_LINES_ABOVE + 1)
  const sheet = choice.sheet ?? meantSheet(shown, heads, vocabulary)
  const part = shown[sheet]
  if (part === undefined) throw new NotAList('the list is empty')
  const { rows: count, merged } = await shapeOf(part.entry)
  const [rows = []] = await firstRowsOf(workbook, [part], lastNeeded(choice), merged)
  const seen = headed(rows, choice, vocabulary)
  const sheets = shown.map(({ name }, at): Seen => {
    if (at === sheet) return { ...seen, name, rows: Math.max(count - seen.headerRow, 0) }
    const place = placeOf(heads[at] ?? [], {}, vocabulary)
    return {
      name,
      rows: null,
      headings: place?.headings ?? [],
      headerRow: place?.row ?? 0,
      known: place?.known ?? 0,
    }
  })
  const look: Look = { format: 'xlsx', encoding: null, delimiter: null, sheets, sheet }
  return { look, sample: below(rows, seen.headerRow) }
}

/**
 * The visible sheet that holds most of our headings, the first of equals; else the first that holds
 * anything.
 */
function meantSheet(
  sheets: readonly SheetPart[],
  heads: readonly RawRow[][],
  vocabulary: Vocabulary,
): number {
  const worth = sheets.map(({ hidden }, at) => {
    const rows = heads[at] ?? []
    const known = placeOf(rows, {}, vocabulary)?.known ?? 0
    return (hidden ? 0 : 1000) + known * 2 + (rows.length > 0 ? 1 : 0)
  })
  return worth.indexOf(Math.max(...worth))
}

const lastNeeded = ({ headerRow = 0 }: Choice) => Math.max(headerRow, MOST_LINES_ABOVE + 1) + SAMPLE_ROWS

const below = (rows: readonly RawRow[], headerRow: number) =>
  rows.filter(row => row.row > headerRow && !isBlank(row)).slice(0, SAMPLE_ROWS)

export const isBlank = ({ texts }: RawRow) => texts.every(text => text.trim() === '')

function headed(
  rows: readonly RawRow[],
  choice: Choice,
  vocabulary: Vocabulary,
): Omit<Seen, 'name' | 'rows'> {
  const filled = rows.filter(row => !isBlank(row))
  if (filled.length === 0) throw new NotAList('the list is empty')
  const place = placeOf(rows, choice, vocabulary)
  if (place === null) {
    const seen = filled[0]?.texts.filter(text => text.trim() !== '') ?? []
    throw new NotAList('no headings found', { seen: seen.slice(0, MOST_SEEN).map(text => text.slice(0, 40)) })
  }
  if (!filled.some(({ row }) => row > place.row)) throw new NotAList('the list is empty')
  return { headings: place.headings, headerRow: place.row, known: place.known }
}

type Place = { row: number; headings: string[]; known: number; width: number }

/**
 * Where the headings stand: where a person says, else where ours do, else the first row that is nearly as
 * wide as any.
 */
function placeOf(rows: readonly RawRow[], { headerRow }: Choice, vocabulary: Vocabulary): Place | null {
  const at = (row: number) => rows.find(one => one.row === row)?.texts ?? []
  const front = Array.from({ length: MOST_LINES_ABOVE + 1 }, (_, index) => at(index + 1))
  const row = headerRow ?? guessedRow(front, vocabulary)
  if (row === null) return null
  if (row === 0) {
    const width = Math.max(0, ...rows.map(({ texts }) => texts.length))
    return { row, headings: Array.from({ length: width }, () => ''), known: 0, width }
  }
  const texts = at(row)
  const last = texts.findLastIndex(text => text.trim() !== '')
  return { row, headings: texts.slice(0, last + 1), known: knownIn(texts, vocabulary), width: texts.length }
}

/** Null where no row has two cells; 0 where the widest hold figures: they are no headings. */
function guessedRow(front: readonly (readonly string[])[], vocabulary: Vocabulary): number | null {
  const known = headingRow(front, vocabulary)
  if (known !== null) return known + 1
  const filled = front.map(row => row.filter(text => text.trim() !== ''))
  const most = Math.max(...filled.map(row => row.length))
  if (most < 2) return null
  const at = filled.findIndex(row => row.length >= most * 0.7)
  const figures = filled[at]?.filter(text => /^[\d.,/:-]+$/.test(text.trim())) ?? []
  return figures.length >= 2 ? 0 : at + 1
}
