import { PULL } from '../rules/nearness.ts'
import { solvedBoost } from '../rules/solved.ts'
import { tongueOf } from '../rules/tongue.ts'
import type { Question } from './asking.ts'
import type { Cards } from './cards.ts'
import { shortHash } from './hash.ts'
import type { Lexicon } from './lexicon.ts'
import type { Asked, Near } from './shapes.ts'

/** A candidate: where its card stands, and what BM25 says. */
export type Candidate = { at: number; score: number }
export type Ranked = Candidate & { near: Near }

/** How much a title that says all that was asked is worth beside BM25 (0.5 to 2 were measured). */
const TITLE = 1
/**
 * A title that says it all in the very words is worth so much more than an answer that says it elsewhere, or
 * in other words (decision 0051: 1.1 to 10 were measured). Less than what the device is worth: a title of
 * another product does not stand above what fits as well and is the device's own.
 */
const LITERAL = 1.4
/** What may stand for an asked word is worth so much of it (decision 0051; .5 to 1 were measured). */
const INSTEAD = 0.7
/** Within so many the best general answer always stands. */
const FIRST = 10

/** Best first, at most `asked.limit`. */
export function rank(
  candidates: readonly Candidate[],
  question: Question,
  asked: Asked,
  cards: Cards,
  lexicon: Lexicon,
): Ranked[] {
  const says = titleJudge(question, lexicon)
  const tongue = tongueOf(asked)
  const model = asked.model ? cards.place(asked.model) : -1
  const line = asked.line ? cards.place(asked.line) : -1
  const known = Boolean(asked.model || asked.line)
  const ranked = candidates
    .map(({ at, score }) => {
      const near = nearnessOf(cards.places(at), model, line, known)
      const tried = solvedBoost(cards.solved(at), cards.told(at))
      const told = tongue(cards.language(at))
      return { at, near, score: score * says(cards.head(at), cards.titled(at)) * PULL[near] * tried * told }
    })
    .sort((a, b) => b.score - a.score || a.at - b.at)
  return withGeneral(ranked, asked.limit)
}

function nearnessOf(places: Int32Array, model: number, line: number, known: boolean): Near {
  if (places.length === 0) return 'general'
  if (model >= 0 && places.includes(model)) return 'model'
  if (line >= 0 && places.includes(line)) return 'line'
  return known ? 'other' : 'general'
}

/** The best general answer stays among the first ten, however many are nearer. */
function withGeneral(ranked: readonly Ranked[], limit: number): Ranked[] {
  const first = ranked.slice(0, limit)
  const last = Math.min(FIRST, limit)
  if (first.slice(0, last).some(({ near }) => near === 'general')) return first
  const general = ranked.find(({ near }) => near === 'general')
  if (!general) return first
  const others = first.filter(one => one !== general)
  return [...others.slice(0, last - 1), general, ...others.slice(last - 1)].slice(0, limit)
}

/**
 * What a head is worth beside BM25: how much of the question it says, rare words counting more, and whether
 * its title says all of it in the very words.
 */
function titleJudge({ wanted }: Question, lexicon: Lexicon): (head: Uint16Array, titled: number) => number {
  const rare = (word: string) => Math.log(1 + lexicon.heads() / (1 + lexicon.count(word)))
  const parts = wanted.flatMap(({ term, instead }) => {
    const bare = term.replace(/^'/, '')
    const characters = /^\p{Script=Han}{2}$/u.test(term) ? Array.from(term) : []
    return [bare, ...characters].map(word => ({
      word: shortHash(word),
      weight: rare(word),
      instead: instead.map(terms => terms.map(shortHash)),
    }))
  })
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0) || 1
  return (head, titled) => {
    const says = (word: number) => has(head, word, 0, titled) || has(head, word, titled, head.length)
    let said = 0
    let literal = parts.length > 0
    for (const { word, weight, instead } of parts) {
      if (has(head, word, 0, titled)) {
        said += weight
        continue
      }
      literal = false
      if (has(head, word, titled, head.length)) said += weight
      else if (instead.some(words => words.every(says))) said += INSTEAD * weight
    }
    return (1 + (TITLE * said) / whole) * (literal ? LITERAL : 1)
  }
}

/** Whether a word is among these, which are sorted. */
function has(head: Uint16Array, word: number, first: number, end: number): boolean {
  let from = first
  let to = end
  while (from < to) {
    const middle = (from + to) >> 1
    if ((head[middle] ?? 0) < word) from = middle + 1
    else to = middle
  }
  return from < end && head[from] === word
}
