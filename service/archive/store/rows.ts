import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { Refusal } from '#core/refusal.ts'
import type { Tables } from '#db/tables.ts'

/** `id = any(…)`: one prepared statement whatever their number; `in (…)` would be one for each. */
export const among = (ids: readonly Uuid[]) => sql<Uuid>`any(${[...ids]}::uuid[])`
export const amongTexts = (texts: readonly string[]) => sql<string>`any(${[...texts]}::text[])`

type ArchiveTable = Extract<keyof Tables, `archive.${string}`>

/**
 * Inserts rows of one table in one statement whose text does not depend on their number, so that it stays
 * prepared. All rows have the columns of the first; some hundreds at a time.
 */
export async function insertAll<T extends ArchiveTable>(
  ctx: Context,
  table: T,
  rows: readonly Omit<Insertable<Tables[T]>, 'company_id'>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(['company_id', ...Object.keys(first)].map(name => sql.ref(name)))
  const whole = rows.map(row => ({ company_id: ctx.company, ...row }))
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(whole)}::text::jsonb)
  `.execute(ctx.tx)
}

const UNIQUE = '23505'

/** A constraint that says no in words of the contract; anything else stays the fault that it is. */
export async function refusing<T>(why: { unique: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : ''
    if (code === UNIQUE) throw new Refusal(why.unique)
    throw fault
  }
}
