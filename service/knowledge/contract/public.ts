import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { KEEPERS, READERS } from '../contract.ts'

export const events = ['public address set'] as const

const PublicPage = z.object({
  /** The word that the company chose; null: its id stands in the address. */
  address: z.string().nullable(),
  /** Where customers read, whole where the house was told its own address. */
  link: z.string(),
  /** How many answers they find there. */
  answers: z.number().int(),
  version: z.number().int(),
})

export const publicPage = endpoint({
  method: 'GET',
  url: '/api/knowledge/public-page',
  summary: 'Where customers read the answers that are meant for them',
  may: READERS,
  returns: PublicPage,
})

export const setPublicAddress = endpoint({
  method: 'PUT',
  url: '/api/knowledge/public-page',
  summary: "Choose the word in the address of the customers' page; the page of the old one is gone",
  may: KEEPERS,
  body: z.object({
    /** Small letters, digits and hyphens, as it is read out on the phone. */
    address: z.string().regex(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/),
    version: z.number().int(),
  }),
  returns: PublicPage,
  refuses: ['this address is taken', 'changed meanwhile'],
})
