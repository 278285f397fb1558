import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import type { Card } from '#core/slice.ts'
import type { Device } from '../contract/shapes.ts'
import { type DeviceRow, deviceRows, materialRows, mergedDevices, sourceRows } from '../store/devices.ts'
import { standingMerges } from '../store/merges.ts'
import { sameCustomers } from './same.ts'
import { type Sight, sightOf } from './sight.ts'

/** A firm may own hundreds; its page shows the newest and says that there are more. */
const MOST_OF_CUSTOMER = 200

export async function devicesOfCustomer(ctx: Context, customer: Uuid, sight: Sight) {
  const rows = await deviceRows(ctx, { customers: await sameCustomers(ctx, customer) }, MOST_OF_CUSTOMER + 1)
  const devices = await shaped(ctx, rows.slice(0, MOST_OF_CUSTOMER), sight)
  return { devices, moreDevices: rows.length > MOST_OF_CUSTOMER }
}

/** The facts at the head of the repair card. `full` is for slices that grant it. @throws Unknown */
export async function deviceCard(ctx: Context, id: Uuid, manner?: { full: boolean }): Promise<Device> {
  const [device] = await shaped(
    ctx,
    await deviceRows(ctx, { ids: [id] }, 1),
    await sightOf(ctx, manner?.full),
  )
  return known(device)
}

async function shaped(ctx: Context, rows: readonly DeviceRow[], sight: Sight): Promise<Device[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [materials, sources, merged] = await Promise.all([
    materialRows(ctx, ids),
    sourceRows(ctx, ids),
    mergedInto(ctx, ids),
  ])
  return rows.map(row => {
    const source = sources.find(({ device_id }) => device_id === row.id)
    return {
      id: row.id,
      customer: { id: row.customer_id, name: sight.name(row.customer_name) },
      model: named(row.model_id, row.model_name),
      productLine: named(row.line_id, row.line_name),
      serial: row.serial,
      address:
        row.address_id === null ? null : { id: row.address_id, shown: sight.address(row.address ?? '') },
      purchasedOn: row.purchased_on,
      purchasePlace: row.purchase_place,
      installedOn: row.installed_on,
      installedBy: installerOf(row),
      materials: materials
        .filter(({ device_id }) => device_id === row.id)
        .map(({ name, quantity, unit }) => ({
          name,
          quantity: quantity === null ? null : Number(quantity),
          unit,
        })),
      note: sight.full ? row.note : null,
      version: row.version,
      changedAt: row.changed_at,
      changedBy: row.changed_by,
      mergedInto: row.merged_into,
      merged: merged.get(row.id) ?? [],
      source:
        source === undefined ? null : { import: source.import_id, file: source.file_name, row: source.row },
    }
  })
}

async function mergedInto(ctx: Context, ids: readonly Uuid[]): Promise<Map<Uuid, Device['merged']>> {
  const rows = await mergedDevices(ctx, ids)
  if (rows.length === 0) return new Map()
  const standing = await standingMerges(
    ctx,
    'devices',
    rows.map(({ id }) => id),
  )
  const merges = new Map(standing.map(one => [one.from, one.id]))
  return Map.groupBy(
    rows.map(({ id, merged_into, serial, model }) => ({
      id,
      name: [model, serial].filter(Boolean).join(' '),
      merge: merges.get(id) ?? null,
      into: merged_into ?? id,
    })),
    ({ into }) => into,
  )
}

const named = (id: Uuid | null, name: string | null) => (id === null || name === null ? null : { id, name })

function installerOf(row: DeviceRow): Device['installedBy'] {
  if (row.installed_by !== null) return { staff: row.installed_by, name: row.installer_name ?? '' }
  return row.installed_by_name === '' ? null : { staff: null, name: row.installed_by_name }
}

/** What the search box shows of a device; `of` is its customer. */
export async function deviceHits(ctx: Context, ids: readonly Uuid[]): Promise<Card[]> {
  const sight = await sightOf(ctx)
  const rows = await deviceRows(ctx, { ids }, ids.length)
  return rows.map(row => ({
    id: row.id,
    title: [row.model_name ?? row.line_name, row.serial].filter(Boolean).join(' '),
    detail: [sight.name(row.customer_name), row.address === null ? '' : sight.address(row.address)]
      .filter(Boolean)
      .join(' · '),
    of: row.customer_id,
  }))
}
