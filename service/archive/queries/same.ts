import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import { among } from '../store/rows.ts'

type Things = 'archive.customers' | 'archive.devices'

const sameAs = (things: Things) =>
  statement(
    (_, the: The<{ company: Uuid; id: Uuid }>) => sql<{ id: Uuid }>`
      with survivor as materialized (
        select coalesce(merged_into, id) as id from ${sql.table(things)}
        where company_id = ${the('company')} and id = ${the('id')}
      )
      select id, 1 as place from survivor
      union all
      select merged.id, 2 as place from survivor
      join ${sql.table(things)} merged on merged.company_id = ${the('company')}
        and merged.merged_into = survivor.id and merged.merged_into is not null
      order by place, id`,
  )

const texts = { customers: sameAs('archive.customers'), devices: sameAs('archive.devices') }

/** The survivor first, then those who were merged into him; empty where there is nobody of this id. */
async function idsOf(ctx: Context, things: keyof typeof texts, id: Uuid): Promise<Uuid[]> {
  const rows = await texts[things].rows(ctx, { company: ctx.company, id })
  return rows.map(row => row.id)
}

/**
 * Everybody who is the same customer (design.md law 3): what was written about any of them is read as one's.
 * At most 21, the one who is left first; empty for a customer who is not there.
 */
export const sameCustomers = (ctx: Context, id: Uuid) => idsOf(ctx, 'customers', id)

/** Every entry that is the same device, the one that is left first. */
export const sameDevices = (ctx: Context, id: Uuid) => idsOf(ctx, 'devices', id)

/**
 * For `where('customer_id', '=', oneOf(ids))`. Almost always it is one, and then the index also gives the
 * order; `any(…)` would sort all that there is.
 */
export function oneOf(ids: readonly Uuid[]): RawBuilder<Uuid> {
  const [only, ...more] = ids
  return only === undefined || more.length > 0 ? among(ids) : sql<Uuid>`${only}::uuid`
}

/**
 * In SQL: the ids of all that are the same as `one`, for `= any(…)`; empty for null. Two looks by an index,
 * so that figures may ask it of each row.
 */
const sameIn =
  (things: Things) =>
  (ctx: Context, one: RawBuilder<unknown>): RawBuilder<Uuid[]> =>
    sql<Uuid[]>`array(
  select coalesce(own.merged_into, own.id) from ${sql.table(things)} own
  where own.company_id = ${ctx.company} and own.id = ${one}
  union all
  select same.id from ${sql.table(things)} own
  join ${sql.table(things)} same on same.company_id = own.company_id
    and same.merged_into = ${either('own.merged_into', 'own.id')} and same.merged_into is not null
  where own.company_id = ${ctx.company} and own.id = ${one})`

export const sameDeviceAs = sameIn('archive.devices')
export const sameCustomerAs = sameIn('archive.customers')
