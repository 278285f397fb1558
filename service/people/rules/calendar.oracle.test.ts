import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingMinutes, type Calendar, hoursOn, isWorking, workingMinutesBetween } from './calendar.ts'

const nineToSix = [{ opens: 9 * 60, closes: 18 * 60 }]

/** Slow and plain: looks at the clock on the wall at every minute. */
function oracle(calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): number {
  let worked = 0
  for (let at = from; Temporal.Instant.compare(at, to) < 0; at = at.add({ minutes: 1 })) {
    const wall = at.toZonedDateTimeISO(calendar.timeZone)
    const minute = wall.hour * 60 + wall.minute
    if (hoursOn(calendar, wall.toPlainDate()).some(({ opens, closes }) => opens <= minute && minute < closes))
      worked++
  }
  return worked
}

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']
/** Days before clocks are moved in one of the zones, and before the great Chinese holidays. */
const beginnings = [
  '2026-03-06',
  '2026-03-27',
  '2026-04-03',
  '2026-10-02',
  '2026-10-23',
  '2026-10-30',
  '2026-02-12',
]

const someHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
  .map(minutes => minutes.toSorted((a, b) => a - b))
  .map(m =>
    m.flatMap((opens, i) =>
      i % 2 === 0 && m[i + 1] !== undefined ? [{ opens, closes: m[i + 1] ?? 0 }] : [],
    ),
  )

const someCalendar = fc.record({
  timeZone: fc.constantFrom(...zones),
  alwaysOpen: fc.constantFrom(false, false, false, true),
  official: fc.constantFrom('CN' as const, null),
  hours: fc.array(someHours, { minLength: 7, maxLength: 7 }),
  days: fc.constant(new Map()),
})

const someMoment = fc
  .record({ day: fc.constantFrom(...beginnings), minutes: fc.integer({ min: 0, max: 4 * 1440 }) })
  .map(({ day, minutes }) => Temporal.Instant.from(`${day}T00:00Z`).add({ minutes }))

describe('against a clock that is looked at every minute (features.md SLA-01, SLA-10)', () => {
  test('working minutes between two moments', () => {
    fc.assert(
      fc.property(
        someCalendar,
        someMoment,
        fc.integer({ min: 0, max: 3 * 1440 }),
        (calendar, from, length) => {
          const to = from.add({ minutes: length })
          const worked = oracle(calendar, from, to)
          expect(workingMinutesBetween(calendar, from, to)).toBe(worked)
          expect(workingMinutesBetween(calendar, to, from)).toBe(0 - worked)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('adding minutes gives the first moment by which they were worked', () => {
    fc.assert(
      fc.property(someCalendar, someMoment, fc.integer({ min: 1, max: 700 }), (calendar, from, minutes) => {
        fc.pre(calendar.alwaysOpen || calendar.hours.slice(0, 5).some(hours => hours.length > 0))
        fc.pre(oracle(calendar, from, from.add({ hours: 72 })) >= minutes)
        const due = addWorkingMinutes(calendar, from, minutes)
        expect(oracle(calendar, from, due)).toBe(minutes)
        expect(isWorking(calendar, due.subtract({ minutes: 1 }))).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  test('adding in two steps is adding once', () => {
    const part = fc.integer({ min: 0, max: 2000 })
    const open = someCalendar.map(calendar => ({
      ...calendar,
      hours: [nineToSix, ...calendar.hours.slice(1)],
    }))
    fc.assert(
      fc.property(open, someMoment, part, part, (calendar, from, a, b) => {
        const once = addWorkingMinutes(calendar, from, a + b)
        expect(addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, a), b)).toEqual(once)
      }),
      { numRuns: 100 },
    )
  })

  test('isWorking says what the clock on the wall says', () => {
    fc.assert(
      fc.property(someCalendar, someMoment, (calendar, from) => {
        expect(isWorking(calendar, from)).toBe(oracle(calendar, from, from.add({ minutes: 1 })) === 1)
      }),
      { numRuns: 300 },
    )
  })
})
