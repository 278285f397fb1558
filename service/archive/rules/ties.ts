import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { serialKey } from '../rules.ts'
import type { RowFacts } from './rows.ts'

/**
 * What a later row of the same list would share with this one if it spoke of the same customer or machine.
 */
export function marksOf(facts: RowFacts): string[] {
  const marks = facts.phones.map(({ number }) => `phone ${number}`)
  // A shop's number may stand with every customer of its list.
  if (facts.named) marks.push(...facts.phones.map(({ number }) => `phone ${number} ${fold(facts.name)}`))
  if (facts.named && (facts.address !== '' || facts.phones.length === 0)) {
    marks.push(`name ${fold(facts.name)} ${fold(facts.address)}`)
  }
  const serial = serialKey(facts.device?.serial ?? '')
  if (serial !== null) marks.push(`serial ${serial}`)
  return marks
}

/**
 * What a later row would share with this one once both speak of this customer. Of somebody with hundreds of
 * rows only those are met again that say of him what the later one says.
 */
export function partsOf(customer: Uuid, { address, contact, device }: RowFacts): string[] {
  const parts: string[] = []
  if (address !== '') parts.push(`address ${fold(address)}`)
  if (contact !== '') parts.push(`contact ${fold(contact)}`)
  if (device !== null) {
    const { model, purchasedOn, installedOn } = device
    parts.push(`machine ${fold(model)} ${purchasedOn ?? ''} ${installedOn ?? ''}`)
  }
  return parts.map(part => `${customer} ${part}`)
}

/** All by which later rows of the list find this one, once it is this customer's. */
export const tiesOf = (customer: Uuid, facts: RowFacts): string[] => [
  ...marksOf(facts),
  ...partsOf(customer, facts),
]
