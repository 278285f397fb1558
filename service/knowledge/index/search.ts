import { BooleanQuery, type FullTextQuery, MatchQuery, Occur, type Query, type Table } from '@lancedb/lancedb'
import { type Question, questionOf } from './asking.ts'
import type { Dictionary } from './dictionary.ts'
import { type Held, type Read, readMore } from './held.ts'
import { type Candidate, rank } from './ranking.ts'
import { GENERAL, placeTerm } from './rows.ts'
import type { Asked, Hit } from './shapes.ts'

/** So many candidates are looked at again; more when too few of them are for the one who asks. */
const CANDIDATES = 60
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

/** What fits the words; beside it what fits and belongs to the device, and something general in any case. */
async function candidatesOf(place: Place, question: Question, asked: Asked): Promise<Candidate[]> {
  const { cards } = place.read
  const text = new MatchQuery(question.search.join(' '), 'terms')
  const places = [asked.model, asked.line]
    .filter(id => id && cards.place(id) >= 0)
    .map(id => placeTerm(id ?? ''))
  const queries = places.length === 0 ? [text] : [text, within(text, places)]
  const found = (await Promise.all(queries.map(query => permitted(place, query, asked)))).flat()
  const isGeneral = ({ at }: Candidate) => cards.places(at).length === 0
  if ((asked.model || asked.line) && !found.some(isGeneral))
    found.push(...(await permitted(place, within(text, [GENERAL]), asked)))
  const best = new Map<number, Candidate>()
  for (const one of found) if (!best.has(one.at)) best.set(one.at, one)
  return [...best.values()]
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
async function permitted(place: Place, query: FullTextQuery, asked: Asked) {
  const ask = () => place.table.query().fullTextSearch(query)
  const filter = filterOf(asked)
  const first = await taken(ask(), CANDIDATES, place)
  const left = first.filter(one => mayBeFound(one, place.read, asked))
  if (filter === '' || first.length < CANDIDATES || left.length >= asked.limit) return left
  const more = await taken(ask(), MORE_CANDIDATES, place)
  const leftOfMore = more.filter(one => mayBeFound(one, place.read, asked))
  if (more.length < MORE_CANDIDATES || leftOfMore.length >= asked.limit) return leftOfMore
  return taken(ask().where(filter), CANDIDATES, place)
}

async function taken(query: Query, most: number, { table, read, held }: Place): Promise<Candidate[]> {
  const rows: { row: number; score: number }[] = []
  for await (const batch of query.select(['_score']).withRowId().limit(most)) {
    const scores = batch.getChild('_score')
    const numbers = batch.getChild('_rowid')
    for (let at = 0; at < batch.numRows; at++)
      rows.push({ row: Number(numbers?.get(at)), score: scores?.get(at) })
    // That nothing more comes would be one more trip to another thread.
    if (rows.length >= most) break
  }
  const known = rows.map(({ row }) => row)
  held.late += await readMore(read, table, known)
  return rows.map(({ row, score }) => ({ at: read.cards.at(row), score })).filter(({ at }) => at >= 0)
}

const mayBeFound = ({ at }: Candidate, { cards }: Read, { audience, language }: Asked) =>
  (audience !== 'customer' || cards.open(at)) && (!language || cards.language(at) === language)

function filterOf({ audience, language }: Asked): string {
  const only = audience === 'customer' ? ['open'] : []
  if (language) only.push(`language = '${language.replaceAll("'", "''")}'`)
  return only.join(' and ')
}
