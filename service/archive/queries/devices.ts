import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import type { Card } from '#core/slice.ts'
import type { Device } from '../contract/shapes.ts'
import { type DeviceCardRow, deviceCardsOf, deviceRows, oneDeviceCard } from '../store/devices.ts'
import { standingMerges } from '../store/merges.ts'
import { type Sight, sightOf } from './sight.ts'

/** A firm may own hundreds; its page shows the newest and says that there are more. */
const MOST_OF_CUSTOMER = 200

/** Of a customer under all his ids (`sameCustomers`). */
export async function devicesOfCustomer(ctx: Context, same: readonly Uuid[], sight: Sight) {
  const asked = { company: ctx.company, customers: same, most: MOST_OF_CUSTOMER + 1 }
  const rows = await deviceCardsOf.rows(ctx, asked)
  const devices = await shaped(ctx, rows.slice(0, MOST_OF_CUSTOMER), sight)
  return { devices, moreDevices: rows.length > MOST_OF_CUSTOMER }
}

/** The facts at the head of the repair card. `full` is for slices that grant it. @throws Unknown */
export async function deviceCard(ctx: Context, id: Uuid, manner?: { full: boolean }): Promise<Device> {
  const row = known(await oneDeviceCard.first(ctx, { company: ctx.company, id }))
  const [device] = await shaped(ctx, [row], await sightOf(ctx, manner?.full))
  return known(device)
}

async function shaped(ctx: Context, rows: readonly DeviceCardRow[], sight: Sight): Promise<Device[]> {
  const mergeOf = await mergesOf(ctx, rows)
  return rows.map(row => {
    const { materials, sources, merged } = row
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
      materials: materials.map(({ name, quantity, unit }) => ({
        name,
        quantity: quantity === null ? null : Number(quantity),
        unit,
      })),
      note: sight.full ? row.note : null,
      version: row.version,
      changedAt: row.changed_at,
      changedBy: row.changed_by,
      mergedInto: row.merged_into,
      merged: merged.map(({ id, serial, model }) => ({
        id,
        name: [model, serial].filter(Boolean).join(' '),
        merge: mergeOf.get(id) ?? null,
      })),
      source: sources[0] ?? null,
    }
  })
}

/** By which merge each of those became part of another. */
async function mergesOf(ctx: Context, parts: readonly { merged: { id: Uuid }[] }[]) {
  const ids = parts.flatMap(({ merged }) => merged.map(({ id }) => id))
  const standing = ids.length === 0 ? [] : await standingMerges(ctx, 'devices', ids)
  return new Map(standing.map(one => [one.from, one.id]))
}

const named = (id: Uuid | null, name: string | null) => (id === null || name === null ? null : { id, name })

function installerOf(row: DeviceCardRow): Device['installedBy'] {
  if (row.installed_by !== null) return { staff: row.installed_by, name: row.installer_name ?? '' }
  return row.installed_by_name === '' ? null : { staff: null, name: row.installed_by_name }
}

/** What the search box shows of a device; `of` is its customer. */
export async function deviceHits(ctx: Context, ids: readonly Uuid[]): Promise<Card[]> {
  const sight = await sightOf(ctx)
  const rows = await deviceRows(ctx, ids, ids.length)
  return rows.map(row => ({
    id: row.id,
    title: [row.model_name ?? row.line_name, row.serial].filter(Boolean).join(' '),
    detail: [sight.name(row.customer_name), row.address === null ? '' : sight.address(row.address)]
      .filter(Boolean)
      .join(' · '),
    of: row.customer_id,
  }))
}
