import { type Kysely, type RawBuilder, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { statement, type The } from '#core/statement.ts'
import type { Tables } from '#db/tables.ts'
import { among, amongThe } from './rows.ts'

export function lockDevice(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.devices')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Devices beside what their cards name: the customer as he goes by now, whose installer of record stands. */
function withNames(db: Kysely<Tables>) {
  return db
    .selectFrom('archive.devices as device')
    .innerJoin('archive.customers as owner', join =>
      join.onRef('owner.company_id', '=', 'device.company_id').onRef('owner.id', '=', 'device.customer_id'),
    )
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'device.company_id')
        .on('customer.id', '=', either('owner.merged_into', 'owner.id')),
    )
    .innerJoin('archive.devices as record', join =>
      join
        .onRef('record.company_id', '=', 'device.company_id')
        .on('record.id', '=', either('device.installer_of', 'device.id')),
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
    .leftJoin('people.staff as installer', join =>
      join
        .onRef('installer.company_id', '=', 'device.company_id')
        .onRef('installer.id', '=', 'record.installed_by'),
    )
    .leftJoin('people.staff as changer', join =>
      join
        .onRef('changer.company_id', '=', 'device.company_id')
        .onRef('changer.id', '=', 'device.changed_by'),
    )
}

function named(db: Kysely<Tables>, company: Uuid | RawBuilder<Uuid>) {
  return withNames(db)
    .select(['device.id', 'customer.id as customer_id', 'customer.name as customer_name', 'device.model_id'])
    .select(['model.name as model_name', 'line.id as line_id', 'line.name as line_name', 'device.serial'])
    .select(['device.address_id', 'address.typed as address', 'device.purchased_on', 'device.purchase_place'])
    .select(eb => eb.fn.coalesce('record.installed_on', 'device.installed_on').as('installed_on'))
    .select(['record.installed_by', 'installer.name as installer_name', 'record.installed_by_name'])
    .select(['device.note', 'device.version', 'device.changed_at', 'changer.name as changed_by'])
    .select('device.merged_into')
    .where('device.company_id', '=', company)
    .orderBy('device.id', 'desc')
}

export const deviceRows = (ctx: Context, ids: readonly Uuid[], most: number) =>
  named(ctx.tx, ctx.company).where('device.id', '=', among(ids)).limit(most).execute()

/** With what belongs to them beside their own row: materials, their list, what was merged into them. */
function cards(db: Kysely<Tables>, company: RawBuilder<Uuid>) {
  return named(db, company)
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.device_materials as m')
          .select(['m.name', 'm.quantity', 'm.unit'])
          .whereRef('m.company_id', '=', 'device.company_id')
          .whereRef('m.device_id', '=', 'device.id')
          .orderBy('m.position'),
      ).as('materials'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.import_rows as source')
          .innerJoin('archive.imports as list', join =>
            join.onRef('list.company_id', '=', 'source.company_id').onRef('list.id', '=', 'source.import_id'),
          )
          .select(['source.import_id as import', 'list.file_name as file', 'source.row'])
          .whereRef('source.company_id', '=', 'device.company_id')
          .whereRef('source.device_id', '=', 'device.id')
          .where('source.outcome', 'in', [sql.lit('created'), sql.lit('joined')])
          .orderBy('source.import_id')
          .orderBy('source.row')
          .limit(sql.lit(1)),
      ).as('sources'),
    )
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('archive.devices as same')
          .leftJoin('archive.models as its', join =>
            join.onRef('its.company_id', '=', 'same.company_id').onRef('its.id', '=', 'same.model_id'),
          )
          .select(['same.id', 'same.serial', 'its.name as model'])
          .whereRef('same.company_id', '=', 'device.company_id')
          .whereRef('same.merged_into', '=', 'device.id')
          .where('same.merged_into', 'is not', null)
          .orderBy('same.id'),
      ).as('merged'),
    )
}

/** The cards of the newest of customers, without those that are merged into another. */
export const deviceCardsOf = statement(
  (db, the: The<{ company: Uuid; customers: readonly Uuid[]; most: number }>) =>
    cards(db, the('company'))
      .where('device.customer_id', '=', amongThe(the('customers')))
      .where('device.merged_into', 'is', null)
      .limit(the('most')),
)

/** The card of one device. */
export const oneDeviceCard = statement((db, the: The<{ company: Uuid; id: Uuid }>) =>
  cards(db, the('company')).where('device.id', '=', the('id')),
)

export type DeviceCardRow = Awaited<ReturnType<typeof deviceCardsOf.rows>>[number]

/** What was merged into these devices. */
export function mergedDevices(ctx: Context, into: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.devices as device')
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .select(['device.id', 'device.merged_into', 'device.serial', 'model.name as model'])
    .where('device.company_id', '=', ctx.company)
    .where('device.merged_into', '=', among(into))
    .where('device.merged_into', 'is not', null)
    .orderBy('device.id')
    .execute()
}

export function materialRows(ctx: Context, devices: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.device_materials')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('device_id', '=', among(devices))
    .orderBy('device_id')
    .orderBy('position')
    .execute()
}

/** Devices of this serial; of this model, or of none that is known. */
export function devicesOfSerial(ctx: Context, serialKey: string, model: Uuid | null) {
  let rows = ctx.tx
    .selectFrom('archive.devices')
    .select(['id', 'customer_id'])
    .where('company_id', '=', ctx.company)
    .where('serial_key', '=', serialKey)
    .limit(2)
  rows = model === null ? rows.where('model_id', 'is', null) : rows.where('model_id', '=', model)
  return rows.execute()
}

export async function deviceSerials(ctx: Context, ids: readonly Uuid[]): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('archive.devices')
    .select('serial')
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .execute()
  return rows.map(({ serial }) => serial)
}

export async function standsAt(ctx: Context, addresses: readonly Uuid[]): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('archive.devices')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('address_id', '=', among(addresses))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteMaterials(ctx: Context, device: Uuid): Promise<void> {
  await ctx.tx
    .deleteFrom('archive.device_materials')
    .where('company_id', '=', ctx.company)
    .where('device_id', '=', device)
    .execute()
}

export async function updateDevice(
  ctx: Context,
  id: Uuid,
  columns: Updateable<Tables['archive.devices']>,
): Promise<void> {
  await ctx.tx
    .updateTable('archive.devices')
    .set(row => ({
      ...columns,
      version: row('version', '+', 1),
      changed_at: ctx.now,
      changed_by: ctx.actor.staff,
    }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}
