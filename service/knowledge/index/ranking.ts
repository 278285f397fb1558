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
      return { at, near, score: score * (1 + TITLE * says(cards.head(at))) * PULL[near] * tried * told }
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

/** How much of the question a head says, 0 to 1, rare words counting more. */
function titleJudge({ wanted }: Question, lexicon: Lexicon): (head: Uint16Array) => number {
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
  return head => {
    let said = 0
    for (const { word, weight, instead } of parts)
      if (has(head, word)) said += weight
      else if (instead.some(words => words.every(one => has(head, one)))) said += INSTEAD * weight
    return said / whole
  }
}

function has(head: Uint16Array, word: number): boolean {
  let from = 0
  let to = head.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((head[middle] ?? 0) < word) from = middle + 1
    else to = middle
  }
  return head[from] === word
}
