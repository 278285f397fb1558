import { setImmediate as breath } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { insertRows, type NewRow, sendRows } from '#core/insert-rows.ts'
import type { Tables } from '#db/tables.ts'

/** `id = any(…)`: one prepared statement whatever their number; `in (…)` would be one for each. */
export const among = (ids: readonly Uuid[]) => sql<Uuid>`any(${[...ids]}::uuid[])`
export const amongTexts = (texts: readonly string[]) => sql<string>`any(${[...texts]}::text[])`

/** The same in a statement that is compiled once (core/statement.ts). */
export const amongThe = (ids: RawBuilder<readonly Uuid[]>) => sql<Uuid>`any(${ids}::uuid[])`

type ArchiveTable = Extract<keyof Tables, `archive.${string}`>

/** Rows of this slice's own tables, in one statement. */
export const insertAll = <T extends ArchiveTable>(
  ctx: Context,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> => insertRows(ctx, table, rows)

/**
 * The same without waiting for it, for lists: the next rows are got ready meanwhile. A constraint that says
 * no ends the deed with its own fault; nobody can turn it into a refusal.
 */
export const sendAll: Put = async (ctx, table, rows) => {
  if (rows.length === 0) return
  sendRows(ctx, table, rows)
  // Getting ready what 400 rows bring takes a tenth of a second: whoever asks meanwhile is answered between.
  await breath()
}

/** How rows are put into a table: waited for or not. */
export type Put = typeof insertAll
