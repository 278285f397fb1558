import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeStarts, type Interval, joined, overlaps, without } from './free.ts'
import { whenToGo, whyNotBook, whyNotStart, whyNotWindow } from './window.ts'

const day = Temporal.Instant.from('2026-11-23T00:00Z')
const at = (minutes: number) => day.add({ minutes })
const span = (from: number, to: number): Interval => ({ from: at(from), to: at(to) })

describe('free time', () => {
  const some = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 40 })), { maxLength: 6 })
    .map(list => list.map(([from, long]) => span(from, from + long)))
  const has = (list: readonly Interval[], minute: number) =>
    list.some(one => overlaps(one, span(minute, minute + 1)))

  test('without() leaves exactly the minutes that are in the whole and in no hole', () => {
    fc.assert(
      fc.property(some, some, (whole, holes) => {
        const left = without(whole, holes)
        for (let minute = 0; minute < 161; minute++) {
          expect(has(left, minute)).toBe(has(whole, minute) && !has(holes, minute))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('joined() keeps the minutes and leaves a gap between any two', () => {
    fc.assert(
      fc.property(some, list => {
        const whole = joined(list)
        for (let minute = 0; minute < 161; minute++) expect(has(whole, minute)).toBe(has(list, minute))
        for (const [n, one] of whole.entries()) {
          const next = whole[n + 1]
          if (next) expect(Temporal.Instant.compare(one.to, next.from)).toBe(-1)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a start is offered exactly when the whole work fits into free time and begins in the window', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 60 }), (free, minutes) => {
        const offered = freeStarts(free, span(0, 90), minutes).map(String)
        for (let from = 0; from < 90; from += 15) {
          const minutesOfWork = Array.from({ length: minutes }, (_, n) => from + n)
          const fits = minutesOfWork.every(minute => has(free, minute))
          expect(offered.includes(String(at(from)))).toBe(fits)
        }
        expect(offered.length).toBeLessThanOrEqual(6)
      }),
      { numRuns: 200 },
    )
  })

  test('work may end after the window, not after the shift', () => {
    expect(freeStarts([span(0, 60)], span(0, 30), 45).map(String)).toEqual([String(at(0)), String(at(15))])
  })
})

describe('what a customer can be told', () => {
  const now = at(0)

  test('a window lies ahead, within 90 days, half an hour to six hours long', () => {
    expect(whyNotWindow(now, span(0, 30))).toBeNull()
    expect(whyNotWindow(now, span(0, 360))).toBeNull()
    expect(whyNotWindow(now, span(-1, 60))).toBe('the window has already begun')
    expect(whyNotWindow(now, span(60, 89))).toBe('the window is shorter than half an hour')
    expect(whyNotWindow(now, span(60, 421))).toBe('the window is longer than six hours')
    const far = 90 * 24 * 60
    expect(whyNotWindow(now, span(far, far + 60))).toBeNull()
    expect(whyNotWindow(now, span(far + 1, far + 60))).toBe('the window is more than 90 days away')
  })

  test('the planned start is not before the window and not at its end', () => {
    expect(whyNotStart(span(60, 120), at(60))).toBeNull()
    expect(whyNotStart(span(60, 120), at(119))).toBeNull()
    for (const start of [59, 120, 500]) {
      expect(whyNotStart(span(60, 120), at(start))).toBe('the visit does not begin inside the window')
    }
  })

  test('somebody goes inside the window until it begins; after that from now on', () => {
    const window = span(60, 120)
    expect(whenToGo(window, at(60))).toEqual(window)
    expect(whenToGo(window, at(90))).toEqual(span(90, 450))
    expect(whenToGo(window, at(90).add({ microseconds: 1 }))).toEqual(span(95, 455))
    expect(whenToGo(window, at(900))).toEqual(span(900, 1260))
    expect(whenToGo(span(0, 1000), at(10))).toEqual(span(10, 1000))
  })

  test('a second visit is promised only when the first can no longer come in time', () => {
    expect(whyNotBook([], now)).toBeNull()
    expect(whyNotBook([{ dueAt: at(-1) }], now)).toBeNull()
    expect(whyNotBook([{ dueAt: at(-1) }, { dueAt: now }], now)).toBe('a visit is already promised')
  })
})
