import type { Pool, Reserved } from '../postgres/connect.ts'

export type TableOfBackup = { name: string; columns: string[] }

/**
 * Read anew by whoever follows after a restore: places in the commit order of another server mean nothing
 * here.
 */
const LEFT_OUT = ['core.followers']

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'migrations') and n.nspname !~ '^pg_'`

/** Every table of ours with the columns that hold data of its own, sorted. */
export async function allTables(sql: Pool | Reserved): Promise<TableOfBackup[]> {
  const rows = await sql.unsafe(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and ${OURS} group by 1 order by 1`)
  return rows
    .map(row => ({ name: row.name as string, columns: row.columns as string[] }))
    .filter(table => !LEFT_OUT.includes(table.name))
}

/**
 * What is copied out. The journal's `txid` belongs to the server that gave it out; in a restored database all
 * old entries lie before the first new one, in the order of their ids.
 */
export function copyOut({ name, columns }: TableOfBackup): string {
  const list = columns.map(column =>
    name === 'core.journal' && column === 'txid' ? `'0'::xid8 as txid` : column,
  )
  return `copy (select ${list.join(', ')} from ${name}) to stdout`
}

export const copyIn = ({ name, columns }: TableOfBackup) => `copy ${name} (${columns.join(', ')}) from stdin`

/** The first table that holds a row, or null when the database is empty. */
export async function firstFilled(sql: Pool | Reserved): Promise<string | null> {
  for (const { name } of await allTables(sql)) {
    const [row] = await sql.unsafe(`select exists (select from ${name}) as filled`)
    if (row?.filled === true && !(await isReference(sql, name))) return name
  }
  return null
}

/** Reference data comes with the migrations: a table without company_id that the app may only read. */
async function isReference(sql: Pool | Reserved, name: string): Promise<boolean> {
  const [row] = await sql.unsafe(
    `select not has_table_privilege('yinuo_app', $1, 'insert')
       and not has_table_privilege('yinuo_auth', $1, 'insert')
       and not exists (
         select from pg_attribute where attrelid = $1::regclass and attname = 'company_id') as reference`,
    [name],
  )
  return row?.reference === true
}

/**
 * Foreign keys are taken off while tables come in, in any order, and put on again afterwards: that proves
 * them.
 */
export async function withoutForeignKeys(sql: Reserved, work: () => Promise<void>): Promise<void> {
  const keys = await sql.unsafe(`
    select k.conrelid::regclass::text as table, quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${OURS} order by 1, 2`)
  for (const key of keys) await sql.unsafe(`alter table ${key.table} drop constraint ${key.name}`)
  await work()
  for (const key of keys)
    await sql.unsafe(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
}
