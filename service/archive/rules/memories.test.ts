import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DATE_KINDS,
  dateKey,
  isNoted,
  type Memories,
  type NotedDate,
  nextOf,
  whyNotDate,
} from './memories.ts'
import {
  lunarWords,
  memoryCells,
  readInterests,
  readMemories,
  readYearlyDay,
  tidyDate,
} from './memory-cells.ts'

const solar = (month: number, day: number, year: number | null = null) =>
  ({ calendar: 'solar', month, leap: false, day, year }) as const
const lunar = (month: number, day: number, year: number | null = null, leap = false) =>
  ({ calendar: 'lunar', month, leap, day, year }) as const
const from = Temporal.PlainDate.from

describe('a day of every year', () => {
  test.each([
    ['1960-05-20', solar(5, 20, 1960)],
    ['1960年5月20日', solar(5, 20, 1960)],
    ['1960/5/20 00:00:00', solar(5, 20, 1960)],
    ['19600520', solar(5, 20, 1960)],
    ['５月２０日', solar(5, 20)],
    ['02-29', solar(2, 29)],
    ['农历八月十五', lunar(8, 15)],
    ['農曆 1960年閏四月初八', lunar(4, 8, 1960, true)],
    ['阴历8月15', lunar(8, 15)],
    ['腊月廿三', lunar(12, 23)],
    ['十一月二十一', lunar(11, 21)],
    ['正月初一', lunar(1, 1)],
  ])('%s is read', (text, day) => {
    expect(readYearlyDay(text)).toEqual(day)
  })

  test.each(['', '不详', '02-30', '2021-02-29', '13-01', '20/05/1960', '农历八月三十一', '5', '0001-01-01'])(
    '%s is none',
    text => {
      expect(readYearlyDay(text)).toBeNull()
    },
  )

  test('of the lunar calendar is said as the almanac says it', () => {
    expect([
      lunarWords(lunar(8, 15)),
      lunarWords(lunar(4, 8, null, true)),
      lunarWords(lunar(12, 23), '閏'),
    ]).toEqual(['八月十五', '闰四月初八', '十二月廿三'])
    expect(whyNotDate(lunar(1, 31))).not.toBeNull()
  })
})

describe('when it comes next', () => {
  test.each([
    // 中秋 and 春节 as every almanac has them.
    [lunar(8, 15), '2026-09-01', '2026-09-25'],
    [lunar(8, 15), '2026-09-25', '2026-09-25'],
    [lunar(8, 15), '2026-09-26', '2027-09-15'],
    [lunar(1, 1), '2026-11-22', '2027-02-06'],
    [lunar(12, 30), '2026-11-22', '2027-02-05'],
    // 2025 had a leap sixth month; 2026 has none.
    [lunar(6, 1, null, true), '2025-07-01', '2025-07-25'],
    [lunar(6, 1, null, true), '2026-01-01', '2026-07-14'],
    [solar(2, 29), '2026-01-01', '2026-02-28'],
    [solar(2, 29), '2028-01-01', '2028-02-29'],
    [solar(11, 22), '2026-11-22', '2026-11-22'],
    [solar(11, 21), '2026-11-22', '2027-11-21'],
  ])('%o seen on %s is %s', (date, today, next) => {
    expect(nextOf(date, from(today)).on.toString()).toBe(next)
  })

  test('the years are counted in the calendar of the day', () => {
    expect(nextOf(solar(11, 25, 1966), from('2026-11-22')).years).toBe(60)
    // Born in the twelfth month of the lunar year 1965, though the sun's year was 1966.
    expect(nextOf(lunar(12, 20, 1965), from('2026-11-22'))).toEqual({ on: from('2027-01-27'), years: 61 })
    expect(nextOf(solar(11, 25, 2030), from('2026-11-22')).years).toBeNull()
  })

  test('any day lies within 400 days, today included', () => {
    const days = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 30 }) })
    const today = fc.integer({ min: 0, max: 20_000 }).map(n => from('2000-01-01').add({ days: n }))
    fc.assert(
      fc.property(days, today, fc.boolean(), fc.boolean(), ({ month, day }, now, isLunar, leap) => {
        const date = isLunar ? lunar(month, day, null, leap) : solar(month, Math.min(day, 28))
        const ahead = now.until(nextOf(date, now).on).days
        expect(ahead).toBeGreaterThanOrEqual(0)
        expect(ahead).toBeLessThanOrEqual(400)
      }),
      { numRuns: 300 },
    )
  })
})

describe('cells of a list', () => {
  test('are read as people fill them', () => {
    const { memories, unread } = readMemories({
      birthday: '农历八月十五',
      otherDates: '结婚纪念日：2010年10月1日；女儿的生日 6月1日\n第2家店开业 2015.3.8、养狗 2020-02-02；五一',
      interests: '钓鱼、太极；孙子在读书',
      grade: ' 十佳 ',
    })
    expect(memories.dates).toEqual([
      { kind: 'birthday', words: '', ...lunar(8, 15) },
      { kind: 'wedding', words: '', ...solar(10, 1, 2010) },
      { kind: 'birthday', words: '女儿', ...solar(6, 1) },
      { kind: 'founded', words: '第2家店', ...solar(3, 8, 2015) },
      { kind: 'other', words: '养狗', ...solar(2, 2, 2020) },
    ])
    expect(memories.interests).toEqual(['钓鱼', '太极', '孙子在读书'])
    expect(memories.grade).toBe('十佳')
    expect(unread).toEqual([{ column: 'otherDates', value: '五一' }])
    expect(readMemories({})).toEqual({ memories: { dates: [], interests: [], grade: null }, unread: [] })
  })

  test('that go out come in equal', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('女儿', '第2', '店庆2010-', '生日', '结婚', '父亲的', '农历'),
    )
    const day = fc
      .record({
        calendar: fc.constantFrom('solar', 'lunar'),
        month: fc.integer({ min: 1, max: 12 }),
        leap: fc.boolean(),
        day: fc.integer({ min: 1, max: 30 }),
        year: fc.option(fc.integer({ min: 1000, max: 2199 })),
      })
      .map(one => ({ ...one, leap: one.leap && one.calendar === 'lunar' }) as ReturnType<typeof lunar>)
      .filter(one => whyNotDate(one) === null)
    const date = fc
      .tuple(fc.constantFrom(...DATE_KINDS), words, day)
      .map(([kind, said, one]): NotedDate => tidyDate({ kind, words: said, ...one }))
      .filter(({ kind, words: said }) => kind !== 'other' || said !== '')
    const memories = fc.record({
      dates: fc.uniqueArray(date, { maxLength: 5, selector: dateKey }),
      interests: fc.array(words, { maxLength: 4 }).map(some => readInterests(some.join(';'))),
      grade: fc.constantFrom(null, '十佳', 'A+'),
    })
    const sorted = (one: Memories) => ({ ...one, dates: one.dates.map(dateKey).toSorted() })
    fc.assert(
      fc.property(memories, one => {
        const { memories: back, unread } = readMemories(memoryCells(one))
        expect(unread).toEqual([])
        expect(sorted(back)).toEqual(sorted(one))
      }),
      { numRuns: 500 },
    )
  })
})

test('what is noted with its year is not noted again without one', () => {
  const noted: NotedDate = { kind: 'birthday', words: '', ...solar(5, 20, 1960) }
  expect(isNoted({ ...noted, year: null }, [noted])).toBe(true)
  expect(isNoted({ ...noted, year: 1961 }, [noted])).toBe(false)
  expect(isNoted(noted, [{ ...noted, year: null }])).toBe(false)
})
