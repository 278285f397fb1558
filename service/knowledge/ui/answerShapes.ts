import type { z } from 'zod'
import type { Reply } from '#core/endpoint.ts'
import type { readAnswer } from '../contract/answers.ts'
import type { Typed } from '../contract/drafts.ts'
import type { Content } from '../contract/shapes.ts'

/** An answer as it travels. */
export type AnswerRead = Reply<typeof readAnswer>

/** What an answer says, as it travels or as a draft keeps it, with nothing left out. */
export function contentOf(wire: z.input<typeof Content> | z.input<typeof Typed>): Content {
  const { title = '', phrasings = [], body = '', steps = [], safety = null, parts = [], places } = wire
  return {
    title,
    phrasings,
    body,
    steps: steps.map(({ id, say = '', picture = null, branches = [], next = null }) => ({
      id,
      say,
      picture,
      branches,
      next,
    })),
    safety,
    parts: parts.map(({ name, quantity = 1 }) => ({ name, quantity })),
    places: { lines: places?.lines ?? [], models: places?.models ?? [], faults: places?.faults ?? [] },
  }
}

/** What is said of an answer that is not there yet, as it travels. */
export type NewCard = {
  kind: 'answer' | 'lesson'
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  audience: 'internal' | 'customer'
  owner: string | null
  reviewOn: string | null
}

/** What the editor holds. `card` only of an answer that is not there yet. */
export type Typing = Content & { card: NewCard | null }

export function typingOf(wire: z.input<typeof Typed>): Typing {
  const { card } = wire
  return {
    ...contentOf(wire),
    card: card ? { ...card, owner: card.owner ?? null, reviewOn: card.reviewOn ?? null } : null,
  }
}

export const blank: Content = {
  title: '',
  phrasings: [],
  body: '',
  steps: [],
  safety: null,
  parts: [],
  places: { lines: [], models: [], faults: [] },
}
