import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { MemoriesCard } from '../contract/shapes.ts'
import { type DateKind, type Memories, type NotedDate, nextOf } from '../rules/memories.ts'
import { type DateRow, memoryRows, sameCustomers } from '../store/memories.ts'
import { type Sight, today } from './sight.ts'

const datedAs = (row: DateRow): NotedDate => ({
  kind: row.kind as DateKind,
  words: row.words,
  calendar: row.calendar as NotedDate['calendar'],
  month: row.month,
  leap: row.leap,
  day: row.day,
  year: row.year,
})

/** His own grade, else that of one who was merged into him. */
const ownFirst = <T extends { customer_id: Uuid }>(rows: readonly T[], customer: Uuid) =>
  rows.find(row => row.customer_id === customer) ?? rows[0]

/**
 * What is remembered of one customer, what comes next first. Who sees him masked sees his grade and that
 * there is more, not what.
 */
export async function memoriesOf(
  ctx: Context,
  customer: Uuid,
  sight: Sight,
  same: readonly Uuid[],
): Promise<MemoriesCard> {
  const { dates, interests, grades } = await memoryRows(ctx, same)
  const now = await today(ctx)
  const grade = ownFirst(grades, customer)
  const noted = (row: { id: Uuid; noted_at: Temporal.Instant; noted_by: string | null }) => ({
    id: row.id,
    notedAt: row.noted_at,
    notedBy: row.noted_by,
  })
  return {
    grade: grade === undefined ? null : { words: grade.words, ...noted(grade) },
    covered: sight.full ? 0 : dates.length + interests.length,
    interests: sight.full ? interests.map(row => ({ words: row.words, ...noted(row) })) : [],
    dates: (sight.full ? dates : [])
      .map(row => {
        const { on, years } = nextOf(datedAs(row), now)
        return { ...datedAs(row), ...noted(row), next: on, inDays: now.until(on).days, years }
      })
      .toSorted((a, b) => a.inDays - b.inDays),
  }
}

/** For lists that leave the house: whole, so ask `sightOf(ctx).full` before. */
export async function memoriesOfAll(ctx: Context, customers: readonly Uuid[]): Promise<Map<Uuid, Memories>> {
  const same = await sameCustomers(ctx, customers)
  const { dates, interests, grades } = await memoryRows(ctx, [...same.keys()])
  const found = new Map(customers.map(id => [id, { dates: [], interests: [], grade: null } as Memories]))
  const of = (row: { customer_id: Uuid }) => found.get(same.get(row.customer_id) ?? '')
  for (const row of dates) of(row)?.dates.push(datedAs(row))
  for (const row of interests) of(row)?.interests.push(row.words)
  const his = Map.groupBy(grades, row => same.get(row.customer_id) ?? '')
  for (const [customer, memories] of found) {
    memories.grade = ownFirst(his.get(customer) ?? [], customer)?.words ?? null
  }
  return found
}
