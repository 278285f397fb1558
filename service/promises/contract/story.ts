import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant } from '#core/wire.ts'
import { CHANNELS, colleague, DIRECTIONS } from '#service/hotline/contract.ts'
import { ledger, promise } from '../contract.ts'

/** A row of the ledger, opened: everything that happened to it, with the words that prove it. */
export const promiseStory = endpoint({
  method: 'GET',
  url: '/api/promises/:id/story',
  summary: 'One promise with its evidence: what happened to it, by whom, and in which words',
  may: ledger.may,
  params: z.object({ id: id() }),
  returns: z.object({
    promise,
    /** The first first; at most 200. */
    steps: z.array(
      z.object({
        id: id(),
        at: instant(),
        event: z.string(),
        by: colleague.nullable(),
        /** What was said or noted. */
        words: z.string().nullable(),
        channel: z.enum(CHANNELS).nullable(),
        direction: z.enum(DIRECTIONS).nullable(),
        reached: z.boolean().nullable(),
        /** It is what settled the promise. */
        proof: z.boolean(),
      }),
    ),
  }),
})
