import { describe, expect, it } from 'vitest'
import { guessMapping, type Mapping } from './mapping.ts'
import { repeatCustomers, showsRepeats } from './repeated.ts'

const mapping = guessMapping(['客户', '电话', '地址', '型号', '安装日期', '备注'])

/** Lines of a sheet from its second; a blank one is no row, its number is missing. */
const sheet = (...lines: string[]) =>
  lines
    .map((line, at) => ({ row: at + 2, texts: line === '' ? [] : line.split(',') }))
    .filter(({ texts }) => texts.length > 0)

const SUN = '孙一,13800000001,湖滨路 1 号,CX-16,2019-03-05,'
const customers = (rows: ReturnType<typeof sheet>, by: Mapping = mapping) =>
  repeatCustomers(rows, by, null).map(({ texts, repeated }) => `${repeated ? '^' : ''}${texts[0]}`)

describe('a list that says a customer once for several machines', () => {
  it('repeats the customer, his phone and his address, and nothing of his machine', () => {
    const [, second] = repeatCustomers(sheet(SUN, ',,,CX-20,2020-01-02,楼上'), mapping, null)
    expect(second?.texts).toEqual(['孙一', '13800000001', '湖滨路 1 号', 'CX-20', '2020-01-02', '楼上'])
  })

  it('goes on over any number of lines, also those of an earlier chunk and those that say 同上', () => {
    expect(customers(sheet(SUN, ',,,CX-20,2020-01-02,', '同上,〃,,CX-24,2021-01-02,'))).toEqual([
      '孙一',
      '^孙一',
      '^孙一',
    ])
    const above = { row: 7, texts: SUN.split(',') }
    const [next] = repeatCustomers([{ row: 8, texts: ['', '', '', 'CX-20', '2020-01-02'] }], mapping, above)
    expect(next?.texts[1]).toBe('13800000001')
  })

  it.each([
    ['behind a blank line', sheet(SUN, '', ',,,CX-20,2020-01-02,')],
    ['behind a total line', sheet(SUN, '合计,,,2,,', ',,,CX-20,2020-01-02,')],
    ['where the first line has no customer', sheet(',,,CX-20,2020-01-02,')],
    ['of a machine without a day, which may stand in the shop', sheet(SUN, ',,,CX-20,,')],
    ['below a customer without a machine', sheet('孙一,13800000001,,,,', ',,,CX-20,2020-01-02,')],
    ['of a line that is a note alone', sheet(SUN, ',,,,,下次带梯子')],
    ['of a line with another phone', sheet(SUN, ',13800000002,,CX-20,2020-01-02,')],
  ])('ends %s', (_, rows) => {
    expect(customers(rows).some(said => said.startsWith('^'))).toBe(false)
  })

  it('is none where the same customer is fixed for every row', () => {
    const fixed = { ...mapping, fixed: { customerName: '晨光矿业' } }
    expect(customers(sheet(SUN, ',,,CX-20,2020-01-02,'), fixed)).toEqual(['孙一', ''])
  })
})

describe('whether a list is one of those', () => {
  const more = ',,,CX-20,2020-01-02,'
  const many = (n: number, line = SUN) => Array.from({ length: n }, () => line)

  it.each([
    ['a few lines of which one goes on', sheet(SUN, more, SUN), true],
    ['two of a hundred', sheet(...many(50), more, ...many(47), more), true],
    ['one slip among a hundred', sheet(...many(50), more, ...many(49)), false],
    ['two among two hundred', sheet(...many(50), more, ...many(147), more), false],
    [
      'a stock list where few machines are sold',
      sheet(SUN, more, ...many(20, ',,,CX-20,,'), SUN, more),
      false,
    ],
    ['lines that all have their customer', sheet(SUN, SUN), false],
  ])('%s', (_, rows, shown) => {
    expect(showsRepeats(rows, mapping)).toBe(shown)
  })
})
