import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { done, id, instant } from '#core/wire.ts'
import { READERS } from '../contract.ts'

/** Whose machines need a sticker; nothing given: all of the company. */
const Which = z.object({
  device: id().optional(),
  customer: id().optional(),
  import: id().optional(),
  model: id().optional(),
  productLine: id().optional(),
})

/** What stands on a label. No owner, no address, no whole serial. */
const Label = z.object({
  device: id(),
  token: z.string(),
  number: z.string(),
  model: z.string(),
  productLine: z.string(),
  serialTail: z.string(),
})

const PRINTERS = ['agent', 'dispatcher', 'manager', 'admin'] as const
/** One batch: 24 A4 sheets of 21. */
export const MOST_LABELS = 500
export const MOST_COUNTED = 100_000

export const countForLabels = endpoint({
  method: 'GET',
  url: '/api/archive/labels/count',
  summary: 'How many machines are meant, and how many of them have no label yet (100,000 at most)',
  may: PRINTERS,
  query: Which,
  returns: z.object({ devices: z.number().int(), unlabelled: z.number().int() }),
})

export const makeLabels = endpoint({
  method: 'POST',
  url: '/api/archive/labels',
  summary:
    'Labels of machines, the next 500 after `after`: those that are there, and new ones for the others',
  may: PRINTERS,
  body: Which.extend({
    /** `next` of the batch before. */
    after: z.string().max(200).optional(),
    limit: z.number().int().min(1).max(MOST_LABELS).default(MOST_LABELS),
    unlabelledOnly: z.boolean().default(false),
  }),
  returns: z.object({
    company: z.string(),
    hotline: z.string().nullable(),
    /** The address that people type, where the house was told it. */
    address: z.string().nullable(),
    labels: z.array(Label),
    made: z.number().int(),
    next: z.string().nullable(),
  }),
})

export const labelsOfDevice = endpoint({
  method: 'GET',
  url: '/api/archive/devices/:id/labels',
  summary: 'The labels that a machine has and had, the newest first',
  may: READERS,
  params: z.object({ id: id() }),
  returns: z.array(
    z.object({
      id: id(),
      number: z.string(),
      madeAt: instant(),
      madeBy: z.string().nullable(),
      revokedAt: instant().nullable(),
      revokedBy: z.string().nullable(),
    }),
  ),
})

export const revokeLabel = endpoint({
  method: 'POST',
  url: '/api/archive/labels/:id/revocation',
  summary: 'A label that was lost or copied opens nothing from now on',
  may: ['agent', 'manager', 'admin'],
  params: z.object({ id: id() }),
  returns: done,
  refuses: ['the label is revoked already'],
})
