import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import * as lists from '../../test/support/lists.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import type { NO_LISTS } from './contract/imports.ts'
import { importReport, importRows, listImports, readList, runImport } from './contract/lists.ts'
import { customerFile, customerTimeline, editCustomer, listCustomers } from './contract.ts'

let world: World
let manager: Client

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world?.close())

const HEAD = '客户姓名,联系电话,地址,产品线,型号,序列号,购买日期,安装日期,初装人员,辅料明细,购买地点,备注\r\n'

const dryRun = (bytes: Buffer | string) => lists.dryRun(manager, bytes)
const bringIn = (bytes: Buffer | string) => lists.bringIn(world, manager, bytes)
const rowsOf = (id: string, only: 'all' | 'problems' = 'all') => lists.rowsOf(manager, id, only)
const customers = () => lists.customerCount(world)
const found = (text: string) => lists.firstFound(manager, text)

describe('a list', () => {
  const list = `${HEAD}赵一,13610000001,德州市德城区湖滨路 1 号,真空管,CX-16,A001,2024-03-01,2024/3/5,王建国,\
"铜管3米、支架1个",湖滨店,"二楼,朝南"
钱二,13610000002;0534-2345678,德州市德城区湖滨路 2 号,真空管,CX-16,A002,2024年4月1日,20240402,刘师傅,,,
`
  it('is read first, nothing of it written: how it was understood and what is expected', async () => {
    const before = await customers()
    const report = await dryRun(list)
    expect(report).toMatchObject({
      file: '客户档案.csv',
      rows: 2,
      readBy: '韩志远',
      startedAt: null,
      stage: 'ready',
      look: { format: 'csv', encoding: 'utf-8', delimiter: ',', sheets: [{ headerRow: 1 }] },
      expected: { created: 2, joined: 0, unchanged: 0, refused: 0 },
      done: { created: 0, joined: 0, unchanged: 0, refused: 0 },
    })
    expect(report.mapping.columns['8']).toBe('installer')
    expect(await rowsOf(report.id, 'problems')).toMatchObject([
      {
        row: 3,
        problems: [{ column: 'installer', code: 'installer not known', value: '刘师傅', refuses: false }],
      },
    ])
    expect(await customers()).toBe(before)
  })

  it('is then written: customers, devices, installer of record, materials; each knows its row', async () => {
    const report = await bringIn(list)
    expect(report).toMatchObject({ done: { created: 2, joined: 0, unchanged: 0, refused: 0 } })
    expect(report.finishedAt).not.toBeNull()
    const zhao = await found('13610000001')
    expect(zhao).toMatchObject({
      name: '赵一',
      addresses: [{ city: '德州市', district: '德城区' }],
      changedBy: '韩志远',
      devices: [
        {
          model: { name: 'CX-16' },
          productLine: { name: '真空管' },
          serial: 'A001',
          purchasedOn: '2024-03-01',
          installedOn: '2024-03-05',
          installedBy: { staff: world.staff.wang, name: '王建国' },
          materials: [
            { name: '铜管', quantity: 3, unit: '米' },
            { name: '支架', quantity: 1, unit: '个' },
          ],
          purchasePlace: '湖滨店',
          note: '二楼,朝南',
          source: { import: report.id, file: '客户档案.csv', row: 2 },
        },
      ],
    })
    const qian = await found('qianer')
    expect(qian.phones.map(({ number }) => number)).toEqual(['+8613610000002', '+865342345678'])
    expect(qian.devices[0]?.installedBy).toEqual({ staff: null, name: '刘师傅' })
    const { items } = await manager.tell(customerTimeline, { params: { id: zhao.id }, query: {} })
    expect(items.map(one => [one.event, one.by, one.data])).toEqual([
      ['device added', '韩志远', { import: report.id, row: 2 }],
      ['customer added', '韩志远', { import: report.id, row: 2 }],
    ])
  })

  it('brought in again changes nothing, not even what was corrected by hand since', async () => {
    const zhao = await found('13610000001')
    const body = {
      version: zhao.version,
      name: '赵一一',
      phones: [],
      addresses: zhao.addresses.map(({ id, shown }) => ({ id, address: shown })),
      contacts: [],
    }
    await manager.tell(editCustomer, { params: { id: zhao.id }, body })
    const before = await customers()
    const again = await bringIn(list)
    expect(again.expected).toMatchObject({ created: 0, joined: 0, unchanged: 2, refused: 0 })
    expect(again.done).toEqual(again.expected)
    expect(await customers()).toBe(before)
    expect((await manager.tell(customerFile, { params: { id: zhao.id } })).name).toBe('赵一一')
  })

  it('is written once', async () => {
    const { id } = await dryRun(list)
    await manager.tell(runImport, { params: { id } })
    expect((await manager.ask(runImport, { params: { id } })).problem.code).toBe('already started')
    await world.settle()
  })
})

describe('an Excel list', () => {
  it('is read and written like any other', async () => {
    const rows = [
      ['客户姓名', '联系电话', '安装日期', '型号'],
      ['韩梅梅', 13610000050, new Date('2024-06-01'), 'CX-16'],
    ]
    const sheet = rows.map(row =>
      row.map(value => (value instanceof Date ? { value, format: 'yyyy/mm/dd' } : { value })),
    )
    const file = (await writeXlsx(sheet as never)) as unknown as { toBuffer(): Promise<Buffer> }
    const report = await bringIn(await file.toBuffer())
    expect(report.look).toMatchObject({ format: 'xlsx', encoding: null })
    expect((await found('13610000050')).devices[0]).toMatchObject({ installedOn: '2024-06-01' })
  })
})

describe('a file', () => {
  it.each<[Buffer | string, (typeof NO_LISTS)[number]]>([
    ['\n', 'the list is empty'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel format'],
    [Buffer.from('504b030400', 'hex'), 'no readable Excel file'],
    [Buffer.from([0x89, 0x50, 0, 0, 0, 1, 2, 0]), 'no known encoding'],
    ['早上好\n', 'no headings found'],
    ['姓名,电话\n"甲,13610000001\n', 'a quoted cell is never closed'],
  ])('that is no list is refused with the reason: %j %s', async (bytes, code) => {
    const file = await lists.upload(manager, bytes)
    expect(await manager.ask(readList, { body: { file } })).toMatchObject({ status: 409, problem: { code } })
  })

  it('with no row that can go in is read, not run; what never was a file is unknown', async () => {
    const { id, expected } = await dryRun('姓名,电话\n甲,abc\n')
    expect(expected.refused).toBe(1)
    expect((await manager.ask(runImport, { params: { id } })).problem.code).toBe('no row can go in')
    expect((await manager.ask(readList, { body: { file: uuidv7() } })).status).toBe(404)
  })

  it('cut inside a row brings in its whole rows', async () => {
    const report = await bringIn('姓名,电话,地址\n杨一,13610000060,湖滨路 60 号\n杨二,136100')
    expect(report.done).toMatchObject({ created: 1, joined: 0, unchanged: 0, refused: 1 })
    expect((await rowsOf(report.id, 'problems'))[0]?.problems[0]).toMatchObject({ code: 'row cut short' })
  })

  it('and its rows belong to their company, and to those who may bring lists in', async () => {
    const { id } = await dryRun('姓名,电话\n甲,13610000070\n')
    const stranger = await world.as('nan-admin')
    const file = await lists.upload(manager, '姓名,电话\n甲,13610000071\n')
    expect((await stranger.ask(importReport, { params: { id } })).status).toBe(404)
    expect((await stranger.ask(importRows, { params: { id }, query: {} })).status).toBe(404)
    expect((await stranger.ask(runImport, { params: { id } })).status).toBe(404)
    expect((await stranger.ask(readList, { body: { file } })).status).toBe(404)
    expect((await stranger.tell(listImports, { query: {} })).items).toEqual([])
    const agent = await world.as('lin')
    expect((await agent.ask(readList, { body: { file } })).status).toBe(403)
    expect((await agent.ask(importRows, { params: { id }, query: {} })).status).toBe(403)
    expect((await agent.tell(listCustomers, { query: { limit: 1 } })).items.length).toBe(1)
  })

  it('shows its rows masked to an administrator who did not read it himself', async () => {
    const text = '姓名,电话,地址,备注\n欧阳修,13610000080,德州市湖滨路 80 号,一二三\n甲,13610000081x,,\n'
    const { id } = await dryRun(text)
    const admin = await world.as('admin')
    const seen = await admin.tell(importRows, { params: { id }, query: { only: 'all' } })
    expect(seen.items[0]?.cells).toEqual({
      customerName: '欧阳*',
      phone: '136****0080',
      address: '德州市湖滨路***',
      note: '',
    })
    expect(JSON.stringify(seen)).not.toMatch(/13610000080|13610000081|80 号|一二三/)
    const own = await admin.tell(readList, { body: { file: await lists.upload(admin, text) } })
    const whole = await admin.tell(importRows, { params: { id: own.id }, query: { only: 'all' } })
    expect(whole.items[0]?.cells.phone).toBe('13610000080')
  })

  it('whose cells are as long as they may be, or fold to more, is read', async () => {
    const long = (character: string, count: number) => character.repeat(count)
    const cells = [
      long('ﷺ', 120),
      '13610000090',
      long('𠮷', 150),
      long('ﷺ', 80),
      long('ﷺ', 120),
      long('ﷺ', 80),
    ]
    const report = await bringIn(`姓名,电话,地址,产品线,型号,序列号\n${cells.join()}\n`)
    expect(report.done.created).toBe(1)
  })

  it('stays in the list of lists, the newest first', async () => {
    const first = await manager.tell(listImports, { query: { limit: 2 } })
    const second = await manager.tell(listImports, { query: { limit: 2, after: first.next ?? '' } })
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    expect(
      (await manager.ask(importRows, { params: { id: ids[0] ?? '' }, query: { after: '-1' } })).status,
    ).toBe(400)
  })
})
