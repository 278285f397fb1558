import { expect, test } from 'vitest'
import type { Calendar } from '#service/people/rules/calendar.ts'
import { closingOn, dayClosedBy } from './day-end.ts'

const office = [
  { opens: 510, closes: 720 },
  { opens: 810, closes: 1050 },
]
const calendar: Calendar = {
  timeZone: 'Asia/Shanghai',
  alwaysOpen: false,
  official: 'CN',
  hours: [office, office, office, office, office, [], []],
  days: new Map([['2026-12-01', { name: '盘点', working: false }]]),
}
const day = (text: string) => Temporal.PlainDate.from(text)
const closes = (text: string, of = calendar) => closingOn(of, day(text))?.toString() ?? null

test('the closing hour is the last of the day, lunch is none; on a day off there is none', () => {
  expect(closes('2026-11-20')).toBe('2026-11-20T09:30:00Z')
  expect(closes('2026-11-21')).toBeNull()
  expect(closes('2026-12-01')).toBeNull()
  // A holiday, and the Sunday on which it is worked in (调休补班).
  expect(closes('2026-10-01')).toBeNull()
  expect(closes('2026-09-20')).toBe('2026-09-20T09:30:00Z')
})

test('who never closes, closes at midnight, which ends the day before', () => {
  const always = { ...calendar, alwaysOpen: true }
  const midnight = closingOn(always, day('2026-11-21'))
  expect(midnight?.toString()).toBe('2026-11-21T16:00:00Z')
  expect(midnight && dayClosedBy(midnight, 'Asia/Shanghai').toString()).toBe('2026-11-21')
  const evening = closingOn(calendar, day('2026-11-20'))
  expect(evening && dayClosedBy(evening, 'Asia/Shanghai').toString()).toBe('2026-11-20')
})
