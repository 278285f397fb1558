import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Outcome, RowProblem } from '../contract/imports.ts'
import type { Decision, Twin } from '../rules/matching.ts'
import { amongTexts } from './rows.ts'

const rowsOf = (ctx: Context, list: Uuid) =>
  ctx.tx.selectFrom('archive.import_rows').where('company_id', '=', ctx.company).where('import_id', '=', list)

export type RowAsk = {
  after: number
  limit: number
  only: 'all' | 'problems' | 'twins' | Outcome
  reason?: RowProblem['code'] | undefined
  column?: string | undefined
  /** Installers whom a row is not shown for any more. */
  settled: readonly string[]
}

/** In the order of the sheet. An outcome is what the run did, or what the dry run foresees. */
export function rowPage(ctx: Context, list: Uuid, ask: RowAsk) {
  let rows = rowsOf(ctx, list).selectAll().where('row', '>', ask.after).orderBy('row').limit(ask.limit)
  if (ask.only === 'problems') rows = rows.where(sql<boolean>`problems <> '[]'`)
  // Whatever is refused has its reason: the few rows with problems have an index.
  else if (ask.only === 'refused')
    rows = rows.where(sql<boolean>`problems <> '[]' and coalesce(outcome, expected) = 'refused'`)
  else if (ask.only === 'twins') rows = rows.where('twin', 'is not', null)
  else if (ask.only !== 'all') rows = rows.where(sql<boolean>`coalesce(outcome, expected) = ${ask.only}`)
  const { reason: code, column } = ask
  if (code !== undefined || column !== undefined) {
    const like = JSON.stringify([{ ...(code && { code }), ...(column && { column }) }])
    rows = rows.where(sql<boolean>`problems <> '[]' and problems @> ${like}::text::jsonb`)
  }
  if (code === 'installer not known' && ask.settled.length > 0) {
    rows = rows.where(sql<boolean>`exists (select from jsonb_array_elements(problems) one
      where one ->> 'code' = ${code} and one ->> 'value' <> all (${[...ask.settled]}::text[]))`)
  }
  return rows.execute()
}

/** The next rows after this one: to be judged anew, or to be written. */
export function rowsAfter(ctx: Context, list: Uuid, after: number, limit: number) {
  return rowsOf(ctx, list)
    .select(['row', 'texts', 'cut', 'repeated', 'decision', 'expected', 'means'])
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()
}

/** Rows of these numbers. */
export function rowsNumbered(ctx: Context, list: Uuid, numbers: readonly number[]) {
  return rowsOf(ctx, list)
    .select(['row', 'texts'])
    .where('row', '=', sql<number>`any(${[...numbers]}::integer[])`)
    .execute()
}

export type RowJudgement = {
  row: number
  expected: Outcome
  problems: unknown
  same_as_row: number | null
  row_key: string
  means: Uuid | null
  twin: Twin | null
}

/** The same rows under another mapping. */
export async function writeJudgements(ctx: Context, list: Uuid, all: readonly RowJudgement[]): Promise<void> {
  const statement = sql`
    update archive.import_rows as target
    set expected = judged.expected, problems = judged.problems, same_as_row = judged.same_as_row,
        row_key = judged.row_key, means = judged.means, twin = nullif(judged.twin, 'null')
    from jsonb_to_recordset(${JSON.stringify(all)}::text::jsonb) as judged
      (row integer, expected text, problems jsonb, same_as_row integer, row_key text, means uuid, twin jsonb)
    where target.company_id = ${ctx.company} and target.import_id = ${list} and target.row = judged.row
  `
  ctx.send(statement.compile(ctx.tx))
}

/**
 * Of each mark and of each customer so many earlier rows are looked at; more would tell the dry run little.
 */
const MOST_OF_A_MARK = 20
export const MOST_OF_A_CUSTOMER = 50

type EarlierRow = { row: number; texts: string[]; means: Uuid; decision: Decision | null }

/** The first rows of this list, before a row, with each of these keys: at most so many of each. */
const hitsOf = (ctx: Context, list: Uuid, keys: readonly string[], before: number, most: number) => sql`
  select distinct hit.row from unnest(${[...keys]}::bigint[]) as wanted (key)
  cross join lateral (
    select row from archive.import_keys k
    where k.company_id = ${ctx.company} and k.import_id = ${list} and k.key = wanted.key
      and k.row < ${before}
    order by row limit ${most}
  ) hit`

/**
 * Earlier rows of this list that may speak of the same customers or machines, with the first rows of those
 * customers.
 */
export async function relatedRows(ctx: Context, list: Uuid, keys: readonly string[], before: number) {
  const { rows } = await sql<EarlierRow>`
    with hits as (${hitsOf(ctx, list, keys, before, MOST_OF_A_MARK)}), whom as (
      select distinct r.means from archive.import_rows r join hits using (row)
      where r.company_id = ${ctx.company} and r.import_id = ${list} and r.means is not null
        and r.outcome is null
    )
    select r.row, r.texts, r.means, r.decision from whom
    cross join lateral (
      select row, texts, means, decision from archive.import_rows r
      where r.company_id = ${ctx.company} and r.import_id = ${list} and r.means = whom.means
        and r.outcome is null and r.row < ${before}
      order by row limit ${MOST_OF_A_CUSTOMER}
    ) r
    order by r.row
  `.execute(ctx.tx)
  return rows
}

/** The first row of this list with each of these keys. */
export async function firstRowsWith(ctx: Context, list: Uuid, keys: readonly string[], before: number) {
  const { rows } = await sql<EarlierRow>`
    with hits as (${hitsOf(ctx, list, keys, before, 1)})
    select r.row, r.texts, r.means, r.decision from hits
    join archive.import_rows r on r.company_id = ${ctx.company} and r.import_id = ${list}
      and r.row = hits.row and r.means is not null and r.outcome is null
  `.execute(ctx.tx)
  return rows
}

export async function writeKeys(
  ctx: Context,
  list: Uuid,
  marks: readonly { key: string; row: number }[],
): Promise<void> {
  const statement = sql`
    insert into archive.import_keys (company_id, import_id, key, row)
    select ${ctx.company}, ${list}, key, row
    from unnest(${marks.map(one => one.key)}::bigint[], ${marks.map(one => one.row)}::integer[])
      as mark (key, row)
    on conflict do nothing
  `
  ctx.send(statement.compile(ctx.tx))
}

/** What served the dry run is not needed once the rows are written. */
export async function forgetKeys(
  ctx: Context,
  list: Uuid,
  marks: readonly { key: string; row: number }[],
): Promise<void> {
  const statement = sql`
    delete from archive.import_keys old
    using unnest(${marks.map(one => one.key)}::bigint[], ${marks.map(one => one.row)}::integer[])
      as mark (key, row)
    where old.company_id = ${ctx.company} and old.import_id = ${list}
      and old.key = mark.key and old.row = mark.row
  `
  ctx.send(statement.compile(ctx.tx))
}

export async function forgetRows(ctx: Context, list: Uuid): Promise<void> {
  for (const table of ['archive.import_keys', 'archive.import_names', 'archive.import_rows'] as const) {
    await ctx.tx
      .deleteFrom(table)
      .where('company_id', '=', ctx.company)
      .where('import_id', '=', list)
      .execute()
  }
}

/** What a row made, for who takes it back: ids of phones, addresses and contacts. */
export type Made = { customer: boolean; device: boolean; phones: Uuid[]; addresses: Uuid[]; contacts: Uuid[] }

export type RowEnd = {
  row: number
  outcome: Outcome
  problems: unknown
  customer: Uuid | null
  device: Uuid | null
  row_key: string
  made: Made | null
}

export async function writeEnds(ctx: Context, list: Uuid, ends: readonly RowEnd[]): Promise<void> {
  const statement = sql`
    update archive.import_rows as target
    set outcome = done.outcome, problems = done.problems,
        customer_id = done.customer, device_id = done.device,
        row_key = done.row_key, made = nullif(done.made, 'null')
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as done
      (row integer, outcome text, problems jsonb, customer uuid, device uuid, row_key text, made jsonb)
    where target.company_id = ${ctx.company} and target.import_id = ${list} and target.row = done.row
  `
  ctx.send(statement.compile(ctx.tx))
}

/** Rows of any list that say the same and were written. */
export function writtenRows(ctx: Context, keys: readonly string[]) {
  return ctx.tx
    .selectFrom('archive.import_rows')
    .select(['row_key', 'customer_id', 'device_id'])
    .where('company_id', '=', ctx.company)
    .where('row_key', '=', amongTexts(keys))
    .where('customer_id', 'is not', null)
    .execute()
}

export async function decideRows(
  ctx: Context,
  list: Uuid,
  rows: readonly number[] | 'all',
  decision: Decision | null,
): Promise<void> {
  let update = ctx.tx
    .updateTable('archive.import_rows')
    .set({ decision })
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .where('twin', 'is not', null)
  if (rows === 'all') update = update.where('decision', 'is not', null)
  else update = update.where('row', '=', sql<number>`any(${[...rows]}::integer[])`)
  await update.execute()
}

export async function twinCounts(ctx: Context, list: Uuid): Promise<{ count: number; decided: number }> {
  const { rows } = await sql<{ count: number; decided: number }>`
    select count(*)::integer as count, count(decision)::integer as decided from archive.import_rows
    where company_id = ${ctx.company} and import_id = ${list} and twin is not null
  `.execute(ctx.tx)
  return rows[0] ?? { count: 0, decided: 0 }
}
