import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'

/** What goes into each table: its columns, in the order of the cells of a line. */
export type Columns = Readonly<Record<string, string>>
/** Lines for each table. */
export type Sheets = Readonly<Record<string, string[]>>
/** Puts the lines of the n-th thing of each kind on the sheets. */
export type Write = (sheets: Sheets, n: number) => void
export type Say = (sentence: string) => void

const THINGS_AT_ONCE = 2000

/**
 * Fills an empty database: COPY without the indexes of the big find table, which are made afterwards, then
 * VACUUM ANALYZE.
 */
export async function fill(
  ownerUrl: string,
  columns: Columns,
  most: number,
  write: Write,
  say: Say,
): Promise<void> {
  const tables = Object.keys(columns)
  const pool = connectRaw(ownerUrl, { max: tables.length + 1, name: 'bench' })
  try {
    await hurry(pool)
    const indexes = await dropIndexes(pool)
    await copyAll(pool, columns, most, write, say)
    for (const statement of indexes) {
      say(statement.slice(0, 90))
      await pool.unsafe(`set maintenance_work_mem = '1GB'; set statement_timeout = 0; ${statement}`)
    }
    for (const table of tables) await pool.unsafe(`vacuum (analyze) ${table}`)
    await pool.unsafe('alter system reset fsync')
    await pool.unsafe('alter system reset max_wal_size')
    await pool.unsafe('select pg_reload_conf()')
    await pool.unsafe('checkpoint')
  } finally {
    await pool.end({ timeout: 5 })
  }
}

export const emptySheets = (columns: Columns): Sheets =>
  Object.fromEntries(Object.keys(columns).map(table => [table, []]))

/** One line for a table; the town has neither tabs nor backslashes of its own. */
export function put(sheets: Sheets, table: string, ...cells: (string | null)[]): void {
  const lines = sheets[table]
  if (lines === undefined) throw new Error(`${table} is not filled`)
  lines.push(`${cells.map(cell => cell ?? '\\N').join('\t')}\n`)
}

/** Nothing is lost by a crash but this data, which is made by a program. */
async function hurry(pool: Pool): Promise<void> {
  await pool.unsafe('alter system set fsync = off')
  await pool.unsafe("alter system set max_wal_size = '4GB'")
  await pool.unsafe('select pg_reload_conf()')
}

/** Of the big find table only; the others are filled with theirs. Gives back what makes them again. */
async function dropIndexes(pool: Pool): Promise<string[]> {
  const indexes = await pool.unsafe(`
    select coalesce('alter table core.find_terms add ' || pg_get_constraintdef(c.oid), i.indexdef) as make,
           coalesce('alter table core.find_terms drop constraint ' || c.conname,
                    'drop index core.' || i.indexname) as drop
    from pg_indexes i
    left join pg_constraint c on c.conname = i.indexname and c.conrelid = 'core.find_terms'::regclass
    where i.schemaname = 'core' and i.tablename = 'find_terms'`)
  for (const { drop } of indexes) await pool.unsafe(drop)
  return indexes.map(({ make }) => make as string)
}

async function copyAll(pool: Pool, columns: Columns, most: number, write: Write, say: Say): Promise<void> {
  const streams = new Map<string, Awaited<ReturnType<typeof openCopy>>>()
  for (const [table, cells] of Object.entries(columns)) streams.set(table, await openCopy(pool, table, cells))
  const begun = performance.now()
  for (let from = 0; from < most; from += THINGS_AT_ONCE) {
    const sheets = emptySheets(columns)
    for (let n = from; n < Math.min(from + THINGS_AT_ONCE, most); n++) write(sheets, n)
    for (const [table, lines] of Object.entries(sheets)) {
      const stream = streams.get(table)?.stream
      if (stream && lines.length > 0 && !stream.write(lines.join(''))) await once(stream, 'drain')
    }
    if ((from / THINGS_AT_ONCE) % 50 === 49) {
      say(`${from + THINGS_AT_ONCE} of ${most}, ${Math.round((performance.now() - begun) / 1000)} s`)
    }
  }
  for (const { stream, done, release } of streams.values()) {
    stream.end()
    await done
    release()
  }
}

async function openCopy(pool: Pool, table: string, cells: string) {
  const sql = await pool.reserve()
  // Foreign keys are right by construction; a trigger a row would take longer than everything else.
  await sql.unsafe('set session_replication_role = replica; set statement_timeout = 0')
  const stream: Writable = await sql.unsafe(`copy ${table} (${cells}) from stdin`).writable()
  return { stream, done: once(stream, 'finish'), release: () => sql.release() }
}
