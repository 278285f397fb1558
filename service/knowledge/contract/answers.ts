import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { day, id, instant, page, pageQuery, text } from '#core/wire.ts'
import { KEEPERS, READERS, WRITERS } from '../contract.ts'
import { CONTENT_PROBLEMS } from '../rules/content.ts'
import { AUDIENCES, CONFIDENCES, KINDS } from '../rules/words.ts'
import { Answer, Card, Content, FaultName, Named } from './shapes.ts'

/** An answer in a list. */
export const AnswerLine = Card.extend({
  id: id(),
  number: z.number().int(),
  edition: z.number().int(),
  version: z.number().int(),
  title: z.string(),
  safety: z.boolean(),
  ownerName: z.string().nullable(),
  changedAt: instant(),
  changedBy: z.string().nullable(),
  lines: z.array(Named),
  models: z.array(Named),
  faults: z.array(FaultName),
})
export type AnswerLine = z.output<typeof AnswerLine>

const onlyIds = { params: z.object({ id: id() }) } as const

export const listAnswers = endpoint({
  method: 'GET',
  url: '/api/knowledge/answers',
  summary:
    'Answers, what changed last first; archived ones only where they are asked for. `reads`: those in his ' +
    'language first, then those in the other Chinese for who reads one of the two, then the rest',
  may: READERS,
  query: pageQuery().extend({
    number: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    /** Of the line itself and of its models. */
    line: id().optional(),
    model: id().optional(),
    fault: id().optional(),
    kind: z.enum(KINDS).optional(),
    language: z.enum(LANGUAGES).optional(),
    reads: z.enum(LANGUAGES).optional(),
    audience: z.enum(AUDIENCES).optional(),
    confidence: z.enum(CONFIDENCES).optional(),
    owner: id().optional(),
  }),
  returns: page(AnswerLine),
})

export const readAnswer = endpoint({
  ...onlyIds,
  method: 'GET',
  url: '/api/knowledge/answers/:id',
  summary: 'An answer: the edition in force, where it belongs, what is said of it, what the reader may',
  may: READERS,
  returns: Answer,
})

/** What is said against words that are to be put in force; `details.step` where a step is meant. */
export const CONTENT_REFUSES = [
  ...CONTENT_PROBLEMS,
  'no such place',
  'the fault is put away',
  'this fault needs a safety stop',
] as const

/** Of a card, whoever changes it. */
const CARD_REFUSES = ['only a keeper decides what customers read', 'no such owner'] as const

export const addAnswer = endpoint({
  method: 'POST',
  url: '/api/knowledge/answers',
  summary: 'Write an answer down. `id`: under which its draft was kept; that draft is done with',
  may: WRITERS,
  body: z.object({
    id: id().optional(),
    card: Card.extend({
      confidence: z.enum(CONFIDENCES).default('not validated'),
      owner: id().nullable().default(null),
      reviewOn: day().nullable().default(null),
    }),
    content: Content,
    reason: text(400).default(''),
  }),
  returns: Answer,
  refuses: [...CONTENT_REFUSES, ...CARD_REFUSES, 'only a keeper vouches for it', 'it is there already'],
})

/**
 * 'changed meanwhile' says `{ by, at, edition }`: who put which edition in force when. What was typed is his
 * draft then, with the edition that he began from.
 */
export const putContent = endpoint({
  ...onlyIds,
  method: 'PUT',
  url: '/api/knowledge/answers/:id/content',
  summary:
    'Put other words in force, as a new edition. `base`: the edition that was read. Where another is in force ' +
    'meanwhile nothing is lost: what was typed stays as his draft',
  may: WRITERS,
  body: z.object({ base: z.number().int().min(1), content: Content, reason: text(400).default('') }),
  returns: Answer,
  refuses: [...CONTENT_REFUSES, 'changed meanwhile', 'it is archived'],
})

const Version = z.number().int().min(1)

export const changeCard = endpoint({
  ...onlyIds,
  method: 'PUT',
  url: '/api/knowledge/answers/:id/card',
  summary: 'Change kind, language, audience, owner, or when it is looked at again',
  may: WRITERS,
  body: Card.omit({ confidence: true }).extend({ version: Version }),
  returns: Answer,
  refuses: [...CARD_REFUSES, 'changed meanwhile', 'it is archived'],
})

/** After KCS v6. Whoever works with it may doubt it; only keepers vouch for it or put it away. */
export const setConfidence = endpoint({
  ...onlyIds,
  method: 'PUT',
  url: '/api/knowledge/answers/:id/confidence',
  summary: 'Say how far it may be trusted, of the edition that was read; archive it, bring it back',
  may: WRITERS,
  body: z.object({
    confidence: z.enum(CONFIDENCES),
    edition: z.number().int().min(1),
    version: Version,
    reason: text(400).default(''),
  }),
  returns: Answer,
  refuses: [
    'changed meanwhile',
    'it stands so already',
    'only a keeper vouches for it',
    'only a keeper archives it or brings it back',
    'this fault needs a safety stop',
  ],
})

/** So many are handed out at once. */
export const MOST_HANDED_OUT = 500

/** Many at once get an owner or a date; what changed meanwhile is changed all the same: it is a hand-out. */
export const handOutAnswers = endpoint({
  method: 'POST',
  url: '/api/knowledge/answers/hand-out',
  summary: 'Give many answers an owner, or a day on which they are looked at again',
  may: KEEPERS,
  body: z.object({
    answers: z.array(id()).min(1).max(MOST_HANDED_OUT),
    owner: id().nullable().optional(),
    reviewOn: day().nullable().optional(),
  }),
  returns: z.object({ changed: z.number().int() }),
  refuses: ['no such owner'],
})
