import { expect, test } from 'vitest'
import { readingOrder, tongueOf } from './tongue.ts'

const order = (text: string, reads?: string) =>
  ['en', 'zh-Hant', 'zh-Hans'].sort((a, b) => tongueOf({ text, reads })(b) - tongueOf({ text, reads })(a))

test('what is asked in characters is answered in Chinese first, in the own script before the other', () => {
  expect(order('漏水', 'zh-Hant')).toEqual(['zh-Hant', 'zh-Hans', 'en'])
  expect(order('漏水', 'zh-Hans')).toEqual(['zh-Hans', 'zh-Hant', 'en'])
  expect(order('漏水').at(-1)).toBe('en')
})

test('who reads English reads it first where nothing else was said; a code says nothing', () => {
  expect(order('leak', 'en')[0]).toBe('en')
  expect(order('E1', 'en')[0]).toBe('en')
  expect(tongueOf({ text: 'E1' })('en')).toBe(tongueOf({ text: 'E1' })('zh-Hans'))
})

test('bounded: one that fits twice as well stands above in any language', () => {
  for (const reads of ['zh-Hans', 'zh-Hant', 'en']) {
    const tongue = tongueOf({ text: '漏水', reads })
    const all = ['en', 'zh-Hant', 'zh-Hans'].map(tongue)
    expect(Math.max(...all) / Math.min(...all)).toBeLessThan(2)
  }
})

test('a list begins with the own language, then the other Chinese for who reads one; nobody has no order', () => {
  expect(readingOrder('zh-Hans')).toEqual(['zh-Hans', 'zh-Hant', 'en'])
  expect(readingOrder('zh-Hant')).toEqual(['zh-Hant', 'zh-Hans', 'en'])
  expect(readingOrder('en')[0]).toBe('en')
  expect(readingOrder(undefined)).toEqual([])
})
