import { describe, expect, test } from 'vitest'
import { excerptOf, marksIn } from './excerpt.ts'

describe('marks', () => {
  test('the words as they stand: 简 marks 繁, width and case do not matter, neighbours are one', () => {
    expect(marksIn(['熱水器不熱'], ['热水', '水器'])).toEqual(['熱水器'])
    expect(marksIn(['面板報Ｅ１，見 e1 章'], ['e1'])).toEqual(['Ｅ１', 'e1'])
    expect(marksIn(['先看进水阀', '水阀'], ['水阀'])).toEqual(['水阀'])
  })

  test('a stem marks the whole word, and no piece inside of one', () => {
    expect(marksIn(['heating the heater'], ['heat'])).toEqual(['heating', 'heater'])
    expect(marksIn(['The theater'], ['heat'])).toEqual([])
    expect(marksIn(['BCD-215 and 1215'], ['bcd', '215'])).toEqual(['BCD', '215'])
  })

  test('they are found where they stand, behind what becomes longer when it is folded', () => {
    expect(marksIn(['ﬁlter：𠮷家的水不热'], ['不热'])).toEqual(['不热'])
    expect(marksIn(['ﬁlter and 𠮷'], ['filter', '吉'])).toEqual(['ﬁlter', '𠮷'])
  })

  test('words do not reach over a pause', () => {
    expect(marksIn(['关水,热了再开'], ['水热'])).toEqual([])
  })
})

describe('an excerpt', () => {
  test('is cut around the first word, from the beginning where none stands in it', () => {
    const text = `${'先关水。'.repeat(30)}再拆下镁棒。${'最后复位。'.repeat(40)}`
    expect(excerptOf(text, ['镁棒'])).toMatch(/^….*先关水。再拆下镁棒。(最后复位。)+.*…$/)
    expect(excerptOf(text, ['没有'])).toMatch(/^先关水。.*…$/)
    expect(excerptOf('短的。', ['短'])).toBe('短的。')
    expect(excerptOf('', ['短'])).toBe('')
  })

  test('is one line, and cuts no character in two', () => {
    expect(excerptOf('一\n\n二', [])).toBe('一 二')
    expect(excerptOf('𠮷'.repeat(300), ['吉']).isWellFormed()).toBe(true)
  })
})
