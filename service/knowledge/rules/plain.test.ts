import fc from 'fast-check'
import { expect, it } from 'vitest'
import { termsOf } from '../index/terms.ts'
import { plainMarkdown, plainText } from './plain.ts'

it('Markdown reads as its words: marks go, words, codes and names with underscores stay', () => {
  const markdown = [
    '## 水不热',
    '先看**水位**，再看`E1`。',
    '- 一、[说明书](https://example.com/a_(b) "书")',
    '1. 关*电源*',
    '![仪表](attachment:019a0000-0000-7000-8000-000000000001)',
    '> 不要上屋顶',
    '| 型号 | 容量 |',
    '|---|---|',
    '| QB_16_2 | 2*3 |',
    '---',
    '1\\. 不是列表',
  ].join('\n')
  expect(plainMarkdown(markdown)).toBe(
    '水不热\n先看水位，再看E1。\n一、说明书\n关电源\n仪表\n不要上屋顶\n型号 容量\n\nQB_16_2 2*3\n\n1. 不是列表',
  )
  expect(plainMarkdown('A-1 不热，3 度。')).toBe('A-1 不热，3 度。')
})

it('never fails, and never takes long, whatever was typed', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('[', ']', '(', ')', '*', '_', '`', '|', '-', ' ', '\n', '热'),
  })
  fc.assert(fc.property(nasty, words => typeof plainMarkdown(words) === 'string'))
  for (const one of ['[', '(', '*', '|', '- ', '`', '[](', '![a](', '---', '\n', ' ', ' |', '[a](b', '\\']) {
    const before = process.cpuUsage()
    plainMarkdown(one.repeat(50_000 / one.length))
    const { user } = process.cpuUsage(before)
    expect(user / 1000).toBeLessThan(500)
  }
})

it('holds everything that is said: safety stop, steps with replies, parts', () => {
  const steps = [
    { id: 'a', say: '有水吗？', picture: null, branches: [{ reply: '没有', to: 'visit' }], next: null },
  ]
  const safety = { dangers: ['roof' as const], words: '不要上屋顶' }
  const parts = [{ name: '真空管', quantity: 2 }]
  expect(plainText({ body: '看水位', steps, safety, parts })).toBe(
    '看水位\n· 不要上屋顶\n· 有水吗？\n· 没有\n· 真空管',
  )
})

it('where a step ends is seen, and the index finds the same words as across the end of a line', () => {
  const branches = [
    { reply: 'E1', to: 'b' },
    { reply: '没有', to: 'b' },
  ]
  const steps = [
    { id: 'a', say: '有水 吗？', picture: null, branches, next: null },
    { id: 'b', say: '请等他们', picture: null, branches: [], next: null },
  ]
  const text = plainText({ body: 'Check the heater\n看 E', steps, safety: null, parts: [] })
  expect(text).toBe('Check the heater\n看 E\n· 有水 吗？\n· E1\n· 没有\n· 请等他们')
  expect(termsOf(text)).toEqual(termsOf(text.replaceAll('\n· ', '\n')))
})
