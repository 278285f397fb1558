import type { Asked, Hit, Near } from './shapes.ts'

/** What the index gives of an answer that it found. */
export type Found = {
  id: string
  lines: string
  models: string
  solved: number
  told: number
  head: string
  terms: string
  _score: number
}

/** How much nearer an answer is pulled; bounded, so that a good general one stays among the first. */
const PULL: Record<Near, number> = { model: 1.5, line: 1.2, general: 1, other: 0.8 }

export function rank(found: readonly Found[], terms: readonly string[], asked: Asked): Hit[] {
  return found
    .map(one => {
      const near = nearnessOf(one, asked)
      return { id: one.id, score: one._score * PULL[near], near, marks: marksOf(one, terms) }
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, asked.limit)
}

export function nearnessOf({ models, lines }: Pick<Found, 'models' | 'lines'>, asked: Asked): Near {
  if (models === '' && lines === '') return 'general'
  if (asked.model && models.includes(asked.model)) return 'model'
  if (asked.line && lines.includes(asked.line)) return 'line'
  return asked.model || asked.line ? 'other' : 'general'
}

function marksOf({ terms }: Found, asked: readonly string[]): string[] {
  const held = new Set(terms.split(' '))
  return asked.filter(term => held.has(term)).sort((a, b) => b.length - a.length)
}
