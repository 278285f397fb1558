import type { Cards } from './cards.ts'
import type { Candidate } from './ranking.ts'
import { GENERAL, placeTerm } from './rows.ts'

/**
 * A place as one more word of a question: what belongs to a device, or nowhere, comes up with what fits the
 * words. What that word adds is taken off again, so that the words alone are compared.
 */
export type PlaceWord = {
  term: string
  /** How many have it. */
  belonging: number
  /** So often it is said: LanceDB counts it so many times. */
  times: number
  has(at: number): boolean
}

/** The word of a model or line, by the number that it has among the cards. */
export const wordOfPlace = (cards: Cards, place: number): PlaceWord => ({
  term: placeTerm(cards.placeId(place)),
  belonging: cards.belonging(place),
  times: 1,
  has: at => cards.places(at).includes(place),
})

export const wordOfGenerals = (cards: Cards, times: number): PlaceWord => ({
  term: GENERAL,
  belonging: cards.generals(),
  times,
  has: at => cards.places(at).length === 0,
})

/** What is asked when these are said with the other words. */
export const saidWith = (terms: readonly string[], words: readonly PlaceWord[]): string =>
  [...terms, ...words.flatMap(({ term, times }) => Array.from({ length: times }, () => term))].join(' ')

/**
 * What is left to each of the words that were asked; who fits by his place alone is left out. LanceDB counts
 * rows that were written since the last folding otherwise than the cards do: within that slip nobody can tell
 * whether a word fits.
 */
export function withoutPlaces(
  found: readonly Candidate[],
  words: readonly PlaceWord[],
  cards: Cards,
): Candidate[] {
  const weighed = words.map(word => ({
    ...word,
    weight: word.times * rarity(cards.size(), word.belonging),
  }))
  const average = cards.average()
  return found.flatMap(({ at, score }) => {
    let added = 0
    for (const { has, weight } of weighed) if (has(at)) added += weight * once(cards.length(at) / average)
    return score - added > SLIP * added ? [{ at, score: score - added }] : []
  })
}

const SLIP = 0.05

/** BM25 as LanceDB reckons it: a word that `having` of `all` have … */
const rarity = (all: number, having: number) => Math.log(1 + (all - having + 0.5) / (having + 0.5))
/** … and that stands once in a text, so many times as long as the average. */
const once = (length: number) => (K1 + 1) / (1 + K1 * (1 - B + B * length))
const K1 = 1.2
const B = 0.75
