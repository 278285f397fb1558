import { hash } from 'node:crypto'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { type Country, countryOf } from '#core/phones.ts'
import type { RowProblem } from '../contract/imports.ts'
import { today } from '../queries/sight.ts'
import { headingsOf, type Look } from '../reading/shapes.ts'
import { beyondHeadings } from '../rules/beyond.ts'
import { cellsOf, type Mapping } from '../rules/mapping.ts'
import {
  type Decision,
  emptyRegister,
  type Placement,
  place,
  type Register,
  recall,
} from '../rules/matching.ts'
import { type Cells, checkRow, type RowFacts, remark, rowKey } from '../rules/rows.ts'
import { marksOf, partsOf, tiesOf } from '../rules/ties.ts'
import { isTotal } from '../rules/total-lines.ts'
import { firstRowsWith, MOST_OF_A_CUSTOMER, relatedRows } from '../store/import-rows.ts'
import type { ListHead } from '../store/imports.ts'
import { lookUp } from './register.ts'
import { type NamesOf, namesOf } from './unknown-names.ts'

/** How the rows of one list are understood. */
export type Manner = {
  country: Country
  today: Temporal.PlainDate
  mapping: Mapping
  headings: readonly string[]
  names: NamesOf
  decision: Decision | null
}

export const mannerOf = async (
  ctx: Context,
  head: Pick<ListHead, 'id' | 'mapping' | 'look' | 'twin_decision'>,
): Promise<Manner> => ({
  country: countryOf(await timeZone(ctx)),
  today: await today(ctx),
  mapping: head.mapping as Mapping,
  headings: headingsOf(head.look as Look),
  names: await namesOf(ctx, head.id),
  decision: head.twin_decision as Decision | null,
})

/** What a row says may be longer than an index takes. */
const fingerprint = (said: string) => hash('sha256', said, 'base64url')
const markKey = (mark: string) => hash('sha256', mark, 'buffer').readBigInt64BE().toString()

export type ReadRow = {
  row: number
  texts: readonly string[]
  cut: boolean
  /** Its customer is the one of the line above. */
  repeated?: boolean
  decision?: Decision | null
  /** Who its customer was in the dry run. */
  means?: Uuid | null
}
type Checked = ReadRow & {
  cells: Cells
  key: string
  facts: RowFacts
  problems: RowProblem[]
  total: boolean
}
export type Judged = Checked & { placement: Placement; keys: string[] }

/** What rows say under a mapping; nobody is looked up. */
function check<R extends ReadRow>(rows: readonly R[], manner: Manner): (R & Checked)[] {
  return rows.map(row => {
    const cells = cellsOf(row.texts, manner.mapping)
    const { facts, problems } = checkRow(cells, manner.country, manner.today)
    if (row.cut) problems.unshift({ column: null, code: 'row cut short', value: '', refuses: true })
    if (row.repeated) problems.push(ofTheRowAbove(cells))
    const total = isTotal(row.texts)
    if (!row.cut && !total && beyondHeadings(row.texts, manner.headings, manner.mapping) !== '')
      problems.push(remark(null, 'beyond the headings'))
    return { ...row, cells, facts, problems, key: fingerprint(rowKey(facts)), total }
  })
}

function ofTheRowAbove({ customerName = '', phone = '' }: Cells): RowProblem {
  const column = customerName === '' ? 'phone' : 'customerName'
  return { ...remark(column, 'customer of the row above'), value: (customerName || phone).slice(0, 60) }
}

const sound = (row: Checked) => !row.total && !row.problems.some(one => one.refuses)

/**
 * The dry run of some rows, in order: whom each may mean in the archive, or among the earlier rows of its
 * own list.
 */
export async function foresee(
  ctx: Context,
  list: Uuid,
  manner: Manner,
  rows: readonly ReadRow[],
): Promise<Judged[]> {
  const checked = check(rows, manner)
  const going = checked.filter(sound)
  const earlier = await earlierRows(ctx, list, going, rows[0]?.row ?? 0)
  const related = check(
    earlier.map(row => ({ ...row, cut: false })),
    manner,
  )
  const register = emptyRegister(uuidv7)
  await lookUp(ctx, register, [...related, ...going])
  for (const { row, facts, key, means } of related) recall(register, row, facts, key, means)
  return settle(register, manner, checked, one => ('newTies' in one ? one.newTies : []))
}

/** The rows of this list that these may go on with. */
async function earlierRows(ctx: Context, list: Uuid, going: readonly Checked[], before: number) {
  const marks = new Set(going.flatMap(({ facts }) => marksOf(facts).map(markKey)))
  const related = await relatedRows(ctx, list, [...marks], before)
  const whom = [...Map.groupBy(related, one => one.means)]
  const crowded = whom.flatMap(([means, his]) => (his.length < MOST_OF_A_CUSTOMER ? [] : means))
  if (crowded.length === 0) return related
  const parts = crowded.flatMap(means => going.flatMap(({ facts }) => partsOf(means, facts)))
  const keys = new Set([...marks, ...parts.map(markKey)])
  const first = await firstRowsWith(ctx, list, [...keys], before)
  return [...new Map([...related, ...first].map(one => [one.row, one])).values()].sort(
    (one, two) => one.row - two.row,
  )
}

/** The same when it is written: the earlier rows are in the archive by now. */
export async function judge(ctx: Context, manner: Manner, rows: readonly ReadRow[]): Promise<Judged[]> {
  const checked = check(rows, manner)
  const register = emptyRegister(uuidv7)
  await lookUp(ctx, register, checked.filter(sound))
  return settle(register, manner, checked, (_, { means, facts }) =>
    means == null ? [] : tiesOf(means, facts),
  )
}

/** @param ties what the dry run keeps of a row, for later ones to find it */
function settle(
  register: Register,
  manner: Manner,
  checked: readonly Checked[],
  ties: (placement: Placement, row: Checked) => readonly string[],
): Judged[] {
  return checked.map(row => {
    if (row.total) return { ...row, problems: [], placement: { outcome: 'skipped' }, keys: [] }
    if (!sound(row)) return { ...row, placement: { outcome: 'refused' }, keys: [] }
    const placement = place(register, row.row, row.facts, row.key, row.decision ?? manner.decision)
    const keys = ties(placement, row).map(markKey)
    return { ...row, placement, keys, problems: [...row.problems, ...said(placement, row, manner)] }
  })
}

/** What a person should know of a row's place. */
function said(placement: Placement, { facts, cells }: Checked, manner: Manner): RowProblem[] {
  if (placement.outcome === 'skipped') return []
  if (placement.outcome === 'refused') {
    const code = placement.code
    return code === undefined ? [] : [{ column: 'serial', code, value: cells.serial ?? '', refuses: true }]
  }
  const remarks = placement.remarks.map(code => ({
    ...remark(code === 'phone of somebody else' ? 'phone' : null, code),
    value: code === 'phone of somebody else' ? (cells.phone ?? '').slice(0, 60) : '',
  }))
  const installer = facts.device?.installer ?? ''
  if (installer !== '' && manner.names.installer(installer).staff === null) {
    remarks.push({ ...remark('installer', 'installer not known'), value: installer })
  }
  return remarks
}
