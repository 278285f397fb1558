import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUnhappy, mismatches, OUTCOMES, whyNotVisit } from './rules.ts'

const bits = [false, true]
const arrivedAt = Temporal.Instant.from('2026-11-23T01:00Z')
const checked = { arrivedAt, dueAt: arrivedAt.add({ minutes: 60 }), explained: true }
const said = { outcome: 'works', arrivalSaid: null, manners: {} } as const

test('a return visit is made once, after the work, by somebody else than who did it', () => {
  for (const finished of bits)
    for (const recorded of bits)
      for (const visitor of ['tech', 'visitor']) {
        const expected = !finished
          ? 'the visit is not finished'
          : recorded
            ? 'the return visit is already recorded'
            : visitor === 'tech'
              ? 'the technician may not call on his own work'
              : null
        expect(whyNotVisit({ finished, recorded, technician: 'tech' }, visitor)).toBe(expected)
      }
})

test('unhappy is: it does not work, or one or two of five', () => {
  for (const outcome of OUTCOMES)
    for (const satisfaction of [1, 2, 3, 4, 5])
      expect(isUnhappy({ outcome, satisfaction })).toBe(outcome === 'does not work' || satisfaction < 3)
})

describe('what was said against what was recorded', () => {
  test('a quarter of an hour is memory, more is a mismatch, with its sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), minutes => {
        const found = mismatches(checked, { ...said, arrivalSaid: arrivedAt.add({ minutes }) })
        const arrival = found.find(one => one.kind === 'arrival')
        expect(arrival).toEqual(Math.abs(minutes) > 15 ? { kind: 'arrival', minutes } : undefined)
        expect(found.some(one => one.kind === 'later than promised')).toBe(minutes > 75)
      }),
    )
  })

  test('late by the check-in already is no news', () => {
    const late = { ...checked, dueAt: arrivedAt.subtract({ minutes: 30 }) }
    const found = mismatches(late, { ...said, arrivalSaid: arrivedAt })
    expect(found).toEqual([])
  })

  test('still broken and unexplained are found; what was not asked is not', () => {
    const unhappy = { ...said, outcome: 'does not work', manners: { 'explained the cause': false } } as const
    expect(mismatches(checked, unhappy).map(one => one.kind)).toEqual(['still broken', 'cause not explained'])
    expect(mismatches({ ...checked, explained: false }, unhappy).map(one => one.kind)).toEqual([
      'still broken',
    ])
    expect(mismatches(checked, said)).toEqual([])
  })
})
