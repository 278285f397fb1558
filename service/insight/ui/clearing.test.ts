import { expect, test } from 'vitest'
import { byWeek } from './clearing.ts'

test('a week is called by its Monday, also when a Sunday is worked in', () => {
  const day = (text: string, settled: number, cleared: number, uncleared: number) => ({
    day: text,
    settled,
    cleared,
    uncleared,
  })
  const weeks = byWeek([day('2026-09-14', 3, 1, 1), day('2026-09-20', 2, 2, 0), day('2026-09-21', 0, 0, 4)])
  expect(weeks.map(({ starts, share: { k, n, raw } }) => [starts, k, n, raw])).toEqual([
    ['2026-09-14', 8, 9, 8 / 9],
    ['2026-09-21', 0, 4, 0],
  ])
  expect(byWeek([])).toEqual([])
})
