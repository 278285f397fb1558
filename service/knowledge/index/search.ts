import { BooleanQuery, type FullTextQuery, MatchQuery, Occur, type Query, type Table } from '@lancedb/lancedb'
import { type Question, questionOf } from './asking.ts'
import type { Cards } from './cards.ts'
import type { Dictionary } from './dictionary.ts'
import { type Held, type Read, readMore } from './held.ts'
import { type PlaceWord, saidWith, withoutPlaces, wordOfGenerals, wordOfPlace } from './placed.ts'
import { type Candidate, rank } from './ranking.ts'
import { GENERAL } from './rows.ts'
import type { Asked, Hit } from './shapes.ts'

/** So many candidates are looked at again; more when too few of them are for the one who asks. */
const CANDIDATES = 60
/** So many that belong to the device, and of what is general. */
const OF_DEVICE = 40
/** So many where the device is a word of the question … */
const NEAR = 120
/** … if so many of them are of the device: as many as anybody looks at. */
const ENOUGH = 10
const MORE_CANDIDATES = 600
const MOST_HITS = CANDIDATES
/** Of the places of a hit, which may be hundreds. */
const MOST_PLACES = 24

export async function search(table: Table, held: Held, words: Dictionary, asked: Asked): Promise<Hit[]> {
  const { read } = held
  const question = questionOf(asked.text, words, read.lexicon)
  if (question.search.length === 0) return []
  const limited = { ...asked, limit: Math.max(0, Math.min(asked.limit, MOST_HITS)) }
  const candidates = await candidatesOf({ table, read, held }, question, limited)
  const marks = question.marks.map(term => term.replace(/^'/, '')).sort((a, b) => b.length - a.length)
  return rank(candidates, question, limited, read.cards, read.lexicon).map(({ at, score, near }) => ({
    id: read.cards.id(at),
    score,
    near,
    marks,
    places: Array.from(read.cards.places(at).subarray(0, MOST_PLACES), read.cards.placeId),
  }))
}

/** Where is looked: the table, and what was read of it when the question began. */
type Place = { table: Table; read: Read; held: Held }

/** What fits the words, and with it what belongs to the device and something general in any case. */
async function candidatesOf(place: Place, question: Question, asked: Asked): Promise<Candidate[]> {
  const { cards } = place.read
  const { found, whole } = await nearAndFar(place, question, asked)
  const mayBeMore = !whole || filterOf(asked) !== ''
  if ((asked.model || asked.line) && mayBeMore && !found.some(isGeneral(cards)))
    found.push(...(await generalOnes(place, question, asked, Math.min(...found.map(one => one.score)))))
  return found
}

/** `whole`: nothing else fits, but what was left out for who asks. */
type Found = { found: Candidate[]; whole: boolean }

/**
 * What fits the words, of the device and of others. Where many belong to the device one question finds both,
 * unless others fit so much better that too few of the device come up; then what is its own is asked for.
 */
async function nearAndFar(place: Place, question: Question, asked: Asked): Promise<Found> {
  const { cards } = place.read
  const near = [asked.model, asked.line]
    .map(id => (id ? cards.place(id) : -1))
    .filter(number => number >= 0)
    .map(number => wordOfPlace(cards, number))
  const many = near.reduce((sum, { belonging }) => sum + belonging, 0) > OF_DEVICE
  const first = many ? await withDevice(place, question, asked, near) : NOTHING
  const isNear = ({ at }: Candidate) => near.some(word => word.has(at))
  if (first.found.filter(isNear).length >= ENOUGH && first.found.length >= asked.limit) return first
  const words = new MatchQuery(question.search.join(' '), 'terms')
  const own = within(
    words,
    near.map(({ term }) => term),
  )
  const [fitting, ofDevice] = await Promise.all([
    permitted(place, words, asked, CANDIDATES),
    near.length === 0 ? [] : permitted(place, own, asked, OF_DEVICE),
  ])
  const all = new Map([...first.found, ...ofDevice, ...fitting].map(one => [one.at, one]))
  return { found: [...all.values()], whole: fitting.length < CANDIDATES }
}

const NOTHING: Found = { found: [], whole: false }

/** With model and line as words of the question. */
async function withDevice(
  place: Place,
  question: Question,
  asked: Asked,
  near: readonly PlaceWord[],
): Promise<Found> {
  const words = new MatchQuery(saidWith(question.search, near), 'terms')
  const rows = await taken(place.table.query().fullTextSearch(words), NEAR, place)
  const found = withoutPlaces(rows, near, place.read.cards)
  return { found: found.filter(one => mayBeFound(one, place.read, asked)), whole: rows.length < NEAR }
}

const isGeneral = (cards: Cards) => (one: Candidate) => cards.places(one.at).length === 0

/**
 * What is general and fits, where the others fit better (by `least` at the least). Being general is one more
 * word of the question, where that brings none said four times. To leave out all others LanceDB would read
 * every general answer, 16 ms of a processor at 75,000 of them: the last resort, where nobody can tell
 * whether a word fits.
 */
async function generalOnes(place: Place, question: Question, asked: Asked, least: number) {
  const { cards } = place.read
  for (const times of [1, 4]) {
    const general = wordOfGenerals(cards, times)
    const words = new MatchQuery(saidWith(question.search, [general]), 'terms')
    const rows = await taken(place.table.query().fullTextSearch(words), CANDIDATES, place)
    const sure = withoutPlaces(rows.filter(isGeneral(cards)), [general], cards).filter(one =>
      mayBeFound(one, place.read, asked),
    )
    if (sure.length > 0) return sure.map(({ at, score }) => ({ at, score: Math.min(score, least) }))
  }
  const alone = within(new MatchQuery(question.search.join(' '), 'terms'), [GENERAL])
  return permitted(place, alone, asked, OF_DEVICE)
}

/** What fits the words and has one of these terms of places. */
const within = (text: FullTextQuery, places: readonly string[]) =>
  new BooleanQuery([
    [Occur.Must, text],
    [Occur.Must, new MatchQuery(places.join(' '), 'terms', { boost: UNCOUNTED })],
  ])

/** That it belongs there is no word that fits: what it adds to the score is nothing. */
const UNCOUNTED = 1e-6

/**
 * Candidates that the asker may see. LanceDB could leave the others out itself, at ten times the price; it is
 * asked to when too few of many are left.
 */
async function permitted(place: Place, query: FullTextQuery, asked: Asked, most: number) {
  const ask = () => place.table.query().fullTextSearch(query)
  const filter = filterOf(asked)
  const first = await taken(ask(), most, place)
  const left = first.filter(one => mayBeFound(one, place.read, asked))
  if (filter === '' || first.length < most || left.length >= asked.limit) return left
  const more = await taken(ask(), MORE_CANDIDATES, place)
  const leftOfMore = more.filter(one => mayBeFound(one, place.read, asked))
  if (more.length < MORE_CANDIDATES || leftOfMore.length >= asked.limit) return leftOfMore
  return taken(ask().where(filter), most, place)
}

async function taken(query: Query, most: number, { table, read, held }: Place): Promise<Candidate[]> {
  const rows: number[] = []
  const found: Candidate[] = []
  for await (const batch of query.select(['_score']).withRowId().limit(most)) {
    const scores = batch.getChild('_score')
    const numbers = batch.getChild('_rowid')
    for (let n = 0; n < batch.numRows; n++) {
      const row = Number(numbers?.get(n))
      rows.push(row)
      found.push({ at: read.cards.at(row), score: scores?.get(n) })
    }
    // That nothing more comes would be one more trip to another thread.
    if (rows.length >= most) break
  }
  if (found.every(({ at }) => at >= 0)) return found
  held.late += await readMore(read, table, rows)
  return found
    .map(({ score }, n) => ({ at: read.cards.at(rows[n] ?? -1), score }))
    .filter(({ at }) => at >= 0)
}

const mayBeFound = ({ at }: Candidate, { cards }: Read, { audience, language }: Asked) =>
  (audience !== 'customer' || cards.open(at)) && (!language || cards.language(at) === language)

function filterOf({ audience, language }: Asked): string {
  const only = audience === 'customer' ? ['open'] : []
  if (language) only.push(`language = '${language.replaceAll("'", "''")}'`)
  return only.join(' and ')
}
