import { type Context, inCompany } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { CHOSEN_AMONG, type FoundAnswer, type FoundAnswers } from '../contract/search.ts'
import { type Asker, askIndex } from '../following/asking.ts'
import { excerptOf, marksIn } from '../rules/excerpt.ts'
import { PULL } from '../rules/nearness.ts'
import { plainText } from '../rules/plain.ts'
import { solvedRate } from '../rules/solved-rate.ts'
import { askedTerms } from '../rules/title-terms.ts'
import { tongueOf } from '../rules/tongue.ts'
import type { Audience, Confidence, Kind } from '../rules/words.ts'
import * as store from '../store/found.ts'

/** `audience`: who will read it. A customer finds what is meant for customers and nothing else. */
export type Search = {
  text: string
  audience: Audience
  device?: Uuid | undefined
  model?: Uuid | undefined
  line?: Uuid | undefined
  language?: string | undefined
  kind?: Kind | undefined
  confidence?: Confidence | undefined
  reads?: string | undefined
  limit: number
}

/**
 * Answers for what somebody types, the best first, as the database has them now. In transactions of its own:
 * nobody holds a connection while the index is asked.
 */
export async function searchAnswers(who: Asker, asked: Search): Promise<FoundAnswers> {
  if (fold(asked.text) === '') return { items: [], from: 'index' }
  const place = await placeOf(who, asked)
  const { text, audience, language, reads, limit } = asked
  const most = asked.kind || asked.confidence ? CANDIDATES : limit
  const hits = await askIndex(who, { text, audience, ...place, language, reads, limit: most })
  if (hits === null) {
    const { rows, words } = await inTheirs(who, ctx => byTitles(ctx, asked, place))
    return { items: await drawn(who, rows.slice(0, limit), [], words), from: 'database' }
  }
  const ids = hits.map(hit => hit.id)
  const near = [...new Set(hits.flatMap(hit => hit.places))]
  const [rows, names] = await atOnce(who, ctx =>
    Promise.all([store.foundRows(ctx, wanted(asked, place, ids)), store.namesOf(ctx, near)]),
  )
  const words = [...new Set(hits.flatMap(hit => hit.marks))]
  return { items: await drawn(who, rows.slice(0, limit), names, words), from: 'index' }
}

const inTheirs = <T>({ house, company, actor }: Asker, work: (ctx: Context) => Promise<T>) =>
  inCompany(house, company, actor, work, { readOnly: true })

const atOnce = <T>({ house, company, actor }: Asker, work: (ctx: Context) => Promise<T>) =>
  inCompany(house, company, actor, work, { readOnly: true, atOnce: true })

/** Who names model and line knows both; a device knows its own, a model its line. */
async function placeOf(who: Asker, { device, model, line }: Search): Promise<store.PlaceAsked> {
  const known = device === undefined && (model === undefined || line !== undefined)
  if (known) return { model: model ?? null, line: line ?? null }
  const place = await atOnce(who, ctx =>
    store.placeAsked(ctx, { device: device ?? null, model: model ?? null }),
  )
  return { model: place.model, line: place.line ?? line ?? null }
}

const wanted = (asked: Search, place: store.PlaceAsked, ids: Uuid[]) => ({
  ids,
  internal: asked.audience === 'internal',
  ...place,
  language: asked.language ?? null,
  kind: asked.kind ?? null,
  confidence: asked.confidence ?? null,
})

const CANDIDATES = CHOSEN_AMONG

/**
 * Without an index: by the words of titles and other phrasings, those that hold more of what was typed first.
 * What holds all of it, else two neighbouring terms, else any.
 */
async function byTitles(ctx: Context, asked: Search, place: store.PlaceAsked) {
  const { text, audience, limit } = asked
  const words = askedTerms(text)
  const forCustomers = audience === 'customer'
  const shares = new Map<Uuid, number>()
  for (const atOnce of new Set([words.length, Math.min(2, words.length), 1])) {
    const some = await store.answersByTerms(ctx, words, { atOnce, forCustomers, most: CANDIDATES })
    for (const { id, shared } of some) if (!shares.has(id)) shares.set(id, shared / words.length)
    if (shares.size >= limit) break
  }
  const ids = [...shares.keys()].slice(0, CANDIDATES)
  const rows = await store.foundRows(ctx, wanted(asked, place, ids))
  const tongue = tongueOf(asked)
  const score = (row: store.FoundRow) => (shares.get(row.id) ?? 0) * PULL[row.near] * tongue(row.language)
  return { words, rows: rows.sort((a, b) => score(b) - score(a)) }
}

/** `names`: of places, as far as they were asked for together with the rows. */
async function drawn(
  who: Asker,
  rows: readonly store.FoundRow[],
  names: readonly store.Named[],
  words: readonly string[],
): Promise<FoundAnswer[]> {
  const named = new Map(names.map(place => [place.id, place]))
  // The index may not have heard yet of where an answer belongs now.
  const others = rows.flatMap(row => [...row.lines, ...row.models]).filter(id => !named.has(id))
  if (others.length > 0)
    for (const place of await atOnce(who, ctx => store.namesOf(ctx, others))) named.set(place.id, place)
  const placed = (ids: readonly Uuid[]) =>
    ids.flatMap(id => named.get(id) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
  return rows.map(({ phrasings, body, steps, safety, told, solved, contradicted, ...row }) => {
    const said = plainText({ body, steps, safety, parts: [] }) || phrasings.join(' · ')
    const excerpt = excerptOf(said, words)
    return {
      ...row,
      lines: placed(row.lines),
      models: placed(row.models),
      excerpt,
      marks: marksIn([row.title, excerpt], words),
      safety: safety !== null,
      solvedRate: solvedRate({ told, solved, contradicted }),
    }
  })
}
