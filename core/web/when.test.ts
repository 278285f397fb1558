import { expect, test } from 'vitest'
import { instantOf, makeWhen } from './when.ts'

const november = new Date('2026-11-21T10:00:00Z')

test('times are told by the clock of the company, not of the browser', () => {
  const shanghai = makeWhen('zh-Hans', 'Asia/Shanghai', () => november)
  expect(shanghai.time('2026-11-21T22:30:00Z')).toBe('06:30')
  expect(shanghai.dayOf('2026-11-21T22:30:00Z')).toBe('2026-11-22')
  expect(makeWhen('en', 'America/New_York', () => november).dayOf('2026-11-21T03:00:00Z')).toBe('2026-11-20')
})

test('the year is said only when it is another one', () => {
  const { instant } = makeWhen('zh-Hans', 'Asia/Shanghai', () => november)
  expect(instant('2026-03-05T01:00:00Z')).toBe('3月5日 09:00')
  expect(instant('2025-12-31T15:59:00Z')).toBe('2025年12月31日 23:59')
  expect(instant('2025-12-31T16:00:00Z')).toBe('1月1日 00:00')
})

test('a calendar day stays that day everywhere', () => {
  expect(makeWhen('en', 'America/Los_Angeles', () => november).day('2026-11-21')).toBe('Nov 21, 2026')
  expect(makeWhen('zh-Hant', 'Pacific/Kiritimati', () => november).day('2026-11-21')).toBe('2026年11月21日')
})

test('what is typed is read by the clock of the company, also on the days when it is moved', () => {
  expect(instantOf('2026-11-21', '14:30', 'Asia/Shanghai')).toBe('2026-11-21T06:30:00Z')
  expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z')
  expect(instantOf('2026-10-25', '12:00', 'Europe/Berlin')).toBe('2026-10-25T11:00:00Z')
})
