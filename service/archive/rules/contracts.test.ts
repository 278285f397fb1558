import { expect, test } from 'vitest'
import { overlaps, standingOf, whyNotEnd, whyNotSpan } from './contracts.ts'

const day = Temporal.PlainDate.from
const november = { from: day('2026-11-01'), until: day('2026-11-30') }

test('a contract is in force from its first day to its last, both included', () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01']
  expect(days.map(one => standingOf(november, day(one)))).toEqual(['to come', 'in force', 'in force', 'over'])
  expect(whyNotSpan({ from: day('2026-11-30'), until: day('2026-11-30') })).toBeNull()
  expect(whyNotSpan({ from: day('2026-11-30'), until: day('2026-11-29') })).toBe('ends before it begins')
})

test('it may end sooner, not before it began and not later than it does', () => {
  expect(whyNotEnd(november, day('2026-11-01'))).toBeNull()
  expect(whyNotEnd(november, day('2026-11-29'))).toBeNull()
  expect(whyNotEnd(november, day('2026-10-31'))).toBe('ends before it begins')
  expect(whyNotEnd(november, day('2026-11-30'))).toBe('it ends by then already')
})

test('one plan is not bought twice for a day, but for two machines or one after the other', () => {
  const gold = { plan: '金牌保养', device: null, ...november }
  const december = { from: day('2026-12-01'), until: day('2026-12-31') }
  expect(overlaps(gold, { ...gold, from: november.until, until: december.until })).toBe(true)
  expect(overlaps(gold, { ...gold, ...december })).toBe(false)
  expect(overlaps(gold, { ...gold, device: 'a' })).toBe(false)
  expect(overlaps(gold, { ...gold, plan: '银牌保养' })).toBe(false)
})
