import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS } from '../contract/imports.ts'
import { serialKey } from '../rules.ts'
import { regionOf } from './address.ts'
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
      facts: {
        name: '张三',
        named: true,
        kind: 'person',
        contact: '',
        phones: [],
        address: '',
        note: '',
        device: null,
        service: null,
        memories: { dates: [], interests: [], grade: null },
      },
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
    [{ customerName: '张三', phone: '1.38E+10' }, 'phone: phone digits lost'],
    [{ customerName: '张三', purchasedOn: '去年' }, 'purchasedOn: date unreadable'],
    [{ customerName: '张三', serviceOn: '去年', serviceFault: '漏水' }, 'serviceOn: date unreadable'],
    [{ customerName: '张三', serviceOn: '2019', serviceCharge: '面议' }, 'serviceCharge: charge unreadable'],
    [{ customerName: '张三', installedOn: '2026-11-22' }, 'installedOn: date in the future'],
    [
      { customerName: '张三', purchasedOn: '2019-03-05', installedOn: '2019-03-04' },
      'installedOn: installed before it was bought',
    ],
    [{ customerName: '张'.repeat(121) }, 'customerName: too long'],
  ])('%j stays out: %s', (cells, reason) => {
    expect(reasons(cells)).toEqual([reason])
  })

  it('goes in with a remark where something is not certain', () => {
    const remarks = (cells: Cells) => check(cells).problems.map(one => `${one.column}: ${one.code}`)
    const name = { customerName: '张三' }
    expect(remarks({ ...name, installedOn: '5/3/2019' })).toEqual(['installedOn: day or month first'])
    expect(remarks({ ...name, purchasedOn: '2019-03-20', installedOn: '2019年3月' })).toEqual([
      'installedOn: day not known',
    ])
    expect(remarks({ ...name, purchasedOn: '2019' })).toEqual(['purchasedOn: month not known'])
    expect(remarks({ ...name, serviceFault: '漏水' })).toEqual(['serviceOn: service without a day'])
    expect(remarks({ ...name, birthday: '不知道哪天' })).toEqual(['birthday: not understood'])
    expect(remarks({ ...name, note: '售后服務(wù)专线' })).toEqual(['note: pinyin taken out'])
    expect(check({ ...name, note: '售后服務(wù)专线' }).facts.note).toBe('售后服務专线')
  })

  it('may carry one past service, a contact and what is remembered', () => {
    const { facts, problems } = check({
      customerName: '德州晨光宾馆',
      customerKind: '单位',
      contact: '王经理',
      serviceOn: '2019年3月',
      serviceNumber: 'WX-0017',
      serviceFault: '不出热水\n有异响',
      serviceDone: '更换循环泵',
      serviceBy: '李师傅',
      serviceCharge: '￥180.00元',
      interests: '钓鱼、象棋',
      grade: '十佳',
    })
    expect(problems.map(one => one.code)).toEqual(['day not known'])
    expect(facts).toMatchObject({
      kind: 'firm',
      contact: '王经理',
      device: null,
      service: {
        knownTo: 'month',
        fault: '不出热水\n有异响',
        done: '更换循环泵',
        by: '李师傅',
        chargeCents: 18_000,
        number: 'WX-0017',
      },
      memories: { interests: ['钓鱼', '象棋'], grade: '十佳' },
    })
    expect(facts.service?.on.toString()).toBe('2019-03-01')
  })

  it.each(['NA', '无', '未知', 'Unknown', 'Unspecified', '-', '／', '#N/A', '不详'])(
    '%s in a cell says nothing',
    nothing => {
      const { facts, problems } = check({
        customerName: '张三',
        phone: nothing,
        model: nothing,
        installedOn: nothing,
        serviceOn: nothing,
        serviceCharge: nothing,
      })
      expect([problems, facts.phones, facts.device, facts.service]).toEqual([[], [], null, null])
    },
  )

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
      { numRuns: 150 },
    )
  })

  it('has the same key however it is written, and another where another machine is meant', () => {
    const key = (cells: Cells) => rowKey(check(cells).facts)
    const row = { customerName: '張偉民', phone: '138 1234 5678', model: 'CG-160', serial: 'SN-001' }
    expect(key(row)).toBe(
      key({ customerName: '张伟民', phone: '+8613812345678', model: 'cg160', serial: 'ｓｎ001' }),
    )
    expect(key(row)).not.toBe(key({ ...row, serial: 'SN-002' }))
    const served = { ...row, serviceOn: '2019-03-05', serviceFault: '漏水' }
    expect(key(served)).not.toBe(key(row))
    expect(key(served)).not.toBe(key({ ...served, serviceOn: '2019-03-06' }))
    expect(key({ ...row, birthday: '3月5日' })).not.toBe(key(row))
    expect(serialKey(' - ')).toBeNull()
  })
})
