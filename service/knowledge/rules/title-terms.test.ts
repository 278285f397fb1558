import { expect, test } from 'vitest'
import { askedTerms, termNumber, titleTerms } from './title-terms.ts'

test('neighbours of what is written without spaces, words, codes whole and in parts; folded, each once', () => {
  expect(titleTerms(['熱水器不热', '水器'])).toEqual(['热水', '水器', '器不', '不热'])
  expect(titleTerms(['海尔BCD-215 報Ｅ１'])).toEqual(['海尔', 'bcd215', 'bcd', '215', '报', 'e1', 'e', '1'])
  expect(titleTerms(['Heats too slowly!'])).toEqual(['heats', 'too', 'slowly'])
  expect(titleTerms(['', '！？《》', '- . /'])).toEqual([])
  expect(askedTerms('𠮷田𠮷')).toEqual(['吉田', '田吉'])
})

test('a text without an end has an end here', () => {
  const long = Array.from({ length: 3000 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')
  expect(titleTerms([long]).length).toBe(400)
  expect(askedTerms(long).length).toBe(24)
})

test('a term is another number in another company, and the same one for ever', () => {
  const [one, two] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']
  expect(termNumber(one, '热水')).not.toBe(termNumber(two, '热水'))
  expect(termNumber(one, '热水')).toBe(188976440)
})
