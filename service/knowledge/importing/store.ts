import { sql, type Updateable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import type { Tables } from '#db/tables.ts'
import type { Column, Outcome, RowProblem } from '../contract/import-shapes.ts'
import type { Card } from '../contract/shapes.ts'

export function lockList(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('knowledge.imports')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type ListHead = NonNullable<Awaited<ReturnType<typeof lockList>>>

const listRows = (ctx: Context) =>
  ctx.tx
    .selectFrom('knowledge.imports as list')
    .leftJoin('people.staff as person', join =>
      join.onRef('person.company_id', '=', 'list.company_id').onRef('person.id', '=', 'list.read_by'),
    )
    .selectAll('list')
    .select('person.name as reader_name')
    .where('list.company_id', '=', ctx.company)

export type ListRow = Awaited<ReturnType<ReturnType<typeof listRows>['execute']>>[number]

export const listRow = (ctx: Context, id: Uuid) => listRows(ctx).where('list.id', '=', id).executeTakeFirst()

export function listPage(ctx: Context, after: Uuid | undefined, limit: number) {
  const rows = listRows(ctx).orderBy('list.id', 'desc').limit(limit)
  return (after === undefined ? rows : rows.where('list.id', '<', after)).execute()
}

const AS_JSON = ['look', 'choice', 'mapping', 'samples', 'tally', 'resumed'] as const
type Change = Omit<Updateable<Tables['knowledge.imports']>, 'company_id' | 'id'>

/** Not waited for: whatever is asked afterwards comes after it. */
export function changeList(ctx: Context, id: Uuid, change: Change): void {
  const columns: Record<string, unknown> = { ...change }
  for (const name of AS_JSON) {
    if (name in columns) columns[name] = sql`${JSON.stringify(columns[name])}::text::jsonb`
  }
  const update = ctx.tx
    .updateTable('knowledge.imports')
    .set(columns as Change)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
  ctx.send(update.compile())
}

export const insertList = (
  ctx: Context,
  row: Parameters<typeof insertRows<'knowledge.imports'>>[2][number],
): Promise<void> => insertRows(ctx, 'knowledge.imports', [row])

/** The mapping under which the last list of this shape was written and not put back. */
export async function mappingOfShape(ctx: Context, shape: string) {
  const row = await ctx.tx
    .selectFrom('knowledge.imports')
    .select('mapping')
    .where('company_id', '=', ctx.company)
    .where('shape', '=', shape)
    .where('started_at', 'is not', null)
    .where('undo_started_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.mapping
}

const rowsIn = (ctx: Context, list: Uuid) =>
  ctx.tx
    .selectFrom('knowledge.import_rows')
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)

export async function forgetRows(ctx: Context, list: Uuid): Promise<void> {
  await ctx.tx
    .deleteFrom('knowledge.import_rows')
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .execute()
}

export type RowAsk = {
  after: number
  limit: number
  only: 'all' | 'problems' | Outcome
  reason?: RowProblem['code'] | undefined
  column?: Column | undefined
}

/** All but the hashes, which are larger than a number. */
const SHOWN = [
  'row',
  'title',
  'problems',
  'texts',
  'same_as_row',
  'expected',
  'outcome',
  'answer_id',
  'edition',
] as const

/** In the order of the file. An outcome is what the run did, or what the dry run foresees. */
export function rowPage(ctx: Context, list: Uuid, ask: RowAsk) {
  let rows = rowsIn(ctx, list).select(SHOWN).where('row', '>', ask.after).orderBy('row').limit(ask.limit)
  // Whatever is refused has its reason: the few rows with problems have an index.
  if (ask.only === 'problems' || ask.only === 'refused') rows = rows.where(sql<boolean>`problems <> '[]'`)
  if (ask.only !== 'all' && ask.only !== 'problems')
    rows = rows.where(sql<boolean>`coalesce(outcome, expected) = ${ask.only}`)
  const { reason: code, column } = ask
  if (code !== undefined || column !== undefined) {
    const like = JSON.stringify([{ ...(code && { code }), ...(column && { column }) }])
    rows = rows.where(sql<boolean>`problems <> '[]' and problems @> ${like}::text::jsonb`)
  }
  return rows.execute()
}

/** Rows of this list, from this one to that, as they were judged. */
export function rowsBetween(ctx: Context, list: Uuid, from: number, upTo: number) {
  return rowsIn(ctx, list)
    .select(['row', 'same_as_row', 'outcome', 'answer_id', 'edition'])
    .where('row', '>=', from)
    .where('row', '<=', upTo)
    .orderBy('row')
    .execute()
}

/** The last rows before this one, the highest first. */
export function rowsBelow(ctx: Context, list: Uuid, below: number, limit: number) {
  return rowsIn(ctx, list)
    .select(['row', 'outcome', 'answer_id', 'edition', 'before'])
    .where('row', '<', below)
    .orderBy('row', 'desc')
    .limit(limit)
    .execute()
}

/** The first rows of this list that mean these answers. */
export async function rowsWithKeys(ctx: Context, list: Uuid, keys: readonly string[]) {
  const { rows } = await sql<{ key: string; said: string; row: number }>`
    select key::text, said::text, row from knowledge.import_rows
    where company_id = ${ctx.company} and import_id = ${list} and same_as_row is null
      and key = any(${[...keys]}::bigint[])
  `.execute(ctx.tx)
  return rows
}

/** What the last list that was written and not put back said of these answers. */
export async function lastSaid(ctx: Context, answers: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const { rows } = await sql<{ answer: Uuid; said: string }>`
    select distinct on (answer_id) answer_id as answer, said::text from knowledge.import_rows
    where company_id = ${ctx.company} and answer_id = any(${[...answers]}::uuid[]) and said is not null
    order by answer_id, import_id desc
  `.execute(ctx.tx)
  return new Map(rows.map(({ answer, said }) => [answer, said]))
}

export type RowEnd = {
  row: number
  outcome: Outcome
  problems: unknown
  texts: readonly string[] | null
  answer: Uuid | null
  edition: number | null
  before: Before | null
}

/** How a changed answer stood, but for its words, which are in the edition. */
export type Before = { edition: number; card: CardBefore }
type CardBefore = Omit<Card, 'owner' | 'reviewOn'> & { reviewOn: string | null }

export function writeEnds(ctx: Context, list: Uuid, ends: readonly RowEnd[]): void {
  const statement = sql`
    update knowledge.import_rows as target
    set outcome = done.outcome, problems = done.problems, texts = nullif(done.texts, 'null'),
        answer_id = done.answer, edition = done.edition, before = nullif(done.before, 'null')
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as done
      (row integer, outcome text, problems jsonb, texts jsonb, answer uuid, edition integer,
       before jsonb)
    where target.company_id = ${ctx.company} and target.import_id = ${list} and target.row = done.row
  `
  ctx.send(statement.compile(ctx.tx))
}

/**
 * What was put back no longer counts as said, neither by this list nor by one that said the same of it since:
 * the next list that says so brings it in again.
 */
export function unsay(ctx: Context, list: Uuid, from: number, upTo: number): void {
  const statement = sql`
    update knowledge.import_rows as said set said = null
    from knowledge.import_rows as back
    where back.company_id = ${ctx.company} and back.import_id = ${list}
      and back.row between ${from} and ${upTo}
      and said.company_id = back.company_id and said.answer_id = back.answer_id and said.said = back.said
  `
  ctx.send(statement.compile(ctx.tx))
}
