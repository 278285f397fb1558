import { fold } from '#core/find/fold.ts'

const EXCERPT_CHARACTERS = 110
/** So much of what stands before the first hit is shown. */
const BEFORE = 24
const ELLIPSIS = '…'

/** A text as the folding sees it, and where each of its units stood. Pauses stay, as `\n`. */
type Folded = { text: string; from(unit: number): number; to(unit: number): number }

/** Almost every text is as long folded as it was: then each unit stands where it stood. */
function folded(text: string): Folded {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = foldedUnit(text.charCodeAt(at))
    if (unit === SEVERAL) return foldedApart(text)
    units[at] = unit
  }
  const plain = Buffer.from(units.buffer).toString('utf16le')
  return { text: plain, from: unit => unit, to: unit => unit + 1 }
}

function foldedApart(text: string): Folded {
  const [from, to]: [number[], number[]] = [[], []]
  let [plain, at] = ['', 0]
  for (const character of text) {
    const letters = foldedCharacter(character)
    for (let unit = 0; unit < letters.length; unit++) {
      from.push(at)
      to.push(at + character.length)
    }
    plain += letters
    at += character.length
  }
  return { text: plain, from: unit => from[unit] ?? text.length, to: unit => to[unit] ?? text.length }
}

const foldedCharacter = (character: string) => fold(character) || PAUSE

/** By the codes of characters: with each key that somebody strikes ten texts are folded. */
const known = new Uint16Array(2 ** 16)
/** In its place stand several, or it is half of a character. Nothing else folds to it, nor to 0. */
const SEVERAL = 0xffff

function foldedUnit(code: number): number {
  const unit = known[code]
  if (unit) return unit
  const half = code >= 0xd800 && code < 0xe000
  const letters = foldedCharacter(String.fromCharCode(code))
  const found = half || letters.length > 1 ? SEVERAL : letters.charCodeAt(0)
  known[code] = found
  return found
}

const PAUSE = '\n'

type Span = { from: number; to: number }

/** Where the folded words stand in a text (简 finds 繁, ２ finds 2), in order, what touches as one. */
function spansOf(text: string, words: readonly string[]): Span[] {
  const { text: plain, from, to } = folded(text)
  const spans: Span[] = []
  for (const word of words) {
    for (let at = nextIn(plain, word, 0); at >= 0; at = nextIn(plain, word, at + 1)) {
      const end = endOfWord(plain, at + word.length)
      spans.push({ from: from(at), to: to(end - 1) })
    }
  }
  return joined(spans.sort((a, b) => a.from - b.from || b.to - a.to))
}

/** Where the first of the words stands; 0 where none does. */
function firstOf(text: string, words: readonly string[]): number {
  const { text: plain, from } = folded(text)
  const places = words.map(word => nextIn(plain, word, 0)).filter(at => at >= 0)
  return places.length === 0 ? 0 : from(Math.min(...places))
}

/** Where a word stands next in a folded text; -1 where it does not. */
function nextIn(plain: string, word: string, from: number): number {
  if (word === '') return -1
  let at = plain.indexOf(word, from)
  while (at >= 0 && insideAWord(plain, at)) at = plain.indexOf(word, at + 1)
  return at
}

const LETTER = /[a-z\d]/
const isLetter = (character: string | undefined) => character !== undefined && LETTER.test(character)

/** `eat` is not what was meant in `heater`; figures and letters that touch are words of their own: E1. */
const insideAWord = (text: string, at: number) =>
  isLetter(text[at]) && isLetter(text[at - 1]) && kindOf(text[at]) === kindOf(text[at - 1])

/** A stem marks the whole word: `heat` in `heating`. */
function endOfWord(text: string, end: number): number {
  let at = end
  while (/[a-z]/.test(text[end - 1] ?? '') && /[a-z]/.test(text[at] ?? '')) at++
  return at
}

const kindOf = (character: string | undefined) => (/\d/.test(character ?? '') ? 'figure' : 'letter')

function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else out.push({ ...span })
  }
  return out
}

/** A line of the text around the first of the words; from its beginning where none stands in it. */
export function excerptOf(said: string, words: readonly string[]): string {
  const text = said.replace(/\s+/g, ' ').trim()
  const first = firstOf(text, words)
  const before = Array.from(text.slice(Math.max(0, first - 4 * BEFORE), first))
  const lead = before.length <= BEFORE ? before.join('') : `${ELLIPSIS}${before.slice(-BEFORE).join('')}`
  const end = afterCharacters(text, first, EXCERPT_CHARACTERS - Math.min(before.length, BEFORE))
  return `${lead}${text.slice(first, end)}${end < text.length ? ELLIPSIS : ''}`
}

/** Where a text stands so many characters further on; its end where there are fewer. */
function afterCharacters(text: string, from: number, many: number): number {
  let at = from
  for (let n = 0; n < many && at < text.length; n++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}

/** The words as they stand in the texts, longest first, each once. */
export function marksIn(texts: readonly string[], words: readonly string[]): string[] {
  const found = texts.flatMap(text => spansOf(text, words).map(({ from, to }) => text.slice(from, to)))
  return [...new Set(found)].sort((a, b) => b.length - a.length)
}
