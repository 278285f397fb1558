import type { Question, Reply } from '#core/endpoint.ts'
import type { addDevice, deviceCard } from '../contract/devices.ts'
import type { InstallerValue } from './InstallerField.tsx'

export type Device = Reply<typeof deviceCard>

export type MaterialValue = { name?: string; quantity?: number | null | undefined; unit?: string | undefined }

/** A device as the form holds it. */
export type DeviceValues = {
  model: string | null
  productLine: string | null
  serial?: string
  address: string | null
  purchasedOn: string | null
  purchasePlace?: string
  installedOn: string | null
  installedBy: InstallerValue
  materials?: MaterialValue[]
  note?: string
}

export const blankDevice: DeviceValues = {
  model: null,
  productLine: null,
  address: null,
  purchasedOn: null,
  installedOn: null,
  installedBy: { staff: null, name: '' },
  materials: [],
}

export function deviceValues(device: Device): DeviceValues {
  return {
    model: device.model?.id ?? null,
    productLine: device.model ? null : (device.productLine?.id ?? null),
    serial: device.serial,
    address: device.address?.id ?? null,
    purchasedOn: device.purchasedOn,
    purchasePlace: device.purchasePlace,
    installedOn: device.installedOn,
    installedBy: device.installedBy ?? { staff: null, name: '' },
    materials: device.materials,
    note: device.note ?? '',
  }
}

export function deviceEntry(values: DeviceValues): Omit<Question<typeof addDevice>['body'], 'id'> {
  const { installedBy, materials = [], ...rest } = values
  return {
    ...rest,
    // A model knows its product line; only a device without one names it.
    productLine: values.model === null ? values.productLine : null,
    installedBy: installedBy.staff,
    installedByName: installedBy.staff === null ? installedBy.name : '',
    materials: materials.flatMap(({ name, quantity = null, unit = '' }) =>
      name !== undefined && name.trim() !== '' ? [{ name, quantity, unit }] : [],
    ),
  }
}
