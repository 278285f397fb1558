import { stemmer } from 'stemmer'
import { fold, foldNormal } from '#core/find/fold.ts'

/**
 * How a text is cut into the terms that the index holds (decision 0044). A run of characters that are written
 * without spaces gives its bigrams; a word in letters its stem; a code (`BCD-215`, `E1`) itself in one piece
 * and its parts.
 */
export type Piece = { readonly text: string; readonly unspaced: boolean }

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Co}]/u
/** What is written without a space between: characters, or letters and figures with what joins a code. */
const PIECE = new RegExp(
  `${UNSPACED.source}+|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}]|[-_./'’](?=[\\p{L}\\p{N}]))+`,
  'gu',
)
/** LanceDB leaves out what is longer than 40 bytes. */
const LONGEST_TERM = 39

/** Words that say nothing about what a text is about; they are not in the index. */
const EMPTY = new Set('a an the of in on at to for with and or by from as is are be into'.split(' '))

/** The text in pieces, folded; where a code was joined stands a space: `bcd 215`. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  for (const [piece] of text.toWellFormed().normalize('NFKC').matchAll(PIECE)) {
    const unspaced = UNSPACED.test(piece)
    // What is written without spaces has no small letters, and seldom stands there twice.
    const folded = unspaced ? foldNormal(piece) : foldCode(piece)
    if (folded !== '') found.push({ text: folded, unspaced })
  }
  return found
}

const foldCode = (piece: string) =>
  piece
    .split(/[-_./'’]+/)
    .map(fold)
    .filter(part => part !== '')
    .join(' ')

/** All terms of a text, as often as they stand there. */
export const termsOf = (text: string): string[] => termsIn(pieces(text))

export const termsIn = (all: readonly Piece[]): string[] => all.flatMap(termsOfPiece)

export const termsOfPiece = ({ text, unspaced }: Piece): string[] =>
  unspaced ? bigrams(text) : spacedTerms(text)

/** The single characters of what is written without spaces. */
export const charactersIn = (all: readonly Piece[]): string[] =>
  all.flatMap(piece => (piece.unspaced ? Array.from(piece.text) : []))

/** The term of a character of a title, which is looked for where nothing longer is asked. */
export const characterTerm = (character: string): string => `'${character}`

function bigrams(text: string): string[] {
  const characters = Array.from(text)
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, before) => `${characters[before]}${character}`)
}

function spacedTerms(text: string): string[] {
  const parts = text.split(' ').flatMap(part => part.match(/\p{N}+|[^\p{N}]+/gu) ?? [])
  if (parts.length === 1) return parts.filter(word => !EMPTY.has(word)).map(stemOf)
  // Of `E1` the parts say nothing: every code has an E, and a 1.
  const terms = parts.filter(part => part.length > 1).map(stemOf)
  terms.push(cutShort(parts.join('')))
  return terms
}

/** The stem of an English word (Porter); any other word, and a code, as it is. */
export const stemOf = (word: string): string => cutShort(/^[a-z]{3,}$/.test(word) ? stemmer(word) : word)

const cutShort = (term: string) => {
  let short = term.slice(0, LONGEST_TERM)
  while (Buffer.byteLength(short) > LONGEST_TERM) short = short.slice(0, -1)
  return short
}
