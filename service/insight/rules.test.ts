import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share, showing } from '#core/share.ts'
import { FIGURE_NAMES, FIGURES, type Figure, OUTCOMES, outcomesOf, shareOf } from './rules/figures.ts'
import { chance, shrunk, standsOut, whyNotPeriod } from './rules.ts'

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

// domain.md §8.9
test.each([
  [0, 5, 0.0545],
  [2, 5, 0.0909],
  [3, 20, 0.0857],
  [12, 80, 0.1154],
])('%i of %i, where the company has 6 %%, ranks as %f', (k, n, rank) => {
  expect(shrunk({ k, n }, { raw: 0.06 })).toBeCloseTo(rank, 4)
})

test('nobody is ranked against nothing', () => {
  expect(shrunk({ k: 0, n: 0 }, { raw: null })).toBeNull()
  expect(standsOut(share(30, 30), { raw: null })).toBeNull()
})

test('only with 30 devices, and the whole interval on one side, does anybody stand out', () => {
  const out = (k: number, n: number) => standsOut(share(k, n), { raw: 0.1 })
  expect([out(20, 29), out(20, 30), out(3, 30), out(0, 30), out(0, 200)]).toEqual([
    null,
    'above',
    null,
    null,
    'below',
  ])
})

test('outside of the funnel lies exactly who has the company’s rate outside of his interval', () => {
  for (const rate of [0.02, 0.1, 0.5])
    for (const n of [5, 30, 77, 200])
      for (let k = 0; k <= n; k++) {
        const { low, high } = share(k, n)
        const curves = chance(rate, n)
        const outside = k / n < curves.low || k / n > curves.high
        expect(outside).toBe((low ?? 0) > rate || (high ?? 1) < rate)
      }
})

test('promise keeping counts late and broken against us, renegotiated and not reached beside', () => {
  const stood = { kept: 8, 'kept late': 1, broken: 1, 'moved by us': 5, 'not reached': 7, withdrawn: 2 }
  const tallies = Object.entries(stood).map(([outcome, n]) => ({
    outcome,
    n,
    ripe: true,
    kind: 'visit window',
  }))
  expect(shareOf('promises kept', tallies)).toMatchObject({ k: 8, n: 10, raw: 0.8 })
  expect(shareOf('arrived on time', tallies)).toMatchObject({ k: 8, n: 15 })
  const callbacks = tallies.map(one => ({ ...one, kind: 'callback' }))
  expect(shareOf('arrived on time', callbacks)).toMatchObject({ k: 0, n: 0 })
})

test('what is not ripe waits, unless the figure counts so far', () => {
  const tallies = [
    { outcome: 'no repair', ripe: true, kind: null, n: 4 },
    { outcome: 'installation', ripe: false, kind: null, n: 1 },
  ]
  expect(shareOf('rework by installation', tallies)).toMatchObject({ k: 0, n: 4 })
  expect(shareOf('rework by installation so far', tallies)).toMatchObject({ k: 1, n: 5 })
})

test('each figure counts some of its own outcomes, and its parts make the whole', () => {
  for (const name of FIGURE_NAMES) {
    const { from, among, counts }: Figure = FIGURES[name]
    expect(OUTCOMES[from]).toEqual(expect.arrayContaining([...among]))
    expect(among).toEqual(expect.arrayContaining([...counts]))
    const parts = [...outcomesOf(name, 'counted'), ...outcomesOf(name, 'others')]
    expect(parts.toSorted()).toEqual(outcomesOf(name, 'all').toSorted())
  }
})

test('a period is one day to three years', () => {
  const from = Temporal.PlainDate.from('2024-02-29')
  const why = (to: string) => whyNotPeriod({ from, to: Temporal.PlainDate.from(to) })
  expect(['2024-02-29', '2027-02-28'].map(why)).toEqual([null, null])
  expect(why('2024-02-28')).toBe('a period ends after it begins')
  expect(why('2027-03-01')).toBe('a period is at most three years')
})
