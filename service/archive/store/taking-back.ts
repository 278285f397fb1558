import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { among } from './rows.ts'

/** Who was looked at is not thereby changed. */
const LOOKED_AT = ['customer revealed']

export type BuiltOn = { kind: 'customer' | 'device'; id: Uuid; event: string; at: string }

/**
 * What happened since to customers and devices that these rows of a list made, by the journal: everything
 * that does not name this list as its cause. Of customers whom the list only added to, edits alone.
 */
export async function builtOn(
  ctx: Context,
  list: Uuid,
  rows: { from: number; upTo: number },
  limit: number,
): Promise<{ count: number; first: BuiltOn[] }> {
  const found = await sql<BuiltOn & { n: number }>`
    with touched as (
      select customer_id as id, 'customer' as kind, (made ->> 'customer')::boolean as whole
      from archive.import_rows
      where company_id = ${ctx.company} and import_id = ${list} and row between ${rows.from} and ${rows.upTo}
        and customer_id is not null and ((made ->> 'customer')::boolean
          or made -> 'phones' <> '[]' or made -> 'addresses' <> '[]' or made -> 'contacts' <> '[]')
      union
      select device_id, 'device', true from archive.import_rows
      where company_id = ${ctx.company} and import_id = ${list} and row between ${rows.from} and ${rows.upTo}
        and device_id is not null and (made ->> 'device')::boolean
    ), since as (
      select distinct on (touched.kind, touched.id) touched.kind, touched.id, entry.event, entry.at
      from touched
      join core.journal_about about on about.company_id = ${ctx.company} and about.about_id = touched.id
      join core.journal entry on entry.company_id = ${ctx.company} and entry.id = about.journal_id
      where (entry.data ->> 'import') is distinct from ${list}::text
        and entry.event <> all(${LOOKED_AT}::text[]) and (touched.whole or entry.event = 'customer edited')
        and entry.at >= (select started_at from archive.imports
                         where company_id = ${ctx.company} and id = ${list})
      order by touched.kind, touched.id, entry.id desc
    )
    select kind, id, event, to_json(at) #>> '{}' as at, (count(*) over ())::integer as n
    from since order by at desc, id limit ${limit}
  `.execute(ctx.tx)
  return {
    count: found.rows[0]?.n ?? 0,
    first: found.rows.map(({ kind, id, event, at }) => ({ kind, id, event, at })),
  }
}

/** What rows before this one made, the last first. */
export function rowsMade(ctx: Context, list: Uuid, before: number, limit: number) {
  return ctx.tx
    .selectFrom('archive.import_rows')
    .select(['row', 'customer_id', 'device_id', 'made'])
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .where('row', '<', before)
    .where('outcome', 'in', ['created', 'joined'])
    .orderBy('row', 'desc')
    .limit(limit)
    .execute()
}

/** No row of any list leads there any more: read again, it is new. */
export async function forgetTargets(
  ctx: Context,
  customers: readonly Uuid[],
  devices: readonly Uuid[],
): Promise<void> {
  await ctx.tx
    .updateTable('archive.import_rows')
    .set({ device_id: null })
    .where('company_id', '=', ctx.company)
    .where('device_id', '=', among(devices))
    .execute()
  await ctx.tx
    .updateTable('archive.import_rows')
    .set({ customer_id: null })
    .where('company_id', '=', ctx.company)
    .where('customer_id', '=', among(customers))
    .execute()
}

/** Rows that only added to somebody known no longer count as written. */
export async function forgetWritten(ctx: Context, list: Uuid, rows: readonly number[]): Promise<void> {
  await ctx.tx
    .updateTable('archive.import_rows')
    .set({ customer_id: null, device_id: null })
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .where('row', '=', sql<number>`any(${[...rows]}::integer[])`)
    .execute()
}

type Whole =
  | 'archive.customers'
  | 'archive.devices'
  | 'archive.phones'
  | 'archive.addresses'
  | 'archive.contacts'

export async function deleteAll(ctx: Context, table: Whole, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx.deleteFrom(table).where('company_id', '=', ctx.company).where('id', '=', among(ids)).execute()
}

export async function deleteMaterialsOf(ctx: Context, devices: readonly Uuid[]): Promise<void> {
  await ctx.tx
    .deleteFrom('archive.device_materials')
    .where('company_id', '=', ctx.company)
    .where('device_id', '=', among(devices))
    .execute()
}
