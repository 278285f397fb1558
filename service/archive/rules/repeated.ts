import type { Column } from '../contract/imports.ts'
import type { Mapping } from './mapping.ts'
import { isTotal } from './total-lines.ts'

/**
 * A sheet that was saved as CSV lost its merged cells: a customer stands once, and the rows of his other
 * machines leave him out. Whoever types leaves him out, too, instead of writing 同上.
 */
type Row = { row: number; texts: readonly string[] }

const WHO: readonly Column[] = ['customerName', 'phone', 'address', 'contact']
/** What is his and not his machine's. */
const HIS: readonly Column[] = [...WHO, 'customerKind', 'birthday', 'otherDates', 'interests', 'grade']
const DAYS: readonly Column[] = ['purchasedOn', 'installedOn', 'serviceOn']

type Places = { who: number[]; his: number[]; days: number[]; machine: number[] }

/**
 * Where the cells of a customer and those of his machine stand; null where the list says no customer, or
 * the same for every row.
 */
function placesOf({ columns, fixed }: Mapping): Places | null {
  if ('customerName' in fixed || 'phone' in fixed) return null
  const at = (wanted: (column: Column) => boolean) =>
    Object.entries(columns).flatMap(([index, column]) => (wanted(column) ? [Number(index)] : []))
  if (at(column => column === 'customerName' || column === 'phone').length === 0) return null
  return {
    who: at(column => WHO.includes(column)),
    his: at(column => HIS.includes(column)),
    days: at(column => DAYS.includes(column)),
    machine: at(column => !HIS.includes(column) && column !== 'note'),
  }
}

/** Equal for mappings under which the same cells would be repeated. */
export const repeatedCells = (mapping: Mapping): string => JSON.stringify(placesOf(mapping))

const says = ({ texts }: Row, places: readonly number[]) =>
  places.some(at => !DITTO.test((texts[at] ?? '').trim()))
/** Nothing, or the mark that says so. */
const DITTO = /^(?:|同上|〃|″|"|ditto)$/i

const nobodys = (row: Row, places: Places) =>
  !says(row, places.who) && says(row, places.machine) && !isTotal(row.texts)

/**
 * Whether a row without a customer goes on with the one in the line right above, who has a machine there. A
 * machine without any day below one that has one may stand in the shop, sold to nobody.
 */
const goesOn = (row: Row, above: Row | null, places: Places) =>
  above !== null &&
  row.row === above.row + 1 &&
  says(above, places.who) &&
  says(above, places.machine) &&
  !isTotal(above.texts) &&
  (says(row, places.days) || !says(above, places.days))

/** The rows with the customer of the line above where they have none; `above`: the line before the first. */
export function repeatCustomers<R extends Row>(
  rows: readonly R[],
  mapping: Mapping,
  above: Row | null,
): (R & { repeated: boolean })[] {
  const places = placesOf(mapping)
  if (places === null) return rows.map(row => ({ ...row, repeated: false }))
  let last = above
  return rows.map(row => {
    const repeated = nobodys(row, places) && goesOn(row, last, places)
    const whole = repeated ? { ...row, texts: filled(row, last, places) } : row
    last = whole
    return { ...whole, repeated }
  })
}

function filled({ texts }: Row, above: Row | null, { his }: Places): string[] {
  const whole = [...texts]
  for (const at of his) {
    while (whole.length < at) whole.push('')
    if (DITTO.test((whole[at] ?? '').trim())) whole[at] = above?.texts[at] ?? ''
  }
  return whole
}

/** One customer forgotten among this many rows is a slip, no manner of writing. */
const SLIP = 50
/** So few rows show it by one. */
const SHORT = 20

/** Whether the first rows show a list that says a customer once for several machines. */
export function showsRepeats(rows: readonly Row[], mapping: Mapping): boolean {
  const places = placesOf(mapping)
  if (places === null) return false
  const without = rows.filter(row => nobodys(row, places)).length
  const repeated = repeatCustomers(rows, mapping, null).filter(one => one.repeated).length
  const enough = repeated > 1 || (repeated === 1 && rows.length <= SHORT)
  return enough && repeated * 2 > without && repeated * SLIP >= rows.length
}
