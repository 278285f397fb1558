import type { Cell } from '#core/sheet/sheet.ts'
import type { Table } from '#service/people/exports/table.ts'
import { labelLinks } from '../queries/labels.ts'
import { sightOf } from '../queries/sight.ts'
import { materialRows } from '../store/devices.ts'
import { type DevicePlace, type DeviceRow, devicesInOrder } from '../store/out.ts'
import { materialsCell } from './cells.ts'
import { DEVICE_HEADINGS, HEADED } from './words.ts'

const DEVICES_AT_ONCE = 500
const COLUMNS = [
  ['productLine', 16],
  ['model', 20],
  ['serial', 20],
  ['address', 44],
  ['purchasedOn', 12],
  ['purchasePlace', 20],
  ['installedOn', 12],
  ['installer', 12],
  ['materials', 30],
  ['note', 40],
] as const

/** Devices as a list of their own, the oldest first. */
export const deviceTable: Table<object> = {
  what: 'devices',
  columns: language => [
    { heading: DEVICE_HEADINGS[language].customer, width: 14 },
    ...COLUMNS.map(([column, width]) => ({ heading: HEADED[language][column], width })),
    { heading: DEVICE_HEADINGS[language].label, width: 44 },
  ],
  async *rows(ctx) {
    const sight = await sightOf(ctx)
    for (let after: DevicePlace | null = null; ; ) {
      const devices: DeviceRow[] = await devicesInOrder(ctx, 'all', after, DEVICES_AT_ONCE)
      const ids = devices.map(({ id }) => id)
      const materials = Map.groupBy(await materialRows(ctx, ids), row => row.device_id)
      const links = await labelLinks(ctx, ids)
      yield devices.map((device): Cell[] => [
        sight.name(device.customer_name),
        device.line,
        device.model,
        device.serial,
        device.address === null ? null : sight.address(device.address),
        device.purchased_on,
        device.purchase_place,
        device.installed_on,
        device.installer,
        materialsCell(materials.get(device.id) ?? []),
        sight.full ? device.note : null,
        links.get(device.id) ?? null,
      ])
      const last = devices.at(-1)
      if (last === undefined || devices.length < DEVICES_AT_ONCE) return
      after = { owner: last.owner, id: last.id }
    }
  },
}
