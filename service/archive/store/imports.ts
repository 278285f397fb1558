import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Outcome } from '../contract/imports.ts'
import { amongTexts } from './rows.ts'

export function importRow(ctx: Context, id: Uuid) {
  return importRows(ctx).where('list.id', '=', id).executeTakeFirst()
}

function importRows(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.imports as list')
    .leftJoin('people.staff as reader', join =>
      join.onRef('reader.company_id', '=', 'list.company_id').onRef('reader.id', '=', 'list.read_by'),
    )
    .select([
      'list.id',
      'list.file_name',
      'list.reading',
      'list.rows',
      'list.read_at',
      'reader.name as read_by',
    ])
    .select('list.read_by as reader')
    .select(['list.started_at', 'list.started_by', 'list.finished_at'])
    .where('list.company_id', '=', ctx.company)
}

export type ImportListRow = Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]

export function importPage(ctx: Context, after: Uuid | undefined, limit: number) {
  const rows = importRows(ctx).orderBy('list.id', 'desc').limit(limit)
  return (after === undefined ? rows : rows.where('list.id', '<', after)).execute()
}

/** How many rows are expected to end how, and how many did. */
export async function outcomeCounts(ctx: Context, imports: readonly Uuid[]) {
  const { rows } = await sql<{ import_id: Uuid; expected: Outcome; outcome: Outcome | null; n: number }>`
    select import_id, expected, outcome, count(*)::integer as n
    from archive.import_rows
    where company_id = ${ctx.company} and import_id = any(${[...imports]}::uuid[])
    group by import_id, expected, outcome
  `.execute(ctx.tx)
  return rows
}

export function lockImport(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.imports')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function markStarted(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('archive.imports')
    .set({ started_at: ctx.now, started_by: ctx.actor.staff })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export async function markFinished(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('archive.imports')
    .set({ finished_at: ctx.now })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export function rowPage(
  ctx: Context,
  list: Uuid,
  ask: { after: number; limit: number; problemsOnly: boolean },
) {
  const rows = ctx.tx
    .selectFrom('archive.import_rows')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .where('row', '>', ask.after)
    .orderBy('row')
    .limit(ask.limit)
  return (ask.problemsOnly ? rows.where(sql<boolean>`problems <> '[]'`) : rows).execute()
}

/** The next rows that nothing became of yet. */
export function rowsToWrite(ctx: Context, list: Uuid, limit: number) {
  return ctx.tx
    .selectFrom('archive.import_rows')
    .select(['row', 'cells', 'problems', 'expected', 'row_key'])
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .where('outcome', 'is', null)
    .orderBy('row')
    .limit(limit)
    .execute()
}

export type RowEnd = {
  row: number
  outcome: Outcome
  problems: unknown
  customer: Uuid | null
  device: Uuid | null
}

export async function writeEnds(ctx: Context, list: Uuid, ends: readonly RowEnd[]): Promise<void> {
  await sql`
    update archive.import_rows as target
    set outcome = done.outcome, problems = done.problems, customer_id = done.customer, device_id = done.device
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb)
      as done (row integer, outcome text, problems jsonb, customer uuid, device uuid)
    where target.company_id = ${ctx.company} and target.import_id = ${list} and target.row = done.row
  `.execute(ctx.tx)
}

/** One list of a company is written at a time, or two would not see each other's customers. */
export async function oneAtATime(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('archive import ' || ${ctx.company}, 0))`.execute(
    ctx.tx,
  )
}

export function writtenRows(ctx: Context, keys: readonly string[]) {
  return ctx.tx
    .selectFrom('archive.import_rows')
    .select(['row_key', 'customer_id', 'device_id'])
    .where('company_id', '=', ctx.company)
    .where('row_key', '=', amongTexts(keys))
    .where('customer_id', 'is not', null)
    .execute()
}
