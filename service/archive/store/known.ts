import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { beginning, CUT, TEXT, WHOLE } from '#core/find/terms.ts'
import type { Uuid } from '#core/ids.ts'
import { among, amongTexts } from './rows.ts'

/** Customers who have one of these phones. */
export async function customersByPhone(ctx: Context, numbers: readonly string[]): Promise<Uuid[]> {
  const rows = await ctx.tx
    .selectFrom('archive.phones')
    .select('customer_id')
    .distinct()
    .where('company_id', '=', ctx.company)
    .where('number', '=', amongTexts(numbers))
    .execute()
  return rows.map(row => row.customer_id)
}

/**
 * Namesakes are looked through this far; a list's row that means a later one becomes a customer of its own.
 */
const MOST_NAMESAKES = 2000

/**
 * Customers of these folded names whose address begins as given; without an address, those who have no phone
 * and no address either. The search terms answer both, so no name needs an index of its own.
 */
export async function customersByName(
  ctx: Context,
  wanted: readonly { name: string; address: string }[],
): Promise<Uuid[]> {
  const { rows } = await sql<{ subject_id: Uuid }>`
    select distinct named.subject_id
    from unnest(${wanted.map(one => beginning(one.name, CUT[WHOLE]))}::text[],
                ${wanted.map(one => beginning(one.address, CUT[TEXT]))}::text[]) as wanted (name, address)
    cross join lateral (
      select subject_id from core.find_terms t
      where t.company_id = ${ctx.company} and t.kind = 'customer' and t.how = ${WHOLE}
        and t.term = wanted.name collate "C"
      limit ${MOST_NAMESAKES}
    ) as named
    where case when wanted.address <> '' then exists (
        select from core.find_terms t
        where t.company_id = ${ctx.company} and t.kind = 'customer' and t.how = ${TEXT}
          and t.term = wanted.address collate "C" and t.subject_id = named.subject_id)
      else not exists (select from archive.phones p
                       where p.company_id = ${ctx.company} and p.customer_id = named.subject_id)
       and not exists (select from archive.addresses a
                       where a.company_id = ${ctx.company} and a.customer_id = named.subject_id)
      end
  `.execute(ctx.tx)
  return rows.map(row => row.subject_id)
}

export type Together = { id: Uuid; name: string; survivor: Uuid }

/** These customers and all who are the same: those whom they were merged into, those merged into them. */
export async function customersTogether(ctx: Context, ids: readonly Uuid[]): Promise<Together[]> {
  const { rows } = await sql<Together>`
    with survivors as materialized (
      select distinct coalesce(merged_into, id) as id from archive.customers
      where company_id = ${ctx.company} and id = any(${[...ids]}::uuid[])
    )
    select one.id, one.name, one.id as survivor from survivors
    join archive.customers one on one.company_id = ${ctx.company} and one.id = survivors.id
    union all
    select merged.id, merged.name, survivors.id from survivors
    join archive.customers merged on merged.company_id = ${ctx.company}
      and merged.merged_into = survivors.id and merged.merged_into is not null
    order by id`.execute(ctx.tx)
  return rows
}

/** Machines with their models; whatever was merged goes by what it was merged into. */
function devicesWithModels(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.devices as device')
    .innerJoin('archive.customers as owner', join =>
      join.onRef('owner.company_id', '=', 'device.company_id').onRef('owner.id', '=', 'device.customer_id'),
    )
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .select(eb => eb.fn.coalesce('device.merged_into', 'device.id').as('id'))
    .select(eb => eb.fn.coalesce('owner.merged_into', 'owner.id').as('customer_id'))
    .select(['device.serial_key', 'model.name_key'])
    .select(['device.purchased_on', 'device.installed_on'])
    .where('device.company_id', '=', ctx.company)
    .orderBy('device.id')
}

export const devicesOf = (ctx: Context, customers: readonly Uuid[]) =>
  devicesWithModels(ctx).where('device.customer_id', '=', among(customers)).execute()

export const devicesWithSerial = (ctx: Context, keys: readonly string[]) =>
  devicesWithModels(ctx).where('device.serial_key', '=', amongTexts(keys)).execute()
