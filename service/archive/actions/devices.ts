import type { Context } from '#core/context.ts'
import { isTaken } from '#core/find/write.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse, refusing } from '#core/refusal.ts'
import type { DeviceEntry } from '../contract/devices.ts'
import { sameCustomers } from '../queries/same.ts'
import { today } from '../queries/sight.ts'
import { serialKey, whyNotEdit, whyNotTheseDays } from '../rules.ts'
import { addressRows, lockCustomer } from '../store/customers.ts'
import { deleteMaterials, devicesOfSerial, lockDevice, updateDevice } from '../store/devices.ts'
import { model, productLine } from '../store/models.ts'
import { staffNames } from '../store/people.ts'
import { addDevices, addMaterials, deviceColumns } from './add-customers.ts'
import { writeTermsOf } from './terms.ts'

/** @throws Unknown, Refusal */
export async function addDevice(
  ctx: Context,
  customer: Uuid,
  entry: DeviceEntry & { id?: Uuid | undefined },
): Promise<Uuid> {
  const owner = known(await lockCustomer(ctx, customer))
  refuse(owner.merged_into === null ? null : 'merged into another customer')
  if (entry.id && (await isTaken(ctx, entry.id))) throw new Refusal('this id is in use')
  const id = entry.id ?? uuidv7()
  await check(ctx, customer, entry, null)
  await refusing({ unique: 'this id is in use' }, () =>
    addDevices(ctx, [{ id, customer, ...columnsOf(entry) }]),
  )
  return id
}

/** The device as a whole. @throws Unknown, Refusal */
export async function editDevice(
  ctx: Context,
  id: Uuid,
  entry: DeviceEntry & { version: number },
): Promise<void> {
  const device = known(await lockDevice(ctx, id))
  refuse(device.merged_into === null ? null : 'merged into another device')
  const why = whyNotEdit(device, entry)
  if (why !== null) {
    const names = await staffNames(ctx, device.changed_by === null ? [] : [device.changed_by])
    refuse(why, { by: names.get(device.changed_by ?? '') ?? null, at: device.changed_at.toString() })
  }
  await check(ctx, device.customer_id, entry, id)
  const columns = columnsOf(entry)
  await refusing({ unique: 'this serial belongs to another device' }, () =>
    // The installer whom the form shows is the device's own from now on.
    updateDevice(ctx, id, { ...deviceColumns(columns), installer_of: null }),
  )
  await deleteMaterials(ctx, id)
  await addMaterials(ctx, [{ id, materials: entry.materials }])
  await writeTermsOf(ctx, 'devices', id)
  await announce(ctx, 'device edited', id, [device.customer_id], { version: device.version + 1 })
}

/**
 * The device goes to another customer. Its repair card goes with it; the cases of the old owner stay his.
 * @throws Unknown, Refusal with the codes of passDeviceOn.refuses
 */
export async function passDeviceOn(
  ctx: Context,
  id: Uuid,
  to: { customer: Uuid; address: Uuid | null; version: number },
): Promise<void> {
  const owner = known(await lockCustomer(ctx, to.customer))
  const device = known(await lockDevice(ctx, id))
  const his = await sameCustomers(ctx, owner.id)
  refuse(his.includes(device.customer_id) ? 'the device is his already' : null)
  refuse(device.merged_into === null ? null : 'merged into another device')
  refuse(whyNotEdit({ version: device.version, merged: owner.merged_into !== null }, to))
  if (to.address !== null) {
    const addresses = await addressRows(ctx, his)
    refuse(addresses.some(one => one.id === to.address) ? null : 'the address belongs to another customer')
  }
  await updateDevice(ctx, id, { customer_id: owner.id, address_id: to.address })
  const [from, about] = [device.customer_id, [device.customer_id, owner.id]]
  await announce(ctx, 'device passed on', id, about, { from, to: owner.id, version: device.version + 1 })
}

async function check(ctx: Context, customer: Uuid, entry: DeviceEntry, self: Uuid | null): Promise<void> {
  refuse(whyNotTheseDays(entry, await today(ctx)))
  if (entry.model !== null && !(await model(ctx, entry.model))) throw new Refusal('no such model')
  if (entry.productLine !== null && !(await productLine(ctx, entry.productLine))) {
    throw new Refusal('no such product line')
  }
  if (entry.installedBy !== null && !(await staffNames(ctx, [entry.installedBy])).has(entry.installedBy)) {
    throw new Refusal('no such installer')
  }
  if (entry.address !== null) {
    const his = await addressRows(ctx, await sameCustomers(ctx, customer))
    refuse(his.some(({ id }) => id === entry.address) ? null : 'the address belongs to another customer')
  }
  const key = serialKey(entry.serial)
  if (key === null) return
  const other = (await devicesOfSerial(ctx, key, entry.model)).find(({ id }) => id !== self)
  refuse(
    other === undefined ? null : 'this serial belongs to another device',
    other && { device: other.id, customer: other.customer_id },
  )
}

const columnsOf = (entry: DeviceEntry) => ({
  modelId: entry.model,
  productLineId: entry.productLine,
  serial: entry.serial.trim(),
  addressId: entry.address,
  purchasedOn: entry.purchasedOn,
  purchasePlace: entry.purchasePlace,
  installedOn: entry.installedOn,
  installedBy: entry.installedBy,
  installedByName: entry.installedByName,
  materials: entry.materials,
  note: entry.note,
})
