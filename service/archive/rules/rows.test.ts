import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS } from '../contract/imports.ts'
import { serialKey } from '../rules.ts'
import { regionOf } from './address.ts'
import { readDay, readMaterials, readPhones } from './cells.ts'
import { columnOf } from './columns.ts'
import { type Cells, checkRow, rowKey } from './rows.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const check = (cells: Cells) => checkRow(cells, 'CN', today)
const reasons = (cells: Cells) =>
  check(cells)
    .problems.filter(one => one.refuses)
    .map(one => `${one.column}: ${one.code}`)

describe('headings', () => {
  it.each([
    ['客户姓名', 'customerName'],
    ['客戶姓名', 'customerName'],
    ['联系电话(必填)', 'phone'],
    ['聯絡電話', 'phone'],
    [' 安 装 地 址 ', 'address'],
    ['產品線', 'productLine'],
    ['型號', 'model'],
    ['Ｓ／Ｎ', 'serial'],
    ['Serial Number*', 'serial'],
    ['購買日期', 'purchasedOn'],
    ['安装日期', 'installedOn'],
    ['初裝人員', 'installer'],
    ['輔料明細', 'materials'],
    ['购买地点', 'purchasePlace'],
    ['備註', 'note'],
  ])('%s is %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column)
  })
})

describe('days', () => {
  it.each([
    ['2019-03-05', '2019-03-05'],
    ['2019/3/5', '2019-03-05'],
    ['2019.3.5', '2019-03-05'],
    ['2019年3月5日', '2019-03-05'],
    ['２０１９年３月５日', '2019-03-05'],
    ['20190305', '2019-03-05'],
    ['2019-03-05 10:30:00', '2019-03-05'],
    ['2019-03-05T00:00:00.000Z', '2019-03-05'],
    ['43529', '2019-03-05'],
    ['43529.5', '2019-03-05'],
    ['民國108年3月5日', '2019-03-05'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)?.toString()).toBe(day)
  })
  it.each([
    '03/05/2019',
    '5.3.2019',
    '2019-02-30',
    '2019年3月',
    '2019',
    '去年',
    '100',
    '99999',
    '1900-01-01',
    '2019-03-05x',
  ])('%s is refused, not guessed', text => {
    expect(readDay(text)).toBeNull()
  })
})

describe('phones in a cell', () => {
  const numbers = (cell: string) => readPhones(cell, 'CN')?.map(one => one.number) ?? null
  it.each([
    ['13812345678', ['+8613812345678']],
    ['138 1234 5678', ['+8613812345678']],
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
  it.each(['一三八', '13812345678张三', '138****5678', '138 1234'])('%j is not readable', cell => {
    expect(numbers(cell)?.every(one => one.startsWith('+')) ?? false).toBe(false)
  })
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

describe('regions', () => {
  it.each([
    ['浙江省杭州市西湖区文三路258号', '浙江省', '杭州市', '西湖区'],
    ['杭州市西湖区文三路258号', '', '杭州市', '西湖区'],
    ['北京市朝阳区建国路1号', '北京市', '北京市', '朝阳区'],
    ['上海浦东新区世纪大道1号', '上海市', '上海市', '浦东新区'],
    ['内蒙古自治区锡林郭勒盟锡林浩特市x', '内蒙古自治区', '锡林郭勒盟', '锡林浩特市'],
    ['新北市板橋區文化路1號', '', '新北市', '板橋區'],
    ['江苏省昆山市周市镇青阳路1号', '江苏省', '昆山市', '周市镇'],
    ['文三路258号', '', '', ''],
    ['', '', '', ''],
  ])('%s', (address, province, city, district) => {
    expect(regionOf(address)).toEqual({ province, city, district })
  })
})

describe('a row', () => {
  it('says who, where and which machine', () => {
    const { facts, problems } = check({
      customerName: ' 张  伟民 ',
      phone: '13812345678',
      address: '杭州市西湖区文三路258号',
      productLine: '太阳能热水器',
      model: 'CG-160',
      serial: 'SN 001',
      purchasedOn: '2019-03-01',
      installedOn: '2019/3/5',
      installer: '李强',
      materials: '铜管3米',
      note: '二楼\n朝南',
    })
    expect(problems).toEqual([])
    expect(facts).toMatchObject({
      name: '张 伟民',
      kind: 'person',
      phones: [{ number: '+8613812345678' }],
      note: '二楼\n朝南',
      device: {
        model: 'CG-160',
        serial: 'SN 001',
        installer: '李强',
        materials: [{ name: '铜管', quantity: 3 }],
      },
    })
    expect(facts.device?.installedOn?.toString()).toBe('2019-03-05')
  })

  it('without a machine is a customer alone, and empty marks are empty', () => {
    expect(check({ customerName: '张三', phone: '无', model: '-', serial: 'N/A' })).toEqual({
      facts: { name: '张三', named: true, kind: 'person', phones: [], address: '', note: '', device: null },
      problems: [],
    })
  })

  it('with a phone only goes by its last digits; a firm is told from a person by its name', () => {
    expect(check({ phone: '13812345678' }).facts.name).toBe('…5678')
    expect(check({ customerName: '杭州晨光酒店有限公司' }).facts.kind).toBe('firm')
  })

  it.each<[Cells, string]>([
    [{ address: '文三路' }, 'null: no name and no phone'],
    [{ customerName: '张三', phone: 'abc' }, 'phone: phone unreadable'],
    [{ customerName: '张三', purchasedOn: '03/05/2019' }, 'purchasedOn: date unreadable'],
    [{ customerName: '张三', installedOn: '2026-11-22' }, 'installedOn: date in the future'],
    [
      { customerName: '张三', purchasedOn: '2019-03-05', installedOn: '2019-03-04' },
      'installedOn: installed before it was bought',
    ],
    [{ customerName: '张'.repeat(121) }, 'customerName: too long'],
  ])('%j stays out: %s', (cells, reason) => {
    expect(reasons(cells)).toEqual([reason])
  })

  it('of today is in time, and a local number is only remarked', () => {
    expect(reasons({ customerName: '张三', installedOn: '2026-11-21' })).toEqual([])
    expect(check({ customerName: '张三', phone: '88881234' }).problems).toEqual([
      { column: 'phone', code: 'local number without area code', value: '88881234', refuses: false },
    ])
  })

  it('is never a fault, whatever the cells hold', () => {
    const cells = fc.dictionary(fc.constantFrom(...COLUMNS), fc.string({ unit: 'binary', maxLength: 50 }))
    fc.assert(
      fc.property(cells, one => void rowKey(check(one).facts)),
      { numRuns: 500 },
    )
  })

  it('has the same key however it is written, and another where another machine is meant', () => {
    const key = (cells: Cells) => rowKey(check(cells).facts)
    const row = { customerName: '張偉民', phone: '138 1234 5678', model: 'CG-160', serial: 'SN-001' }
    expect(key(row)).toBe(
      key({ customerName: '张伟民', phone: '+8613812345678', model: 'cg160', serial: 'ｓｎ001' }),
    )
    expect(key(row)).not.toBe(key({ ...row, serial: 'SN-002' }))
    expect(serialKey(' - ')).toBeNull()
  })
})
