import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { day, done, id, instant, line } from '#core/wire.ts'
import { READERS, WRITERS } from '../contract.ts'
import { STANDINGS } from '../rules/contracts.ts'

/** 服务合同, of a customer as a whole (`device` is null) or of one of his devices. */
export const ServiceContract = z.object({
  id: id(),
  plan: z.string(),
  device: z.object({ id: id(), name: z.string() }).nullable(),
  from: day(),
  until: day(),
  standing: z.enum(STANDINGS),
  notedAt: instant(),
  notedBy: z.string().nullable(),
})

const reading = {
  method: 'GET',
  may: READERS,
  params: z.object({ id: id() }),
  returns: z.object({ items: z.array(ServiceContract) }),
} as const

export const contractsOfCustomer = endpoint({
  ...reading,
  url: '/api/archive/customers/:id/contracts',
  summary: 'The service contracts of a customer and of his devices, those in force first (100 at most)',
})

export const contractsOfDevice = endpoint({
  ...reading,
  url: '/api/archive/devices/:id/contracts',
  summary: 'The service contracts that hold for a device: its own, and those of its owner as a whole',
})

const writing = { may: WRITERS, params: z.object({ id: id() }), returns: done } as const

export const noteContract = endpoint({
  ...writing,
  method: 'POST',
  url: '/api/archive/customers/:id/contracts',
  summary: 'Note a service contract of a customer, for one of his devices or for all that he owns',
  body: z.object({
    /** In the company's own words, as its standards name it: 金牌保养. */
    plan: line(80),
    device: id().nullable().default(null),
    from: day(),
    until: day(),
  }),
  refuses: [
    'merged into another customer',
    'not a device of this customer',
    'ends before it begins',
    'noted already',
    'enough is noted',
  ],
})

export const endContract = endpoint({
  ...writing,
  method: 'POST',
  url: '/api/archive/contracts/:id/end',
  summary: 'A service contract ends sooner than it was noted, after a last day',
  body: z.object({ lastDay: day() }),
  refuses: ['ends before it begins', 'it ends by then already'],
})

export const takeContractBack = endpoint({
  ...writing,
  method: 'DELETE',
  url: '/api/archive/contracts/:id',
  summary: 'A service contract was noted wrongly',
})
