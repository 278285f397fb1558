import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import { among } from './rows.ts'

/** The customer's own row, locked for this deed. */
export function lockCustomer(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.customers')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function writeCustomer(
  ctx: Context,
  id: Uuid,
  change: { name: string; kind: string; note: string } | null,
): Promise<void> {
  await ctx.tx
    .updateTable('archive.customers')
    .set(row => ({
      ...change,
      version: row('version', '+', 1),
      changed_at: ctx.now,
      changed_by: ctx.actor.staff,
    }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export function customerRows(ctx: Context, ids: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.customers as customer')
    .leftJoin('people.staff as staff', join =>
      join
        .onRef('staff.company_id', '=', 'customer.company_id')
        .onRef('staff.id', '=', 'customer.changed_by'),
    )
    .select(['customer.id', 'customer.name', 'customer.kind', 'customer.note', 'customer.version'])
    .select(['customer.changed_at', 'customer.merged_into', 'staff.name as changed_by'])
    .where('customer.company_id', '=', ctx.company)
    .where('customer.id', '=', among(ids))
    .execute()
}

export function contactRows(ctx: Context, customers: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.contacts')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('customer_id', '=', among(customers))
    .orderBy('id')
    .execute()
}

export function phoneRows(ctx: Context, customers: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.phones')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('customer_id', '=', among(customers))
    .orderBy('id')
    .execute()
}

export function addressRows(ctx: Context, customers: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.addresses')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('customer_id', '=', among(customers))
    .orderBy('id')
    .execute()
}

/**
 * What a line about a customer shows: his name, his first phone (of a contact, if he has none) and address.
 */
export async function customerLines(ctx: Context, ids: readonly Uuid[]) {
  const { rows } = await sql<{
    id: Uuid
    name: string
    kind: string
    number: string | null
    extension: string | null
    address: string | null
  }>`
    select customer.id, customer.name, customer.kind, phone.number, phone.extension, address.typed as address
    from archive.customers customer
    left join lateral (
      select number, extension from archive.phones p
      where p.company_id = customer.company_id and p.customer_id = customer.id
      order by p.contact_id is not null, p.id limit 1
    ) phone on true
    left join lateral (
      select typed from archive.addresses a
      where a.company_id = customer.company_id and a.customer_id = customer.id
      order by a.id limit 1
    ) address on true
    where customer.company_id = ${ctx.company} and customer.id = any(${[...ids]}::uuid[])
  `.execute(ctx.tx)
  return rows
}

/** Newest first: ids are made in the order of time. */
export function customerPage(ctx: Context, after: Uuid | undefined, limit: number) {
  let page = ctx.tx
    .selectFrom('archive.customers')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('merged_into', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
  if (after !== undefined) page = page.where('id', '<', after)
  return page.execute()
}

/** Machines of customers and of those who were merged into them. */
export async function deviceCounts(ctx: Context, customers: readonly Uuid[]): Promise<Map<Uuid, number>> {
  const { rows } = await sql<{ customer: Uuid; devices: number }>`
    select same.survivor as customer, count(*)::integer as devices
    from (
      select id, id as survivor from unnest(${[...customers]}::uuid[]) as asked (id)
      union all
      select id, merged_into from archive.customers
      where company_id = ${ctx.company} and merged_into = any(${[...customers]}::uuid[])
        and merged_into is not null
    ) same
    join archive.devices device on device.company_id = ${ctx.company} and device.customer_id = same.id
    where device.merged_into is null
    group by same.survivor`.execute(ctx.tx)
  return new Map(rows.map(row => [row.customer, row.devices]))
}

/** Whoever was merged goes by the one he was merged into; with his first address and all who are he. */
export const ownersOf = statement((db, the: The<{ company: Uuid; number: string; most: number }>) =>
  db
    .selectFrom('archive.phones as phone')
    .innerJoin('archive.customers as owner', join =>
      join.onRef('owner.company_id', '=', 'phone.company_id').onRef('owner.id', '=', 'phone.customer_id'),
    )
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'owner.company_id')
        .on('customer.id', '=', either('owner.merged_into', 'owner.id')),
    )
    .leftJoin('archive.contacts as contact', join =>
      join.onRef('contact.company_id', '=', 'phone.company_id').onRef('contact.id', '=', 'phone.contact_id'),
    )
    .select(['customer.id', 'customer.name', 'contact.name as contact'])
    .select(eb =>
      eb
        .selectFrom('archive.addresses as home')
        .select('home.typed')
        .whereRef('home.company_id', '=', 'customer.company_id')
        .whereRef('home.customer_id', '=', 'customer.id')
        .orderBy('home.id')
        .limit(1)
        .as('address'),
    )
    .select(eb =>
      sql<Uuid[]>`array(${eb
        .selectFrom('archive.customers as merged')
        .select('merged.id')
        .whereRef('merged.company_id', '=', 'customer.company_id')
        .whereRef('merged.merged_into', '=', 'customer.id')
        .where('merged.merged_into', 'is not', null)
        .orderBy('merged.id')})`.as('merged'),
    )
    .distinct()
    .where('phone.company_id', '=', the('company'))
    .where('phone.number', '=', the('number'))
    .orderBy('customer.id')
    .limit(the('most')),
)

type Part = 'archive.contacts' | 'archive.phones' | 'archive.addresses'

export async function deleteParts(
  ctx: Context,
  table: Part,
  customer: Uuid,
  ids: readonly Uuid[],
): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .deleteFrom(table)
    .where('company_id', '=', ctx.company)
    .where('customer_id', '=', customer)
    .where('id', '=', among(ids))
    .execute()
}

/** One statement for each part; a customer has few. */
export async function updateParts(
  ctx: Context,
  table: Part,
  customer: Uuid,
  parts: readonly ({ id: Uuid } & Record<string, string | null>)[],
): Promise<void> {
  for (const { id, ...columns } of parts) {
    await ctx.tx
      .updateTable(table)
      .set(columns)
      .where('company_id', '=', ctx.company)
      .where('customer_id', '=', customer)
      .where('id', '=', id)
      .execute()
  }
}

export async function touchCustomers(ctx: Context, ids: readonly Uuid[]): Promise<void> {
  await ctx.tx
    .updateTable('archive.customers')
    .set(row => ({ version: row('version', '+', 1), changed_at: ctx.now, changed_by: ctx.actor.staff }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .execute()
}
