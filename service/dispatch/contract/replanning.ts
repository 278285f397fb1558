import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, text } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { job, planned } from '../contract.ts'
import { NEARNESS } from '../rules/near.ts'
import { CHOICE_REFUSES, GROUNDS, SKIPS } from '../rules/rank.ts'

export const toReplan = job.extend({
  /** The first number of the customer, as the reader may see it. */
  phone: z.string().nullable(),
  /** Why the planned technician does not go. */
  why: z.enum(SKIPS),
  /** Who can go in the same window, so that the customer need not be told; null: nobody. */
  suggestion: z
    .object({
      technician: colleague,
      grounds: z.enum(GROUNDS),
      near: z.enum(NEARNESS).nullable(),
      startsAt: instant(),
    })
    .nullable(),
  /** Until when the window can still be moved with the customer told; null: it has begun. */
  tellBy: instant().nullable(),
})

export const replanning = endpoint({
  method: 'GET',
  url: '/api/dispatch/replanning',
  summary:
    'Planned visits whose technician will not come (absent, left, declined …), and who could go instead',
  may: ['dispatcher', 'manager'],
  returns: z.object({
    visits: z.array(toReplan),
    /** How many there are beside those. */
    more: z.int(),
  }),
})

export const swapVisits = endpoint({
  method: 'POST',
  url: '/api/dispatch/slots/:id/swap',
  summary: 'Swap two planned visits: each technician goes to the other’s; his own: their times',
  may: ['dispatcher', 'manager'],
  params: z.object({ id: id() }),
  body: z.object({ with: id(), why: text(500).default('') }),
  returns: z.object({ planned: z.array(planned) }),
  refuses: [
    ...CHOICE_REFUSES,
    'the visit does not begin inside the window',
    'already settled',
    'a visit is not swapped with itself',
  ],
})
