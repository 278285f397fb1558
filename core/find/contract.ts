import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { id } from '../wire.ts'

/** One search box for everything. Each slice draws the cards of its own kind, masked for who asks. */
export const search = endpoint({
  method: 'GET',
  url: '/api/find',
  summary: 'Find by phone (any spelling or its last 4), name, pinyin, initials, address, serial or number',
  may: ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  query: z.object({
    text: z.string().trim().max(100),
    kinds: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  returns: z.object({
    hits: z.array(
      z.object({
        kind: z.string(),
        id: id(),
        how: z.string(),
        title: z.string(),
        detail: z.string(),
        of: id().nullable(),
      }),
    ),
  }),
})
