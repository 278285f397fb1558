import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id } from '#core/wire.ts'

export const needsOfLines = endpoint({
  method: 'GET',
  url: '/api/dispatch/needs',
  summary: 'Which skills work on each product line needs',
  may: 'signed in',
  returns: z.array(z.object({ productLineId: id(), skillIds: z.array(id()) })),
})

export const setNeeds = endpoint({
  method: 'PUT',
  url: '/api/dispatch/needs/:id',
  summary: 'Set which skills work on a product line needs',
  may: ['manager', 'admin'],
  params: z.object({ id: id() }),
  body: z.object({ skillIds: z.array(id()).max(20) }),
  returns: z.object({ id: id() }),
})
