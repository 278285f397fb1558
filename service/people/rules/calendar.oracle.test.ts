import { expect, test } from 'vitest'
import { askBoth } from '../../../test/support/calendar-cases.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))

test('SLA-01 2,000 questions of chance get the answer of a table of minutes, in four zones', () => {
  console.log(`SLA-01: SEED=${seed}`)
  const asked = askBoth(seed, 2000)
  expect(asked.wrong).toEqual([])
  expect(asked.cases).toBe(2000)
})
