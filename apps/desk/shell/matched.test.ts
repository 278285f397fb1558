import { expect, test } from 'vitest'
import { matched } from './matched.ts'

const marked = (text: string, typed: string) =>
  matched(text, typed)
    .map(piece => (piece.matched ? `[${piece.text}]` : piece.text))
    .join('')

test('the typed part is marked, wherever it stands', () => {
  expect(marked('王小明', '小明')).toBe('王[小明]')
  expect(marked('中山路 8 号', '山路')).toBe('中[山路] 8 号')
  expect(marked('SN-ab12', 'AB')).toBe('SN-[ab]12')
})

test('digits match through spaces and hyphens', () => {
  expect(marked('138****5678', '5678')).toBe('138****[5678]')
  expect(marked('0755-8888 1234', '07558888')).toBe('[0755-8888] 1234')
  expect(marked('13812345678', '138 1234 5678')).toBe('[13812345678]')
})

test('each of several words is marked', () => {
  expect(marked('王小明 中山路', '明 中山')).toBe('王小[明] [中山]路')
})

test('full width letters mark half width text', () => {
  expect(marked('AB12', 'AB')).toBe('[AB]12')
})

test('signs of regular expressions are taken as they are', () => {
  expect(marked('a+b (c)', '(c)')).toBe('a+b [(c)]')
  expect(marked('[x]-1', '[x]-')).toBe('[[x]-]1')
  expect(marked('50/60 Hz', '50/60')).toBe('[50/60] Hz')
})

test('what was found by pinyin stays unmarked', () => {
  expect(marked('王小明', 'wxm')).toBe('王小明')
  expect(marked('王小明', '  ')).toBe('王小明')
})
