import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, line, text } from '#core/wire.ts'
import { colleague } from '#service/hotline/contract.ts'
import { PHASES } from '../conduct.ts'

/** The list that is ticked on a visit (礼净律) as data: read by everybody, edited by whoever leads. */
export const MOST_ITEMS = 60

const words = <T extends z.ZodType>(of: T) => z.object({ 'zh-Hans': of, 'zh-Hant': of, en: of })

export const conductItem = z.object({
  code: z.string(),
  phase: z.enum(PHASES),
  required: z.boolean(),
  text: words(z.string()),
  source: z.string(),
})

/** The list that is ticked on a visit; an older edition to read what was ticked then. */
export const conductList = endpoint({
  method: 'GET',
  url: '/api/fieldwork/conduct',
  summary: 'How we behave at a customer’s: the list that is ticked on a visit, in three languages',
  may: 'signed in',
  query: z.object({ edition: line(40).optional() }),
  returns: z.object({ edition: z.string(), items: z.array(conductItem) }),
})

export const conductEditions = endpoint({
  method: 'GET',
  url: '/api/fieldwork/conduct/editions',
  summary: 'The editions of the conduct list, the one in force first',
  may: ['technician', 'agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor'],
  returns: z.array(
    z.object({
      edition: z.string(),
      /** Null: the one that came with the house. */
      published: z.object({ at: instant(), by: colleague, note: z.string() }).nullable(),
      items: z.int(),
    }),
  ),
})

export const publishConduct = endpoint({
  method: 'POST',
  url: '/api/fieldwork/conduct/editions',
  summary: 'Publish another edition of the conduct list; visits that have begun keep the one they began with',
  may: ['manager', 'admin'],
  body: z.object({
    /** The edition that was read before it was changed. */
    after: line(40),
    items: z
      .array(
        z.object({
          /** Of the edition before, where it is the same thing in other words; null: a new item. */
          code: line(60).nullable(),
          phase: z.enum(PHASES),
          required: z.boolean(),
          /** A language that is left empty says what the first written one says. */
          text: words(text(200)),
          source: text(200).default(''),
        }),
      )
      .min(1)
      .max(MOST_ITEMS),
    note: text(500).default(''),
  }),
  returns: z.object({ id: id(), edition: z.string() }),
  refuses: ['changed meanwhile', 'nothing was changed', 'an item has no words'],
})
