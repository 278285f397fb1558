import { expect, test } from 'vitest'
import { z } from 'zod'
import { address, endpoint } from './endpoint.ts'
import { day, instant, line, pageQuery, text } from './wire.ts'

test('instants and days travel as text and arrive as Temporal', () => {
  const at = instant().parse('2026-11-21T09:00:00+08:00')
  expect(at.equals(Temporal.Instant.from('2026-11-21T01:00:00Z'))).toBe(true)
  expect(z.encode(instant(), at)).toBe('2026-11-21T01:00:00Z')
  expect(day().parse('2026-02-28').toString()).toBe('2026-02-28')
  for (const wrong of ['2026-02-30', '2026-13-01', '20261121', 'today', '', null, 5]) {
    expect(day().safeParse(wrong).success, String(wrong)).toBe(false)
  }
  for (const wrong of ['2026-11-21', '2026-11-21T09:00:00', '2026-11-21T25:00:00Z', {}]) {
    expect(instant().safeParse(wrong).success, String(wrong)).toBe(false)
  }
})

test('a date that nobody lives to see, or that nobody remembers, is a slip', () => {
  for (const wrong of ['1899-12-31', '2200-01-01', '9999-12-31', '0001-01-01']) {
    expect(day().safeParse(wrong).success, wrong).toBe(false)
    expect(instant().safeParse(`${wrong}T00:00:00Z`).success, wrong).toBe(false)
  }
  expect(day().parse('1900-01-01').year).toBe(1900)
  expect(instant().parse('2199-12-31T23:59:59Z').epochMilliseconds).toBe(7258118399000)
})

test.each(['a\0b', 'a\u0007b', 'half a pair \ud800', '\udfff', 'two\nlines'])(
  'one line refuses %j',
  typed => {
    expect(line().safeParse(typed).success).toBe(false)
  },
)

test.each(['张三丰', '𠮷野家', '👩‍🔧', 'Ünïcödé', 'العربية'])('one line takes %s', typed => {
  expect(line().parse(` ${typed} `)).toBe(typed)
})

test('several lines keep their lines and refuse what PostgreSQL cannot keep', () => {
  expect(text().parse('one\r\n\ttwo\n')).toBe('one\r\n\ttwo')
  expect(text().parse('')).toBe('')
  for (const wrong of ['a\0', '\ud83d', 'x'.repeat(4001)]) expect(text().safeParse(wrong).success).toBe(false)
  expect(text(100, 1).safeParse('   ').success).toBe(false)
})

test('a page has a limit that nobody can lift', () => {
  expect(pageQuery().parse({})).toEqual({ limit: 50 })
  expect(pageQuery().parse({ limit: '7' }).limit).toBe(7)
  for (const limit of ['0', '101', '-1', '1.5', 'all', 'Infinity']) {
    expect(pageQuery().safeParse({ limit }).success, limit).toBe(false)
  }
})

test('an address carries odd names safely and leaves out what is not asked', () => {
  const asked = endpoint({
    method: 'GET',
    url: '/api/things/:name/parts',
    summary: 'For this test',
    may: 'signed in',
    returns: z.object({}),
  })
  const path = address(asked, {
    params: { name: '../a?b#c/张' },
    query: { q: ['1', '2'], none: undefined, x: 'a&b' },
  })
  expect(path).toBe('/api/things/..%2Fa%3Fb%23c%2F%E5%BC%A0/parts?q=1&q=2&x=a%26b')
})
