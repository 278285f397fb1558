import { fold } from '#core/find/fold.ts'
import type { Column } from '../contract/imports.ts'
import { ADDRESS_PARTS, HEADINGS } from './headings.ts'

const words = (line: string) =>
  line
    .split(/[、\n]/)
    .map(fold)
    .filter(word => word !== '')

/** What a heading means, how sure that is (0 is surest), and whether it is only a part of the address. */
export type Meaning<C extends string = Column> = { column: C; rank: number; part: boolean }

/**
 * The headings of one kind of list: of customers, or of a later slice's. `who`: the columns that count most.
 */
export type Vocabulary<C extends string = string> = {
  meanings: ReadonlyMap<string, Meaning<C>>
  who: readonly C[]
}
/** The same as it is written down, and sent to whoever reads beside us. */
export type Headings<C extends string = string> = { lines: Record<C, string>; who: readonly C[] }

export function vocabularyOf<C extends string>({ lines, who }: Headings<C>): Vocabulary<C> {
  const meanings = new Map<string, Meaning<C>>()
  for (const [column, line] of Object.entries(lines) as [C, string][]) {
    for (const [rank, word] of words(line).entries()) meanings.set(word, { column, rank, part: false })
  }
  return { meanings, who }
}

const ofCustomers = new Map(vocabularyOf<Column>({ lines: HEADINGS, who: [] }).meanings)
for (const word of words(ADDRESS_PARTS)) ofCustomers.set(word, { column: 'address', rank: 0, part: true })
export const CUSTOMERS: Vocabulary<Column> = { meanings: ofCustomers, who: ['customerName', 'phone'] }

/** Behind every exact word, however far back it stands in its line. */
const LOOSE = 1000
/** What stands before a heading's word and adds nothing to it: 客户手机, 产品型号, `Customer Phone`. */
const BEFORE = /^(?:客户|顾客|用户|业主|会员|产品|商品|机器|设备|本次|最近|上次|首次|customer|client|device)/
/** What stands behind it: 电话1, 手机号码二, 备注栏, `Phone 2`. */
const BEHIND = /(?:\d{1,2}|[一二三四]|栏|项|信息|no|number|必填|选填)$/

/**
 * What a heading means, in any width, case, 简 or 繁: `聯絡電話（必填）` is not asked to be exact about its brackets,
 * `客户手机2` not about what stands around its word.
 */
export function meaningOf(heading: string): Meaning | null {
  // 序號 is Taiwan's word for a serial number; 序号 is the running number of a mainland list.
  if (/^\s*序號\s*$/.test(heading)) return { column: 'serial', rank: LOOSE, part: false }
  return meaningIn(CUSTOMERS, heading)
}

/** The same in the words of another kind of list. */
export function meaningIn<C extends string>({ meanings }: Vocabulary<C>, heading: string): Meaning<C> | null {
  const bare = heading.normalize('NFKC').replace(/[([【*:].*$/u, '')
  for (const text of [heading, bare]) {
    const exact = meanings.get(fold(text))
    if (exact !== undefined) return exact
  }
  const folded = fold(bare)
  for (const text of [
    folded.replace(BEHIND, ''),
    folded.replace(BEFORE, ''),
    folded.replace(BEHIND, '').replace(BEFORE, ''),
  ]) {
    const loose = text === folded ? undefined : meanings.get(text)
    if (loose !== undefined) return { ...loose, rank: loose.rank + LOOSE }
  }
  return null
}

/** The column that a heading names. */
export const columnOf = (heading: string): Column | null => meaningOf(heading)?.column ?? null

const columnIn = (vocabulary: Vocabulary, heading: string): string | null =>
  vocabulary === CUSTOMERS ? columnOf(heading) : (meaningIn(vocabulary, heading)?.column ?? null)

const columnsIn = (vocabulary: Vocabulary, row: readonly string[]) =>
  new Set(row.map(heading => columnIn(vocabulary, heading)).filter(column => column !== null))

/** Titles, dates and blank lines may stand above the headings, no more than this many. */
export const MOST_LINES_ABOVE = 10

/** A name or a phone among the headings (whatever says `who`) counts as much as three others. */
const WHO = 3

/**
 * Where the headings stand: the row that names most of our columns (two at least), the first of equals; a
 * row of data may hold a word or two that is a heading elsewhere. Null where there is none.
 */
export function headingRow(
  rows: readonly (readonly string[])[],
  vocabulary: Vocabulary = CUSTOMERS,
): number | null {
  let best: { at: number; worth: number } | null = null
  for (const [at, row] of rows.slice(0, MOST_LINES_ABOVE + 1).entries()) {
    const columns = columnsIn(vocabulary, row)
    if (columns.size < 2) continue
    const worth = columns.size + (vocabulary.who.some(column => columns.has(column)) ? WHO : 0)
    if (best === null || worth > best.worth) best = { at, worth }
  }
  return best?.at ?? null
}

/** How many headings of ours this row holds. */
export const knownIn = (row: readonly string[], vocabulary: Vocabulary = CUSTOMERS): number =>
  columnsIn(vocabulary, row).size

/** How many headings of ours these rows hold: the right decoding of a file is the one that knows most. */
export function knownHeadings(
  rows: readonly (readonly string[])[],
  vocabulary: Vocabulary = CUSTOMERS,
): number {
  const at = headingRow(rows, vocabulary)
  return at === null ? 0 : knownIn(rows[at] ?? [], vocabulary)
}
