import { describe, expect, test } from 'vitest'
import {
  codeSide,
  fittingSize,
  LETTERS,
  layOut,
  letterSize,
  lettersOf,
  readToken,
  SHEETS,
  TOKEN_LETTERS,
  tailOf,
  wordRoom,
} from './labels.ts'

describe('a token', () => {
  const token = lettersOf(Uint8Array.from({ length: TOKEN_LETTERS }, (_, n) => n * 7 + 3))

  test('has 130 bits in letters that are not mistaken for one another', () => {
    expect(LETTERS).toHaveLength(32)
    expect(LETTERS).not.toMatch(/[ILOU]/)
    expect(new Set(LETTERS).size).toBe(32)
    expect(token).toHaveLength(26)
  })

  test('is read as people type it, and anything else is none', () => {
    expect(readToken(token.toLowerCase())).toBe(token)
    expect(readToken(token.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(token)
    for (const none of ['', 'x', `${token}A`, token.slice(1), token.replace(/.$/, 'U'), '%00'.repeat(9)]) {
      expect(readToken(none)).toBeNull()
    }
  })
})

test('a short serial is not shown at all, of a longer one its end', () => {
  expect([tailOf(''), tailOf('123456'), tailOf('SN20260001')]).toEqual(['', '', '…0001'])
})

describe.each(SHEETS.map(sheet => [sheet.id, sheet] as const))('the sheet %s', (_id, sheet) => {
  const onPage = sheet.columns * sheet.rows
  const whole = layOut(
    sheet,
    Array.from({ length: onPage + 1 }, (_, n) => n),
  )

  test('lies on its page, no label over another', () => {
    expect(whole.map(page => page.length)).toEqual([onPage, 1])
    for (const { left, top } of whole[0] ?? []) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(left + sheet.width).toBeLessThanOrEqual(sheet.page.width + 1e-9)
      expect(top + sheet.height).toBeLessThanOrEqual(sheet.page.height + 1e-9)
    }
    expect(sheet.across).toBeGreaterThanOrEqual(sheet.width)
    expect(sheet.down).toBeGreaterThanOrEqual(sheet.height)
  })

  test('has a code that a phone reads, and room beside it', () => {
    expect(codeSide(sheet)).toBeGreaterThanOrEqual(16)
    expect(codeSide(sheet)).toBeLessThan(sheet.width / 2)
  })

  test('has room for the hotline and the label number, whole and legible', () => {
    for (const words of ['400-820-8820', '0755-8888-1234', '标签号 WQMWQM']) {
      expect(fittingSize(words, wordRoom(sheet), letterSize(sheet))).toBeGreaterThanOrEqual(1.7)
    }
  })
})

test('a sheet that was begun is used from its first free place', () => {
  const [sheet] = SHEETS
  if (sheet === undefined) throw new Error('no sheet')
  const pages = layOut(sheet, ['a', 'b', 'c'], 20)
  expect(pages.map(page => page.map(({ item }) => item))).toEqual([['a', 'b'], ['c']])
  const [a] = pages[0] ?? []
  expect(a?.left).toBeCloseTo(70)
  expect(a?.top).toBeCloseTo(0.1 + 6 * 42.4)
  const [moved] = layOut(sheet, ['a'], 1, { right: 1.5, down: -0.5 }).flat()
  expect(moved?.left).toBeCloseTo(1.5)
  expect(moved?.top).toBeCloseTo(-0.4)
})
