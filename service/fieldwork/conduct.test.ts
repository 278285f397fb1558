import { Converter } from 'opencc-js'
import { expect, test } from 'vitest'
import { PHASES, SHIPPED } from './conduct.ts'

const { items } = SHIPPED

test('each item has its code, once, and each phase has items', () => {
  expect(new Set(items.map(one => one.code)).size).toBe(items.length)
  expect(new Set(items.map(one => one.phase))).toEqual(new Set(PHASES))
})

test('each item names its source: the seeds or the field manual', () => {
  expect(items.filter(one => !/^(seeds\/00[0-4]|domain\.md) /.test(one.source))).toEqual([])
})

test('each item is written in 简体, 繁體 and English, none in the letters of another', () => {
  const [toHant, toHans] = [Converter({ from: 'cn', to: 't' }), Converter({ from: 't', to: 'cn' })]
  for (const { text } of items) {
    expect(toHans(text['zh-Hans'])).toBe(text['zh-Hans'])
    // 修 and others are the same in both; whatever a converter would still change was left in 简体.
    expect(
      [...text['zh-Hant']].filter(one => toHant(one) !== one && !'台里后面干只系准余制表'.includes(one)),
    ).toEqual([])
    expect(text.en).toMatch(/^[\x20-\x7e’]+$/)
  }
})
