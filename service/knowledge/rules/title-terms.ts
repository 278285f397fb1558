import { fold } from '#core/find/fold.ts'

const MOST_TERMS = 400
const MOST_ASKED = 24
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Co}]/u
/** What is written without spaces; a word in letters; a code with what joins it: BCD-215, E1. */
const RUN = new RegExp(
  `${UNSPACED.source}+|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}]|[-_./](?=[\\p{L}\\p{N}]))+`,
  'gu',
)
const PART = /\p{N}+|[\p{L}\p{M}]+/gu

/**
 * By which terms PostgreSQL alone finds a title (decision 0046): each two neighbours of what is written
 * without spaces, each word in letters, each code and its parts. What is stored was cut by this; whoever
 * changes it writes knowledge.title_terms anew.
 */
export function titleTerms(texts: readonly string[]): string[] {
  const terms = new Set(texts.flatMap(termsOf))
  return terms.size <= MOST_TERMS ? [...terms] : [...terms].slice(0, MOST_TERMS)
}

/** The same of what is asked, in its order. */
export const askedTerms = (text: string): string[] => titleTerms([text]).slice(0, MOST_ASKED)

function termsOf(text: string): string[] {
  const runs = text.toWellFormed().normalize('NFKC').match(RUN) ?? []
  return runs.flatMap(run => (UNSPACED.test(run) ? pairsOf(fold(run)) : partsOf(run)))
}

/** A code whole and in parts: whoever types `BCD 215` means the same. */
function partsOf(run: string): string[] {
  const parts = (run.match(PART) ?? []).map(fold).filter(part => part !== '')
  return parts.length < 2 ? parts : [fold(run), ...parts]
}

/** A character that stands alone is its own term: it is all there is. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run)
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

/** A term of a company as the number that stands in the database (FNV-1a with a last stir, 32 bits). */
export function termNumber(company: string, term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < company.length; at++) hash = Math.imul(hash ^ company.charCodeAt(at), 0x01000193)
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
