import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, isPastKnownDays, isWorkday, knownUntilYear } from './calendar.ts'
import { officialChanges } from './official-changes.ts'
import { readOfficialDays } from './official-file.ts'

const days = [
  { day: '2027-01-01', name: '元旦', working: false },
  { day: '2027-01-03', name: '元旦', working: true },
]

test('the file that is shipped is read, year by year, as the program has it', () => {
  const shipped = readFileSync(new URL('official-days.cn.json', import.meta.url), 'utf8')
  const years = readOfficialDays(shipped)?.years
  expect(years?.map(one => one.year)).toEqual([2024, 2025, 2026])
  expect(years?.at(-1)?.days).toContainEqual({ day: '2026-09-20', name: '国庆节', working: true })
  expect(years?.at(-1)?.source).toContain('gov.cn')
})

test('so are what holiday-cn publishes, and lines with or without headings', () => {
  const published = days.map(({ day, name, working }) => ({ name, date: day, isOffDay: !working }))
  const year = { year: 2027, source: '', days }
  const read = { years: [year], faults: [] }
  expect(readOfficialDays(JSON.stringify({ year: 2027, papers: [], days: published }))).toEqual(read)
  const lines = '2027-01-01,元旦,off\r\n2027-01-03,元旦,work\r\n'
  expect(readOfficialDays(lines)).toEqual(read)
  expect(readOfficialDays(`\uFEFF日期,名称,类别\n${lines}`)).toEqual(read)
  // As a spreadsheet writes them, in the words of those who make it.
  expect(readOfficialDays('日期\t名称\t类别\n2027/1/1\t元旦\t休\n\n2027/1/3\t元旦\t补班\n')).toEqual(read)
})

test.each([
  ['nothing', ''],
  ['another file', '{"customers": []}'],
  ['half a file', '{"year": 2027, "days": [{"name'],
  ['a list of something else', '姓名,电话\n王大爷,13800000000'],
  ['a word', 'customers'],
  ['no year', '{"year": "soon", "days": [["2027-01-01", "元旦", "off"]]}'],
])('%s is no file of official days', (_, text) => {
  expect(readOfficialDays(text)).toBeNull()
})

test.each([
  ['a day that is none', '2027-01-01,元旦,off\n2027-02-30,春节,off', 2, 'no such day'],
  ['no day at all', '日期,名称,类别\n2027-01-01,元旦,off\n\n元旦,2027,off', 4, 'no such day'],
  ['a word that is neither off nor work', '2027-01-01,元旦,closed', 1, 'neither off nor work'],
  ['a day twice', '2027-01-01,元旦,off\n2027-01-01,元旦,work', 2, 'the same day again'],
  ['a day without a name', '2027-01-01,,off', 1, 'the day has no name'],
  [
    'a day of another year',
    '{"year": 2027, "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": true}]}',
    1,
    'a day of another year',
  ],
  [
    'a day that is no day in JSON',
    '{"year": 2027, "days": [["2027-01-01", "元旦", "off"], 7]}',
    2,
    'no such day',
  ],
] as const)('%s is named with its row', (_, text, row, why) => {
  expect(readOfficialDays(text)?.faults).toMatchObject([{ row, why }])
})

test('whatever is in a file, it is read or refused, never a fault of ours', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('2027-01-01', '元旦', 'off', 'work', '2027-13-01', ''))
  const lines = fc.array(fc.array(cell, { maxLength: 4 }).map(cells => cells.join(',')))
  const json = fc.json().map(text => `{"year": 2027, "days": ${text}}`)
  fc.assert(
    fc.property(
      fc.oneof(
        lines.map(all => all.join('\n')),
        json,
      ),
      text => {
        const read = readOfficialDays(text)
        for (const { row } of read?.faults ?? []) expect(row).toBeGreaterThan(0)
        if (read?.faults.length === 0) expect(read.years.flatMap(one => one.days)).not.toEqual([])
      },
    ),
  )
})

test('what a file changes: days that come, go or are another kind', () => {
  const known = [
    { day: '2027-01-01', name: '元旦', working: false },
    { day: '2027-01-02', name: '元旦', working: false },
    { day: '2027-01-03', name: '元旦', working: false },
  ]
  const it = { year: 2027, source: '', days: [...days, { day: '2027-02-06', name: '春节', working: false }] }
  expect(officialChanges(known, it).map(one => [one.day, one.before?.working, one.after?.working])).toEqual([
    ['2027-01-02', false, undefined],
    ['2027-01-03', false, true],
    ['2027-02-06', undefined, false],
  ])
  expect(officialChanges(it.days, it)).toEqual([])
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
