import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promiseKeeping, share, showing, whyNotPeriod } from './rules.ts'

// domain.md §8.8
test.each([
  [0, 5, 0, 0.4345],
  [1, 10, 0.0179, 0.4042],
  [3, 20, 0.0524, 0.3604],
  [12, 80, 0.0879, 0.2441],
  [5, 200, 0.0107, 0.0572],
  [20, 20, 0.8389, 1],
])('Wilson 95 %% of %i in %i is %f to %f', (k, n, low, high) => {
  const one = share(k, n)
  expect(one.low).toBeCloseTo(low, 4)
  expect(one.high).toBeCloseTo(high, 4)
})

test('the share lies in its interval, the interval in 0..1, and narrows with n', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, n) => {
      const k = some % (n + 1)
      const { raw, low, high } = share(k, n)
      if (raw === null || low === null || high === null) throw new Error('n > 0 has a share')
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(raw)
      expect(raw).toBeLessThanOrEqual(high)
      const wider = share(k * 10, n * 10)
      expect((wider.high ?? 0) - (wider.low ?? 0)).toBeLessThan(high - low)
    }),
  )
})

test('nothing of nothing has no share, and what is no count is no figure', () => {
  expect(share(0, 0)).toEqual({ k: 0, n: 0, raw: null, low: null, high: null })
  for (const [k, n] of [
    [1, 0],
    [-1, 3],
    [0.5, 2],
  ] as const)
    expect(() => share(k, n)).toThrow(RangeError)
})

test('small numbers are hidden below 5 and shown as unsure below 30', () => {
  expect([4, 5, 29, 30].map(n => showing(share(0, n)))).toEqual(['hidden', 'unsure', 'unsure', 'sure'])
})

test('promise keeping counts late and broken against us, renegotiated and not reached beside', () => {
  const ledger = { kept: 8, keptLate: 1, broken: 1, renegotiated: 5, notReached: 7, withdrawn: 2 }
  expect(promiseKeeping(ledger)).toMatchObject({ k: 8, n: 10, raw: 0.8 })
})

test('a period is one day to three years', () => {
  const from = Temporal.PlainDate.from('2024-02-29')
  const why = (to: string) => whyNotPeriod({ from, to: Temporal.PlainDate.from(to) })
  expect(['2024-02-29', '2027-02-28'].map(why)).toEqual([null, null])
  expect(why('2024-02-28')).toBe('a period ends after it begins')
  expect(why('2027-03-01')).toBe('a period is at most three years')
})
