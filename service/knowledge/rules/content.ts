import type { Content } from '../contract/shapes.ts'
import { DANGERS } from './words.ts'

/**
 * Whether what an answer says can be put in force: phone guidance leads on from every step and comes to an
 * end, nothing stands twice. Pure: the editor says the same while one types.
 */
export const CONTENT_PROBLEMS = [
  'nothing is said',
  'two steps have one name',
  'a step has the name of an end',
  'a step leads nowhere',
  'a step both asks and goes on',
  'a reply stands twice',
  'a step is never reached',
  'a step has no way out',
  'a part stands twice',
] as const
export type ContentProblem = (typeof CONTENT_PROBLEMS)[number]

/** `step`: its id, where one step is meant. */
export type Problem = { why: ContentProblem; step?: string }

/** What stands twice in lists where once is enough is left out; an answer is asked in its title anyway. */
export function tidied(content: Content): Content {
  const { title, phrasings, safety, places } = content
  const seen = new Set([title.toLowerCase()])
  const once = (words: string) => !seen.has(words.toLowerCase()) && seen.add(words.toLowerCase())
  const { lines, models, faults } = places
  const ids = (all: readonly string[]) => [...new Set(all.map(id => id.toLowerCase()))].sort()
  return {
    ...content,
    phrasings: phrasings.filter(once),
    safety: safety && { ...safety, dangers: DANGERS.filter(danger => safety.dangers.includes(danger)) },
    places: { lines: ids(lines), models: ids(models), faults: ids(faults) },
  }
}

/** Where phone guidance ends: the trouble is gone, or somebody must come. */
export const ENDS = ['solved', 'visit'] as const
export type End = (typeof ENDS)[number]
export const isEnd = (to: string): to is End => to === 'solved' || to === 'visit'

/** As much of a step as decides where it leads. */
export type Leading = {
  id: string
  branches: readonly { reply: string; to: string }[]
  next: string | null
}
/** As much of a content as can be wrong; drafts have the same shape. */
export type Judged = {
  body: string
  steps: readonly Leading[]
  parts: readonly { name: string }[]
}

/** Where a step leads: by the customer's replies, or straight on. */
export const waysOf = (step: Leading): string[] =>
  step.branches.length > 0 ? step.branches.map(({ to }) => to) : step.next === null ? [] : [step.next]

/** Everything that stands against putting it in force, in the order of the steps. */
export function contentProblems(content: Judged): Problem[] {
  const { body, steps, parts } = content
  const problems: Problem[] = []
  if (body.trim() === '' && steps.length === 0) problems.push({ why: 'nothing is said' })
  for (const [at, step] of steps.entries()) {
    for (const why of stepProblems(step, at, steps)) problems.push({ why, step: step.id })
  }
  // Where a way is missing or a name means two steps, what is reached cannot be said.
  if (problems.every(({ why }) => !BROKEN.has(why))) problems.push(...walkProblems(steps))
  const named = parts.map(({ name }) => name.trim().toLowerCase())
  if (new Set(named).size < named.length) problems.push({ why: 'a part stands twice' })
  return problems
}

const BROKEN: ReadonlySet<ContentProblem> = new Set<ContentProblem>([
  'two steps have one name',
  'a step has the name of an end',
  'a step leads nowhere',
])

/** The first of them, for the server's no and the greyed-out button. */
export const whyNotContent = (content: Judged): Problem | null => contentProblems(content)[0] ?? null

function* stepProblems(step: Leading, at: number, steps: readonly Leading[]): Generator<ContentProblem> {
  if (isEnd(step.id)) yield 'a step has the name of an end'
  if (steps.findIndex(({ id }) => id === step.id) < at) yield 'two steps have one name'
  if (step.branches.length > 0 && step.next !== null) yield 'a step both asks and goes on'
  const replies = step.branches.map(({ reply }) => reply.trim().toLowerCase())
  if (new Set(replies).size < replies.length) yield 'a reply stands twice'
  const ways = waysOf(step)
  const there = (to: string) => isEnd(to) || steps.some(({ id }) => id === to)
  if (ways.length === 0 || !ways.every(there)) yield 'a step leads nowhere'
}

/** Steps that no way leads to, and steps from which no way leads to an end: circles without a way out. */
function walkProblems(steps: readonly Leading[]): Problem[] {
  const [first] = steps
  if (first === undefined) return []
  const reached = spread([first.id], id => waysOf(stepNamed(steps, id)).filter(to => !isEnd(to)))
  const ending = steps.filter(step => waysOf(step).some(isEnd)).map(({ id }) => id)
  const comeFrom = (id: string) => steps.filter(step => waysOf(step).includes(id)).map(step => step.id)
  const ends = spread(ending, comeFrom)
  return steps.flatMap(({ id }): Problem[] => {
    if (!reached.has(id)) return [{ why: 'a step is never reached', step: id }]
    return ends.has(id) ? [] : [{ why: 'a step has no way out', step: id }]
  })
}

const stepNamed = (steps: readonly Leading[], id: string): Leading =>
  steps.find(step => step.id === id) ?? { id, branches: [], next: null }

/** All that can be come to from these. */
function spread(from: readonly string[], on: (id: string) => readonly string[]): Set<string> {
  const found = new Set(from)
  for (const id of found) for (const more of on(id)) found.add(more)
  return found
}
