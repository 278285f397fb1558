import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Calendar, isPastKnownDays, isWorkday, knownUntilYear } from './calendar.ts'
import { readOfficialDays } from './official-file.ts'

const days = [
  { day: '2027-01-01', name: '元旦', working: false },
  { day: '2027-01-03', name: '元旦', working: true },
]

test('the file that is shipped is read, year by year, as the program has it', () => {
  const shipped = readFileSync(new URL('official-days.cn.json', import.meta.url), 'utf8')
  const years = readOfficialDays(shipped)
  expect(years?.map(one => one.year)).toEqual([2024, 2025, 2026])
  expect(years?.at(-1)?.days).toContainEqual({ day: '2026-09-20', name: '国庆节', working: true })
  expect(years?.at(-1)?.source).toContain('gov.cn')
})

test('so are what holiday-cn publishes, and lines with or without headings', () => {
  const published = days.map(({ day, name, working }) => ({ name, date: day, isOffDay: !working }))
  const year = { year: 2027, source: '', days }
  expect(readOfficialDays(JSON.stringify({ year: 2027, papers: [], days: published }))).toEqual([year])
  const lines = '2027-01-01,元旦,off\r\n2027-01-03,元旦,work\r\n'
  expect(readOfficialDays(lines)).toEqual([year])
  expect(readOfficialDays(`\uFEFF日期,名称,类别\n${lines}`)).toEqual([year])
})

test.each([
  ['nothing', ''],
  ['another file', '{"customers": []}'],
  ['half a file', '{"year": 2027, "days": [{"name'],
  ['a day that is none', '2027-02-30,春节,off'],
  [
    'a day of another year',
    '{"year": 2027, "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": true}]}',
  ],
  ['a word that is neither off nor work', '2027-01-01,元旦,closed'],
  ['a day twice', '2027-01-01,元旦,off\n2027-01-01,元旦,work'],
  ['a day without a name', '2027-01-01,,off'],
])('%s is refused as a whole', (_, text) => {
  expect(readOfficialDays(text)).toBeNull()
})

test('a year that was imported is known, and goes before the shipped one', () => {
  const nine = [{ opens: 540, closes: 1080 }]
  const calendar: Calendar = {
    timeZone: 'Asia/Shanghai',
    alwaysOpen: false,
    official: 'CN',
    hours: [nine, nine, nine, nine, nine, [], []],
    days: new Map(),
  }
  const imported = new Map(days.map(one => [one.day, one]))
  const knows = { ...calendar, imported: { years: new Set([2027]), days: imported } }
  const newYear = Temporal.PlainDate.from('2027-01-01')
  const moment = Temporal.Instant.from('2027-06-01T00:00Z')
  expect([isWorkday(calendar, newYear), isWorkday(knows, newYear)]).toEqual([true, false])
  expect(isWorkday(knows, Temporal.PlainDate.from('2027-01-03'))).toBe(true)
  expect([knownUntilYear(calendar), knownUntilYear(knows)]).toEqual([2026, 2027])
  expect([isPastKnownDays(calendar, moment), isPastKnownDays(knows, moment)]).toEqual([true, false])
  // A year that was left out between is not known, though a later one is.
  const gap = { ...calendar, imported: { years: new Set([2028]), days: imported } }
  expect([knownUntilYear(gap), isPastKnownDays(gap, moment)]).toEqual([2026, true])
})
