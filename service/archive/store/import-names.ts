import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

export type UnknownName = {
  kind: 'installer' | 'model'
  name_key: string
  name: string
  count: number
  /** Rows whose machine he put in and that say nobody we know. */
  installs: number
}

/** Counts names that nobody knows, on top of what was counted before. */
export async function countNames(ctx: Context, list: Uuid, names: readonly UnknownName[]): Promise<void> {
  if (names.length === 0) return
  await sql`
    insert into archive.import_names as known (company_id, import_id, kind, name_key, name, count, installs)
    select ${ctx.company}, ${list}, kind, name_key, name, count, installs
    from jsonb_to_recordset(${JSON.stringify(names)}::text::jsonb)
      as named (kind text, name_key text, name text, count integer, installs integer)
    on conflict (company_id, import_id, kind, name_key) do update
      set count = known.count + excluded.count, installs = known.installs + excluded.installs
  `.execute(ctx.tx)
}

/** Another mapping counts anew; what was decided stays. */
export async function uncountNames(ctx: Context, list: Uuid): Promise<void> {
  await sql`
    with undecided as (
      delete from archive.import_names
      where company_id = ${ctx.company} and import_id = ${list} and decision is null
    )
    update archive.import_names set count = 0, installs = 0
    where company_id = ${ctx.company} and import_id = ${list} and decision is not null
  `.execute(ctx.tx)
}

const namesOf = (ctx: Context, list: Uuid) =>
  ctx.tx
    .selectFrom('archive.import_names')
    .select(['kind', 'name_key', 'name', 'count', 'installs', 'decision'])
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)

/** The most frequent first, those behind one of them. */
export function frequentNames(
  ctx: Context,
  list: Uuid,
  limit: number,
  after: { kind: string; key: string } | null = null,
) {
  let names = namesOf(ctx, list)
    .where('count', '>', 0)
    .orderBy('count', 'desc')
    .orderBy('kind')
    .orderBy('name_key')
    .limit(limit)
  if (after !== null) {
    names = names.where(sql<boolean>`(-count, kind, name_key) > (
      select -last.count, last.kind, last.name_key from archive.import_names last
      where last.company_id = ${ctx.company} and last.import_id = ${list}
        and last.kind = ${after.kind} and last.name_key = ${after.key})`)
  }
  return names.execute()
}

export const decidedNames = (ctx: Context, list: Uuid, limit: number) =>
  namesOf(ctx, list).where('decision', 'is not', null).orderBy('name_key').limit(limit).execute()

/** Installers who are to be created, or are somebody we know: who they are is no question any more. */
export const settledInstallers = (ctx: Context, list: Uuid, limit: number) =>
  namesOf(ctx, list)
    .where('kind', '=', 'installer')
    .where(sql<boolean>`decision ?| array['create', 'sameAs']`)
    .limit(limit)
    .execute()

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

/** All names of a kind but those that are somebody we know. */
export async function decideAllNames(
  ctx: Context,
  list: Uuid,
  kind: UnknownName['kind'],
  decision: object | null,
): Promise<void> {
  const said = decision === null ? null : JSON.stringify(decision)
  await sql`
    update archive.import_names set decision = ${said}::text::jsonb
    where company_id = ${ctx.company} and import_id = ${list} and kind = ${kind} and count > 0
      and not coalesce(decision ? 'sameAs', false)
  `.execute(ctx.tx)
}

/** How many names are decided, and how many of them are installers to be created. */
export async function decidedCounts(ctx: Context, list: Uuid): Promise<{ all: number; hired: number }> {
  const { rows } = await sql<{ all: number; hired: number }>`
    select count(*)::integer as all,
      (count(*) filter (where kind = 'installer' and decision ? 'create'))::integer as hired
    from archive.import_names
    where company_id = ${ctx.company} and import_id = ${list} and decision is not null
  `.execute(ctx.tx)
  return rows[0] ?? { all: 0, hired: 0 }
}
