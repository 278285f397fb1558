import { z } from 'zod'
import { endpoint } from '#core/endpoint.ts'
import { LANGUAGES } from '#core/languages.ts'
import { day, id, instant, page, pageQuery, text } from '#core/wire.ts'
import { WRITERS } from '../contract.ts'
import { AUDIENCES, DANGERS, KINDS } from '../rules/words.ts'
import { Places } from './shapes.ts'

/** What is being typed: the shape of Content, and nothing in it has to be finished. */
export const Typed = z.object({
  title: text(200).default(''),
  phrasings: z.array(text(200)).max(50).default([]),
  body: text(50_000).default(''),
  steps: z
    .array(
      z.object({
        id: text(20),
        say: text(1000).default(''),
        picture: id().nullable().default(null),
        branches: z
          .array(z.object({ reply: text(80), to: text(20) }))
          .max(8)
          .default([]),
        next: text(20).nullable().default(null),
      }),
    )
    .max(60)
    .default([]),
  safety: z
    .object({ dangers: z.array(z.enum(DANGERS)).max(DANGERS.length), words: text(500) })
    .nullable()
    .default(null),
  parts: z
    .array(z.object({ name: text(120), quantity: z.number().int().min(1).max(999).default(1) }))
    .max(30)
    .default([]),
  places: Places.default({ lines: [], models: [], faults: [] }),
  /** Of an answer that is not there yet; null otherwise. */
  card: z
    .object({
      kind: z.enum(KINDS),
      language: z.enum(LANGUAGES),
      audience: z.enum(AUDIENCES),
      owner: id().nullable().default(null),
      reviewOn: day().nullable().default(null),
    })
    .nullable()
    .default(null),
})
export type Typed = z.output<typeof Typed>

const answer = z.object({ id: id() })

/** His own draft; `base` null where the answer is not there yet. */
export const Draft = z.object({
  answer: id(),
  base: z.number().int().nullable(),
  content: Typed,
  savedAt: instant(),
})
export type Draft = z.output<typeof Draft>

/** The answer under which a draft is kept may not be there yet: its id is made by who begins. */
export const saveDraft = endpoint({
  method: 'PUT',
  url: '/api/knowledge/answers/:id/draft',
  summary: 'Keep what is being typed, his own, until he puts it in force or throws it away',
  may: WRITERS,
  params: answer,
  body: z.object({ base: z.number().int().min(1).nullable(), content: Typed }),
  returns: z.object({ savedAt: instant() }),
  refuses: ['too many drafts', 'it is there already'],
})

/** The answer is asked for in the query: its id may be one that nobody has yet. */
export const readDraft = endpoint({
  method: 'GET',
  url: '/api/knowledge/drafts/one',
  summary: 'His own draft of an answer, and who else has begun one',
  may: WRITERS,
  query: z.object({ answer: id() }),
  returns: z.object({
    draft: Draft.nullable(),
    others: z.array(z.object({ by: z.string(), base: z.number().int().nullable(), savedAt: instant() })),
  }),
})

export const listDrafts = endpoint({
  method: 'GET',
  url: '/api/knowledge/drafts',
  summary:
    'His own drafts, the last saved first. `number` and `edition` are null where no answer is there yet',
  may: WRITERS,
  query: pageQuery(),
  returns: page(
    z.object({
      answer: id(),
      number: z.number().int().nullable(),
      edition: z.number().int().nullable(),
      base: z.number().int().nullable(),
      title: z.string(),
      savedAt: instant(),
    }),
  ),
})

export const throwDraftAway = endpoint({
  method: 'DELETE',
  url: '/api/knowledge/answers/:id/draft',
  summary: 'Throw his own draft away, with the pictures of an answer that is not there yet',
  may: WRITERS,
  params: answer,
  returns: z.object({ answer: id() }),
})
