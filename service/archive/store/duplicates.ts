import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** Where things that are shared stand in order, and whose they are. */
const SHELVES = {
  phone: { table: sql.table('archive.phones'), key: sql.ref('number'), owner: sql.ref('customer_id') },
  address: {
    table: sql.table('archive.addresses'),
    key: sql.ref('address_key'),
    owner: sql.ref('customer_id'),
  },
  serial: { table: sql.table('archive.devices'), key: sql.ref('serial_key'), owner: sql.ref('id') },
} as const
export type Shelf = keyof typeof SHELVES

/** So many entries are looked at for a page: some 20 ms, whatever the archive holds. */
const STRETCH = 20_000
/** One address may have this many namesakes and strangers; more of them are not compared. */
const MOST_OWNERS = 60

export type Group = { key: string; owners: Uuid[] }

/**
 * What several share, in the order of what it is, from after `after` on. `upTo` is how far was looked; null
 * where nothing is left.
 */
export async function walk(
  ctx: Context,
  shelf: Shelf,
  after: string | null,
  most: number,
): Promise<{ groups: Group[]; upTo: string | null }> {
  const { rows } = await sharedBy(ctx, shelf, after, most).execute(ctx.tx)
  const [first] = rows
  if (first === undefined) return { groups: [], upTo: null }
  const groups = rows.flatMap(({ key, owners }) => (key === null ? [] : [{ key, owners }]))
  const last = groups.at(-1)?.key ?? null
  return { groups, upTo: groups.length === most ? last : first.upTo }
}

/** `whole`: the stretch ended in the midst of its last key, which the next one begins with. */
export function sharedBy(ctx: Context, shelf: Shelf, after: string | null, most: number) {
  const { table, key, owner } = SHELVES[shelf]
  return sql<{ key: string | null; owners: Uuid[]; upTo: string | null }>`
    with stretch as materialized (
      select ${key} as key, ${owner} as owner from ${table}
      where company_id = ${ctx.company} and ${key} > ${after ?? ''} and ${key} is not null
      order by ${key} limit ${STRETCH}
    ), seen as (
      select count(*) = ${STRETCH} as cut, min(key) as least, max(key) as greatest from stretch
    ), looked as (
      select case when not cut then null when least = greatest then greatest
        else (select max(key) from stretch where key < seen.greatest) end as up_to
      from seen
    )
    select shared.key, shared.owners, looked.up_to as "upTo"
    from looked left join lateral (
      select key, (array_agg(distinct owner))[1:${sql.lit(MOST_OWNERS)}] as owners from stretch
      where looked.up_to is null or key <= looked.up_to
      group by key having count(distinct owner) > 1 order by key limit ${most}
    ) shared on true
    order by shared.key`
}

/** A place in the order that does not say what stands there: a phone is no business of an address bar. */
export async function placeOfKey(ctx: Context, shelf: Shelf, key: string): Promise<Uuid | null> {
  const { table, key: column } = SHELVES[shelf]
  const { rows } = await sql<{ id: Uuid }>`
    select id from ${table}
    where company_id = ${ctx.company} and ${column} = ${key} limit 1`.execute(ctx.tx)
  return rows[0]?.id ?? null
}

/** Null where what was there is gone: the walk begins anew. */
export async function keyAt(ctx: Context, shelf: Shelf, id: Uuid): Promise<string | null> {
  const { table, key } = SHELVES[shelf]
  const { rows } = await sql<{ key: string | null }>`
    select ${key} as key from ${table} where company_id = ${ctx.company} and id = ${id}`.execute(ctx.tx)
  return rows[0]?.key ?? null
}

/** These devices and all that are the same, as customersTogether for customers. */
export async function devicesTogether(ctx: Context, ids: readonly Uuid[]) {
  const { rows } = await sql<{ id: Uuid; survivor: Uuid }>`
    with survivors as materialized (
      select distinct coalesce(merged_into, id) as id from archive.devices
      where company_id = ${ctx.company} and id = any(${[...ids]}::uuid[])
    )
    select id, id as survivor from survivors
    union all
    select merged.id, survivors.id from survivors
    join archive.devices merged on merged.company_id = ${ctx.company}
      and merged.merged_into = survivors.id and merged.merged_into is not null`.execute(ctx.tx)
  return rows
}
