import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockOf, readDay, readTime, roundedAhead } from './moment.ts'
import { instantOf } from './when.ts'

describe('a time as people type it', () => {
  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:30', '09:30'],
    ['15:05', '15:05'],
    ['9点', '09:00'],
    ['9点半', '09:30'],
    ['9點05分', '09:05'],
    ['下午3點', '15:00'],
    ['晚上 8 点半', '20:30'],
    ['3pm', '15:00'],
    ['12:30', '12:30'],
    ['１４：２０', '14:20'],
  ])('%s is %s', (typed, time) => expect(readTime(typed)).toBe(time))

  test.each(['', 'x', '25', '9:60', '12345', '9:3', '一点'])('%s is no time', typed => {
    expect(readTime(typed)).toBeNull()
  })
})

describe('a day as people type it', () => {
  test.each([
    ['2019-3-5', '2019-03-05'],
    ['2019/03/05', '2019-03-05'],
    ['2019.3.5', '2019-03-05'],
    ['2019年3月5日', '2019-03-05'],
    ['20190305', '2019-03-05'],
    ['3-5', '2026-03-05'],
    ['２０１９－３－５', '2019-03-05'],
  ])('%s is %s', (typed, day) => expect(readDay(typed, '2026-11-21')).toBe(day))

  test.each(['', '2019', '2019-13-1', '2019-2-29', '2019-3-5-1x', '1-2-3', 'abc'])('%s is no day', typed => {
    expect(readDay(typed, '2026-11-21')).toBeNull()
  })
})

test('day and time lead to an instant and back, in any zone', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Taipei', 'UTC')
  const minutes = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(zones, minutes, fc.integer({ min: 0, max: 20_000 }), (zone, minute, days) => {
      const day = Temporal.PlainDate.from('1990-01-01').add({ days }).toString()
      const time = Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString().slice(0, 5)
      // Shanghai had summer time until 1991: an hour that did not exist has no way back.
      fc.pre(day > '1992')
      expect(clockOf(instantOf(day, time, zone), zone)).toEqual({ day, time })
    }),
  )
})

test('a rounded time lies at least as far ahead as asked, and less than a step more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 600 }), (at, ahead) => {
      const gained = (Date.parse(roundedAhead(new Date(at), ahead)) - at) / 60_000
      expect(gained).toBeGreaterThanOrEqual(ahead)
      expect(gained).toBeLessThan(ahead + 5)
    }),
  )
})
