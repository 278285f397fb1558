import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Dated,
  isNotReached,
  lastMomentToMove,
  rateOf,
  type Settlement,
  standing,
  whyNotKeep,
  whyNotMake,
  whyNotRenegotiate,
  whyNotWithdraw,
} from './rules.ts'

const three = Temporal.Instant.from('2026-11-21T15:00:00Z')
const from = (minutes: number) => three.add({ minutes })
const open: Dated = { windowFrom: null, dueAt: three, settledAs: null, settledAt: null }
const settled = (settledAs: Settlement, minutes: number): Dated => ({
  ...open,
  settledAs,
  settledAt: from(minutes),
})

describe('how a promise stands', () => {
  test('every settlement, before, at and after the due time', () => {
    const table = (['kept', 'renegotiated', 'withdrawn', 'not reached'] as const).map(as => [
      as,
      ...[-1, 0, 1].map(minutes => standing(settled(as, minutes), from(600))),
    ])
    expect(table).toEqual([
      ['kept', 'kept', 'kept', 'kept late'],
      ['renegotiated', 'renegotiated', 'renegotiated', 'renegotiated'],
      ['withdrawn', 'withdrawn', 'withdrawn', 'broken'],
      ['not reached', 'not reached', 'not reached', 'not reached'],
    ])
  })

  test('open past due is broken, and at the very moment it is not', () => {
    expect([-1, 0, 1].map(minutes => standing(open, from(minutes)))).toEqual(['open', 'open', 'broken'])
  })

  test('once settled it stands the same for ever', () => {
    const settlements = fc.constantFrom<Settlement>('kept', 'renegotiated', 'withdrawn', 'not reached')
    const minutes = fc.integer({ min: -5000, max: 5000 })
    fc.assert(
      fc.property(settlements, minutes, minutes, minutes, (as, at, one, other) => {
        expect(standing(settled(as, at), from(one))).toBe(standing(settled(as, at), from(other)))
      }),
    )
  })

  test('whatever happens after due leaves a broken promise in the denominator', () => {
    const later = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(fc.constantFrom<Settlement>('kept', 'withdrawn'), later, (as, minutes) => {
        expect(['kept late', 'broken']).toContain(standing(settled(as, minutes), from(minutes)))
      }),
    )
  })
})

test('the rate is kept ÷ (kept + kept late + broken), and nothing when nothing fell due', () => {
  expect(rateOf({ kept: 0, keptLate: 0, broken: 0 })).toBeNull()
  expect(rateOf({ kept: 8, keptLate: 1, broken: 1 })).toBe(0.8)
  expect(rateOf({ kept: 0, keptLate: 3, broken: 0 })).toBe(0)
})

describe('making', () => {
  const now = three
  const callback = { kind: 'callback', windowFrom: null, dueAt: from(60) } as const
  test('needs an open case and a definite time ahead', () => {
    expect(whyNotMake(callback, true, now)).toBeNull()
    expect(whyNotMake(callback, false, now)).toBe('the case is closed')
    expect(whyNotMake({ ...callback, dueAt: now }, true, now)).toBe('this time is past')
    expect(whyNotMake({ ...callback, dueAt: from(366 * 1440) }, true, now)).toBeNull()
    expect(whyNotMake({ ...callback, dueAt: from(366 * 1440 + 1) }, true, now)).toBe(
      'too far ahead to be definite',
    )
  })

  test('a window ends after it begins, and may have begun', () => {
    const visit = { kind: 'visit window', windowFrom: from(-10), dueAt: from(110) } as const
    expect(whyNotMake(visit, true, now)).toBeNull()
    expect(whyNotMake({ ...visit, windowFrom: visit.dueAt }, true, now)).toBe('a window ends after it begins')
  })
})

describe('renegotiating', () => {
  const window: Dated = { ...open, windowFrom: from(-120) }
  const to = { windowFrom: from(1440), dueAt: from(1560) }

  test('is possible before the window begins, with the customer told before', () => {
    expect(whyNotRenegotiate(window, to, from(-121), from(-121))).toBeNull()
    expect(whyNotRenegotiate(window, to, null, from(-121))).toBe(
      'the customer must be told before the time that was promised',
    )
  })

  test('is too late from the beginning of the window on, or where there is none, from the due time', () => {
    const late = 'too late: a new promise does not erase a broken one'
    expect([-121, -120, -119, 1].map(m => whyNotRenegotiate(window, to, from(m), from(m)))).toEqual([
      null,
      late,
      late,
      late,
    ])
    const call = { windowFrom: null, dueAt: from(60) }
    expect([-1, 0, 1].map(m => whyNotRenegotiate(open, call, from(m), from(m)))).toEqual([null, late, late])
    expect(lastMomentToMove(open)).toBe(three)
  })

  test('the new time is subject to the rules of every promise', () => {
    const early = from(-200)
    const refused = (next: typeof to) => whyNotRenegotiate(window, next, early, early)
    expect(refused({ windowFrom: to.dueAt, dueAt: to.dueAt })).toBe('a window ends after it begins')
    expect(refused({ windowFrom: from(-400), dueAt: from(-300) })).toBe('this time is past')
  })

  test('what is settled is not moved, not kept twice and not withdrawn', () => {
    for (const as of ['kept', 'renegotiated', 'withdrawn', 'not reached'] as const) {
      expect(whyNotRenegotiate(settled(as, -200), to, from(-190), from(-190))).toBe('already settled')
      expect(whyNotWithdraw(settled(as, -1))).toBe('already settled')
      expect(whyNotKeep(settled(as, -1))).toBe(as === 'not reached' ? null : 'already settled')
    }
    expect([whyNotKeep(open), whyNotWithdraw(open)]).toEqual([null, null])
  })
})

describe('not reached', () => {
  const tries = (...minutes: number[]) => isNotReached(minutes.map(from), three)

  test('three tries, each two hours after the last that counted, none after the due time', () => {
    expect(tries(-240, -120, 0)).toBe(true)
    expect(tries(-240, -121, 0)).toBe(false)
    expect(tries(-260, -121, 0)).toBe(true)
    expect(tries(-240, -120, 1)).toBe(false)
    expect(tries(-240, -120)).toBe(false)
    expect(tries()).toBe(false)
  })

  test('ten calls in a row are one try', () => {
    expect(tries(...Array.from({ length: 10 }, (_, i) => -300 + i))).toBe(false)
    expect(tries(-300, -299, -298, -180, -179, -60)).toBe(true)
  })

  test('their order does not matter, and one try more never takes the excuse away', () => {
    const minutes = fc.array(fc.integer({ min: -600, max: 60 }), { maxLength: 8 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: -600, max: 60 }), (list, more) => {
        const excused = tries(...list)
        expect(tries(...[...list].reverse())).toBe(excused)
        if (excused) expect(tries(...list, more)).toBe(true)
      }),
    )
  })
})
