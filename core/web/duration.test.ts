import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#core/languages.ts'
import { durationInWords, workInWords } from './duration.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const UNITS: Readonly<Record<string, number>> = {
  分钟: MINUTE,
  分鐘: MINUTE,
  min: MINUTE,
  小时: HOUR,
  小時: HOUR,
  hr: HOUR,
  天: DAY,
  day: DAY,
  days: DAY,
}

/** Reads the words back: `1 天 3 小时` → its parts in milliseconds. */
function parts(words: string): { count: number; unit: number }[] {
  const tokens = words.split(' ')
  return Array.from({ length: tokens.length / 2 }, (_, at) => {
    const [count = '', unit = ''] = tokens.slice(2 * at)
    return { count: Number(count.replaceAll(',', '')), unit: UNITS[unit] ?? Number.NaN }
  })
}

const length = (words: string) => parts(words).reduce((sum, { count, unit }) => sum + count * unit, 0)
const anyLength = fc.integer({ min: -4000 * DAY, max: 4000 * DAY })
const anyLanguage = fc.constantFrom(...LANGUAGES)
/** A hundred years of minutes at most. */
const anyWork = fc.integer({ min: 0, max: 52_560_000 })

describe('SLA-21 a length of time in words', () => {
  test('is said as one says it, in three languages', () => {
    const said = (milliseconds: number) => LANGUAGES.map(language => durationInWords(language, milliseconds))
    expect(said(40 * MINUTE)).toEqual(['40 分钟', '40 分鐘', '40 min'])
    expect(said(130 * MINUTE)).toEqual(['2 小时 10 分钟', '2 小時 10 分鐘', '2 hr 10 min'])
    expect(said(27 * HOUR)).toEqual(['1 天 3 小时', '1 天 3 小時', '1 day 3 hr'])
    expect(said(20 * DAY)).toEqual(['20 天', '20 天', '20 days'])
    expect(said(0)).toEqual(['1 分钟', '1 分鐘', '1 min'])
    expect(workInWords('zh-Hans', 990)).toBe('16 小时 30 分钟')
  })

  test('is never negative, never more than a unit holds, and right to half of the last unit said', () => {
    fc.assert(
      fc.property(anyLanguage, anyLength, (language, milliseconds) => {
        const asked = Math.abs(milliseconds)
        const words = durationInWords(language, milliseconds)
        expect(words).not.toMatch(/[-−]|NaN/)
        for (const { count, unit } of parts(words)) {
          expect(count).toBeGreaterThan(0)
          expect(count).toBeLessThan({ [MINUTE]: 60, [HOUR]: 24 }[unit] ?? Number.POSITIVE_INFINITY)
        }
        const step = asked < 8 * HOUR - MINUTE ? MINUTE : asked < 14 * DAY - HOUR ? HOUR : DAY
        expect(Math.abs(length(words) - asked)).toBeLessThanOrEqual(asked < MINUTE ? MINUTE : step / 2)
      }),
    )
  })

  test('comes back: what was said means the same when it is said again', () => {
    fc.assert(
      fc.property(anyLanguage, anyLength, (language, milliseconds) => {
        const words = durationInWords(language, milliseconds)
        expect(durationInWords(language, length(words))).toBe(words)
      }),
    )
    fc.assert(
      fc.property(anyLanguage, anyWork, (language, minutes) => {
        expect(length(workInWords(language, minutes))).toBe(Math.max(1, minutes) * MINUTE)
      }),
    )
  })

  test('what is longer is never said to be shorter', () => {
    fc.assert(
      fc.property(anyLanguage, anyLength, anyLength, (language, a, b) => {
        const [less, more] = [Math.abs(a), Math.abs(b)].toSorted((x, y) => x - y) as [number, number]
        const words = (milliseconds: number) => length(durationInWords(language, milliseconds))
        expect(words(less)).toBeLessThanOrEqual(words(more))
      }),
    )
  })

  test('what nobody could work out is no length', () => {
    expect(() => durationInWords('en', Number.NaN)).toThrow(RangeError)
    expect(() => workInWords('en', Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })
})
