/**
 * 档案, the archive: who our customers are, how to reach them, which machines stand at their places, and who
 * installed those with what (seeds/002 §一). Everything later in the story points here. Phones and addresses
 * leave the house masked for roles that do not need them; each reveal is in the journal.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, line, page, pageQuery, text } from '#core/wire.ts'
import { Device, FromList, MemoriesCard } from './contract/shapes.ts'

export const events = [
  'customer added',
  'customer edited',
  'phone added',
  'customer revealed',
  'device added',
  'device edited',
  'device passed on',
  'product line added',
  'product line edited',
  'model added',
  'model edited',
  'list read',
  'list import started',
  'list mapped',
  'list goes on',
  'list rows imported',
  'list imported',
  'list cancelled',
  'list undo started',
  'list undone',
  'customer taken back',
  'device taken back',
  'attachment added',
  'attachment taken away',
  'customers merged',
  'customer merge undone',
  'customers told apart',
  'devices merged',
  'device merge undone',
  'devices told apart',
  'label made',
  'label revoked',
  'important date noted',
  'important date taken back',
  'interest noted',
  'interest taken back',
  'customer graded',
  'grade taken back',
  'contract noted',
  'contract ended',
  'contract taken back',
  'memories brought in',
] as const

/** Who looks things up. Technicians see the customers of their visits through fieldwork, no others. */
export const READERS = ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'] as const
/** Who writes: the people who talk with customers and see them whole. */
export const WRITERS = ['agent', 'dispatcher', 'visitor', 'manager'] as const

export const CUSTOMER_KINDS = ['person', 'firm'] as const

/**
 * `shown` is for reading; `number` (E.164) and `typed` are null where this reader gets the phone masked.
 * `of`, here and below: who was merged into this customer and brought it; null where it is his own.
 */
export const Phone = z.object({
  id: id(),
  of: id().nullable(),
  shown: z.string(),
  number: z.string().nullable(),
  extension: z.string(),
  typed: z.string().nullable(),
  label: z.string(),
})
export type Phone = z.infer<typeof Phone>

export const Address = z.object({
  id: id(),
  of: id().nullable(),
  label: z.string(),
  shown: z.string(),
  typed: z.string().nullable(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
})
export type Address = z.infer<typeof Address>

export const Contact = z.object({
  id: id(),
  of: id().nullable(),
  name: z.string(),
  relation: z.string(),
  note: z.string().nullable(),
  phones: z.array(Phone),
})
export type Contact = z.infer<typeof Contact>

/** Who was merged into this one: by which merge, when. Phones, addresses, contacts say so by `of`. */
export const MergedOne = z.object({
  id: id(),
  name: z.string(),
  merge: id().nullable(),
  at: instant().nullable(),
})

/**
 * The customer without his machines; what those brought who were merged into him stands among his own.
 * `masked` says that this reader does not see everything.
 */
export const CustomerCard = z.object({
  id: id(),
  name: z.string(),
  kind: z.enum(CUSTOMER_KINDS),
  note: z.string().nullable(),
  masked: z.boolean(),
  mergedInto: id().nullable(),
  merged: z.array(MergedOne),
  version: z.number().int(),
  changedAt: instant(),
  changedBy: z.string().nullable(),
  phones: z.array(Phone),
  addresses: z.array(Address),
  contacts: z.array(Contact),
})
export type CustomerCard = z.output<typeof CustomerCard>

export const CustomerFile = CustomerCard.extend({
  devices: z.array(Device),
  moreDevices: z.boolean(),
  memories: MemoriesCard,
  /** The list that made him, if one did. */
  source: FromList.nullable(),
})
export type CustomerFile = z.output<typeof CustomerFile>

export const CustomerLine = z.object({
  id: id(),
  name: z.string(),
  kind: z.enum(CUSTOMER_KINDS),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  devices: z.number().int(),
})

/** A phone as people write it: `138 1234 5678`, `+86 755-8888-1234 转 802`. Unreadable ones answer 400. */
const phoneText = () => line(60)

const PhoneEntry = z.object({ id: id().optional(), phone: phoneText(), label: text(40).default('') })
const AddressEntry = z.object({
  id: id().optional(),
  address: line(300),
  label: text(40).default(''),
  province: text(40).optional(),
  city: text(40).optional(),
  district: text(40).optional(),
})
const ContactEntry = z.object({
  id: id().optional(),
  name: line(80),
  relation: text(40).default(''),
  note: text(2000).default(''),
  phones: z.array(PhoneEntry).max(20).default([]),
})

/**
 * A whole customer. Parts with an `id` are kept and changed, parts without one are new, parts left out go.
 * What another one brought who was merged into him is not his to change: it is left out and stays.
 */
export const CustomerEntry = z.object({
  name: line(120),
  kind: z.enum(CUSTOMER_KINDS).default('person'),
  note: text(4000).default(''),
  phones: z.array(PhoneEntry).max(50).default([]),
  addresses: z.array(AddressEntry).max(50).default([]),
  contacts: z.array(ContactEntry).max(50).default([]),
})
export type CustomerEntry = z.output<typeof CustomerEntry>

export const listCustomers = endpoint({
  method: 'GET',
  url: '/api/archive/customers',
  summary: 'Customers, the newest first',
  may: READERS,
  query: pageQuery(),
  returns: page(CustomerLine),
})

export const customerFile = endpoint({
  method: 'GET',
  url: '/api/archive/customers/:id',
  summary: 'One customer with contacts, phones, addresses and devices; masked by role',
  may: READERS,
  params: z.object({ id: id() }),
  returns: CustomerFile,
})

export const addCustomer = endpoint({
  method: 'POST',
  url: '/api/archive/customers',
  summary: 'Add a customer',
  may: WRITERS,
  body: CustomerEntry.extend({ id: id().optional() }),
  returns: CustomerCard,
  refuses: ['this id is in use'],
})

export const editCustomer = endpoint({
  method: 'PUT',
  url: '/api/archive/customers/:id',
  summary: 'Change a customer as a whole; `version` is the one that was read',
  may: WRITERS,
  params: z.object({ id: id() }),
  body: CustomerEntry.extend({ version: z.number().int() }),
  returns: CustomerCard,
  refuses: ['changed meanwhile', 'merged into another customer', 'a device stands at this address'],
})

export const addPhone = endpoint({
  method: 'POST',
  url: '/api/archive/customers/:id/phones',
  summary: 'Add a phone to a customer or to one of his contacts, during a call',
  may: WRITERS,
  params: z.object({ id: id() }),
  body: z.object({ phone: phoneText(), label: text(40).default(''), contact: id().optional() }),
  returns: CustomerCard,
  refuses: ['merged into another customer', 'this customer has this phone already'],
})

/**
 * Whose phone is it? A hint for forms, masked: a phone may belong to several people (a family, a caretaker).
 */
export const phoneOwners = endpoint({
  method: 'GET',
  url: '/api/archive/phone-owners',
  summary: 'Who has this phone already, in any spelling',
  may: READERS,
  query: z.object({ phone: phoneText() }),
  returns: z.object({
    shown: z.string(),
    owners: z.array(
      z.object({
        customer: id(),
        name: z.string(),
        contact: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
})

export const revealCustomer = endpoint({
  method: 'POST',
  url: '/api/archive/customers/:id/reveal',
  summary: 'See this customer unmasked; the reason is kept in the journal',
  may: READERS,
  params: z.object({ id: id() }),
  body: z.object({ reason: z.enum(['customer asked', 'check of data', 'complaint', 'legal duty', 'audit']) }),
  returns: CustomerFile,
})

export const Happening = z.object({
  id: id(),
  at: instant(),
  by: z.string().nullable(),
  event: z.string(),
  subject: id(),
  /** Whose it was, where it was one who is merged now and not the one whose page this is. */
  whose: z.object({ id: id(), name: z.string() }).nullable(),
  data: z.record(z.string(), z.unknown()),
})

export const customerTimeline = endpoint({
  method: 'GET',
  url: '/api/archive/customers/:id/timeline',
  summary: 'What happened about a customer, the newest first',
  may: READERS,
  params: z.object({ id: id() }),
  query: pageQuery(),
  returns: page(Happening),
})

export const deviceTimeline = endpoint({
  method: 'GET',
  url: '/api/archive/devices/:id/timeline',
  summary: 'What happened about a device, the newest first',
  may: READERS,
  params: z.object({ id: id() }),
  query: pageQuery(),
  returns: page(Happening),
})
