import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** A table with rows of companies, as it leaves: its columns with their types, and what they point to. */
export type LeavingTable = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly of: string | null }[]
}

/**
 * What is no fact of the company: answers kept for replays (a first password may stand in one), work that
 * waits, places of counters, indexes that are made from the rest.
 */
export const NOT_TAKEN = [
  'core.commands',
  'core.find_subjects',
  'core.find_terms',
  'core.number_blocks',
  'core.reactions_due',
  'archive.import_keys',
] as const

/**
 * Every table that holds rows by company and that requests may read, by name. Sign-in, passwords and sessions
 * lie where no request may read (schema `auth`), so they are in none of these.
 */
export async function leavingTables(ctx: Context): Promise<LeavingTable[]> {
  const { rows } = await sql<LeavingTable>`
    select n.nspname || '.' || c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'of', (
        select k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)
          and a.attname <> 'company_id' limit 1)) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relrowsecurity and has_table_privilege(c.oid, 'select')
      and has_schema_privilege(n.oid, 'usage')
      and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'company_id')
    group by 1 order by 1`.execute(ctx.tx)
  return rows.filter(({ name }) => !(NOT_TAKEN as readonly string[]).includes(name))
}

const ROWS_AT_ONCE = 500

/** The rows of a table as JSON texts, in pieces. Row level security shows those of the company alone. */
export async function* jsonRows(ctx: Context, table: string): AsyncGenerator<string[]> {
  const rows = sql`select row_to_json(t)::text as row from ${sql.table(table)} t`
  await sql`declare leaving no scroll cursor for ${rows}`.execute(ctx.tx)
  for (;;) {
    const piece = await sql<{ row: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from leaving`.execute(ctx.tx)
    if (piece.rows.length > 0) yield piece.rows.map(({ row }) => row)
    if (piece.rows.length < ROWS_AT_ONCE) break
  }
  await sql`close leaving`.execute(ctx.tx)
}
