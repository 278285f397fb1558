import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWords } from './fold.ts'
import { readings, soundOf } from './syllables.ts'
import {
  codeTerms,
  INNER,
  nameTerms,
  phoneTerms,
  SAID,
  TAIL,
  TEXT,
  type Term,
  textTerms,
  WHOLE,
} from './terms.ts'

const of = (terms: Term[], how: number) => terms.filter(term => term.how === how).map(({ term }) => term)
const leads = (terms: Term[], typed: string) =>
  terms.some(({ how, term }) => how !== SAID && term.startsWith(typed))

describe('folding', () => {
  it.each([
    ['張偉民', '张伟民'],
    ['臺灣裡裏着著後后', '台湾里里着着后后'],
    ['ABC１２３', 'abc123'],
    ['Ｚhang　San', 'zhangsan'],
    ['Müller-Lüdenscheidt', 'mullerludenscheidt'],
    ['3#楼2单元（东）501', '3楼2单元东501'],
    ['𠮷野家', '吉野家'],
    ['趙䶮', '赵䶮'],
    ['王㛃', '王㛃'],
    ['①㎡', '1m2'],
    ['，。！ —…', ''],
    ['\ud800x', 'x'],
    ['\u0000a\u0007', 'a'],
    ['\ue5e5', '\ue5e5'],
  ])('%j is %j', (typed, folded) => {
    expect(fold(typed)).toBe(folded)
  })

  it('is the same for a fragment as inside the whole, and folding twice changes nothing', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(fold(fold(a))).toBe(fold(a))
        expect(fold(`${a} ${b}`)).toBe(fold(a) + fold(b))
      }),
      { numRuns: 500 },
    )
  })

  it('cuts words at spaces and punctuation of any width', () => {
    expect(foldWords('John　Smith, 张三·李四')).toEqual(['john', 'smith', '张三', '李四'])
  })
})

describe('how names sound', () => {
  it.each([
    ['单雄信', 'shanxiongxin', 'danxiongxin'],
    ['曾国藩', 'zengguofan', 'cengguofan'],
    ['尉迟恭', 'yuchigong', 'weichigong'],
    ['仇英', 'qiuying', 'chouying'],
    ['解晓东', 'xiexiaodong', 'jiexiaodong'],
    ['区晓明', 'ouxiaoming', 'quxiaoming'],
    ['查良鏞', 'zhaliangyong', 'chaliangyong'],
    ['吕布', 'lvbu', 'lubu'],
  ])('%s is typed %s, and %s finds it too', (name, first, second) => {
    expect(readings(name).map(read => read.map(one => one.sound).join(''))).toEqual(
      expect.arrayContaining([first, second]),
    )
    expect(soundOf(name)).toBe(first)
  })

  it('characters that are not in the basic plane of Unicode keep their place', () => {
    expect(readings('𠮷田')[0]).toEqual([
      { text: '吉', sound: 'ji' },
      { text: '田', sound: 'tian' },
    ])
    expect(readings('𪚥小明')[0]?.map(one => one.text)).toEqual(['𪚥', '小', '明'])
    expect(of(nameTerms('𪚥小明'), WHOLE)).toContain('xiaoming')
    expect(of(nameTerms('赵䶮'), WHOLE)).toEqual(expect.arrayContaining(['赵䶮', 'zhaoyan', 'zy']))
  })

  it('reads each Han character of Unicode as one syllable or none', () => {
    for (const [from, to] of [
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0x20000, 0x20100],
      [0x30000, 0x30040],
    ] as const) {
      for (let point = from; point <= to; point += 7) {
        const character = String.fromCodePoint(point)
        const read = readings(`${character}小`)[0]
        expect(read?.length, character).toBe(2)
        expect(read?.[1]?.sound, character).toBe('xiao')
      }
    }
  })
})

describe('names', () => {
  const terms = nameTerms('張偉民')
  it.each(['张伟民', '伟民', '民', 'zhangweimin', 'zhangw', 'weimin', 'min', 'zwm', 'zw', 'wm'])(
    '張偉民 is found by %s',
    typed => {
      expect(leads(terms, typed)).toBe(true)
    },
  )
  it.each(['angweimin', 'eimin', 'mz', '张民'])('張偉民 is not found by %s', typed => {
    expect(leads(terms, typed)).toBe(false)
  })

  it('tells a beginning from a later one', () => {
    expect(of(terms, WHOLE)).toEqual(['张伟民', 'zhangweimin', 'zwm'])
    expect(of(terms, INNER)).toEqual(['伟民', '民', 'weimin', 'min', 'wm'])
    expect(of(terms, SAID)).toEqual(['张伟民', 'zhangweimin', 'zwm'])
  })

  it('takes foreign and mixed names by their words', () => {
    const mixed = nameTerms("Anna O'Neill 王")
    expect(
      ['annaoneill', 'neill', 'oneill王', '王', 'wang', 'aonw'].every(typed => leads(mixed, typed)),
    ).toBe(true)
    expect(nameTerms('John Smith').filter(({ how }) => how === WHOLE)).toEqual([
      { how: WHOLE, term: 'johnsmith' },
    ])
    expect(nameTerms('  …  ')).toEqual([])
  })

  it('keeps the terms of a long firm name bounded', () => {
    const long = nameTerms('中'.repeat(500))
    expect(long.length).toBeLessThan(250)
    expect(
      Math.max(...long.filter(({ how }) => how !== SAID).map(({ term }) => term.length)),
    ).toBeLessThanOrEqual(24)
  })
})

describe('phones', () => {
  it('a mobile is found from its beginning and by any number of last digits', () => {
    expect(phoneTerms('+8613812345678')).toEqual([
      { how: SAID, term: '13812345678' },
      { how: WHOLE, term: '13812345678' },
      { how: TAIL, term: '87654321831' },
    ])
  })
  it('a landline also without its area code', () => {
    expect(of(phoneTerms('+8675588881234'), WHOLE)).toEqual(['075588881234'])
    expect(of(phoneTerms('+8675588881234'), INNER)).toEqual(['88881234'])
    expect(of(phoneTerms('+861065551234'), INNER)).toEqual(['65551234'])
    expect(of(phoneTerms('+8625831234567'), INNER)).toEqual([])
  })
  it('a foreign number with its calling code and as dialled at home', () => {
    expect(of(phoneTerms('+85291234567'), WHOLE)).toEqual(['91234567', '85291234567'])
    expect(of(phoneTerms('+886912345678'), WHOLE)).toEqual(['0912345678', '886912345678'])
  })
  it('a local number by its digits', () => {
    expect(of(phoneTerms('88881234'), WHOLE)).toEqual(['88881234'])
  })
})

describe('texts and codes', () => {
  it('any fragment of an address begins a term, or is cut to what begins one', () => {
    const address = fc.string({
      unit: fc.constantFrom(...'浙江省杭州市西湖區文三路258号3幢2單元501室 -#'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(address, fc.nat(40), fc.integer({ min: 1, max: 8 }), (text, from, length) => {
        const fragment = fold(text).slice(from, from + length)
        if (fragment !== '')
          expect(of(textTerms(text), TEXT).some(term => term.startsWith(fragment))).toBe(true)
      }),
    )
  })
  it('a serial is found from its beginning and its end, however it is written', () => {
    expect(of(codeTerms('SN-2019/03 00123'), WHOLE)).toEqual(['sn2019030' + '0123'])
    expect(of(codeTerms('SN-2019/03 00123'), TAIL)).toEqual(['3210030' + '9102ns'])
    expect(codeTerms(' - ')).toEqual([])
  })
})
