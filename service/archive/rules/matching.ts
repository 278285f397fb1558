import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import type { Outcome, Reason, Remark } from '../contract/imports.ts'
import { serialKey } from '../rules.ts'
import type { TypedPhone } from './cells.ts'
import type { DeviceFacts, RowFacts } from './rows.ts'
import { tiesOf } from './ties.ts'

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
  /** By folded name. */
  contacts: Set<string>
  /** The row of this list that brings him, where the archive does not know him yet. */
  row: number | null
  /** What ties earlier rows of this list to him (`tiesOf`). */
  ties: Set<string>
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
  /** Whom the archive knows or this list brings; of a merged customer the one who is left. */
  byId: Map<Uuid, KnownCustomer>
  /** A rule makes no ids; it is given the way to one. */
  newId(): Uuid
}

export const emptyRegister = (newId: () => Uuid): Register => ({
  byPhone: new Map(),
  byName: new Map(),
  bySerial: new Map(),
  written: new Map(),
  seen: new Map(),
  byId: new Map(),
  newId,
})

/**
 * The row may mean somebody known: the phone is his and the name is not, or name and address are his and
 * the phone is not. `usual`: what is done if nobody decides; the first keeps both, the second takes them
 * for one.
 */
export type Twin = {
  customer: Uuid | null
  row: number | null
  by: 'phone' | 'name and address'
  usual: Decision
}
export type Decision = 'merge' | 'keep'

export type Placement =
  /** Without a code its cells refuse it. */
  | { outcome: 'refused'; code?: Reason }
  | { outcome: 'skipped' }
  | {
      outcome: Exclude<Outcome, 'refused' | 'skipped'>
      customer: Uuid
      device: Uuid | null
      sameAsRow: number | null
      remarks: Remark[]
      twin: Twin | null
      /** What ties this row to its customer and no earlier row of the list does. */
      newTies: string[]
      /** What is to be written; nothing where the outcome is `unchanged`. */
      add: {
        customer: boolean
        phones: TypedPhone[]
        address: { id: Uuid; text: string } | null
        /** Somebody to ask for, by his name; nobody where it is empty. */
        contact: string
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
export function place(
  register: Register,
  row: number,
  facts: RowFacts,
  key: string,
  decision: Decision | null = null,
): Placement {
  const before = register.written.get(key)
  const seen = register.seen.get(key)
  if (before !== undefined) {
    return unchanged(before.customer, before.device, seen ?? null)
  }
  const { match, twin } = matching(register, facts, decision)
  const serial = serialKey(facts.device?.serial ?? '')
  if (facts.device !== null && serial !== null && taken(register, facts.device, serial, match?.id)) {
    return { outcome: 'refused', code: 'serial of another customer' }
  }
  const customer = match ?? newcomer(register, register.newId(), facts, row)
  const add = newParts(register, customer, facts, match === null)
  const device =
    add.device?.id ?? (facts.device === null ? null : (sameDevice(customer, facts.device)?.id ?? null))
  const remarks: Remark[] = stranger(register, customer, facts) ? ['phone of somebody else'] : []
  const newTies = learn(register, customer, facts)
  register.written.set(key, { customer: customer.id, device })
  register.seen.set(key, row)
  const something =
    add.customer || add.phones.length > 0 || add.address !== null || add.device !== null || add.contact !== ''
  const outcome = add.customer ? 'created' : something ? 'joined' : 'unchanged'
  return { outcome, customer: customer.id, device, sameAsRow: null, remarks, twin, newTies, add }
}

/**
 * An earlier row of this list is met again, as the one whom the dry run found in it: of somebody with many
 * rows not all are met, so what tied it to him may be missing by now, and nobody is looked for anew.
 */
export function recall(register: Register, row: number, facts: RowFacts, key: string, as: Uuid): void {
  const customer = register.byId.get(as) ?? newcomer(register, as, facts, row)
  newParts(register, customer, facts, false)
  learn(register, customer, facts)
  const device = facts.device === null ? null : (sameDevice(customer, facts.device)?.id ?? null)
  register.written.set(key, { customer: customer.id, device })
  register.seen.set(key, row)
}

function unchanged(customer: Uuid, device: Uuid | null, sameAsRow: number | null): Placement {
  const add = { customer: false, phones: [], address: null, device: null, contact: '' }
  const remarks: Remark[] = sameAsRow === null ? [] : ['same as an earlier row']
  return { outcome: 'unchanged', customer, device, sameAsRow, remarks, twin: null, newTies: [], add }
}

/** Whoever has been a customer for longest: the order in which rows met them does not matter. */
const longest = (all: readonly KnownCustomer[]): KnownCustomer | undefined =>
  all.reduce<KnownCustomer | undefined>(
    (first, one) => (first && first.id <= one.id ? first : one),
    undefined,
  )

type Match = { match: KnownCustomer | null; twin: Twin | null }

function matching(register: Register, facts: RowFacts, decision: Decision | null): Match {
  const nameKey = fold(facts.name)
  const byPhone = facts.phones.flatMap(({ number }) => register.byPhone.get(number) ?? [])
  const same = longest(byPhone.filter(one => !facts.named || one.nameKey === nameKey))
  if (same !== undefined || !facts.named) return { match: same ?? null, twin: null }
  const namesakes = register.byName.get(nameKey) ?? []
  const address = fold(facts.address)
  const there = address === '' ? undefined : longest(namesakes.filter(one => one.addresses.has(address)))
  if (there !== undefined) {
    if (facts.phones.length === 0 || there.phones.size === 0) return { match: there, twin: null }
    return decided(there, 'name and address', 'merge', decision)
  }
  const other = longest(byPhone)
  if (other !== undefined) return decided(other, 'phone', 'keep', decision)
  if (address !== '' || facts.phones.length > 0) return { match: null, twin: null }
  const alone = longest(namesakes.filter(one => one.phones.size === 0 && one.addresses.size === 0))
  return { match: alone ?? null, twin: null }
}

function decided(known: KnownCustomer, by: Twin['by'], usual: Decision, decision: Decision | null): Match {
  const twin = { customer: known.row === null ? known.id : null, row: known.row, by, usual }
  return { match: (decision ?? usual) === 'merge' ? known : null, twin }
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

function newcomer(register: Register, id: Uuid, facts: RowFacts, row: number): KnownCustomer {
  const customer = {
    id,
    nameKey: fold(facts.name),
    phones: new Set<string>(),
    addresses: new Map<string, Uuid>(),
    devices: [],
    contacts: new Set<string>(),
    row,
    ties: new Set<string>(),
  }
  register.byId.set(id, customer)
  return customer
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
  const contact = customer.contacts.has(fold(facts.contact)) ? '' : facts.contact
  if (contact !== '') customer.contacts.add(fold(contact))
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
  return { customer: isNew, phones, address, device, contact }
}

function stranger(register: Register, customer: KnownCustomer, facts: RowFacts): boolean {
  return facts.phones.some(({ number }) =>
    (register.byPhone.get(number) ?? []).some(one => one.id !== customer.id),
  )
}

/** @returns the ties that are new */
function learn(register: Register, customer: KnownCustomer, facts: RowFacts): string[] {
  for (const { number } of facts.phones) {
    customer.phones.add(number)
    push(register.byPhone, number, customer)
  }
  push(register.byName, customer.nameKey, customer)
  const fresh = tiesOf(customer.id, facts).filter(tie => !customer.ties.has(tie))
  for (const tie of fresh) customer.ties.add(tie)
  return fresh
}

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}
