import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, type Column } from '../contract/imports.ts'
import en from '../ui/words.en.ts'
import hans from '../ui/words.zh-Hans.ts'
import hant from '../ui/words.zh-Hant.ts'
import { columnOf, headingRow } from './columns.ts'
import { cellsOf, guessMapping, shapeOf } from './mapping.ts'
import { isTotal } from './total-lines.ts'

/** What each heading of a list is taken for; null where it is left out. */
const guess = (...headings: string[]) => {
  const { columns } = guessMapping(headings)
  return headings.map((_, index) => columns[index] ?? null)
}

describe('headings', () => {
  it.each([
    ['简体', hans],
    ['繁體', hant],
    ['English', en],
  ])('in our own words (%s) are known: what leaves comes in again', (_, { columns }) => {
    expect(guess('', ...COLUMNS.map(column => columns[column]))).toEqual([null, ...COLUMNS])
  })

  it.each<[string, Column]>([
    ['顾客', 'customerName'],
    ['業主姓名', 'customerName'],
    ['手机', 'phone'],
    ['客户手机2', 'phone'],
    ['行動電話', 'phone'],
    ['聯絡電話（必填）', 'phone'],
    ['装机员', 'installer'],
    ['安装师傅', 'installer'],
    ['機身號碼', 'serial'],
    ['序號', 'serial'],
    ['购机时间', 'purchasedOn'],
    ['上门日期', 'serviceOn'],
    ['报修日期', 'serviceOn'],
    ['故障', 'serviceFault'],
    ['维修内容', 'serviceDone'],
    ['维修师傅', 'serviceBy'],
    ['收费（元）', 'serviceCharge'],
    ['工单编号', 'serviceNumber'],
    ['出生年月日', 'birthday'],
    ['Problem', 'serviceFault'],
    ['TotalCharges', 'serviceCharge'],
    ['Date of Birth', 'birthday'],
  ])('%s is %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column)
  })

  it('with one meaning: phones, notes and parts of an address join; else the surest counts', () => {
    expect(guess('姓名', '手机', '固定电话', '备注1', '备注2')).toEqual([
      'customerName',
      'phone',
      'phone',
      'note',
      'note',
    ])
    expect(guess('省份', '城市', '区县', '详细地址', '安装地址')).toEqual([
      'address',
      'address',
      'address',
      'address',
      null,
    ])
    expect(guess('报修日期', '维修日期', '客户', '客户姓名')).toEqual([
      null,
      'serviceOn',
      null,
      'customerName',
    ])
  })

  it('a contact is the customer where nobody else is; a running number is nobody', () => {
    expect(guess('序号', '联系人', '电话')).toEqual([null, 'customerName', 'phone'])
    expect(guess('序號', '單位名稱', '聯絡人')).toEqual([null, 'customerName', 'contact'])
  })

  it('stand below titles and blank lines', () => {
    expect(headingRow([['晨光太阳能客户档案'], [''], ['序号', '姓名', '电话', '备注']])).toBe(2)
    expect(headingRow([['型号', '备注']])).toBe(0)
    expect(headingRow([['早上好'], ['姓名']])).toBeNull()
    expect(headingRow([...Array.from({ length: 11 }, () => ['x']), ['姓名', '电话']])).toBeNull()
  })
})

describe('a mapping', () => {
  it('that a person made for a file of this shape is kept', () => {
    const mine = { columns: { 0: 'note' as const }, fixed: {} }
    expect(guessMapping(['姓名', '电话'], mine)).toEqual(mine)
    expect(shapeOf(['姓 名', '電話（必填）', '', ' '])).toBe(shapeOf(['姓名', '电话(必填)']))
    expect(shapeOf(['姓名', '电话'])).not.toBe(shapeOf(['电话', '姓名']))
  })

  it('joins what feeds one column, and gives every row what is the same for all', () => {
    const mapping = guessMapping(['客户', '手机', '座机', '省份', '城市', '地址', '备注', '说明'])
    const texts = [
      '张三',
      '13812345678',
      '0571-88881234',
      '浙江省',
      '杭州市',
      '浙江省杭州市文三路1号',
      '',
      '二楼',
    ]
    expect(cellsOf(texts, { ...mapping, fixed: { installer: '李强', customerName: '晨光矿业' } })).toEqual({
      customerName: '张三',
      phone: '13812345678、0571-88881234',
      address: '浙江省杭州市文三路1号',
      note: '二楼',
      installer: '李强',
    })
    expect(cellsOf(['', '', '', '浙江省', '杭州市', '文三路 1 号'], mapping).address).toBe(
      '浙江省杭州市文三路 1 号',
    )
    expect(cellsOf([], { columns: { 3: 'phone' }, fixed: { customerName: '晨光矿业' } })).toEqual({
      phone: '',
      customerName: '晨光矿业',
    })
  })

  it('never makes a fault, whatever stands in the file', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, (headings, row) => {
        const mapping = guessMapping(headings)
        shapeOf(headings)
        for (const cell of Object.values(cellsOf(row, mapping))) expect(typeof cell).toBe('string')
      }),
    )
  })
})

describe('a line that speaks of no customer', () => {
  it.each([
    [['合计', '', '', '12,000']],
    [['', '合 计：', '430.00']],
    [['小计']],
    [['本月合计 1,200.00 元']],
    [['合计：238 次', '', '']],
    [['共計 61 張']],
    [['共 128 条记录']],
    [['以上共 12 户']],
    [['Total', '', '17']],
    [['Grand total:', '17']],
    [['姓名', '电话', '地址']],
  ])('%j is not counted', texts => expect(isTotal(texts)).toBe(true))

  it.each([
    [['合计电器有限公司', '13812345678']],
    [['共青城市晨光店', '13812345678']],
    [['Total Energy Ltd', '13812345678']],
    [['张三', '13812345678', '', '', '', '合计']],
    [['王电话', '手机']],
    [['张三']],
  ])('%j is a customer', texts => expect(isTotal(texts)).toBe(false))
})
