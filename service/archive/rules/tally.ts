import { OUTCOMES, type Outcome, type RowProblem } from '../contract/imports.ts'

export type Counts = Record<Outcome, number>

/** One kind of trouble in one column: how often, and the first rows that have it. */
export type Trouble = {
  column: RowProblem['column']
  code: RowProblem['code']
  refuses: boolean
  count: number
  examples: { row: number; value: string }[]
}

/** Counts of a list so far. Kept with the list: a million rows are not counted anew for each look at it. */
export type Tally = {
  expected: Counts
  done: Counts
  problems: Trouble[]
  made: { customers: number; devices: number }
}

const MOST_EXAMPLES = 3

const none = (): Counts => Object.fromEntries(OUTCOMES.map(one => [one, 0])) as Counts

/** @param kept as it lies in the database; `{}` where nothing was counted yet */
export const tallyOf = (kept: Partial<Tally>): Tally => ({
  expected: { ...none(), ...kept.expected },
  done: { ...none(), ...kept.done },
  problems: kept.problems ?? [],
  made: kept.made ?? { customers: 0, devices: 0 },
})

type Judgement = { row: number; outcome: Outcome; problems: readonly RowProblem[] }

/** What the dry run found in some more rows. */
export function countJudged(tally: Tally, rows: readonly Judgement[]): Tally {
  const expected = { ...tally.expected }
  const problems = new Map(tally.problems.map(one => [`${one.column} ${one.code}`, { ...one }]))
  for (const { row, outcome, problems: said } of rows) {
    expected[outcome]++
    for (const { column, code, refuses, value } of said) {
      const key = `${column} ${code}`
      const known = problems.get(key) ?? { column, code, refuses, count: 0, examples: [] }
      const examples =
        known.examples.length < MOST_EXAMPLES ? [...known.examples, { row, value }] : known.examples
      problems.set(key, { ...known, count: known.count + 1, examples })
    }
  }
  const sorted = [...problems.values()].sort((one, two) => two.count - one.count)
  return { ...tally, expected, problems: sorted }
}

type Written = { outcome: Outcome; made: { customer: boolean; device: boolean } | null }

/** What became of some more rows when they were written. */
export function countWritten(tally: Tally, rows: readonly Written[]): Tally {
  const done = { ...tally.done }
  const made = { ...tally.made }
  for (const row of rows) {
    done[row.outcome]++
    if (row.made?.customer) made.customers++
    if (row.made?.device) made.devices++
  }
  return { ...tally, done, made }
}
