import { type Insertable, sql } from 'kysely'
import type { Tables } from '#db/tables.ts'
import type { Context } from './context.ts'
import { type Statement, statement, type The } from './statement.ts'

/**
 * Inserts rows of one table in one statement whose text does not depend on their number, so that it stays
 * prepared. All rows have the columns of the first; some hundreds at a time.
 */
export async function insertRows<T extends keyof Tables>(
  ctx: Context,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  await insertOf(ctx, table, rows)?.execute(ctx.tx)
}

/**
 * The same without waiting for it (Context.send): for deeds of many rows, which get the next ready meanwhile.
 */
export function sendRows<T extends keyof Tables>(ctx: Context, table: T, rows: readonly NewRow<T>[]): void {
  const statement = insertOf(ctx, table, rows)
  if (statement !== null) ctx.send(statement.compile(ctx.tx))
}

export type NewRow<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

function insertOf<T extends keyof Tables>(ctx: Context, table: T, rows: readonly NewRow<T>[]) {
  const [first] = rows
  if (first === undefined) return null
  const columns = sql.join(['company_id', ...Object.keys(first)].map(name => sql.ref(name)))
  const whole = rows.map(row => ({ company_id: ctx.company, ...row }))
  return sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(whole)}::text::jsonb)
  `
}

const texts = new Map<string, Statement<Record<string, unknown>, unknown>>()

/** Sends one row on its way; nobody waits for it (`ctx.send`). Its text is compiled once for its columns. */
export function sendRow<T extends keyof Tables>(ctx: Context, table: T, row: NewRow<T>): void {
  const whole = { company_id: ctx.company, ...row } as Record<string, unknown>
  const columns = Object.keys(whole)
  const key = `${table} ${columns}`
  const text = texts.get(key) ?? inserting(table, columns)
  texts.set(key, text)
  ctx.send(text.bind(ctx, whole))
}

const inserting = (table: keyof Tables, columns: readonly string[]) =>
  statement((db, the: The<Record<string, unknown>>) =>
    db.insertInto(table).values(Object.fromEntries(columns.map(name => [name, the(name)])) as never),
  ) as Statement<Record<string, unknown>, unknown>
