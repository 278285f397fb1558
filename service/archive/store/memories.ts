import { type Selectable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import type { Tables } from '#db/tables.ts'
import { among, amongThe } from './rows.ts'

const MEMORY_TABLES = ['archive.important_dates', 'archive.interests', 'archive.grades'] as const
export type MemoryTable = (typeof MEMORY_TABLES)[number]

/** What is remembered of one customer; a list may bring more, but nobody reads more. */
export const MOST_MEMORIES = 100

/** The customer and those who were merged into him: what was noted of them is his. */
export async function sameCustomers(ctx: Context, customers: readonly Uuid[]): Promise<Map<Uuid, Uuid>> {
  const rows = await ctx.tx
    .selectFrom('archive.customers')
    .select(['id', 'merged_into'])
    .where('company_id', '=', ctx.company)
    .where('merged_into', '=', among(customers))
    .execute()
  const same = new Map(customers.map(id => [id, id]))
  for (const { id, merged_into } of rows) if (merged_into !== null) same.set(id, merged_into)
  return same
}

/** In the order of their ids, as every deed locks. */
export async function lockRemembered(ctx: Context, customers: readonly Uuid[]): Promise<void> {
  await ctx.tx
    .selectFrom('archive.customers')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(customers))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

type Remembered = { company: Uuid; customers: readonly Uuid[]; most: number }

type Noted = {
  id: Uuid
  customer_id: Uuid
  words: string
  noted_at: Temporal.Instant
  noted_by: string | null
}

type DateColumn = 'kind' | 'calendar' | 'month' | 'leap' | 'day' | 'year'
export type DateRow = Noted & Pick<Selectable<Tables['archive.important_dates']>, DateColumn>

/** What stands of a kind, with who noted it, the oldest first. */
const living = (table: MemoryTable, the: The<Remembered>, more = sql``) => sql<Noted>`
  select one.id, one.customer_id, one.words, one.noted_at, staff.name as noted_by ${more}
  from ${sql.table(table)} one
  left join people.staff staff on staff.company_id = one.company_id and staff.id = one.noted_by
  where one.company_id = ${the('company')} and one.customer_id = ${amongThe(the('customers'))}
    and one.taken_back_at is null
  order by one.id limit ${the('most')}`

const grades = statement((_, the: The<Remembered>) => living('archive.grades', the))

const ON = sql`, one.kind, one.calendar, one.month, one.leap, one.day, one.year`
const ON_NO_DAY = sql`, null, null, null::smallint, null::boolean, null::smallint, null::smallint`

/** All kinds in one statement: they are asked for while somebody is on the line. */
const everything = statement(
  (_, the: The<Remembered>) => sql<({ of: 'date' } & DateRow) | ({ of: 'interest' | 'grade' } & Noted)>`
    select 'date' as of, date.* from (${living('archive.important_dates', the, ON)}) date
    union all
    select 'interest', interest.* from (${living('archive.interests', the, ON_NO_DAY)}) interest
    union all
    select 'grade', grade.* from (${living('archive.grades', the, ON_NO_DAY)}) grade
    order by id`,
)

const of = (ctx: Context, customers: readonly Uuid[]) => ({
  company: ctx.company,
  customers,
  most: MOST_MEMORIES * customers.length,
})

export const gradeRows = (ctx: Context, customers: readonly Uuid[]) => grades.rows(ctx, of(ctx, customers))

export async function memoryRows(ctx: Context, customers: readonly Uuid[]) {
  const rows = await everything.rows(ctx, of(ctx, customers))
  return {
    dates: rows.filter(row => row.of === 'date'),
    interests: rows.filter(row => row.of === 'interest'),
    grades: rows.filter(row => row.of === 'grade'),
  }
}

/** Whose it is, where it is not taken back. */
export function lockMemory(ctx: Context, table: MemoryTable, id: Uuid) {
  return ctx.tx
    .selectFrom(table)
    .select(['id', 'customer_id'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function takeBack(ctx: Context, table: MemoryTable, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .updateTable(table)
    .set({ taken_back_at: ctx.now, taken_back_by: ctx.actor.staff })
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .execute()
}

/** What a list brought to these customers is gone, and a grade that it replaced is there again. */
export async function deleteBrought(ctx: Context, list: Uuid, customers: readonly Uuid[]): Promise<void> {
  const before = await sql<{ id: Uuid }>`
    select old.id from archive.grades brought
    join archive.grades old on old.company_id = brought.company_id
      and old.customer_id = brought.customer_id and old.taken_back_at = brought.noted_at
    where brought.company_id = ${ctx.company} and brought.import_id = ${list}
      and brought.customer_id = any(${[...customers]}::uuid[]) and brought.taken_back_at is null
      and old.import_id is distinct from ${list}`.execute(ctx.tx)
  for (const table of MEMORY_TABLES) {
    await ctx.tx
      .deleteFrom(table)
      .where('company_id', '=', ctx.company)
      .where('import_id', '=', list)
      .where('customer_id', '=', among(customers))
      .execute()
  }
  await ctx.tx
    .updateTable('archive.grades')
    .set({ taken_back_at: null, taken_back_by: null })
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(before.rows.map(({ id }) => id)))
    .execute()
}
