import { expect, test } from 'vitest'
import { letterOf, whyNotMail } from './letter.ts'
import { AUDIENCES, CONFIDENCES } from './words.ts'

const steps = [
  {
    id: 'a',
    say: '有 E1 吗？',
    picture: null,
    branches: [
      { reply: '有', to: 'b' },
      { reply: '没有', to: 'visit' },
    ],
    next: null,
  },
  { id: 'b', say: '断电一分钟。', picture: null, branches: [], next: 'solved' },
]

test('a letter says what not to do first, then the words without marks, then each step and where it leads', () => {
  const safety = { dangers: ['roof' as const], words: '不要上屋顶。' }
  const letter = letterOf(
    { body: '**先**看显示屏。', safety, steps },
    'zh-Hans',
    'https://a.example/answers/a/7',
  )
  expect(letter.split('\n\n')).toEqual([
    '注意安全，不要自己动手：\n不要上屋顶。',
    '先看显示屏。',
    '1. 有 E1 吗？\n   有 → 看第 2 步\n   没有 → 请打电话给我们，我们上门\n2. 断电一分钟。\n   → 解决了',
    '也可以在这里看：https://a.example/answers/a/7',
  ])
})

test('nothing is said of what is not there', () => {
  expect(letterOf({ body: 'Turn it off.', safety: null, steps: [] }, 'en', null)).toBe('Turn it off.')
})

test('mailed is what a customer may read, and what a mail can hold; nothing else', () => {
  const all = AUDIENCES.flatMap(audience => CONFIDENCES.map(confidence => ({ audience, confidence })))
  expect(all.filter(one => whyNotMail(one, 0) === null)).toEqual([
    { audience: 'customer', confidence: 'not validated' },
    { audience: 'customer', confidence: 'validated' },
  ])
  const read = { audience: 'customer', confidence: 'validated' } as const
  expect(whyNotMail(read, 13 * 1024 * 1024)).toBe('its documents are too large for a mail')
})
