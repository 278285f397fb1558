import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Json } from '#db/tables.ts'

/** A table of the business or of the journal, with the columns that an insert names. */
export type Sheet = { name: string; columns: string[] }
export type Row = Record<string, Json>
export type Written = Map<string, Row[]>

/** The journal's place in commit order is given by the transaction that writes it. */
const GIVEN_BY_THE_SERVER = ['txid']

/** Every table that a life writes in, what is pointed at before what points; not who was there before. */
export async function sheets(ctx: Context): Promise<Sheet[]> {
  const { rows } = await sql<{ name: string; columns: string[]; after: string[] }>`
    select c.oid::regclass::text as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attname <> all(${GIVEN_BY_THE_SERVER}::text[]) order by a.attnum) as columns,
      array(select k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as after
    from pg_class c
    where c.relkind = 'r' and has_table_privilege(c.oid, 'insert')
      and c.relnamespace::regnamespace::text not in ('people', 'archive')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id')
    order by 1`.execute(ctx.tx)
  const names = new Set(rows.map(row => row.name))
  const placed = new Map<string, Sheet>()
  while (placed.size < rows.length) {
    const ready = rows.filter(
      row => !placed.has(row.name) && row.after.every(one => placed.has(one) || !names.has(one)),
    )
    if (ready.length === 0) throw new Error('tables point at each other in a circle')
    for (const { name, columns } of ready) placed.set(name, { name, columns })
  }
  return [...placed.values()]
}

const ANY_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What find knows is far more than what one transaction wrote: asked for by its subjects. */
const BY_SUBJECT = ['core.find_terms', 'core.find_subjects']

/** Every row that this transaction has written since, told by the ids in it. */
export async function written(ctx: Context, all: readonly Sheet[], since: Uuid): Promise<Written> {
  const mine = sql`xmin = pg_current_xact_id()::xid`
  const looks = all.map(({ name }) => {
    const whose = BY_SUBJECT.includes(name)
      ? sql`company_id = ${ctx.company} and ${mine} and subject_id in (select id from cases.cases where ${mine})`
      : sql`company_id = ${ctx.company} and ${mine}`
    return sql`select ${name}::text as sheet, to_jsonb(one) as row from ${sql.table(name)} one where ${whose}`
  })
  const { rows } = await sql<{ sheet: string; row: Row }>`${sql.join(looks, sql` union all `)}`.execute(
    ctx.tx,
  )
  const found: Written = new Map()
  const isNew = (row: Row) =>
    JSON.stringify(row)
      .match(ANY_ID)
      ?.some(id => id > since) === true
  for (const { sheet, row } of rows.filter(({ row }) => isNew(row))) {
    for (const column of GIVEN_BY_THE_SERVER) delete row[column]
    found.set(sheet, [...(found.get(sheet) ?? []), row])
  }
  return found
}
