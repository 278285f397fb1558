import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { id, instant, page, pageQuery, text } from '#core/wire.ts'
import { READERS, WRITERS } from '../contract.ts'
import { Answer, Content, FaultName, Named } from './shapes.ts'

/** An edition in the list of them. */
export const EditionLine = z.object({
  number: z.number().int(),
  title: z.string(),
  reason: z.string(),
  madeAt: instant(),
  madeBy: z.string().nullable(),
  inForce: z.boolean(),
  /** Who vouched for it last, and by which list where it came in as validated. */
  validated: z.object({ at: instant(), by: z.string().nullable(), list: z.string().nullable() }).nullable(),
})
export type EditionLine = z.output<typeof EditionLine>

/** What an answer said then. Places by the names that they have now. */
export const Edition = EditionLine.extend({
  content: Content,
  lines: z.array(Named),
  models: z.array(Named),
  faults: z.array(FaultName),
})
export type Edition = z.output<typeof Edition>

const one = z.object({ id: id(), number: z.coerce.number().int().min(1).max(2_147_483_647) })

export const listEditions = endpoint({
  method: 'GET',
  url: '/api/knowledge/answers/:id/editions',
  summary: 'What an answer said, from one change to the next, the latest first',
  may: READERS,
  params: z.object({ id: id() }),
  query: pageQuery(),
  returns: page(EditionLine),
})

export const readEdition = endpoint({
  method: 'GET',
  url: '/api/knowledge/answers/:id/editions/:number',
  summary: 'One edition, whole: to read it, or to compare it with another',
  may: READERS,
  params: one,
  returns: Edition,
})

export const restoreEdition = endpoint({
  method: 'POST',
  url: '/api/knowledge/answers/:id/editions/:number/restore',
  summary: 'What it said then is in force again, as a new edition. `base`: the edition that was read',
  may: WRITERS,
  params: one,
  body: z.object({ base: z.number().int().min(1), reason: text(400).default('') }),
  returns: Answer,
  refuses: ['changed meanwhile', 'it is archived', 'it says so already', 'this fault needs a safety stop'],
})
