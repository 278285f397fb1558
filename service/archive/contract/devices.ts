import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, id, line, page, pageQuery, text } from '#core/wire.ts'
import { READERS, WRITERS } from '../contract.ts'
import { Device, Material } from './shapes.ts'

/**
 * A device as it is written down. It names its model; one whose model nobody knows may name its product line.
 * The installer of record is one of our staff or a name.
 */
export const DeviceEntry = z.object({
  model: id().nullable().default(null),
  productLine: id().nullable().default(null),
  serial: text(80).default(''),
  address: id().nullable().default(null),
  purchasedOn: day().nullable().default(null),
  purchasePlace: text(120).default(''),
  installedOn: day().nullable().default(null),
  installedBy: id().nullable().default(null),
  installedByName: text(80).default(''),
  materials: z.array(Material).max(100).default([]),
  note: text(4000).default(''),
})
export type DeviceEntry = z.output<typeof DeviceEntry>

const refuses = [
  'this serial belongs to another device',
  'installed before it was bought',
  'the date lies in the future',
  'no such model',
  'no such product line',
  'no such installer',
  'the address belongs to another customer',
] as const

export const deviceCard = endpoint({
  method: 'GET',
  url: '/api/archive/devices/:id',
  summary: 'A device: the facts at the head of its repair card',
  may: READERS,
  params: z.object({ id: id() }),
  returns: Device,
})

export const addDevice = endpoint({
  method: 'POST',
  url: '/api/archive/customers/:id/devices',
  summary: 'Add a device to a customer',
  may: WRITERS,
  params: z.object({ id: id() }),
  body: DeviceEntry.extend({ id: id().optional() }),
  returns: Device,
  refuses: [...refuses, 'merged into another customer', 'this id is in use'],
})

export const editDevice = endpoint({
  method: 'PUT',
  url: '/api/archive/devices/:id',
  summary: 'Change a device as a whole; `version` is the one that was read',
  may: WRITERS,
  params: z.object({ id: id() }),
  body: DeviceEntry.extend({ version: z.number().int() }),
  returns: Device,
  refuses: [...refuses, 'changed meanwhile', 'merged into another device'],
})

export const passDeviceOn = endpoint({
  method: 'POST',
  url: '/api/archive/devices/:id/owner',
  summary: 'The device belongs to another customer now; what was done for the old one stays in his files',
  may: WRITERS,
  params: z.object({ id: id() }),
  body: z.object({
    customer: id(),
    /** Where it stands at the new owner's place. */
    address: id().nullable().default(null),
    version: z.number().int(),
  }),
  returns: Device,
  refuses: [
    'the device is his already',
    'merged into another customer',
    'merged into another device',
    'the address belongs to another customer',
    'changed meanwhile',
  ],
})

export const ProductLine = z.object({ id: id(), name: z.string(), models: z.number().int() })
export const Model = z.object({
  id: id(),
  name: z.string(),
  productLine: z.object({ id: id(), name: z.string() }).nullable(),
})

/** Those who keep the catalogue of what we sell. */
const KEEPERS = ['manager', 'admin'] as const

export const listProductLines = endpoint({
  method: 'GET',
  url: '/api/archive/product-lines',
  summary: 'Product lines by name, at most 500',
  may: 'signed in',
  returns: z.object({ items: z.array(ProductLine) }),
})

export const addProductLine = endpoint({
  method: 'POST',
  url: '/api/archive/product-lines',
  summary: 'Add a product line',
  may: KEEPERS,
  body: z.object({ name: line(80) }),
  returns: ProductLine,
  refuses: ['there is one of this name', 'too many product lines'],
})

export const editProductLine = endpoint({
  method: 'PUT',
  url: '/api/archive/product-lines/:id',
  summary: 'Rename a product line',
  may: KEEPERS,
  params: z.object({ id: id() }),
  body: z.object({ name: line(80) }),
  returns: ProductLine,
  refuses: ['there is one of this name'],
})

/** `text` narrows by a fragment of the name, spelling folded. */
export const listModels = endpoint({
  method: 'GET',
  url: '/api/archive/models',
  summary: 'Models by name',
  may: 'signed in',
  query: pageQuery().extend({ text: z.string().max(80).optional(), productLine: id().optional() }),
  returns: page(Model),
})

export const addModel = endpoint({
  method: 'POST',
  url: '/api/archive/models',
  summary: 'Add a model',
  may: [...KEEPERS, 'agent'],
  body: z.object({ name: line(120), productLine: id().nullable().default(null) }),
  returns: Model,
  refuses: ['there is one of this name', 'no such product line'],
})

export const editModel = endpoint({
  method: 'PUT',
  url: '/api/archive/models/:id',
  summary: 'Change the name or the product line of a model',
  may: KEEPERS,
  params: z.object({ id: id() }),
  body: z.object({ name: line(120), productLine: id().nullable() }),
  returns: Model,
  refuses: ['there is one of this name', 'no such product line'],
})
