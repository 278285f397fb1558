import { expect, test } from 'vitest'
import { fold } from '#core/find/fold.ts'
import { LONGEST_ASKED, tooLong, whyNotNote, whyNotSettle } from './not-found.ts'

test.each([
  ['热', 'too short'],
  ['？！', 'too short'],
  ['不热', null],
  ['E1', null],
  ['BCD-215', null],
  ['138 1234 5678', 'a number, no question'],
  ['１３８１２３４５６７８', 'a number, no question'],
  ['电话 13812345678', null],
])('%s: %s', (text, why) => {
  expect(whyNotNote(fold(text))).toBe(why)
})

test('a whole tale is no question', () => {
  expect([tooLong('热'.repeat(LONGEST_ASKED)), tooLong('热'.repeat(LONGEST_ASKED + 1))]).toEqual([
    false,
    true,
  ])
})

test('settled once, by an answer or with a reason', () => {
  const answer = 'some answer'
  expect(whyNotSettle({ settled: true }, { answer, why: '' })).toBe('settled already')
  expect(whyNotSettle({ settled: false }, { answer: null, why: '' })).toBe('an answer or a reason')
  expect(whyNotSettle({ settled: false }, { answer, why: '' })).toBe(null)
  expect(whyNotSettle({ settled: false }, { answer: null, why: '不是我们的产品' })).toBe(null)
})
