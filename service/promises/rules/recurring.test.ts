import { describe, expect, test } from 'vitest'
import { firstRound, nextRound, wholeDay } from './recurring.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const rounds = (on: number, from: string, count: number) => {
  const all = [firstRound(on, day(from))]
  while (all.length < count) all.push(nextRound(on, all.at(-1) ?? day(from)))
  return all.map(String)
}

describe('what comes every month', () => {
  test('on its day; the 31st is the last day of a shorter month, and the 31st again after it', () => {
    expect(rounds(31, '2026-12-31', 6)).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ])
  })

  test('the 29th, 30th and 31st in a leap year', () => {
    expect(rounds(29, '2028-01-30', 2)).toEqual(['2028-02-29', '2028-03-29'])
    expect(rounds(30, '2028-01-31', 2)).toEqual(['2028-02-29', '2028-03-30'])
    expect(rounds(31, '2028-02-01', 2)).toEqual(['2028-02-29', '2028-03-31'])
    expect(rounds(29, '2027-02-01', 2)).toEqual(['2027-02-28', '2027-03-29'])
  })

  test('the first round is today or to come, less than a month ahead, for each day of four years', () => {
    for (let today = day('2026-01-01'); today.year < 2030; today = today.add({ days: 1 })) {
      for (let on = 1; on <= 31; on++) {
        const first = firstRound(on, today)
        expect(Temporal.PlainDate.compare(first, today)).toBeGreaterThanOrEqual(0)
        if (today.until(first).days > 31) throw new Error(`${on} after ${today}: ${first}`)
        if (first.day !== on && first.day !== first.daysInMonth) throw new Error(`${on}: ${first}`)
      }
    }
  })

  test('twelve rounds are twelve months, whatever the day', () => {
    for (let on = 1; on <= 31; on++) {
      const months = rounds(on, '2027-12-01', 25).map(text => text.slice(0, 7))
      expect(new Set(months).size).toBe(25)
    }
  })
})

test('a whole day is that of the company, also where the clocks change', () => {
  const hours = (text: string, zone: string) => {
    const { from, to } = wholeDay(day(text), zone)
    return from.until(to).total('hours')
  }
  const second = 1 / 3600
  expect(hours('2026-11-10', 'Asia/Shanghai')).toBeCloseTo(24 - second)
  expect(hours('2026-03-29', 'Europe/Berlin')).toBeCloseTo(23 - second)
  expect(hours('2026-10-25', 'Europe/Berlin')).toBeCloseTo(25 - second)
  expect(hours('2026-10-04', 'Australia/Lord_Howe')).toBeCloseTo(23.5 - second)
  expect(String(wholeDay(day('2026-11-10'), 'Asia/Shanghai').from)).toBe('2026-11-09T16:00:00Z')
})
