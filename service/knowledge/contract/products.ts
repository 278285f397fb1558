import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id } from '#core/wire.ts'
import { READERS } from '../contract.ts'
import { Named } from './shapes.ts'

/** Beyond this many devices a page says "and more": counting them all takes longer than reading it. */
export const MOST_DEVICES = 100_000

/** What is known of a product line or a model, besides its name. Archived answers are not counted. */
const Known = z.object({
  devices: z.number().int(),
  answers: z.number().int(),
  lessons: z.number().int(),
})

const asking = { method: 'GET', may: READERS, params: z.object({ id: id() }) } as const

export const productLineFile = endpoint({
  ...asking,
  url: '/api/knowledge/product-lines/:id',
  summary: 'A product line: its devices, and the answers about it and its models',
  returns: Named.extend({ known: Known }),
})

export const modelFile = endpoint({
  ...asking,
  url: '/api/knowledge/models/:id',
  summary: 'A model: its product line, its devices, and the answers about it',
  returns: Named.extend({ line: Named.nullable(), known: Known }),
})
