import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Step } from '../contract/shapes.ts'
import { back, begin, reply, type Walk, wayInWords } from './guidance.ts'

const steps = [
  {
    id: 'screen',
    say: '请看显示屏，有没有 E1？',
    branches: [
      { reply: '有 E1', to: 'refill' },
      { reply: '没有', to: 'visit' },
    ],
  },
  { id: 'refill', say: '请打开上水阀，等五分钟。', next: 'gone' },
  {
    id: 'gone',
    say: 'E1 还在吗？',
    branches: [
      { reply: '不在了', to: 'solved' },
      { reply: '还在', to: 'screen' },
      { reply: '看不清', to: 'nowhere' },
    ],
  },
].map(step => Step.parse(step))

const through = (...choices: number[]) =>
  choices.reduce<Walk>((walk, n) => reply(steps, walk, n), begin(steps))

test('reply by reply to an end, with the way that led there', () => {
  const walk = through(0, 0, 0)
  expect(walk.now).toEqual({ end: 'solved' })
  expect(wayInWords(steps, walk.way)).toEqual([
    '请看显示屏，有没有 E1？ → 有 E1',
    '请打开上水阀，等五分钟。',
    'E1 还在吗？ → 不在了',
  ])
  expect(through(1).now).toEqual({ end: 'visit' })
})

test('a key without a reply moves nothing, nor does one after the end', () => {
  expect(through(7)).toEqual(begin(steps))
  expect(through(1, 0)).toEqual(through(1))
})

test('back one step, back to any step of the way, never before the first', () => {
  expect(back(steps, through(0, 0))).toEqual(through(0))
  expect(back(steps, through(0, 0, 0), 3)).toEqual(begin(steps))
  expect(back(steps, through(0), 9)).toEqual(begin(steps))
  expect(back(steps, begin(steps))).toEqual(begin(steps))
})

test('a reply that leads nowhere, and a guidance without steps, leave the agent to decide', () => {
  expect(through(0, 0, 2).now).toEqual({ lost: true })
  expect(begin([]).now).toEqual({ lost: true })
})

test('back undoes every reply, however long the way and however often round', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { maxLength: 30 }), fc.nat(2), (choices, last) => {
      const walk = through(...choices)
      const next = reply(steps, walk, last)
      expect(next === walk ? walk : back(steps, next)).toEqual(walk)
    }),
  )
})
