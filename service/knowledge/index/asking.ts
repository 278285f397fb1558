import { askingIn, withoutTheAround } from './around.ts'
import { type Dictionary, MOST_UNITS, type Terms, unitsOf } from './dictionary.ts'
import { meantBy } from './homophones.ts'
import type { Lexicon } from './lexicon.ts'
import { characterTerm, type Piece, pieces, stemOf, termsOfPiece } from './terms.ts'

/**
 * One term of a question, and what may stand for it: each of `instead` is the terms of another word.
 * `half`: one of its characters belongs to a word that asks.
 */
export type Wanted = { term: string; instead: readonly Terms[]; half?: boolean }
/**
 * `search`: what LanceDB is asked for; `wanted`: by what an answer's title is judged; `marks`: what of it is
 * worth showing to a reader.
 */
export type Question = { search: string[]; wanted: Wanted[]; marks: string[] }

const MOST_CHARACTERS = 200
/** Each term costs some 0.2 ms of a processor at 750,000 answers. */
const MOST_TERMS = 28
const MOST_INSTEAD = 4
const MOST_COMPLETIONS = 5

/** What a question looks for. Empty where it has neither letters nor figures. */
export function questionOf(text: string, dictionary: Dictionary, lexicon: Lexicon): Question {
  const short = Array.from(text).slice(0, MOST_CHARACTERS).join('')
  const all = pieces(short)
  const asked = withoutTheAround(all)
  const characters = asked.every(({ text, unspaced }) => unspaced && Array.from(text).length === 1)
  const typing = /[\p{L}\p{N}]$/u.test(short)
  const units = unitsOf(asked)
  const instead = othersOf(asked, units, dictionary, lexicon)
  const wanted: Wanted[] = []
  let from = 0
  asked.forEach((piece, at) => {
    const length = piece.unspaced ? Array.from(piece.text).length : 1
    if (piece.unspaced) wanted.push(...wantedOfRun(piece, from, instead, characters))
    else wanted.push(...wantedOfWord(piece, instead[from] ?? [], lexicon, typing && at === asked.length - 1))
    from += length
  })
  const search = searched(wanted, lexicon)
  return { wanted, search, marks: marksOf(wanted, search) }
}

/** Of what may stand for a word the whole is worth showing: 没有热水 for 不热, and not each 没有. */
function marksOf(wanted: readonly Wanted[], search: readonly string[]): string[] {
  const own = wanted.filter(({ half }) => !half).map(({ term }) => term)
  const others = wanted.flatMap(({ instead }) => instead.flatMap(wholeOf))
  const looked = new Set(search)
  return [...new Set([...own.filter(term => looked.has(term)), ...others])]
}

/** Characters that follow each other in one piece, words in letters each by itself. */
function wholeOf(terms: Terms): readonly string[] {
  const [first = '', ...rest] = terms.map(term => Array.from(term))
  const chained = rest.every((term, at) => term.length === 2 && term[0] === Array.from(terms[at] ?? '')[1])
  const han = terms.every(term => /^\p{Script=Han}+$/u.test(term))
  return han && chained ? [[...first, ...rest.map(term => term[1])].join('')] : terms
}

/** The asked terms first, then what may stand for them, each once. */
function searched(wanted: readonly Wanted[], lexicon: Lexicon): string[] {
  const own = telling([...new Set(wanted.map(({ term }) => term))], lexicon)
  const others = wanted.flatMap(({ instead }) => instead.flat())
  return [...new Set([...own, ...others])].slice(0, MOST_TERMS)
}

/**
 * Of a long story the terms that say most of what it is about, wherever in it they stand: those that the
 * fewest titles have, and after them those that none has (decision 0051).
 */
function telling(terms: readonly string[], lexicon: Lexicon): readonly string[] {
  if (terms.length <= MOST_TERMS) return terms
  const heads = (term: string) => lexicon.count(term) || Number.MAX_SAFE_INTEGER
  const best = new Set(terms.toSorted((a, b) => heads(a) - heads(b)).slice(0, MOST_TERMS))
  return terms.filter(term => best.has(term))
}

function wantedOfRun(piece: Piece, from: number, instead: readonly Terms[][], alone: boolean): Wanted[] {
  const asking = askingIn(Array.from(piece.text))
  return termsOfPiece(piece).flatMap((term, at) => {
    const [here = false, next = false] = [asking[at], asking[at + 1]]
    if (here && next) return []
    const others = [...new Set([...(instead[from + at] ?? []), ...(instead[from + at + 1] ?? [])])]
    return [{ term: alone ? characterTerm(term) : term, instead: others, half: here || next }]
  })
}

function wantedOfWord(piece: Piece, instead: readonly Terms[], lexicon: Lexicon, typing: boolean): Wanted[] {
  const terms = termsOfPiece(piece)
  const last = piece.text.replaceAll(' ', '')
  // What is a word already is taken for one: completing `cell` to `cellular` was measured, and was worse.
  const begun = typing && last.length > 1 && lexicon.count(stemOf(last)) === 0
  const completed = begun ? lexicon.beginning(last, MOST_COMPLETIONS) : []
  const others = [...instead, ...completed.map(word => [word])]
  if (terms.length === 0) return others.map(([term = '']) => ({ term, instead: [] }))
  return terms.map(term => ({ term, instead: others }))
}

/** For each unit the other words that may stand where it stands: those that some title has. */
function othersOf(
  asked: readonly Piece[],
  units: readonly string[],
  dictionary: Dictionary,
  lexicon: Lexicon,
): Terms[][] {
  const found: Terms[][] = units.map(() => [])
  const taken = new Set<number>()
  const put = (from: number, length: number, others: readonly Terms[]) => {
    const there = others.filter(terms => terms.every(term => lexicon.count(term) > 0)).slice(0, MOST_INSTEAD)
    for (let at = from; at < from + length; at++) {
      taken.add(at)
      found[at]?.push(...there)
    }
  }
  const windows = windowsOf(units)
  for (const { from, part } of windows) {
    if (taken.has(from) && taken.has(from + part.length - 1)) continue
    const others = dictionary.instead(part)
    if (others) put(from, part.length, others)
  }
  for (const { from, part } of windows) {
    const word = part.join('')
    if (part.some((_, at) => taken.has(from + at))) continue
    const others = asTheySound(word, part.length, dictionary, lexicon)
    if (others.length > 0) put(from, part.length, others)
  }
  // A long story has words enough without its slips.
  for (const { run, from } of units.length > MOST_TERMS ? [] : runsOf(asked))
    for (const at of run.keys())
      if (!taken.has(from + at)) found[from + at]?.push(...meantBy(run, at, lexicon))
  return asked.length === 0 ? [] : found
}

/** The runs of characters, and the unit with which each begins. */
function runsOf(asked: readonly Piece[]): { run: string[]; from: number }[] {
  let from = 0
  return asked.flatMap(({ text, unspaced }) => {
    const run = unspaced ? Array.from(text) : []
    const begins = from
    from += unspaced ? run.length : 1
    return unspaced ? [{ run, from: begins }] : []
  })
}

/** A product written as it sounds: in letters, or in characters of the same sound. */
function asTheySound(
  word: string,
  length: number,
  dictionary: Dictionary,
  lexicon: Lexicon,
): readonly Terms[] {
  if (/^[a-z]{3,}$/.test(word)) {
    if (length > 1 || lexicon.count(stemOf(word)) > 0) return []
    const sounding = dictionary.sounding(word)
    if (sounding.length > 0 || word.length < 4) return sounding
    return lexicon.near(word, 2).map(near => [near])
  }
  if (length < 2 || !/^\p{Script=Han}{2,6}$/u.test(word)) return []
  // Two characters sound like another word too easily: only where no title has them side by side.
  if (length === 2 && lexicon.count(word) > 0) return []
  const one = dictionary.soundingAs(word)
  return one ? [one] : []
}

/** Each stretch of neighbouring units, the longest first. */
function windowsOf(units: readonly string[]): { from: number; part: readonly string[] }[] {
  const windows: { from: number; part: readonly string[] }[] = []
  for (let length = Math.min(MOST_UNITS, units.length); length > 0; length--)
    for (let from = 0; from + length <= units.length; from++)
      windows.push({ from, part: units.slice(from, from + length) })
  return windows
}
