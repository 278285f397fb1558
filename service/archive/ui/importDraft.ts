import type { Reply } from '#core/endpoint.ts'
import { COLUMNS, type Column } from '../contract/imports.ts'
import type { importReport } from '../contract/lists.ts'
import { mayJoin } from '../rules/mapping.ts'

export type Report = Reply<typeof importReport>
/** A mapping while somebody changes it: nothing is judged anew until he says so. */
export type Draft = Report['mapping']

/** Our columns as a person looks for them. */
export const GROUPS = {
  customer: ['customerName', 'customerKind', 'contact', 'phone', 'address', 'note'],
  device: [
    'productLine',
    'model',
    'serial',
    'purchasedOn',
    'installedOn',
    'installer',
    'materials',
    'purchasePlace',
  ],
  service: ['serviceOn', 'serviceNumber', 'serviceFault', 'serviceDone', 'serviceBy', 'serviceCharge'],
  memory: ['birthday', 'otherDates', 'interests', 'grade'],
} as const satisfies Record<string, readonly Column[]>

/** The file's column `at` is ours; another one that was it is left out then, unless both may feed it. */
export function point(draft: Draft, at: number, column: Column | null): Draft {
  const columns = Object.entries(draft.columns).filter(
    ([index, ours]) => Number(index) !== at && (ours !== column || mayJoin(ours)),
  )
  if (column !== null) columns.push([String(at), column])
  return { ...draft, columns: Object.fromEntries(columns) }
}

/** What is said of every row alike; null takes it out. */
export function fix(draft: Draft, column: Column, value: string | null): Draft {
  const { [column]: _, ...others } = draft.fixed
  return { ...draft, fixed: value === null ? others : { ...others, [column]: value } }
}

/** Ours that may still be said of every row alike. */
export const notFixed = (draft: Draft): Column[] =>
  COLUMNS.filter(column => draft.fixed[column] === undefined)

const spelled = ({ columns, fixed }: Draft) =>
  JSON.stringify([Object.entries(columns).toSorted(), Object.entries(fixed).toSorted()])

export const sameDraft = (one: Draft, other: Draft) => spelled(one) === spelled(other)

/** What was seen of a count while it grew. */
export type Seen = { at: number; done: number }

const SEEN_MS = 10_000
/** Less than this says nothing of the pace. */
const LEAST_MS = 1500

/** The last ten seconds and what is seen now. */
export const see = (before: readonly Seen[], now: Seen): Seen[] => [
  ...before.filter(({ at, done }) => now.at - at <= SEEN_MS && done <= now.done),
  now,
]

/** Rows per second, null while nobody can say. */
export function paceOf(seen: readonly Seen[]): number | null {
  const [first, last] = [seen[0], seen.at(-1)]
  if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) return null
  return ((last.done - first.done) / (last.at - first.at)) * 1000
}
