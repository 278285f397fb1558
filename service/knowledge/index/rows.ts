import { Binary, Bool, Field, Int32, Schema, Utf8 } from 'apache-arrow'
import { hash } from './hash.ts'
import type { IndexedAnswer } from './shapes.ts'
import { charactersIn, characterTerm, pieces, termsIn, termsOf } from './terms.ts'

/** One answer in the index; `places`, `words` and `terms` have a space between one and the next. */
export type Row = {
  id: string
  edition: number
  version: number
  language: string
  /** Whether customers may find it. */
  open: boolean
  /** The models and lines where it belongs, by id. */
  places: string
  solved: number
  told: number
  /** The terms that say what it is about, each once as 32 bits of its hash: read into memory at opening. */
  head: Uint8Array
  /** So many of them, the first, are of its title; of its first line, where it has none. */
  titled: number
  /** Those of them that are words in letters, or codes. */
  words: string
  /** How many terms are searched. */
  length: number
  /** What is searched. */
  terms: string
}

const text = (name: string) => new Field(name, new Utf8(), false)
const number = (name: string) => new Field(name, new Int32(), false)

export const SCHEMA = new Schema([
  text('id'),
  number('edition'),
  number('version'),
  text('language'),
  new Field('open', new Bool(), false),
  text('places'),
  number('solved'),
  number('told'),
  new Field('head', new Binary(), false),
  number('titled'),
  text('words'),
  number('length'),
  text('terms'),
])

/** What a title says counts more than what a text mentions: it stands so often (1 to 8 were measured). */
const TITLE_WEIGHT = 2
/** A longer text says no more of what it is about. */
const MOST_BODY = 20_000
/** The first line of a text says what it is about, where the title says it otherwise or there is none. */
const FIRST_LINE = 60

export function rowOf(answer: IndexedAnswer): Row {
  const first = firstLine(answer)
  const named = pieces(answer.title || first)
  const said = named.concat(pieces([...answer.phrasings, answer.title && first].join('\n')))
  const title = termsIn(said)
  const about = termsOf([...answer.faults, ...answer.names].join('\n'))
  const places = [...answer.models, ...answer.lines]
  const weighted = Array.from({ length: TITLE_WEIGHT }, () => title)
  const body = termsOf(answer.body.slice(0, MOST_BODY))
  const characters = [...new Set(charactersIn(said))]
  const titled = new Set([...termsIn(named), ...charactersIn(named)])
  const head = [...new Set([...titled, ...title, ...about, ...characters])]
  const terms = placeTerms(places).concat(characters.map(characterTerm), ...weighted, about, body)
  return {
    id: answer.id,
    edition: answer.edition,
    version: answer.version,
    language: answer.language,
    open: isOpen(answer),
    places: places.join(' '),
    solved: answer.solved,
    told: answer.told,
    head: hashesOf(head),
    titled: titled.size,
    words: head.filter(term => INLETTERS.test(term)).join(' '),
    length: terms.length,
    terms: terms.join(' '),
  }
}

const INLETTERS = /^[\p{Script=Latin}\p{N}]{2,}$/u

function hashesOf(terms: readonly string[]): Uint8Array {
  const hashes = new Uint32Array(terms.length)
  for (const [at, term] of terms.entries()) hashes[at] = hash(term)
  return new Uint8Array(hashes.buffer)
}

function firstLine({ title, body }: IndexedAnswer): string {
  const line = (/\S[^\n]*/.exec(body)?.[0] ?? '').slice(0, FIRST_LINE)
  return title.includes(line) ? '' : line
}

/** The term by which the answers of a model or line are found. */
export const placeTerm = (id: string): string => `@${id.replaceAll('-', '')}`

/** The term of all that belongs nowhere. */
export const GENERAL = '@general'

const placeTerms = (places: readonly string[]) => (places.length === 0 ? [GENERAL] : places.map(placeTerm))

const isOpen = ({ audience, confidence }: IndexedAnswer) =>
  audience === 'customer' && (confidence === 'validated' || confidence === 'not validated')
