import { fold } from '#core/find/fold.ts'
import type { Column } from '../contract/imports.ts'
import { type Meaning, meaningOf } from './columns.ts'
import type { Cells } from './rows.ts'

/**
 * Which column of a file is which of ours, by its index (0 is the first); columns that are not named are
 * left out. `fixed`: one value for every row whose own cell is empty ("all these customers: 晨光矿业").
 */
export type Mapping = { columns: Record<number, Column>; fixed: Partial<Record<Column, string>> }

/**
 * How the cells of several columns that feed one of ours are put together; other columns have one source.
 */
const JOINED_BY: Partial<Record<Column, string>> = {
  phone: '、',
  materials: '、',
  interests: '、',
  otherDates: '、',
  note: '\n',
  serviceFault: ' ',
  serviceDone: ' ',
}
/** What a guess puts together; the others only where a person says so. */
const JOINED_BY_GUESS: readonly Column[] = ['phone', 'note', 'otherDates', 'interests']

export const mayJoin = (column: Column): boolean => column === 'address' || JOINED_BY[column] !== undefined

/**
 * What the columns of a file are, by their headings. What a person once said about a file of this shape
 * (`remembered`) is taken as it is.
 */
export function guessMapping(headings: readonly string[], remembered?: Mapping): Mapping {
  if (remembered !== undefined) return remembered
  const meant = headings.flatMap((heading, index) => {
    const meaning = meaningOf(heading)
    // The first column of a list is its running number, 序號 or not.
    return meaning === null || (index === 0 && /序號/.test(heading)) ? [] : [{ index, ...meaning }]
  })
  const taken = meant.filter(one => counts(one, meant))
  // A list with a contact and no other name means its customers by it.
  const named = taken.some(({ column }) => column === 'customerName')
  const columns = taken.map(({ index, column }): [number, Column] => [
    index,
    column === 'contact' && !named ? 'customerName' : column,
  ])
  return { columns: Object.fromEntries(columns), fixed: {} }
}

type Meant = Meaning & { index: number }

/**
 * Of several columns with one meaning the surest counts, the first of equals; phones, notes and parts all
 * count.
 */
function counts(one: Meant, all: readonly Meant[]): boolean {
  if (one.part || JOINED_BY_GUESS.includes(one.column)) return true
  return all.every(
    other =>
      other.column !== one.column ||
      other.part ||
      other.rank > one.rank ||
      (other.rank === one.rank && other.index >= one.index),
  )
}

/**
 * Equal for files that look the same to a person: the same headings in the same order, in any spelling.
 * What was said about one is remembered for the next.
 */
export function shapeOf(headings: readonly string[]): string {
  const last = headings.findLastIndex(heading => heading.trim() !== '')
  return headings
    .slice(0, last + 1)
    .map(heading => fold(heading).slice(0, 40))
    .join('\u001f')
}

/** The cells of one row by our columns. A column that the mapping does not name is absent. */
export function cellsOf(texts: readonly string[], mapping: Mapping): Cells {
  const parts = new Map<Column, string[]>()
  for (const [index, column] of Object.entries(mapping.columns)) {
    const text = texts[Number(index)] ?? ''
    const before = parts.get(column)
    if (before === undefined) parts.set(column, [text])
    else before.push(text)
  }
  const cells: Cells = {}
  for (const [column, texts] of parts) cells[column] = joined(column, texts)
  for (const [column, value] of Object.entries(mapping.fixed) as [Column, string][]) {
    if ((cells[column] ?? '').trim() === '') cells[column] = value
  }
  return cells
}

function joined(column: Column, texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? ''
  const said = texts.filter(text => text.trim() !== '')
  if (column === 'address') return joinAddress(said.map(text => text.trim()))
  return [...new Set(said)].join(JOINED_BY[column] ?? ' ')
}

/** `浙江省`, `杭州市`, `文三路258号`: Chinese parts close up; what a later part repeats is said once. */
function joinAddress(parts: readonly string[]): string {
  const said = parts.filter((part, at) => !parts.slice(at + 1).some(later => later.includes(part)))
  return said.reduce((address, part) => {
    const close = /\p{Script=Han}$/u.test(address) || /^\p{Script=Han}/u.test(part)
    return address === '' ? part : `${address}${close ? '' : ' '}${part}`
  }, '')
}
