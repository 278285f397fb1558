import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { behind, nearness, needsText, piecesOf, readQuestion, waysTo } from './question.ts'
import { INNER, TAIL, TEXT, WHOLE } from './terms.ts'

describe('what was typed', () => {
  it.each([
    ['张 文三路', [['张'], ['文三路']]],
    ['張　偉民', [['张'], ['伟民']]],
    ['张 张', [['张']]],
    ['a b c d e f', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['258 501', [['258'], ['501']]],
    ['138 1234 5678', [['13812345678']]],
    ['+86 138-1234-5678', [['13812345678', '8613812345678']]],
    ['0086 138 1234', [['1381234', '00861381234']]],
    ['0755/8888-1234', [['075588881234']]],
    ['0755-88881234 转 802', [['075588881234', '075588881234802']]],
    ['+852 9123 4567', [['91234567', '85291234567']]],
    ['2019-00123', [['201900123']]],
    ['SN-2019/03', [['sn201903']]],
    [' … ', []],
    ['\ud800', []],
  ])('%j is %j', (typed, words) => {
    expect(readQuestion(typed)).toEqual(words)
  })

  it('is bounded in words and length', () => {
    expect(readQuestion('字'.repeat(1000))[0]?.[0].length).toBe(100)
    expect(readQuestion(Array.from({ length: 50 }, (_, at) => `w${at}`).join(' ')).length).toBe(5)
  })
})

describe('where to look', () => {
  const hows = (typed: string) => (waysTo([typed]).at(-1) ?? []).map(({ how, lo }) => [how, lo])

  it('is each way a term may begin; a code also from its end', () => {
    expect(hows('文三路')).toEqual([
      [WHOLE, '文三路'],
      [INNER, '文三路'],
      [TEXT, '文三路'],
    ])
    expect(hows('5678').at(-1)).toEqual([TAIL, '8765'])
    expect(hows('567').some(([how]) => how === TAIL)).toBe(false)
  })

  it('of a long text is any piece of it, the end the last guess; of a long sound its beginning', () => {
    expect(hows('杭州市西湖区文三路258号')).toEqual([
      [WHOLE, '杭州市西湖区文三路258号'],
      [INNER, '区文三路258号'],
      [TEXT, '区文三路258号'],
    ])
    const pieces = waysTo(['杭州市西湖区文三路258号']).map(way => way.at(-1)?.lo)
    expect(pieces).toEqual(['杭州市西湖区文三', '西湖区文三路25', '区文三路258号'])
    expect(waysTo(['13812345678']).length).toBe(1)
    expect(hows('ouyangnana')[1]).toEqual([INNER, 'ouyangna'])
    expect(needsText([['ouyangnana']])).toBe(true)
    expect(needsText([['ouyangna']])).toBe(false)
    expect(needsText([['张'], ['三']])).toBe(true)
  })

  it('ends behind every text that begins so, and before every other that comes later', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 6 })
      .map(one => one.toWellFormed().replaceAll('\u{10ffff}', ''))
      .filter(one => one !== '')
    const bytes = (one: string) => Buffer.from(one)
    fc.assert(
      fc.property(text, text, (beginning, other) => {
        const end = bytes(behind(beginning))
        expect(Buffer.compare(bytes(beginning + other), end)).toBe(-1)
        const before = Buffer.compare(bytes(other), bytes(beginning)) < 0
        if (!other.startsWith(beginning) && !before) expect(Buffer.compare(bytes(other), end)).not.toBe(-1)
      }),
      { numRuns: 2000 },
    )
    expect(behind('a\ud7ff')).toBe('a\ue000')
    expect(behind('a\u{10ffff}')).toBe('b')
  })
})

describe('what is near', () => {
  it('shares its pieces, whichever one went wrong', () => {
    expect(nearness([['13812345078']], '张伟民\n13812345678')).toBeGreaterThan(0.5)
    expect(nearness([['文三路258弄']], '杭州市文三路258号')).toBeGreaterThan(0.5)
    expect(nearness([['13912345678']], '13899990000')).toBeLessThan(0.5)
    expect(nearness([['张'], ['文三路']], '文三路')).toBe(0.5)
  })

  it('is looked for in a bounded number of places', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), words => {
        const pieces = piecesOf(words.map(one => [one] as const))
        expect(pieces.length).toBeLessThanOrEqual(48)
        expect(pieces.every(({ lo, hi }) => lo !== '' && hi > '')).toBe(true)
      }),
    )
  })
})
