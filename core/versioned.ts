import { type Kysely, sql } from 'kysely'
import type { Tables } from '#db/tables.ts'
import type { Context } from './context.ts'
import type { Uuid } from './ids.ts'

/** What each table of settings keeps beside them: who wrote them last, and how often they were written. */
type Stamp = {
  company_id: Uuid
  version: number
  changed_at: Temporal.Instant
  changed_by: Uuid | null
}
type VersionedTable = {
  [T in keyof Tables]: keyof Stamp extends keyof Tables[T] ? T : never
}[keyof Tables]

/**
 * Writes settings that several people may have open at once: the row that was read, or the first one where
 * there was none (version 0).
 * @param at which of the company's rows, where there are several
 * @returns false where somebody else wrote meanwhile: the version before is not the one that was read
 */
export async function writeVersioned(
  ctx: Context,
  table: VersionedTable,
  version: number,
  it: Record<string, unknown>,
  at: Record<string, string> = {},
): Promise<boolean> {
  const tx = ctx.tx as unknown as Kysely<Record<string, Stamp>>
  const row = { ...it, version: version + 1, changed_at: ctx.now, changed_by: ctx.actor.staff }
  if (version === 0) {
    const written = await tx
      .insertInto(table)
      .values({ company_id: ctx.company, ...at, ...row })
      .onConflict(conflict => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    return written !== undefined
  }
  const place = tx
    .updateTable(table)
    .set(row)
    .where(asRead(ctx, version, at))
  return (await place.returning('version').executeTakeFirst()) !== undefined
}

/** Removes settings as they were read. @returns false where somebody else wrote meanwhile */
export async function removeVersioned(
  ctx: Context,
  table: VersionedTable,
  version: number,
  at: Record<string, string> = {},
): Promise<boolean> {
  const tx = ctx.tx as unknown as Kysely<Record<string, Stamp>>
  const place = tx.deleteFrom(table).where(asRead(ctx, version, at))
  return (await place.returning('version').executeTakeFirst()) !== undefined
}

/** The row that was read, as it was. */
function asRead(ctx: Context, version: number, at: Record<string, string>) {
  const all = Object.entries({ company_id: ctx.company, ...at, version })
  return sql<boolean>`${sql.join(
    all.map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    sql` and `,
  )}`
}
