import { expect, test } from 'vitest'
import { clock, toHours, toLines } from './calendarShape.ts'

const week = [1, 2, 3].flatMap(weekday => [
  { weekday, opens: 510, closes: 720 },
  { weekday, opens: 810, closes: 1440 },
])

test('hours shared by weekdays are one line, and come back as they were', () => {
  const lines = toLines(week)
  expect(lines).toEqual([
    { weekdays: [1, 2, 3], opens: '08:30', closes: '12:00' },
    { weekdays: [1, 2, 3], opens: '13:30', closes: '00:00' },
  ])
  const back = toHours(lines).toSorted((a, b) => a.weekday - b.weekday || a.opens - b.opens)
  expect(back).toEqual(week)
})

test('the end of the day is midnight on the clock', () => {
  expect(clock(1440)).toBe('00:00')
  expect(clock(0)).toBe('00:00')
  expect(toHours([{ weekdays: [7], opens: '22:00', closes: '00:00' }])).toEqual([
    { weekday: 7, opens: 1320, closes: 1440 },
  ])
})
