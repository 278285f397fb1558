import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import type { FoundAnswer, FoundAnswers } from '../contract/search.ts'
import { askIndex } from '../following/asking.ts'
import { excerptOf, marksIn } from '../rules/excerpt.ts'
import { plainText } from '../rules/plain.ts'
import { solvedRate } from '../rules/solved-rate.ts'
import { askedTerms } from '../rules/title-terms.ts'
import { tongueBoost } from '../rules/tongue.ts'
import type { Audience } from '../rules/words.ts'
import { answersByTerms, type FoundRow, foundRows, placeAsked } from '../store/found.ts'
import { type Tally, talliesOf, UNTOLD } from '../store/tallies.ts'

/** `audience`: who will read it. A customer finds what is meant for customers and nothing else. */
export type Search = {
  text: string
  audience: Audience
  device?: Uuid | undefined
  model?: Uuid | undefined
  line?: Uuid | undefined
  language?: string | undefined
  reads?: string | undefined
  limit: number
}

/** Answers for what somebody types, the best first, as the database has them now. */
export async function searchAnswers(ctx: Context, asked: Search): Promise<FoundAnswers> {
  if (fold(asked.text) === '') return { items: [], from: 'index' }
  const place = await placeAsked(ctx, asked)
  const { text, audience, language, reads, limit } = asked
  const hits = await askIndex(ctx, { text, audience, ...place, language, reads, limit })
  if (hits === null) {
    const { rows, words } = await byTitles(ctx, asked, place)
    const tallies = talliesOf(
      ctx,
      rows.map(row => row.id),
    )
    return { items: await drawn(Promise.resolve(rows), tallies, words), from: 'database' }
  }
  const internal = audience === 'internal'
  const ids = hits.map(hit => hit.id)
  const rows = foundRows(ctx, { ids, internal, ...place, language: language ?? null })
  const words = [...new Set(hits.flatMap(hit => hit.marks))]
  return { items: await drawn(rows, talliesOf(ctx, ids), words), from: 'index' }
}

type Place = { model: Uuid | null; line: Uuid | null }

/** How much nearer an answer is pulled that belongs to the device. */
const PULL = { model: 1.5, line: 1.2, general: 1, other: 0.8 } as const
const CANDIDATES = 60

/**
 * Without an index: by the words of titles and other phrasings, those that hold more of what was typed first.
 * What holds all of it, else two neighbouring terms, else any.
 */
async function byTitles(ctx: Context, asked: Search, place: Place) {
  const { text, audience, language, reads, limit } = asked
  const words = askedTerms(text)
  const forCustomers = audience === 'customer'
  const shares = new Map<Uuid, number>()
  for (const atOnce of new Set([words.length, Math.min(2, words.length), 1])) {
    const some = await answersByTerms(ctx, words, { atOnce, forCustomers, most: CANDIDATES })
    for (const { id, shared } of some) if (!shares.has(id)) shares.set(id, shared / words.length)
    if (shares.size >= limit) break
  }
  const ids = [...shares.keys()].slice(0, CANDIDATES)
  const rows = await foundRows(ctx, { ids, internal: !forCustomers, ...place, language: language ?? null })
  const score = (row: FoundRow) =>
    (shares.get(row.id) ?? 0) * PULL[row.near] * tongueBoost(row.language, reads)
  return { words, rows: rows.sort((a, b) => score(b) - score(a)).slice(0, limit) }
}

/** `tallies`: asked together with the rows. */
async function drawn(
  found: Promise<FoundRow[]>,
  tallied: Promise<Map<Uuid, Tally>>,
  words: readonly string[],
): Promise<FoundAnswer[]> {
  const [rows, tallies] = await Promise.all([found, tallied])
  return rows.map(({ phrasings, body, steps, safety, ...row }) => {
    const said = plainText({ body, steps, safety, parts: [] }) || phrasings.join(' · ')
    const excerpt = excerptOf(said, words)
    const marks = marksIn([row.title, excerpt], words)
    const rate = solvedRate(tallies.get(row.id) ?? UNTOLD)
    return { ...row, excerpt, marks, safety: safety !== null, solvedRate: rate }
  })
}
