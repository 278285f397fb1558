import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

export type UnknownName = { kind: 'installer' | 'model'; name_key: string; name: string; count: number }

/** Counts names that nobody knows, on top of what was counted before. */
export async function countNames(ctx: Context, list: Uuid, names: readonly UnknownName[]): Promise<void> {
  if (names.length === 0) return
  await sql`
    insert into archive.import_names as known (company_id, import_id, kind, name_key, name, count)
    select ${ctx.company}, ${list}, kind, name_key, name, count
    from jsonb_to_recordset(${JSON.stringify(names)}::text::jsonb)
      as named (kind text, name_key text, name text, count integer)
    on conflict (company_id, import_id, kind, name_key) do update set count = known.count + excluded.count
  `.execute(ctx.tx)
}

/** Another mapping counts anew; what was decided stays. */
export async function uncountNames(ctx: Context, list: Uuid): Promise<void> {
  await sql`
    with undecided as (
      delete from archive.import_names
      where company_id = ${ctx.company} and import_id = ${list} and decision is null
    )
    update archive.import_names set count = 0
    where company_id = ${ctx.company} and import_id = ${list} and decision is not null
  `.execute(ctx.tx)
}

const namesOf = (ctx: Context, list: Uuid) =>
  ctx.tx
    .selectFrom('archive.import_names')
    .select(['kind', 'name_key', 'name', 'count', 'decision'])
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)

/** The most frequent first. */
export const frequentNames = (ctx: Context, list: Uuid, limit: number) =>
  namesOf(ctx, list)
    .where('count', '>', 0)
    .orderBy('count', 'desc')
    .orderBy('kind')
    .orderBy('name_key')
    .limit(limit)
    .execute()

export const decidedNames = (ctx: Context, list: Uuid, limit: number) =>
  namesOf(ctx, list).where('decision', 'is not', null).orderBy('name_key').limit(limit).execute()

export async function nameCount(ctx: Context, list: Uuid): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from archive.import_names
    where company_id = ${ctx.company} and import_id = ${list} and count > 0
  `.execute(ctx.tx)
  return rows[0]?.n ?? 0
}

type Decided = { kind: string; name_key: string; decision: unknown }

export async function writeNameDecisions(ctx: Context, list: Uuid, all: readonly Decided[]): Promise<void> {
  await sql`
    update archive.import_names as known set decision = nullif(said.decision, 'null')
    from jsonb_to_recordset(${JSON.stringify(all)}::text::jsonb)
      as said (kind text, name_key text, decision jsonb)
    where known.company_id = ${ctx.company} and known.import_id = ${list}
      and known.kind = said.kind and known.name_key = said.name_key
  `.execute(ctx.tx)
}
