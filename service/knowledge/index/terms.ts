import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { stemmer } from 'stemmer'
import { fold } from '#core/find/fold.ts'

/**
 * How a text is cut into the terms that the index holds (decision 0044). A run of characters that are written
 * without spaces gives its bigrams and the words of three and more that jieba knows; a word in letters gives
 * itself and its stem; a code (`BCD-215`, `E1`) itself in one piece and its parts.
 */
export type Piece = { readonly text: string; readonly unspaced: boolean }

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Co}]/u
/** What is written without a space between: characters, or letters and figures with what joins a code. */
const PIECE = new RegExp(
  `${UNSPACED.source}+|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}]|[-_./'](?=[\\p{L}\\p{N}]))+`,
  'gu',
)
/** LanceDB leaves out tokens that are longer than 40 bytes. */
const LONGEST_TERM = 13

let cutter: Jieba | undefined
const jieba = () => (cutter ??= Jieba.withDict(dict))

/** The text in pieces, folded; a code keeps its joints as spaces: `bcd 215`. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  for (const [piece] of text.toWellFormed().normalize('NFKC').matchAll(PIECE)) {
    const unspaced = UNSPACED.test(piece)
    const folded = unspaced
      ? fold(piece)
      : piece
          .split(/[-_./']+/)
          .map(fold)
          .filter(part => part !== '')
          .join(' ')
    if (folded !== '') found.push({ text: folded, unspaced })
  }
  return found
}

/** All terms of a text, as often as they stand there. */
export const termsOf = (text: string): string[] => pieces(text).flatMap(termsOfPiece)

/** The single characters, for a title: somebody asks by one character. */
export const charactersOf = (text: string): string[] =>
  pieces(text).flatMap(piece => (piece.unspaced ? Array.from(piece.text) : []))

export function termsOfPiece({ text, unspaced }: Piece): string[] {
  return unspaced ? unspacedTerms(text) : spacedTerms(text)
}

function unspacedTerms(text: string): string[] {
  const characters = Array.from(text)
  if (characters.length < 2) return characters
  const terms: string[] = []
  for (let at = 1; at < characters.length; at++) terms.push(`${characters[at - 1]}${characters[at]}`)
  if (characters.length < 3) return terms
  for (const word of jieba().cutForSearch(text)) {
    const length = Array.from(word).length
    if (length > 2 && length <= LONGEST_TERM) terms.push(word)
  }
  return terms
}

function spacedTerms(text: string): string[] {
  const parts = text.split(' ').flatMap(part => part.match(/\p{N}+|[^\p{N}]+/gu) ?? [])
  const terms = parts.flatMap(wordTerms)
  if (parts.length > 1) terms.push(cutShort(parts.join('')))
  return terms
}

function wordTerms(word: string): string[] {
  const stem = /^[a-z]{3,}$/.test(word) ? stemmer(word) : word
  return stem === word ? [cutShort(word)] : [cutShort(stem), cutShort(word)]
}

const cutShort = (term: string) => (term.length <= 40 ? term : term.slice(0, 40))
