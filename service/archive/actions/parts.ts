import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { uuidv7 } from '#core/ids.ts'
import type { Country } from '#core/phones.ts'
import { known, refuse } from '#core/refusal.ts'
import type { CustomerEntry } from '../contract.ts'
import { addressKey } from '../rules.ts'
import { addressRows, contactRows, deleteParts, phoneRows, updateParts } from '../store/customers.ts'
import { standsAt } from '../store/devices.ts'
import { addAddresses, addContacts, addPhones } from './add-customers.ts'
import { newAddress, newPhone } from './entries.ts'

/**
 * What hangs on a customer becomes what the entry says: parts with an id change and must be his, parts
 * without one are new, the others go; not an address at which a device stands.
 */
export async function replaceParts(
  ctx: Context,
  customer: Uuid,
  entry: CustomerEntry,
  country: Country,
): Promise<void> {
  const [contacts, phones, addresses] = await Promise.all([
    contactRows(ctx, [customer]),
    phoneRows(ctx, [customer]),
    addressRows(ctx, [customer]),
  ])
  const wanted = {
    contacts: entry.contacts.map(one => ({ ...one, kept: one.id, id: one.id ?? uuidv7() })),
    addresses: entry.addresses.map(one => ({ ...newAddress(one), kept: one.id, customer })),
  }
  const wantedPhones = [
    ...entry.phones.map((one, at) => ({ one, contact: null as Uuid | null, path: `phones.${at}.phone` })),
    ...wanted.contacts.flatMap((contact, c) =>
      contact.phones.map((one, at) => ({
        one,
        contact: contact.id,
        path: `contacts.${c}.phones.${at}.phone`,
      })),
    ),
  ].map(({ one, contact, path }) => ({ ...newPhone(one, country, path), kept: one.id, customer, contact }))

  const goneContacts = gone(contacts, wanted.contacts)
  const gonePhones = gone(phones, wantedPhones)
  const goneAddresses = gone(addresses, wanted.addresses)
  if (goneAddresses.length > 0) {
    refuse((await standsAt(ctx, goneAddresses)) ? 'a device stands at this address' : null)
  }
  await addContacts(
    ctx,
    fresh(wanted.contacts).map(one => ({ ...one, customer, phones: [] })),
  )
  await updateParts(ctx, 'archive.contacts', customer, kept(wanted.contacts).map(contactColumns))
  await deleteParts(ctx, 'archive.phones', customer, gonePhones)
  await addPhones(ctx, fresh(wantedPhones))
  await updateParts(ctx, 'archive.phones', customer, kept(wantedPhones).map(phoneColumns))
  await deleteParts(ctx, 'archive.contacts', customer, goneContacts)
  await deleteParts(ctx, 'archive.addresses', customer, goneAddresses)
  await addAddresses(ctx, fresh(wanted.addresses))
  await updateParts(ctx, 'archive.addresses', customer, kept(wanted.addresses).map(addressColumns))
}

type Wanted = { kept: Uuid | undefined }

/** Of the parts that are there, those that the entry leaves out. A part that is not his is unknown. */
function gone(there: readonly { id: Uuid }[], wanted: readonly Wanted[]): Uuid[] {
  for (const { kept } of wanted) {
    if (kept !== undefined) known(there.find(({ id }) => id === kept))
  }
  return there.map(({ id }) => id).filter(id => !wanted.some(({ kept }) => kept === id))
}

const fresh = <T extends Wanted>(wanted: readonly T[]) => wanted.filter(({ kept }) => kept === undefined)
const kept = <T extends Wanted>(wanted: readonly T[]) =>
  wanted.flatMap(one => (one.kept === undefined ? [] : [{ ...one, id: one.kept }]))

const contactColumns = ({
  id,
  name,
  relation,
  note,
}: {
  id: Uuid
  name: string
  relation: string
  note: string
}) => ({
  id,
  name,
  relation,
  note,
})

const phoneColumns = (one: ReturnType<typeof newPhone> & { contact: Uuid | null }) => ({
  id: one.id,
  contact_id: one.contact,
  number: one.number,
  extension: one.extension,
  typed: one.typed,
  label: one.label,
})

const addressColumns = ({ id, label, typed, province, city, district }: ReturnType<typeof newAddress>) => ({
  id,
  label,
  typed,
  address_key: addressKey(typed),
  province,
  city,
  district,
})
