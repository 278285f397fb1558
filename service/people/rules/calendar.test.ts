import { afterEach, describe, expect, test } from 'vitest'
import {
  addWorkdays,
  addWorkingMinutes,
  type Calendar,
  endOfWorkingDay,
  hoursOn,
  isPastKnownDays,
  isWorkday,
  isWorking,
  nextWorkingStart,
  takeWorkingMinutes,
  workingMinutesBetween,
  workingSpans,
} from './calendar.ts'
import { officialDay } from './official-days.ts'

const nineToSix = [{ opens: 9 * 60, closes: 18 * 60 }]
const withLunch = [
  { opens: 8 * 60 + 30, closes: 12 * 60 },
  { opens: 13 * 60 + 30, closes: 17 * 60 + 30 },
]
const weekdays = (hours: Calendar['hours'][number]) => [hours, hours, hours, hours, hours, [], []]

function calendar(some: Partial<Calendar> = {}): Calendar {
  return {
    timeZone: 'Asia/Shanghai',
    alwaysOpen: false,
    official: 'CN',
    hours: weekdays(nineToSix),
    days: new Map(),
    ...some,
  }
}

const at = (local: string, zone = 'Asia/Shanghai') =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
const local = (instant: Temporal.Instant, zone = 'Asia/Shanghai') =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const day = (text: string) => Temporal.PlainDate.from(text)

describe('official days of China', () => {
  test('SLA-11 Sunday 2026-09-20 is a make-up workday, 2026-10-01 to 07 is closed', () => {
    expect(isWorkday(calendar(), day('2026-09-20'))).toBe(true)
    for (let date = 1; date <= 7; date++) expect(isWorkday(calendar(), day(`2026-10-0${date}`))).toBe(false)
    expect(isWorkday(calendar(), day('2026-10-08'))).toBe(true)
    expect(isWorkday(calendar({ official: null }), day('2026-09-20'))).toBe(false)
  })

  test('2025 and 2026 have 248 workdays each (domain.md §5)', () => {
    for (const year of [2025, 2026]) {
      let workdays = 0
      for (let date = day(`${year}-01-01`); date.year === year; date = date.add({ days: 1 })) {
        if (isWorkday(calendar(), date)) workdays++
      }
      expect([year, workdays]).toEqual([year, 248])
    }
  })

  test.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-18', 10, '2026-10-09'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2026-04-30', 2, '2026-05-07'],
  ])('%s + %d workdays is %s (domain.md §5)', (from, workdays, expected) => {
    expect(addWorkdays(calendar(), day(from), workdays).toString()).toBe(expected)
  })

  test('a make-up Sunday has the hours of an ordinary day, a Saturday that is open anyway its own', () => {
    expect(hoursOn(calendar(), day('2026-09-20'))).toEqual(nineToSix)
    const saturday = [{ opens: 600, closes: 720 }]
    const six = calendar({ hours: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, saturday, []] })
    expect(hoursOn(six, day('2026-02-14'))).toEqual(saturday)
  })

  test('a day of the company goes before the official one, both ways', () => {
    const days = new Map([
      ['2026-10-05', { name: '值班', working: true }],
      ['2026-09-20', { name: '店庆', working: false }],
    ])
    expect(isWorkday(calendar({ days }), day('2026-10-05'))).toBe(true)
    expect(isWorkday(calendar({ days }), day('2026-09-20'))).toBe(false)
  })

  test('past the last known year a calendar says so, and only the week speaks', () => {
    expect(isPastKnownDays(calendar(), at('2026-12-31T23:59'))).toBe(false)
    expect(isPastKnownDays(calendar(), at('2027-01-01T00:00'))).toBe(true)
    expect(isPastKnownDays(calendar({ official: null }), at('2030-01-01T00:00'))).toBe(false)
    expect(officialDay('2027-10-01')).toBeUndefined()
    expect(isWorkday(calendar(), day('2027-10-01'))).toBe(true)
  })
})

describe('working minutes', () => {
  test('SLA-07 Monday 17:00 + 4 h in a day from 8 to 18 is Tuesday 11:00, an hour before it Tuesday 10:00', () => {
    const eightToSix = calendar({ hours: weekdays([{ opens: 480, closes: 1080 }]), official: null })
    const due = addWorkingMinutes(eightToSix, at('2026-11-23T17:00'), 240)
    expect(local(due)).toBe('2026-11-24T11:00')
    expect(local(takeWorkingMinutes(eightToSix, due, 60))).toBe('2026-11-24T10:00')
    // Four hours before it is where it began; five are in Monday, not at midnight.
    expect(local(takeWorkingMinutes(eightToSix, due, 240))).toBe('2026-11-23T17:00')
    expect(local(takeWorkingMinutes(eightToSix, due, 300))).toBe('2026-11-23T16:00')
  })

  test.each([
    ['before hours', '2026-11-23T07:00', '2026-11-23T10:00'],
    ['at the opening', '2026-11-23T09:00', '2026-11-23T10:00'],
    ['inside', '2026-11-23T10:30', '2026-11-23T11:30'],
    ['to the closing', '2026-11-23T17:00', '2026-11-23T18:00'],
    ['over the closing', '2026-11-23T17:30', '2026-11-24T09:30'],
    ['at the closing', '2026-11-23T18:00', '2026-11-24T10:00'],
    ['on a Saturday', '2026-11-21T11:00', '2026-11-23T10:00'],
    ['on a holiday', '2026-10-03T11:00', '2026-10-08T10:00'],
    ['the second before the opening', '2026-11-23T08:59:59', '2026-11-23T10:00'],
    ['the second before the closing', '2026-11-23T17:59:59', '2026-11-24T09:59'],
  ])('SLA-02 60 minutes from %s', (_, from, expected) => {
    expect(local(addWorkingMinutes(calendar(), at(from), 60))).toBe(expected)
  })

  test('SLA-12 the lunch break does not count, also when the clock starts in it', () => {
    const lunch = calendar({ hours: weekdays(withLunch) })
    expect(local(addWorkingMinutes(lunch, at('2026-11-23T11:30'), 60))).toBe('2026-11-23T14:00')
    expect(local(addWorkingMinutes(lunch, at('2026-11-23T12:45'), 60))).toBe('2026-11-23T14:30')
    expect(workingMinutesBetween(lunch, at('2026-11-23T12:00'), at('2026-11-23T13:30'))).toBe(0)
    expect(isWorking(lunch, at('2026-11-23T12:00'))).toBe(false)
    expect(isWorking(lunch, at('2026-11-23T13:30'))).toBe(true)
  })

  test('SLA-03 all 127 sets of working weekdays give a due time in working time within nine days', () => {
    for (let set = 1; set < 128; set++) {
      const hours = Array.from({ length: 7 }, (_, i) => (set & (1 << i) ? nineToSix : []))
      const week = calendar({ hours, official: null })
      const from = at('2026-11-22T23:10')
      const due = addWorkingMinutes(week, from, 60)
      expect(workingMinutesBetween(week, from, due)).toBe(60)
      expect(due.since(from).total('hours')).toBeLessThan(9 * 24)
    }
  })

  test('0 minutes change nothing, less than 0 and a calendar that never opens are refused', () => {
    const from = at('2026-11-21T11:00')
    expect(addWorkingMinutes(calendar(), from, 0)).toEqual(from)
    expect(() => addWorkingMinutes(calendar(), from, -1)).toThrow(RangeError)
    expect(takeWorkingMinutes(calendar(), from, 0)).toEqual(from)
    expect(() => takeWorkingMinutes(calendar(), from, -1)).toThrow(RangeError)
    const never = calendar({ hours: weekdays([]), official: null })
    expect(() => takeWorkingMinutes(never, from, 1)).toThrow(RangeError)
    expect(() => addWorkingMinutes(never, from, 1)).toThrow(RangeError)
    expect(() => nextWorkingStart(never, from)).toThrow(RangeError)
    expect(() => endOfWorkingDay(never, from)).toThrow(RangeError)
  })

  test('24 × 7 counts wall clock, holidays too', () => {
    const always = calendar({ alwaysOpen: true })
    const from = at('2026-10-01T03:00')
    expect(addWorkingMinutes(always, from, 24 * 60)).toEqual(from.add({ hours: 24 }))
    expect(isWorking(always, from)).toBe(true)
    expect(workingSpans(always, from, from.add({ hours: 100 }))).toEqual([
      { from, to: from.add({ hours: 100 }) },
    ])
    expect(local(endOfWorkingDay(always, from))).toBe('2026-10-02T00:00')
  })

  test('the end of the working day is the last closing ahead: today, else on the next working day', () => {
    const lunch = calendar({ hours: weekdays(withLunch) })
    expect(local(endOfWorkingDay(lunch, at('2026-11-23T07:00')))).toBe('2026-11-23T17:30')
    expect(local(endOfWorkingDay(lunch, at('2026-11-23T12:30')))).toBe('2026-11-23T17:30')
    expect(local(endOfWorkingDay(lunch, at('2026-11-23T17:30')))).toBe('2026-11-24T17:30')
    expect(local(endOfWorkingDay(lunch, at('2026-09-30T18:00')))).toBe('2026-10-08T17:30')
    expect(local(endOfWorkingDay(lunch, at('2026-09-19T18:00')))).toBe('2026-09-20T17:30')
  })

  test('a night over midnight is one stretch', () => {
    const nights = calendar({
      official: null,
      hours: Array.from({ length: 7 }, () => [
        { opens: 0, closes: 360 },
        { opens: 1320, closes: 1440 },
      ]),
    })
    const night = workingSpans(nights, at('2026-11-23T12:00'), at('2026-11-24T12:00'))
    expect(night).toEqual([{ from: at('2026-11-23T22:00'), to: at('2026-11-24T06:00') }])
  })
})

describe('clocks that are moved', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', 23 * 60],
    ['Europe/Berlin', '2026-10-25', 25 * 60],
    ['America/New_York', '2026-03-08', 23 * 60],
    ['America/New_York', '2026-11-01', 25 * 60],
    ['Australia/Lord_Howe', '2026-10-04', 23 * 60 + 30],
    ['Australia/Lord_Howe', '2026-04-05', 24 * 60 + 30],
    ['Asia/Shanghai', '2026-03-29', 24 * 60],
  ])('SLA-10 in %s the day %s has %d minutes', (timeZone, date, minutes) => {
    const always = calendar({ timeZone, alwaysOpen: true, official: null })
    const from = day(date).toZonedDateTime(timeZone).toInstant()
    const to = day(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
    expect(workingMinutesBetween(always, from, to)).toBe(minutes)
  })

  test('SLA-10 opening stays at the same time on the wall the day after', () => {
    const berlin = calendar({ timeZone: 'Europe/Berlin', official: null, hours: Array(7).fill(nineToSix) })
    const evening = at('2026-03-28T19:00', 'Europe/Berlin')
    expect(local(nextWorkingStart(berlin, evening), 'Europe/Berlin')).toBe('2026-03-29T09:00')
  })

  test('SLA-10 an hour that is skipped is not worked, one that comes twice is worked twice', () => {
    const small = calendar({
      timeZone: 'Europe/Berlin',
      official: null,
      hours: Array(7).fill([{ opens: 135, closes: 165 }]),
    })
    const worked = (date: string) =>
      workingMinutesBetween(small, at(`${date}T00:00`, 'Europe/Berlin'), at(`${date}T12:00`, 'Europe/Berlin'))
    expect([worked('2026-03-28'), worked('2026-03-29'), worked('2026-10-25')]).toEqual([30, 0, 60])
  })
})

describe('whose clock counts', () => {
  const servers = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe']
  const calendars = ['Asia/Shanghai', 'Europe/Berlin', 'Pacific/Auckland']
  const was = process.env.TZ
  afterEach(() => {
    if (was === undefined) delete process.env.TZ
    else process.env.TZ = was
  })

  test.each(servers)("SLA-09 with a server in %s the calendar's zone decides, whoever looks", server => {
    process.env.TZ = server
    expect(Temporal.Now.timeZoneId()).toBe(server)
    for (const timeZone of calendars) {
      const here = calendar({ timeZone, official: null })
      const due = addWorkingMinutes(here, at('2026-11-23T17:00', timeZone), 120)
      expect(local(due, timeZone)).toBe('2026-11-24T10:00')
      // Nothing is due at the moment at which it begins, for users of any zone.
      for (const user of servers) {
        expect(
          due
            .toZonedDateTimeISO(user)
            .since(at('2026-11-23T17:00', timeZone).toZonedDateTimeISO(user))
            .total('hours'),
        ).toBe(17)
      }
    }
  })
})
