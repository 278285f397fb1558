import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boostPercent, MOST_BOOST, solvedBoost } from './solved.ts'

const counts = fc
  .tuple(fc.nat(2000), fc.integer({ min: 1, max: 2000 }))
  .map(([some, told]) => ({ solved: some % (told + 1), told }))

test('what nobody has told yet, and what never helped, stands where its words put it', () => {
  expect(solvedBoost(0, 0)).toBe(1)
  expect(solvedBoost(0, 500)).toBe(1)
})

test('what helped stands higher, never by more than the bound', () => {
  fc.assert(
    fc.property(counts, ({ solved, told }) => {
      const boost = solvedBoost(solved, told)
      expect(boost).toBeGreaterThanOrEqual(1)
      expect(boost).toBeLessThan(1 + MOST_BOOST)
    }),
  )
})

test('one more that it solved never lowers it, one more that it did not never raises it', () => {
  fc.assert(
    fc.property(counts, ({ solved, told }) => {
      const now = solvedBoost(solved, told)
      expect(solvedBoost(solved + 1, told + 1)).toBeGreaterThanOrEqual(now)
      expect(solvedBoost(solved, told + 1)).toBeLessThanOrEqual(now)
    }),
  )
})

test('the same share counts more the oftener it was tried', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 50 }), ({ solved, told }, times) => {
      expect(solvedBoost(solved * times, told * times)).toBeGreaterThanOrEqual(solvedBoost(solved, told))
    }),
  )
})

test.each([
  [1, 1, 3],
  [9, 12, 7],
  [90, 120, 10],
  [2000, 2000, 15],
])('%i of %i lifts by %i per cent', (solved, told, percent) => {
  expect(boostPercent(solved, told)).toBe(percent)
})
