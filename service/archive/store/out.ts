import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { among } from './rows.ts'

/** Customers in the order in which they came, those merged into others left out. */
export function customersInOrder(ctx: Context, after: Uuid | undefined, most: number) {
  let rows = ctx.tx
    .selectFrom('archive.customers')
    .select(['id', 'name', 'kind', 'note'])
    .where('company_id', '=', ctx.company)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .limit(most)
  if (after !== undefined) rows = rows.where('id', '>', after)
  return rows.execute()
}

/** Who was merged into these, and into whom. */
export function mergedInto(ctx: Context, customers: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.customers')
    .select(['id', 'merged_into as survivor'])
    .where('company_id', '=', ctx.company)
    .where('merged_into', '=', among(customers))
    .orderBy('id')
    .execute()
}

/** At which addresses of these customers a device stands; null where one stands nobody knows where. */
export function stoodAt(ctx: Context, customers: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.devices')
    .select(['customer_id', 'address_id'])
    .distinct()
    .where('company_id', '=', ctx.company)
    .where('customer_id', '=', among(customers))
    .where('merged_into', 'is', null)
    .execute()
}

/** Where a list of devices in the order of their owners ended. */
export type DevicePlace = { owner: Uuid; id: Uuid }

/** Devices, in the order of their owners (the one merged into), of these or of all. */
export function devicesInOrder(
  ctx: Context,
  which: { customers: readonly Uuid[] } | 'all',
  after: DevicePlace | null,
  most: number,
) {
  const owner = sql<Uuid>`coalesce(customer.merged_into, customer.id)`
  let rows = devices(ctx).select(owner.as('owner')).limit(most)
  if (which === 'all') {
    rows = rows.orderBy('device.id')
    return after === null ? rows.execute() : rows.where('device.id', '>', after.id).execute()
  }
  rows = rows.where('device.customer_id', '=', among(which.customers)).orderBy(owner).orderBy('device.id')
  if (after !== null) {
    rows = rows.where(sql<boolean>`(${owner}, device.id) > (${after.owner}::uuid, ${after.id}::uuid)`)
  }
  return rows.execute()
}

export type DeviceRow = Awaited<ReturnType<typeof devicesInOrder>>[number]

function devices(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.devices as device')
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'device.company_id')
        .onRef('customer.id', '=', 'device.customer_id'),
    )
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .leftJoin('archive.product_lines as line', join =>
      join
        .onRef('line.company_id', '=', 'device.company_id')
        .on('line.id', '=', sql<Uuid>`coalesce(model.product_line_id, device.product_line_id)`),
    )
    .leftJoin('archive.addresses as address', join =>
      join
        .onRef('address.company_id', '=', 'device.company_id')
        .onRef('address.id', '=', 'device.address_id'),
    )
    .leftJoin('archive.devices as fitted', join =>
      join
        .onRef('fitted.company_id', '=', 'device.company_id')
        .on('fitted.id', '=', either('device.installer_of', 'device.id')),
    )
    .leftJoin('people.staff as installer', join =>
      join
        .onRef('installer.company_id', '=', 'fitted.company_id')
        .onRef('installer.id', '=', 'fitted.installed_by'),
    )
    .select(['device.id', 'customer.name as customer_name', 'model.name as model', 'line.name as line'])
    .select(['device.serial', 'device.address_id', 'address.typed as address', 'device.purchased_on'])
    .select(['device.purchase_place', 'device.installed_on', 'device.note'])
    .select(sql<string>`coalesce(installer.name, fitted.installed_by_name, '')`.as('installer'))
    .where('device.company_id', '=', ctx.company)
    .where('device.merged_into', 'is', null)
}
