import type { Context } from '#core/context.ts'
import { isTaken } from '#core/find/write.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse, refusing } from '#core/refusal.ts'
import type { CustomerEntry } from '../contract.ts'
import { customerFile } from '../queries/customers.ts'
import { sameCustomers } from '../queries/same.ts'
import { sightOf } from '../queries/sight.ts'
import { whyNotEdit } from '../rules.ts'
import { contactRows, customerRows, lockCustomer, phoneRows, writeCustomer } from '../store/customers.ts'
import { addCustomers, addPhones } from './add-customers.ts'
import { newAddress, newPhone } from './entries.ts'
import { replaceParts } from './parts.ts'
import { writeCustomerTerms } from './terms.ts'

/** @throws Unreadable with the place of a phone that is none; Refusal 'this id is in use' */
export async function addCustomer(
  ctx: Context,
  entry: CustomerEntry & { id?: Uuid | undefined },
): Promise<Uuid> {
  const { country } = await sightOf(ctx)
  if (entry.id && (await isTaken(ctx, entry.id))) throw new Refusal('this id is in use')
  const id = entry.id ?? uuidv7()
  const fresh = withoutIds(entry)
  await refusing({ unique: 'this id is in use' }, () =>
    addCustomers(ctx, [
      {
        id,
        ...fresh,
        phones: entry.phones.map((one, at) => newPhone(one, country, `phones.${at}.phone`)),
        addresses: entry.addresses.map(newAddress),
        contacts: entry.contacts.map((contact, c) => ({
          id: uuidv7(),
          name: contact.name,
          relation: contact.relation,
          note: contact.note,
          phones: contact.phones.map((one, at) => newPhone(one, country, `contacts.${c}.phones.${at}.phone`)),
        })),
        devices: [],
      },
    ]),
  )
  return id
}

const withoutIds = ({ name, kind, note }: CustomerEntry) => ({ name, kind, note })

/** Everything of the customer as it shall be; parts keep their ids. @throws Unknown, Unreadable, Refusal */
export async function editCustomer(
  ctx: Context,
  id: Uuid,
  entry: CustomerEntry & { version: number },
): Promise<void> {
  const customer = await lockForEdit(ctx, id, entry)
  const { country } = await sightOf(ctx)
  await replaceParts(ctx, id, entry, country)
  await writeCustomer(ctx, id, { name: entry.name, kind: entry.kind, note: entry.note })
  await writeCustomerTerms(ctx, id)
  await announce(ctx, 'customer edited', id, [], { version: customer.version + 1 })
}

async function lockForEdit(ctx: Context, id: Uuid, read: { version: number } | null) {
  const customer = known(await lockCustomer(ctx, id))
  const merged = customer.merged_into !== null
  const why = whyNotEdit({ version: customer.version, merged }, read ?? customer)
  if (why === 'changed meanwhile') {
    const [row] = await customerRows(ctx, [id])
    refuse(why, { by: row?.changed_by ?? null, at: customer.changed_at.toString() })
  }
  refuse(why)
  return customer
}

/** During a call: a phone more, nothing else touched. @throws Unknown, Unreadable, Refusal */
export async function addPhone(
  ctx: Context,
  customer: Uuid,
  entry: { phone: string; label: string; contact?: Uuid | undefined },
): Promise<void> {
  await lockForEdit(ctx, customer, null)
  const { country } = await sightOf(ctx)
  const phone = newPhone(entry, country, 'phone')
  const same = await sameCustomers(ctx, customer)
  const [phones, contacts] = await Promise.all([phoneRows(ctx, same), contactRows(ctx, same)])
  const whose = entry.contact && known(contacts.find(({ id }) => id === entry.contact))
  const contact = whose ? whose.id : null
  if (phones.some(one => one.number === phone.number && one.contact_id === contact)) {
    throw new Refusal('this customer has this phone already')
  }
  await addPhones(ctx, [{ ...phone, customer: whose ? whose.customer_id : customer, contact }])
  await writeCustomer(ctx, customer, null)
  await writeCustomerTerms(ctx, customer)
  await announce(ctx, 'phone added', customer, [], { phone: phone.id, contact })
}

/** The customer unmasked; who looked and why is in the journal. @throws Unknown */
export async function reveal(ctx: Context, customer: Uuid, reason: string) {
  const file = await customerFile(ctx, customer, { full: true })
  await announce(ctx, 'customer revealed', customer, [], { reason })
  return file
}
