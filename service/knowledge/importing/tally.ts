import { type Counts, OUTCOMES, type Outcome, type RowProblem } from '../contract/import-shapes.ts'

type Trouble = Omit<RowProblem, 'value'> & { count: number; examples: { row: number; value: string }[] }
export type UnknownName = { kind: 'line' | 'model'; name: string }

/** Counts of a list so far; kept with it: 750,000 rows are not counted anew for each look. */
export type Tally = {
  expected: Counts
  done: Counts
  problems: Trouble[]
  names: (UnknownName & { count: number })[]
  leftAlone: number
}

const MOST_EXAMPLES = 3
const MOST_NAMES = 200

const none = (): Counts => Object.fromEntries(OUTCOMES.map(one => [one, 0])) as Counts

/** @param kept as it lies in the database; `{}` where nothing was counted yet */
export const tallyOf = (kept: unknown): Tally => ({
  expected: none(),
  done: none(),
  problems: [],
  names: [],
  leftAlone: 0,
  ...(kept as Partial<Tally>),
})

type Judgement = {
  row: number
  outcome: Outcome
  problems: readonly RowProblem[]
  unknown: readonly UnknownName[]
}

/** What the dry run found in some more rows. */
export function countJudged(tally: Tally, rows: readonly Judgement[]): Tally {
  const expected = { ...tally.expected }
  const problems = new Map(tally.problems.map(one => [`${one.column} ${one.code}`, { ...one }]))
  const names = new Map(tally.names.map(one => [`${one.kind} ${one.name}`, { ...one }]))
  for (const { row, outcome, problems: said, unknown } of rows) {
    expected[outcome]++
    for (const { value, ...one } of said) {
      const key = `${one.column} ${one.code}`
      const { count, examples } = problems.get(key) ?? { count: 0, examples: [] }
      const more = examples.length < MOST_EXAMPLES ? [...examples, { row, value }] : examples
      problems.set(key, { ...one, count: count + 1, examples: more })
    }
    for (const one of unknown) {
      const key = `${one.kind} ${one.name}`
      const { count = 0 } = names.get(key) ?? {}
      if (count > 0 || names.size < MOST_NAMES) names.set(key, { ...one, count: count + 1 })
    }
  }
  const most = <T extends { count: number }>(all: Iterable<T>) =>
    [...all].sort((one, two) => two.count - one.count)
  return { ...tally, expected, problems: most(problems.values()), names: most(names.values()) }
}

export function countWritten(tally: Tally, outcomes: readonly Outcome[]): Tally {
  const done = { ...tally.done }
  for (const outcome of outcomes) done[outcome]++
  return { ...tally, done }
}
