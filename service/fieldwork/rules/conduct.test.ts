import { expect, test } from 'vitest'
import { SHIPPED } from '../conduct.ts'
import { inEachLanguage, itemsOf, type WrittenItem, whyNotPublish } from './conduct.ts'

const { items, edition } = SHIPPED
const again = (written: readonly WrittenItem[]) => itemsOf(items, written, () => 'new')

test('what goes on keeps its code, what is new gets one; invented and doubled codes are refused', () => {
  expect(again(items)).toEqual(items)
  const [first] = items
  if (!first) throw new Error('the list is empty')
  expect(again([{ ...first, code: null }])?.[0]).toEqual({ ...first, code: 'new' })
  expect(again([{ ...first, code: 'sang a song' }])).toBeNull()
  expect(again([first, first])).toBeNull()
})

test('a language that was left empty says what was written first', () => {
  expect(inEachLanguage({ 'zh-Hans': '', 'zh-Hant': ' 先問好 ', en: '' })).toEqual({
    'zh-Hans': '先問好',
    'zh-Hant': '先問好',
    en: '先問好',
  })
})

test('what is not another edition, or was changed meanwhile, is not published', () => {
  const changed = items.map((one, n) => (n === 0 ? { ...one, required: !one.required } : one))
  expect(whyNotPublish(SHIPPED, { after: edition, items })).toBe('nothing was changed')
  expect(whyNotPublish(SHIPPED, { after: 'another', items: changed })).toBe('changed meanwhile')
  expect(whyNotPublish(SHIPPED, { after: edition, items: changed })).toBeNull()
  expect(whyNotPublish(SHIPPED, { after: edition, items: items.toReversed() })).toBeNull()
  const empty = { ...changed[0], text: inEachLanguage({ 'zh-Hans': ' ', 'zh-Hant': '', en: '' }) }
  expect(whyNotPublish(SHIPPED, { after: edition, items: [empty as (typeof items)[number]] })).toBe(
    'an item has no words',
  )
})
