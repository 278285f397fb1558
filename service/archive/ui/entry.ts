import type { Question } from '#core/endpoint.ts'
import type { addCustomer } from '../contract.ts'
import type { File } from './Reach.tsx'

export type PhoneValue = { id?: string; phone?: string; label?: string }
export type AddressValue = { id?: string; address?: string; label?: string }
export type ContactValue = {
  id?: string
  name?: string
  relation?: string
  note?: string
  phones?: PhoneValue[]
}

/** A customer as the form holds him: lines that nobody filled in may stand there. */
export type CustomerValues = {
  name: string
  kind: 'person' | 'firm'
  note?: string
  phones?: PhoneValue[]
  addresses?: AddressValue[]
  contacts?: ContactValue[]
}

type Entry = Question<typeof addCustomer>['body']

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''
const known = (id: string | undefined) => (id === undefined ? {} : { id })

/** What is sent: empty lines are left out. */
export function entryOf(values: CustomerValues): Entry {
  return {
    name: values.name,
    kind: values.kind,
    note: values.note ?? '',
    phones: phonesOf(values.phones),
    addresses: (values.addresses ?? []).flatMap(({ id, address, label = '' }) =>
      filled(address) ? [{ ...known(id), address, label }] : [],
    ),
    contacts: (values.contacts ?? []).flatMap(({ id, name, relation = '', note = '', phones }) =>
      filled(name) ? [{ ...known(id), name, relation, note, phones: phonesOf(phones) }] : [],
    ),
  }
}

function phonesOf(phones: readonly PhoneValue[] = []) {
  return phones.flatMap(({ id, phone, label = '' }) =>
    filled(phone) ? [{ ...known(id), phone, label }] : [],
  )
}

/** A new customer: the lines that most will need are open. */
export const blank = (known: { name?: string; phone?: string; address?: string } = {}): CustomerValues => ({
  name: known.name ?? '',
  kind: 'person',
  phones: [{ phone: known.phone ?? '', label: '' }],
  addresses: [{ address: known.address ?? '', label: '' }],
  contacts: [],
})

/**
 * The file as the form holds it; only for readers who see everything. What another one brought who was merged
 * into him is not his to change.
 */
export function valuesOf(file: File): CustomerValues {
  const own = <T extends { of: string | null }>(parts: readonly T[]) => parts.filter(({ of }) => of === null)
  const phones = (some: File['phones']) =>
    own(some).map(({ id, typed, shown, label }) => ({ id, phone: typed ?? shown, label }))
  return {
    name: file.name,
    kind: file.kind,
    note: file.note ?? '',
    phones: phones(file.phones),
    addresses: own(file.addresses).map(({ id, typed, shown, label }) => ({
      id,
      address: typed ?? shown,
      label,
    })),
    contacts: own(file.contacts).map(contact => ({
      id: contact.id,
      name: contact.name,
      relation: contact.relation,
      note: contact.note ?? '',
      phones: phones(contact.phones),
    })),
  }
}
