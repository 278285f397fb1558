import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMaterials, readPhones } from './cells.ts'
import { readCharge } from './charge.ts'
import { readDay } from './days.ts'

describe('days', () => {
  const read = (text: string) => {
    const told = readDay(text)
    if (told === null || told === 'nothing') return told
    return `${told.day}${told.knownTo === 'day' ? '' : ` (${told.knownTo})`}${told.doubtful ? '?' : ''}`
  }
  it.each([
    ['2019-03-05', '2019-03-05'],
    ['2019/3/5', '2019-03-05'],
    ['2019.3.5', '2019-03-05'],
    ['2019年3月5日', '2019-03-05'],
    ['2019年3月5号', '2019-03-05'],
    ['2019 年 3 月 5 日 星期二', '2019-03-05'],
    ['２０１９年３月５日', '2019-03-05'],
    ['二〇一九年三月十五日', '2019-03-15'],
    ['20190305', '2019-03-05'],
    ['190305', '2019-03-05'],
    ['19.3.5', '2019-03-05'],
    ['19年3月5日', '2019-03-05'],
    ["'98-12-1", '1998-12-01'],
    ['2019-03-05 10:30:00', '2019-03-05'],
    ['2019/3/5 下午 3:20', '2019-03-05'],
    ['2019年3月5日上午', '2019-03-05'],
    ['2019-03-05T00:00:00.000Z', '2019-03-05'],
    ['43529', '2019-03-05'],
    ['43529.5', '2019-03-05'],
    ['民國108年3月5日', '2019-03-05'],
    ['108/03/05', '2019-03-05'],
    ['108年3月', '2019-03-01 (month)'],
    ['2019年3月', '2019-03-01 (month)'],
    ['19年3月', '2019-03-01 (month)'],
    ['2019.3', '2019-03-01 (month)'],
    ['2019-03', '2019-03-01 (month)'],
    ['201903', '2019-03-01 (month)'],
    ['2019年3月底', '2019-03-01 (month)'],
    ['2019', '2019-01-01 (year)'],
    ['约2019年', '2019-01-01 (year)'],
    ['民國108年', '2019-01-01 (year)'],
    ['10/21/18 0:00', '2018-10-21'],
    ['21/10/2018', '2018-10-21'],
    ['5/3/2019', '2019-05-03?'],
    ['03/03/2019', '2019-03-03'],
    ['5.3.2019', '2019-03-05'],
    ['5 Mar 2019', '2019-03-05'],
    ['March 5, 2019', '2019-03-05'],
    ['5-Mar-19', '2019-03-05'],
    ['9999', 'nothing'],
    ['0000-00-00', 'nothing'],
    ['1900-01-00', 'nothing'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day)
  })
  it.each(['2019-02-30', '去年', '100', '99999', '1869', '31/31/2019', '2019-03-05x', '3月5日', '2019-13'])(
    '%s is refused, not guessed',
    text => {
      expect(read(text)).toBeNull()
    },
  )
  it('in any text are a day, nothing or no day', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789年月日号-/. 民國T:上午Mar(') }), text => {
        readDay(text)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('phones in a cell', () => {
  const numbers = (cell: string) => readPhones(cell, 'CN')?.map(one => one.number) ?? null
  it.each([
    ['13812345678', ['+8613812345678']],
    ['138 1234 5678', ['+8613812345678']],
    ['１３８１２３４５６７８', ['+8613812345678']],
    ['1.3812345678E+10', ['+8613812345678']],
    ['0755/8888-1234', ['+8675588881234']],
    ['13812345678/0755-88881234', ['+8613812345678', '+8675588881234']],
    ['13812345678 13987654321', ['+8613812345678', '+8613987654321']],
    ['13812345678、13987654321；0755-88881234 转 2', ['+8613812345678', '+8613987654321', '+8675588881234']],
    ['手机：13812345678\n家：88881234', ['+8613812345678', '88881234']],
    ['13812345678,13812345678', ['+8613812345678']],
    ['', []],
  ])('%j', (cell, expected) => {
    expect(numbers(cell)).toEqual(expected)
  })
  it.each<[string, string[]]>([
    ['13812345678(儿子)', ['儿子']],
    ['13812345678（儿子）13987654321（女儿）', ['儿子', '女儿']],
    ['13812345678 张太太 13987654321 王先生', ['张太太', '王先生']],
    ['张太太13812345678 王先生13987654321', ['张太太', '王先生']],
    ['手机：13812345678\n家：88881234', ['', '家']],
    ['老伴:13812345678', ['老伴']],
    ['13812345678张三', ['张三']],
  ])('%j keeps its notes', (cell, labels) => {
    expect(readPhones(cell, 'CN')?.map(one => one.label)).toEqual(labels)
  })
  it.each(['一三八', '138****5678', '138 1234', '1.38E+10', '找张三'])('%j is not readable', cell => {
    expect(numbers(cell)?.every(one => one.startsWith('+')) ?? false).toBe(false)
  })
})

describe('charges', () => {
  it.each([
    ['￥1,200.00元', 120_000],
    ['80', 8_000],
    ['80元整', 8_000],
    ['NT$ 1,500', 150_000],
    ['1.2万', 1_200_000],
    ['12.345', 1_235],
    ['120元(含配件)', 12_000],
    ['免费', 0],
    ['保内', 0],
  ])('%s are %i 分', (text, cents) => expect(readCharge(text)).toBe(cents))
  it.each(['-5', '100-200', '面议', '1,20', '999999999999'])('%s is no sum', text =>
    expect(readCharge(text)).toBeNull(),
  )
})

describe('materials', () => {
  it('are names with quantity and unit, or names alone', () => {
    expect(readMaterials('铜管 3 米、支架×1；保温棉2卷,PPR管20 12.5m\n 生料带 ')).toEqual([
      { name: '铜管', quantity: 3, unit: '米' },
      { name: '支架', quantity: 1, unit: '' },
      { name: '保温棉', quantity: 2, unit: '卷' },
      { name: 'PPR管20', quantity: 12.5, unit: 'm' },
      { name: '生料带', quantity: null, unit: '' },
    ])
    expect(readMaterials('')).toEqual([])
    expect(readMaterials('3米')).toEqual([{ name: '3米', quantity: null, unit: '' }])
  })
})
