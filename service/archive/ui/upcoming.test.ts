import { expect, test } from 'vitest'
import { aheadOf } from './upcoming.ts'

// 2026-11-22 is a Sunday, 2026-11-24 a Tuesday.
test.each([
  ['2026-11-22', 0, 'today'],
  ['2026-11-23', 1, 'tomorrow'],
  ['2026-11-24', 2, 'afterTomorrow'],
  ['2026-11-25', 3, 'nextWeek'],
  ['2026-11-29', 7, 'nextWeek'],
  ['2026-11-30', 8, 'later'],
  ['2026-11-27', 3, 'thisWeek'],
  ['2026-11-29', 5, 'thisWeek'],
  ['2026-11-30', 6, 'nextWeek'],
  ['2026-12-06', 12, 'nextWeek'],
  ['2026-12-07', 13, 'later'],
])('%s in %i days is %s', (next, inDays, ahead) => {
  expect(aheadOf(next, inDays)).toBe(ahead)
})
