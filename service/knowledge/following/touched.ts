import type { Context } from '#core/context.ts'
import type { Followed } from '#core/followers.ts'
import type { Uuid } from '#core/ids.ts'
import { answersBroughtIn, answersOf } from '../store/touched.ts'

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

/** Whether an entry of the journal changes what an index says. */
export const isOfAnswers = ({ event }: Followed): boolean =>
  OF_ANSWERS.has(event) || event in OF_PLACES || event === OF_LISTS

/** The answers that these entries are about, each once. */
export async function touchedBy(ctx: Context, entries: readonly Followed[]): Promise<Set<Uuid>> {
  const touched = new Set(entries.filter(one => OF_ANSWERS.has(one.event)).map(one => one.subject))
  for (const at of ['fault', 'model', 'line'] as const) {
    const places = entries.filter(one => OF_PLACES[one.event] === at).map(one => one.subject)
    for (const id of await answersOf(ctx, at, places)) touched.add(id)
  }
  const lists = entries.filter(one => one.event === OF_LISTS).map(one => one.id)
  for (const id of await answersBroughtIn(ctx, lists)) touched.add(id)
  return touched
}
