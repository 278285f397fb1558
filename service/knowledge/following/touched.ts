import type { Context } from '#core/context.ts'
import type { Followed } from '#core/followers.ts'
import type { Uuid } from '#core/ids.ts'
import { answersBroughtIn, answersOf } from '../store/touched.ts'
import { longAmong } from './long-lists.ts'

/** Whose subject is the answer itself: its words, its card, or what came of it changed. */
const OF_ANSWERS = new Set([
  'answer added',
  'answer edited',
  'answer restored',
  'answer card changed',
  'answer confidence changed',
  'answer validated',
  'answer archived',
  'answer brought back',
  'answer told',
  'answer helped',
  'answer did not help',
  'answer contradicted',
])
/** What an answer is placed at has another name: it is found by that from now on. */
const OF_PLACES: Record<string, 'fault' | 'model' | 'line'> = {
  'fault edited': 'fault',
  'fault moved': 'fault',
  'model edited': 'model',
  'product line edited': 'line',
}
const OF_LISTS = 'answers brought in'
const ENDS_OF_LISTS = new Set(['answer list brought in', 'answer list cancelled', 'answer list put back'])

/** Whether an entry of the journal changes what an index says. */
export const isOfAnswers = ({ event }: Followed): boolean =>
  OF_ANSWERS.has(event) || event in OF_PLACES || event === OF_LISTS || ENDS_OF_LISTS.has(event)

/** `answers`: that entries are about, each once, but for those of long lists (long-lists.ts). */
export type Touched = { answers: Set<Uuid>; longList: 'comes in' | 'is whole' | null }

export async function touchedBy(ctx: Context, entries: readonly Followed[]): Promise<Touched> {
  const touched = new Set(entries.filter(one => OF_ANSWERS.has(one.event)).map(one => one.subject))
  for (const at of ['fault', 'model', 'line'] as const) {
    const places = entries.filter(one => OF_PLACES[one.event] === at).map(one => one.subject)
    for (const id of await answersOf(ctx, at, places)) touched.add(id)
  }
  const ofLists = entries.filter(({ event }) => event === OF_LISTS || ENDS_OF_LISTS.has(event))
  const long = await longAmong(
    ctx,
    ofLists.map(one => one.subject),
  )
  const batches = ofLists.filter(({ event, subject }) => event === OF_LISTS && !long.has(subject))
  const brought = await answersBroughtIn(
    ctx,
    batches.map(one => one.id),
  )
  for (const id of brought) touched.add(id)
  const last = ofLists.findLast(({ subject }) => long.has(subject))
  const longList = last === undefined ? null : last.event === OF_LISTS ? 'comes in' : 'is whole'
  return { answers: touched, longList }
}
