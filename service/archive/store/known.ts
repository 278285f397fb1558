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

/** Names of customers; those who were merged into another go by him. */
export function customerNames(ctx: Context, ids: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.customers')
    .select(['id', 'name', 'merged_into'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .orderBy('id')
    .execute()
}

function devicesWithModels(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.devices as device')
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .select(['device.id', 'device.customer_id', 'device.serial_key', 'model.name_key'])
    .select(['device.purchased_on', 'device.installed_on'])
    .where('device.company_id', '=', ctx.company)
    .orderBy('device.id')
}

export const devicesOf = (ctx: Context, customers: readonly Uuid[]) =>
  devicesWithModels(ctx).where('device.customer_id', '=', among(customers)).execute()

export const devicesWithSerial = (ctx: Context, keys: readonly string[]) =>
  devicesWithModels(ctx).where('device.serial_key', '=', amongTexts(keys)).execute()
