import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { id } from '#core/wire.ts'
import { READERS } from '../contract.ts'
import { AUDIENCES, CONFIDENCES, KINDS } from '../rules/words.ts'
import { Named, SolvedRate } from './shapes.ts'

/** More does nobody read while a customer waits. */
export const MOST_HITS = 20
/** `kind` and `confidence` choose among so many of the nearest. */
export const CHOSEN_AMONG = 60
const MOST_ASKED_CHARACTERS = 200

/** How near an answer is to the device: of its model, of its line, of everything, of something else. */
export const NEARS = ['model', 'line', 'general', 'other'] as const

/** `marks`: the words that were asked for as they stand in title and excerpt, longest first. */
export const FoundAnswer = z.object({
  id: id(),
  number: z.number().int(),
  title: z.string(),
  excerpt: z.string(),
  marks: z.array(z.string()),
  kind: z.enum(KINDS),
  language: z.enum(LANGUAGES),
  audience: z.enum(AUDIENCES),
  confidence: z.enum(CONFIDENCES),
  near: z.enum(NEARS),
  lines: z.array(Named),
  models: z.array(Named),
  safety: z.boolean(),
  solvedRate: SolvedRate,
})
export type FoundAnswer = z.output<typeof FoundAnswer>

/**
 * `from`: 'database' while the index of this host is being built: then only words of titles and of other
 * phrasings are found, not those of the text, no synonyms and nothing that is spelt otherwise.
 */
export const FoundAnswers = z.object({ items: z.array(FoundAnswer), from: z.enum(['index', 'database']) })
export type FoundAnswers = z.output<typeof FoundAnswers>

export const searchAnswers = endpoint({
  method: 'GET',
  url: '/api/knowledge/search',
  summary: 'Answers for what somebody types, the best first; knows the device: its model, its line, then all',
  may: READERS,
  query: z.object({
    /** As it was typed; nothing is found by nothing. */
    text: z.string().max(MOST_ASKED_CHARACTERS),
    /** Its model and line are looked up; `model` and `line` say it without a device. */
    device: id().optional(),
    model: id().optional(),
    line: id().optional(),
    /** Only answers in this language. */
    language: z.enum(LANGUAGES).optional(),
    /** Only answers or only lessons; only those that may be trusted so far. */
    kind: z.enum(KINDS).optional(),
    confidence: z.enum(CONFIDENCES).exclude(['archived']).optional(),
    /** What the reader's pages are written in: of two that fit alike, the one in it stands first. */
    reads: z.enum(LANGUAGES).optional(),
    limit: z.coerce.number().int().min(1).max(MOST_HITS).default(10),
  }),
  returns: FoundAnswers,
})
