/**
 * What the answer centre asks to be seen to: answers that are due for review, those that a case contradicted,
 * models that nobody has written anything about. And what lies on top when nobody searches yet.
 */
import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { id, instant, page, pageQuery } from '#core/wire.ts'
import { READERS } from '../contract.ts'
import { AnswerLine } from './answers.ts'
import { Named } from './shapes.ts'

/** How far counts go; where there are more, the page says "999+". */
export const MOST_COUNTED = 1000
/** So many of each lie on top. */
export const ON_TOP = 6
/** What is mine and due within so many days is told in time. */
export const REVIEW_AHEAD_DAYS = 14

export const answerShelf = endpoint({
  method: 'GET',
  url: '/api/knowledge/shelf',
  summary:
    'What was told most in the last seven days, what is mine to review soon, what is new. `reads`: told and ' +
    'new ones in his language first',
  may: READERS,
  query: z.object({ reads: z.enum(LANGUAGES).optional() }),
  returns: z.object({
    told: z.array(AnswerLine.extend({ told: z.number().int() })),
    mine: z.array(AnswerLine),
    added: z.array(AnswerLine),
  }),
})

export const countToSee = endpoint({
  method: 'GET',
  url: '/api/knowledge/to-see-to',
  summary: `How much waits to be seen to, each counted up to ${MOST_COUNTED}`,
  may: READERS,
  returns: z.object({
    notFound: z.number().int(),
    toReview: z.number().int(),
    contradicted: z.number().int(),
    modelsWithout: z.number().int(),
  }),
})

export const listToReview = endpoint({
  method: 'GET',
  url: '/api/knowledge/to-review',
  summary: 'Answers whose review is due, the longest overdue first',
  may: READERS,
  query: pageQuery().extend({ owner: z.union([id(), z.literal('nobody')]).optional() }),
  returns: page(AnswerLine),
})

/** A case that was opened again after it had been solved by an answer. */
export const Contradiction = z.object({ case: id(), at: instant() })

export const listContradicted = endpoint({
  method: 'GET',
  url: '/api/knowledge/contradicted',
  summary:
    'Answers of which the edition in force solved a case that was opened again, the last first; another ' +
    'edition takes an answer off the list',
  may: READERS,
  query: pageQuery(),
  returns: page(
    AnswerLine.extend({
      times: z.number().int(),
      lastAt: instant(),
      /** The last of them, at most ten. */
      cases: z.array(Contradiction),
    }),
  ),
})

export const listModelsWithout = endpoint({
  method: 'GET',
  url: '/api/knowledge/models-without',
  summary: 'Models without an answer of their own, those with most devices first',
  may: READERS,
  query: pageQuery().extend({ line: id().optional() }),
  returns: page(
    z.object({
      model: Named,
      line: Named.nullable(),
      devices: z.number().int(),
      /** Answers of its line, which are found for it meanwhile. */
      ofLine: z.number().int(),
    }),
  ),
})
