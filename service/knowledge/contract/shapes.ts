import { z } from 'zod'
import { LANGUAGES } from '#core/languages.ts'
import { day, id, instant, line, text } from '#core/wire.ts'
import { AUDIENCES, CONFIDENCES, DANGERS, KINDS, USES } from '../rules/words.ts'

/** Where a step leads: to another step, or to an end. */
const to = z.union([z.literal('solved'), z.literal('visit'), line(20)])

/**
 * One step of phone guidance, in the words that the agent says. With branches it asks, and the customer's
 * reply leads on; without, it goes on to `next`. `visit`: somebody must come. A picture is an attachment of
 * the answer.
 */
export const Step = z.object({
  id: line(20),
  say: text(1000, 1),
  picture: id().nullable().default(null),
  branches: z
    .array(z.object({ reply: line(80), to }))
    .max(8)
    .default([]),
  next: to.nullable().default(null),
})
export type Step = z.output<typeof Step>

/** Roof, current, scalding …: do not, we come. */
export const Safety = z.object({
  dangers: z.array(z.enum(DANGERS)).min(1).max(DANGERS.length),
  words: text(500),
})

/** A part that the fault usually needs; a number where more than one. */
export const UsualPart = z.object({ name: line(120), quantity: z.number().int().min(1).max(999).default(1) })

/** Where an answer belongs; nowhere means that it is about everything. */
export const Places = z.object({
  lines: z.array(id()).max(200).default([]),
  models: z.array(id()).max(500).default([]),
  faults: z.array(id()).max(50).default([]),
})

/** What an answer says: one edition. `body` is Markdown; `![](attachment:ID)` shows one of its pictures. */
export const Content = z.object({
  title: line(200),
  phrasings: z.array(line(200)).max(50).default([]),
  body: text(50_000),
  steps: z.array(Step).max(60).default([]),
  safety: Safety.nullable().default(null),
  parts: z.array(UsualPart).max(30).default([]),
  places: Places.default({ lines: [], models: [], faults: [] }),
})
export type Content = z.output<typeof Content>

/** What is said of an answer beside its text; changes of it are in the journal. */
export const Card = z.object({
  kind: z.enum(KINDS),
  language: z.enum(LANGUAGES),
  audience: z.enum(AUDIENCES),
  confidence: z.enum(CONFIDENCES),
  owner: id().nullable(),
  reviewOn: day().nullable(),
})
export type Card = z.output<typeof Card>

export const Named = z.object({ id: id(), name: z.string() })

/** How often it was told, and what came of it; `low` and `high`: Wilson's 95 % interval of the rate. */
export const SolvedRate = z.object({
  told: z.number().int(),
  solved: z.number().int(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  contradicted: z.number().int(),
})

export const FaultName = z.object({ id: id(), level: z.number().int(), code: z.string(), name: z.string() })

/** An answer as a reader sees it. */
export const Answer = Card.extend({
  id: id(),
  number: z.number().int(),
  edition: z.number().int(),
  version: z.number().int(),
  content: Content,
  /** The places by name. */
  lines: z.array(Named),
  models: z.array(Named),
  faults: z.array(FaultName),
  ownerName: z.string().nullable(),
  addedAt: instant(),
  changedAt: instant(),
  changedBy: z.string().nullable(),
  solvedRate: SolvedRate,
  /** Who vouched last, and for which edition; null where nobody of us did. */
  validated: z.object({ edition: z.number().int(), at: instant(), by: z.string().nullable() }).nullable(),
  /** Whether the reader may change its words, and what is said of it. */
  mayEdit: z.boolean(),
  mayValidate: z.boolean(),
})
export type Answer = z.output<typeof Answer>

export const Use = z.object({
  id: id(),
  answer: z.object({ id: id(), number: z.number().int(), title: z.string() }),
  edition: z.number().int(),
  how: z.enum(USES),
  usedAt: instant(),
  usedBy: z.string().nullable(),
  solved: z.boolean().nullable(),
  contradictedAt: instant().nullable(),
})
