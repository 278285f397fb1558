import { codeTerms, nameTerms, phoneTerms, type Term, textTerms } from '#core/find/terms.ts'
import type { Findings } from '#core/find/write.ts'
import type { Uuid } from '#core/ids.ts'

/** What of a customer can be typed into the search box: his names, phones and addresses. */
export type Findable = {
  id: Uuid
  name: string
  contacts: readonly { name: string }[]
  phones: readonly { number: string }[]
  addresses: readonly { typed: string }[]
}

export function customerFindings({ id, name, contacts, phones, addresses }: Findable): Findings {
  const terms: Term[] = [
    ...nameTerms(name),
    ...contacts.flatMap(contact => nameTerms(contact.name)),
    ...phones.flatMap(phone => phoneTerms(phone.number)),
    ...addresses.flatMap(address => textTerms(address.typed)),
  ]
  return { kind: 'customer', subject: id, terms }
}

/** A device goes by its serial and the numbers of its labels; its customer leads to it otherwise. */
export function deviceFindings(device: { id: Uuid; serial: string; labels?: readonly string[] }): Findings {
  const codes = [device.serial, ...(device.labels ?? [])]
  return { kind: 'device', subject: device.id, terms: codes.flatMap(codeTerms) }
}
