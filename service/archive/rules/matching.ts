import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import type { Outcome, Reason, Remark } from '../contract/imports.ts'
import { serialKey } from '../rules.ts'
import type { TypedPhone } from './cells.ts'
import type { DeviceFacts, RowFacts } from './rows.ts'

export type KnownDevice = {
  id: Uuid
  customer: Uuid
  modelKey: string
  serialKey: string | null
  purchasedOn: string
  installedOn: string
}

export type KnownCustomer = {
  id: Uuid
  nameKey: string
  phones: Set<string>
  /** By folded text. */
  addresses: Map<string, Uuid>
  devices: KnownDevice[]
}

/**
 * What is known while a list is gone through: what the archive holds of it, and what its earlier rows add.
 */
export type Register = {
  byPhone: Map<string, KnownCustomer[]>
  byName: Map<string, KnownCustomer[]>
  bySerial: Map<string, KnownDevice[]>
  /** Rows of any list that were written once: what they led to. */
  written: Map<string, { customer: Uuid; device: Uuid | null }>
  /** Rows of this list, by what they say. */
  seen: Map<string, number>
  /** A rule makes no ids; it is given the way to one. */
  newId(): Uuid
}

export const emptyRegister = (newId: () => Uuid): Register => ({
  byPhone: new Map(),
  byName: new Map(),
  bySerial: new Map(),
  written: new Map(),
  seen: new Map(),
  newId,
})

export type Placement =
  | { outcome: 'refused'; code: Reason }
  | {
      outcome: Exclude<Outcome, 'refused'>
      customer: Uuid
      device: Uuid | null
      sameAsRow: number | null
      remarks: Remark[]
      /** What is to be written; nothing where the outcome is `unchanged`. */
      add: {
        customer: boolean
        phones: TypedPhone[]
        address: { id: Uuid; text: string } | null
        /** Where the machine stands, and the machine. */
        device: { id: Uuid; at: Uuid | null; facts: DeviceFacts } | null
      }
    }

/**
 * Finds the place of one row: who it speaks of, and what of it is new. The register learns it, so that a
 * later row meets an earlier one as it would meet the archive. A customer is the same by phone and name, by
 * phone where the row has no name, by name and address; a row with a name alone means the one who has nothing
 * else either. A machine is the same by its serial, else by model and days.
 */
export function place(register: Register, row: number, facts: RowFacts, key: string): Placement {
  const before = register.written.get(key)
  const seen = register.seen.get(key)
  if (before !== undefined) {
    return unchanged(before.customer, before.device, seen ?? null)
  }
  const match = matching(register, facts)
  const serial = serialKey(facts.device?.serial ?? '')
  if (facts.device !== null && serial !== null && taken(register, facts.device, serial, match?.id)) {
    return { outcome: 'refused', code: 'serial of another customer' }
  }
  const customer = match ?? newcomer(register.newId(), facts)
  const add = newParts(register, customer, facts, match === null)
  const device =
    add.device?.id ?? (facts.device === null ? null : (sameDevice(customer, facts.device)?.id ?? null))
  const remarks: Remark[] = stranger(register, customer, facts) ? ['phone of somebody else'] : []
  learn(register, customer, facts)
  register.written.set(key, { customer: customer.id, device })
  register.seen.set(key, row)
  const something = add.customer || add.phones.length > 0 || add.address !== null || add.device !== null
  const outcome = add.customer ? 'created' : something ? 'joined' : 'unchanged'
  return { outcome, customer: customer.id, device, sameAsRow: null, remarks, add }
}

function unchanged(customer: Uuid, device: Uuid | null, sameAsRow: number | null): Placement {
  const add = { customer: false, phones: [], address: null, device: null }
  const remarks: Remark[] = sameAsRow === null ? [] : ['same as an earlier row']
  return { outcome: 'unchanged', customer, device, sameAsRow, remarks, add }
}

function matching(register: Register, facts: RowFacts): KnownCustomer | null {
  const nameKey = fold(facts.name)
  const byPhone = facts.phones.flatMap(({ number }) => register.byPhone.get(number) ?? [])
  const same = byPhone.find(one => !facts.named || one.nameKey === nameKey)
  if (same !== undefined || !facts.named) return same ?? null
  const namesakes = register.byName.get(nameKey) ?? []
  const address = fold(facts.address)
  if (address !== '') return namesakes.find(one => one.addresses.has(address)) ?? null
  if (facts.phones.length > 0) return null
  return namesakes.find(one => one.phones.size === 0 && one.addresses.size === 0) ?? null
}

/**
 * The model may be missing on one side; where both name one, equal serials of two models are two machines.
 */
const sameModel = (a: string, b: string) => a === '' || b === '' || a === b

function taken(register: Register, device: DeviceFacts, serial: string, owner: Uuid | undefined): boolean {
  const modelKey = fold(device.model)
  return (register.bySerial.get(serial) ?? []).some(
    one => one.customer !== owner && sameModel(one.modelKey, modelKey),
  )
}

function sameDevice(customer: KnownCustomer, facts: DeviceFacts): KnownDevice | undefined {
  const modelKey = fold(facts.model)
  const serial = serialKey(facts.serial)
  if (serial !== null) {
    return customer.devices.find(one => one.serialKey === serial && sameModel(one.modelKey, modelKey))
  }
  return customer.devices.find(
    one =>
      one.modelKey === modelKey &&
      one.purchasedOn === String(facts.purchasedOn ?? '') &&
      one.installedOn === String(facts.installedOn ?? ''),
  )
}

function newcomer(id: Uuid, facts: RowFacts): KnownCustomer {
  return { id, nameKey: fold(facts.name), phones: new Set(), addresses: new Map(), devices: [] }
}

function newParts(register: Register, customer: KnownCustomer, facts: RowFacts, isNew: boolean) {
  const phones = facts.phones.filter(({ number }) => !customer.phones.has(number))
  const addressKey = fold(facts.address)
  const known = customer.addresses.get(addressKey)
  const address =
    addressKey === '' || known !== undefined ? null : { id: register.newId(), text: facts.address }
  const at = addressKey === '' ? null : (known ?? address?.id ?? null)
  const { device: machine } = facts
  const device =
    machine === null || sameDevice(customer, machine) !== undefined
      ? null
      : { id: register.newId(), at, facts: machine }
  if (address !== null) customer.addresses.set(addressKey, address.id)
  if (device !== null) {
    const one: KnownDevice = {
      id: device.id,
      customer: customer.id,
      modelKey: fold(device.facts.model),
      serialKey: serialKey(device.facts.serial),
      purchasedOn: String(device.facts.purchasedOn ?? ''),
      installedOn: String(device.facts.installedOn ?? ''),
    }
    customer.devices.push(one)
    if (one.serialKey !== null) push(register.bySerial, one.serialKey, one)
  }
  return { customer: isNew, phones, address, device }
}

function stranger(register: Register, customer: KnownCustomer, facts: RowFacts): boolean {
  return facts.phones.some(({ number }) =>
    (register.byPhone.get(number) ?? []).some(one => one.id !== customer.id),
  )
}

function learn(register: Register, customer: KnownCustomer, facts: RowFacts): void {
  for (const { number } of facts.phones) {
    customer.phones.add(number)
    push(register.byPhone, number, customer)
  }
  push(register.byName, customer.nameKey, customer)
}

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}
