import { describe, expect, test } from 'vitest'
import { whyAway, whyNotAbsence, whyNotCallOffAbsence, whyNotShift, workingTime } from './duty.ts'
import { isTimeZone, whyNotCalendar } from './week.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}+08:00`)

describe('duty', () => {
  const calendar = {
    timeZone: 'Asia/Shanghai',
    alwaysOpen: false,
    official: null,
    hours: Array(7).fill([{ opens: 540, closes: 1080 }]),
    days: new Map(),
  }
  const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
  const present = { leftOn: null, disabledAt: null, shifts: [], absences: [] }

  test('what lasts longest is said first', () => {
    const noon = at('2026-11-23T12:00')
    const absences = [span('2026-11-23T09:00', '2026-11-23T18:00')]
    const all = { ...present, absences, leftOn: day('2026-11-01'), disabledAt: at('2026-11-02T00:00') }
    expect(whyAway(all, calendar, noon)).toBe('left')
    expect(whyAway({ ...all, leftOn: day('2026-11-23') }, calendar, noon)).toBe('disabled')
    expect(whyAway({ ...present, absences }, calendar, noon)).toBe('absent')
    expect(whyAway(present, calendar, noon)).toBeNull()
    expect(whyAway(present, calendar, at('2026-11-23T08:59'))).toBe('off shift')
    expect(whyAway({ ...present, absences }, calendar, at('2026-11-23T18:00'))).toBe('off shift')
  })

  test('a shift replaces the ordinary hours of the day on which it starts, also over midnight', () => {
    const night = span('2026-11-23T20:00', '2026-11-24T04:00')
    const week = span('2026-11-23T00:00', '2026-11-25T00:00')
    expect(workingTime(calendar, [night], week)).toEqual([
      night,
      span('2026-11-24T09:00', '2026-11-24T18:00'),
    ])
    const away = (text: string) => whyAway({ ...present, shifts: [night] }, calendar, at(text))
    expect([away('2026-11-23T12:00'), away('2026-11-23T23:00'), away('2026-11-24T03:59')]).toEqual([
      'off shift',
      null,
      null,
    ])
    expect(away('2026-11-24T04:00')).toBe('off shift')
  })

  test('24 × 7 is cut by the day, so that one planned day does not take away the others', () => {
    const always = { ...calendar, alwaysOpen: true }
    const shift = span('2026-11-24T10:00', '2026-11-24T12:00')
    const time = workingTime(always, [shift], span('2026-11-23T12:00', '2026-11-25T12:00'))
    expect(time).toEqual([
      span('2026-11-23T12:00', '2026-11-24T00:00'),
      shift,
      span('2026-11-25T00:00', '2026-11-25T12:00'),
    ])
  })

  test('shifts and absences have a sensible length, and one’s own absence is one’s own', () => {
    expect(whyNotShift(span('2026-11-23T09:00', '2026-11-23T09:00'))).toBe('ends before it begins')
    expect(whyNotShift(span('2026-11-23T09:00', '2026-11-24T09:00'))).toBeNull()
    expect(whyNotShift(span('2026-11-23T09:00', '2026-11-24T09:01'))).toBe('longer than 24 hours')
    const sick = { ...span('2026-11-23T09:00', '2026-11-24T09:00'), staff: 'li' }
    const li = { staff: 'li', roles: ['technician'] }
    const wang = { staff: 'wang', roles: ['technician'] }
    const planner = { staff: 'qian', roles: ['dispatcher'] }
    expect([whyNotAbsence(sick, li), whyNotAbsence(sick, planner)]).toEqual([null, null])
    expect(whyNotAbsence(sick, wang)).toBe('only your own absence')
    expect(whyNotAbsence({ ...sick, to: sick.from }, li)).toBe('ends before it begins')
    expect(whyNotAbsence({ ...sick, to: at('2027-12-01T00:00') }, li)).toBe('longer than a year')
    expect(whyNotCallOffAbsence(sick, li, at('2026-11-24T08:59'))).toBeNull()
    expect(whyNotCallOffAbsence(sick, li, at('2026-11-24T09:00'))).toBe('already over')
    expect(whyNotCallOffAbsence(sick, wang, at('2026-11-23T09:00'))).toBe('only your own absence')
  })
})

describe('a working calendar as it is written', () => {
  const entry = {
    timeZone: 'Asia/Shanghai',
    alwaysOpen: false,
    hours: [{ weekday: 1, opens: 540, closes: 720 }],
    days: [] as { day: string }[],
  }
  test('is taken when its hours make sense', () => {
    const second = (opens: number, closes: number) => ({
      ...entry,
      hours: [...entry.hours, { weekday: 1, opens, closes }],
    })
    expect(whyNotCalendar(entry)).toBeNull()
    expect(whyNotCalendar(second(720, 1080))).toBeNull()
    expect(whyNotCalendar(second(719, 1080))).toBe('hours overlap')
    expect(whyNotCalendar(second(800, 800))).toBe('opens after it closes')
    expect(whyNotCalendar({ ...entry, hours: [] })).toBe('never open')
    expect(whyNotCalendar({ ...entry, hours: [], alwaysOpen: true })).toBeNull()
    expect(whyNotCalendar({ ...entry, timeZone: 'Mars/Olympus' })).toBe('unknown time zone')
    expect(whyNotCalendar({ ...entry, days: [{ day: '2026-10-01' }, { day: '2026-10-01' }] })).toBe(
      'the same day twice',
    )
  })

  test('time zones have names', () => {
    expect(['Asia/Shanghai', 'Europe/Berlin', 'UTC'].map(isTimeZone)).toEqual([true, true, true])
    expect(['+08:00', '', 'Asia/Nowhere', '8'].map(isTimeZone)).toEqual([false, false, false, false])
  })
})
