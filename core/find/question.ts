import { nationalDigits, readPhone } from '../phones.ts'
import { fold, isHan } from './fold.ts'
import { backwards, beginning, CUT, INNER, TAIL, TEXT, WHOLE } from './terms.ts'

/** One word that was typed, in every spelling it may be kept under: a phone also without `+86`. */
export type Word = readonly [string, ...string[]]
/** A range of terms: from `lo` up to, not with, `hi`. */
export type Scan = { how: typeof WHOLE | typeof INNER | typeof TEXT | typeof TAIL; lo: string; hi: string }

const MOST_WORDS = 5
const MOST_TYPED = 100
/** Fewer digits may be a house and a room: `258 501` are two words, `138 1234 5678` is one phone. */
const LEAST_PHONE_DIGITS = 7
const LEAST_TAIL = 4

/**
 * All words must be found. Digits with the punctuation of phones are one word, whatever stands between them.
 */
export function readQuestion(text: string): Word[] {
  const typed = beginning(text.toWellFormed(), MOST_TYPED)
  const phone = phoneWord(typed.normalize('NFKC').trim())
  if (phone !== null) return [phone]
  const words = typed.normalize('NFKC').split(/\s+/).map(fold)
  return [...new Set(words.filter(word => word !== ''))].slice(0, MOST_WORDS).map(word => [word])
}

function phoneWord(typed: string): Word | null {
  const digits = typed.replace(/\D/g, '')
  if (digits.length < LEAST_PHONE_DIGITS) return null
  const read = readPhone(typed)
  if (read === null && !/^[\d\s+()./-]+$/.test(typed)) return null
  const home = /^(?:\+|00)?\s*86/.test(typed) ? [digits.replace(/^(?:00)?86/, '')] : []
  const national = read === null ? [] : [nationalDigits(read.number).national]
  const [first, ...others] = new Set([...national, ...home, digits].filter(one => one !== ''))
  return first === undefined ? null : [first, ...others]
}

/**
 * Ways to look for a word, each of them enough. Longer than a term, it may be looked for by any piece of it:
 * of an address the middle or the end tells more than the province it begins with. The last is the best
 * guess.
 */
export function waysTo(word: Word): Scan[][] {
  const pieces = word.map(form => piecewise(Array.from(form)))
  const most = Math.max(...pieces.map(one => one.length))
  return Array.from({ length: most }, (_, way) =>
    word.flatMap((form, at) => scansOf(form, pieces[at]?.[way] ?? pieces[at]?.at(-1) ?? form)),
  )
}

function scansOf(form: string, piece: string): Scan[] {
  const scans = [
    range(WHOLE, beginning(form, CUT[WHOLE])),
    // Pinyin begins at a syllable, and nobody knows here where the next one does.
    range(INNER, isHan(Array.from(form)[0] ?? '') ? piece : beginning(form, CUT[INNER])),
    range(TEXT, piece),
  ]
  if (isCode(form)) scans.push(range(TAIL, beginning(backwards(form), CUT[TAIL])))
  return scans
}

const MOST_WAYS = 5

/**
 * Pieces of the length of a term that cover the word, its end the last of them. A code has ways of its own.
 */
function piecewise(characters: string[]): string[] {
  const spare = characters.length - CUT[TEXT]
  if (spare <= 0 || isCode(characters.join(''))) return [characters.slice(-CUT[TEXT]).join('')]
  const ways = Math.min(MOST_WAYS, 1 + Math.ceil(spare / (CUT[TEXT] / 2)))
  return Array.from({ length: ways }, (_, way) => {
    const from = Math.round((way * spare) / (ways - 1))
    return characters.slice(from, from + CUT[TEXT]).join('')
  })
}

/** What may be the end of a phone, serial or number. */
export const isCode = (form: string) => form.length >= LEAST_TAIL && /^[a-z0-9]+$/.test(form)

/** Is the term that was found all of the word, or is the text to be asked for the rest? */
export function needsText(words: readonly Word[]): boolean {
  return words.length > 1 || words.some(word => word.some(form => Array.from(form).length > CUT[TEXT]))
}

export function range(how: Scan['how'], beginning: string): Scan {
  return { how, lo: beginning, hi: behind(beginning) }
}

const LAST_BEFORE_SURROGATES = 0xd7ff
const LAST_CODE_POINT = 0x10ffff

/** The first text after all that begin so, in the order of code points (which is that of UTF-8's bytes). */
export function behind(text: string): string {
  const points = Array.from(text, character => character.codePointAt(0) ?? 0)
  while (points.at(-1) === LAST_CODE_POINT) points.pop()
  const last = points.pop()
  if (last === undefined) return String.fromCodePoint(LAST_CODE_POINT)
  return String.fromCodePoint(...points, last === LAST_BEFORE_SURROGATES ? 0xe000 : last + 1)
}

const MOST_PIECES = 12

/**
 * Fragments that survive a slip of the pen: characters in pairs, letters in threes, both halves of a word or
 * number. Whoever shares many of them is near. Three digits of a number say nothing: half of all have them.
 */
export function piecesOf(words: readonly Word[]): Scan[] {
  const scans = words.flatMap(([form]) => {
    const characters = Array.from(form)
    const han = characters.some(isHan)
    const pieces = grams(form).flatMap(gram => [
      range(WHOLE, gram),
      range(INNER, gram),
      ...(han ? [range(TEXT, gram)] : []),
    ])
    const half = Math.ceil(characters.length / 2)
    if (han || half < 3) return pieces.slice(0, MOST_PIECES * 3)
    const halves = [
      range(WHOLE, characters.slice(0, half).join('')),
      range(TAIL, backwards(characters.slice(half - (characters.length % 2)).join(''))),
    ]
    return /\d/.test(form) ? halves : [...halves, ...pieces.slice(0, MOST_PIECES * 2)]
  })
  return scans.slice(0, MOST_PIECES * 4)
}

/** How much of the words a text holds, 0 to 1: shared pieces of each word's, the mean over the words. */
export function nearness(words: readonly Word[], said: string): number {
  const lines = said.split('\n')
  const each = words.map(([form]) => {
    const wanted = grams(form)
    if (wanted.length === 0) return said.includes(form) ? 1 : 0
    return Math.max(...lines.map(line => wanted.filter(gram => line.includes(gram)).length)) / wanted.length
  })
  return each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length)
}

function grams(text: string): string[] {
  const characters = Array.from(text)
  const size = characters.some(isHan) ? 2 : 3
  return Array.from({ length: Math.max(0, characters.length - size + 1) }, (_, at) =>
    characters.slice(at, at + size).join(''),
  )
}
