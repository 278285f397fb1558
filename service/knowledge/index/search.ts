import { BooleanQuery, type FullTextQuery, MatchQuery, Occur, type Query, type Table } from '@lancedb/lancedb'
import { type Question, questionOf } from './asking.ts'
import type { Dictionary } from './dictionary.ts'
import { type Held, holdMore } from './held.ts'
import { type Candidate, rank } from './ranking.ts'
import { placeTerm } from './rows.ts'
import type { Asked, Hit } from './shapes.ts'

/** So many candidates are looked at again; more when too few of them are for the one who asks. */
const CANDIDATES = 60
const MORE_CANDIDATES = 600
const MOST_HITS = 20

export async function search(table: Table, held: Held, words: Dictionary, asked: Asked): Promise<Hit[]> {
  const question = questionOf(asked.text, words, held.lexicon)
  if (question.search.length === 0) return []
  const limited = { ...asked, limit: Math.max(0, Math.min(asked.limit, MOST_HITS)) }
  const candidates = await candidatesOf(table, held, question, limited)
  const marks = question.search.map(term => term.replace(/^'/, '')).sort((a, b) => b.length - a.length)
  return rank(candidates, question, limited, held.cards, held.lexicon).map(({ at, score, near }) => ({
    id: held.cards.id(at),
    score,
    near,
    marks,
  }))
}

/** What fits the words, and beside it what fits and belongs to the device. */
async function candidatesOf(table: Table, held: Held, question: Question, asked: Asked) {
  const text = new MatchQuery(question.search.join(' '), 'terms')
  const queries: FullTextQuery[] = [text]
  const places = [asked.model, asked.line].filter(place => place && held.cards.place(place) >= 0)
  if (places.length > 0) {
    const near = places.map(place => placeTerm(place ?? '')).join(' ')
    const only = new MatchQuery(near, 'terms', { boost: UNCOUNTED })
    queries.push(
      new BooleanQuery([
        [Occur.Must, text],
        [Occur.Must, only],
      ]),
    )
  }
  const found = await Promise.all(queries.map(query => permitted(table, held, query, asked)))
  const best = new Map<number, Candidate>()
  for (const one of found.flat()) if (!best.has(one.at)) best.set(one.at, one)
  return [...best.values()]
}

/** That it belongs there is no word that fits: what it adds to the score is nothing. */
const UNCOUNTED = 1e-6

/**
 * Candidates that the asker may see. LanceDB could leave the others out itself, at ten times the price; it is
 * asked to when too few of many are left.
 */
async function permitted(table: Table, held: Held, query: FullTextQuery, asked: Asked) {
  const ask = () => table.query().fullTextSearch(query)
  const filter = filterOf(asked)
  const first = await taken(ask(), CANDIDATES, table, held)
  const left = first.filter(one => mayBeFound(one, held, asked))
  if (filter === '' || first.length < CANDIDATES || left.length >= asked.limit) return left
  const more = await taken(ask(), MORE_CANDIDATES, table, held)
  const leftOfMore = more.filter(one => mayBeFound(one, held, asked))
  if (more.length < MORE_CANDIDATES || leftOfMore.length >= asked.limit) return leftOfMore
  return taken(ask().where(filter), CANDIDATES, table, held)
}

async function taken(query: Query, most: number, table: Table, held: Held): Promise<Candidate[]> {
  const rows: { row: number; score: number }[] = []
  for await (const batch of query.select(['_score']).withRowId().limit(most)) {
    const scores = batch.getChild('_score')
    const numbers = batch.getChild('_rowid')
    for (let at = 0; at < batch.numRows; at++)
      rows.push({ row: Number(numbers?.get(at)), score: scores?.get(at) })
  }
  await holdMore(
    held,
    table,
    rows.map(({ row }) => row),
  )
  return rows.map(({ row, score }) => ({ at: held.cards.at(row), score })).filter(({ at }) => at >= 0)
}

const mayBeFound = ({ at }: Candidate, { cards }: Held, { audience, language }: Asked) =>
  (audience !== 'customer' || cards.open(at)) && (!language || cards.language(at) === language)

function filterOf({ audience, language }: Asked): string {
  const only = audience === 'customer' ? ['open'] : []
  if (language) only.push(`language = '${language.replaceAll("'", "''")}'`)
  return only.join(' and ')
}
