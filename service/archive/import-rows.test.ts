import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#core/find/contract.ts'
import { reactOnce } from '#core/reactions.ts'
import type { Client } from '../../test/support/client.ts'
import * as lists from '../../test/support/lists.ts'
import { dice } from '../../test/support/nasty.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addModel, addProductLine, listModels } from './contract/devices.ts'
import { importReport, importRows, runImport } from './contract/lists.ts'

let world: World
let manager: Client

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world?.close())

const dryRun = (bytes: Buffer | string) => lists.dryRun(manager, bytes)
const bringIn = (bytes: Buffer | string) => lists.bringIn(world, manager, bytes)
const rowsOf = (id: string, only: 'all' | 'problems' = 'all') => lists.rowsOf(manager, id, only)
const customers = () => lists.customerCount(world)
const found = (text: string) => lists.firstFound(manager, text)

describe('rows of a list', () => {
  it('that mean a known customer join him, by phone or address and name; a namesake is another', async () => {
    await bringIn(`姓名,电话,地址,型号,序列号\n孙三,13610000003,湖滨路 3 号,CX-18,B001\n`)
    const report = await bringIn(
      '姓名,电话,地址,型号,序列号\n' +
        '孫三,136 1000 0003,,CX-18,B002\n' + // the same, 繁, another machine
        '孙三,,湖滨路3号,,\n' + // the same by his address
        '孙三,13610000004,湖滨路 3 号,,\n' + // the same with another phone
        '孙三,13610000005,湖滨路 99 号,,\n' + // a namesake
        '孙太太,13610000003,,,\n', // his wife, with his phone
    )
    expect(report.done).toMatchObject({ created: 2, joined: 2, unchanged: 1, refused: 0 })
    const sun = await found('B001')
    expect(sun.devices.map(({ serial }) => serial).sort()).toEqual(['B001', 'B002'])
    expect(sun.phones.map(({ number }) => number)).toEqual(['+8613610000003', '+8613610000004'])
    expect(sun.addresses.length).toBe(1)
    expect((await rowsOf(report.id)).map(({ outcome }) => outcome)).toEqual([
      'joined',
      'unchanged',
      'joined',
      'created',
      'created',
    ])
    expect(
      (await rowsOf(report.id, 'problems')).map(({ row, problems }) => [row, problems[0]?.code]),
    ).toEqual([[6, 'phone of somebody else']])
    expect((await found('13610000004')).id).toBe(sun.id)
  })

  it('that say the same twice are written once, and the second is named', async () => {
    const row = '李四,13610000010,湖滨路 10 号,CX-18,,2024-01-01\n'
    const report = await bringIn(
      `姓名,电话,地址,型号,序列号,安装日期\n${row}${row}李四,13610000010,,CX-18,,2024-01-01\n`,
    )
    expect(report.done).toMatchObject({ created: 1, joined: 0, unchanged: 2, refused: 0 })
    expect((await rowsOf(report.id)).map(({ sameAsRow }) => sameAsRow)).toEqual([null, 2, null])
    expect((await found('13610000010')).devices.length).toBe(1)
  })

  it('IMP-02: that are wrong stay out as a whole, each with its column and value; the others go in', async () => {
    await bringIn('姓名,电话,型号,序列号\n甲,13610000020,CX-16,C001\n')
    const report = await bringIn(
      '姓名,电话,型号,序列号,购买日期,安装日期\n' +
        '周五,13610000021,,,,\n' +
        ',,CX-16,,,\n' +
        '吴六,一三六,,,,\n' +
        '郑七,13610000022,,,2019-13-45,\n' +
        '王八,13610000023,,,,2099-01-01\n' +
        '冯九,13610000024,,,2024-05-02,2024-05-01\n' +
        '陈十,13610000025,cx16,c-001,,\n' +
        `${'褚'.repeat(121)},13610000026,,,,\n`,
    )
    expect(report.done).toMatchObject({ created: 1, joined: 0, unchanged: 0, refused: 7 })
    expect(report.expected).toEqual(report.done)
    const problems = (await rowsOf(report.id, 'problems')).map(({ row, problems, customer }) => [
      row,
      problems.map(({ column, code, refuses }) => `${column}: ${code}${refuses ? '' : '?'}`).join(),
      customer,
    ])
    expect(problems).toEqual([
      [3, 'null: no name and no phone', null],
      [4, 'phone: phone unreadable', null],
      [5, 'purchasedOn: date unreadable', null],
      [6, 'installedOn: date in the future', null],
      [7, 'installedOn: installed before it was bought', null],
      [8, 'serial: serial of another customer', null],
      [9, 'customerName: too long', null],
    ])
    const { hits } = await manager.tell(search, { query: { text: '13610000022' } })
    expect(hits.filter(({ how }) => how === 'exact')).toEqual([])
  })

  it('that hold more than there are headings go in and say so: an address parted by its comma', async () => {
    const report = await bringIn(
      '姓名,电话,地址\n周百里,13610000077,湖滨路 3 号,后门进\n周千里,13610000078,湖滨路 5 号,, \n',
    )
    expect(report.done).toMatchObject({ created: 2, refused: 0 })
    const told = await rowsOf(report.id, 'problems')
    expect(told.map(({ row, problems }) => [row, problems.map(({ code }) => code)])).toEqual([
      [2, ['beyond the headings']],
    ])
  })

  it('with models of old take them, with new ones add them, in the line that is named', async () => {
    const line = await manager.tell(addProductLine, { body: { name: '空气能' } })
    const model = await manager.tell(addModel, { body: { name: 'KF-100', productLine: line.id } })
    await bringIn(
      '姓名,电话,产品线,型号\n甲,13610000030,,kf 100\n乙,13610000031,空气能,KF-200\n' +
        '丙,13610000032,电热,KF-100\n丁,13610000033,空气能,\n',
    )
    const deviceOf = async (phone: string) => (await found(phone)).devices[0]
    expect((await deviceOf('13610000030'))?.model?.id).toBe(model.id)
    expect(await deviceOf('13610000031')).toMatchObject({
      model: { name: 'KF-200' },
      productLine: { id: line.id },
    })
    expect(await deviceOf('13610000032')).toMatchObject({
      model: { name: 'KF-100' },
      productLine: { name: '电热' },
    })
    expect(await deviceOf('13610000033')).toMatchObject({ model: null, productLine: { id: line.id } })
    const { items } = await manager.tell(listModels, { query: { text: 'kf' } })
    expect(items.map(({ name }) => name)).toEqual(['KF-100', 'KF-100', 'KF-200'])
  })

  it('with a phone alone are customers, too, and are met again by it', async () => {
    expect((await bringIn('姓名,电话,备注\n,13610000040,老客户\n')).done.created).toBe(1)
    expect(await found('13610000040')).toMatchObject({ name: '…0040', note: '老客户' })
    expect((await bringIn('姓名,电话,地址\n,13610000040,湖滨路 40 号\n')).done.joined).toBe(1)
  })
})

describe('a long list', () => {
  const long = (n: number) =>
    `姓名,电话,地址,型号,序列号,安装日期\n${Array.from(
      { length: n },
      (_, at) => `客${at},1350${String(at).padStart(7, '0')},长河路 ${at} 号,CX-20,L${at},2024-06-01`,
    ).join('\n')}\n`

  it('is written some hundred rows a transaction, and goes on where it stood', async () => {
    const { id } = await dryRun(long(500))
    await world.settle()
    await manager.tell(runImport, { params: { id } })
    const before = await customers()
    await reactOnce(world.house, world.company)
    expect(await customers()).toBe(before + 400)
    await world.settle()
    const report = await manager.tell(importReport, { params: { id } })
    expect(report.done).toMatchObject({ created: 500, joined: 0, unchanged: 0, refused: 0 })
    expect(await customers()).toBe(before + 500)
    expect((await bringIn(long(500))).done).toMatchObject({
      created: 0,
      joined: 0,
      unchanged: 500,
      refused: 0,
    })
  })

  it('two at the same time are written as one after the other', async () => {
    const row = (at: number) => `双${at},1340${String(at).padStart(7, '0')}\n`
    const rows = `姓名,电话\n${Array.from({ length: 300 }, (_, at) => row(at)).join('')}`
    const [a, b] = await Promise.all([dryRun(rows), dryRun(`${rows}\n`)])
    await world.settle()
    const before = await customers()
    for (const { id } of [a, b]) await manager.tell(runImport, { params: { id } })
    await Promise.all([world.settle(), world.settle()])
    expect(await customers()).toBe(before + 300)
  })
})

/** `SEED=… npx vitest run service/archive/import-rows.test.ts` makes the same list again. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

/** A list in which a house of machines, some homes and some names alone come again and again. */
function crowded(rows: number): string {
  const throwing = dice(SEED)
  const upTo = (most: number) => Math.floor(throwing() * most)
  const maybe = (text: string, share = 0.5) => (throwing() < share ? text : '')
  const row = (): string => {
    const who = throwing() < 0.7 ? 0 : 1 + upTo(12)
    const phone = `1352000${String(who).padStart(4, '0')}`
    const address = who === 0 ? `新河西路 ${upTo(90)} 号` : `湖滨路 ${who} 号`
    const machine = upTo(160)
    const serial = machine % 2 === 0 ? `Z${who}${String(machine).padStart(3, '0')}` : ''
    const model = `CX-${machine % 5}`
    const day = Temporal.PlainDate.from('2020-01-01').add({ days: machine })
    const contact = maybe(`电工${upTo(70)}`, 0.2)
    const named = throwing() < 0.9 ? `住户${who}` : ''
    const reached = named === '' || who % 4 !== 3 ? maybe(phone, named === '' ? 1 : 0.8) : ''
    return [named, reached, maybe(address, 0.6), contact, model, serial, day].join(',')
  }
  return `姓名,电话,地址,联系人,型号,序列号,安装日期\n${Array.from({ length: rows }, row).join('\n')}\n`
}

describe('the dry run', () => {
  it(`foresees of each row what comes of it, also of somebody with hundreds of rows (SEED=${SEED})`, async () => {
    const { id, expected, done } = await bringIn(crowded(1300))
    const differs = []
    for (let after: string | null = '0'; after !== null; ) {
      const query: { only: 'all'; limit: number; after: string } = { only: 'all', limit: 100, after }
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(id, query)
      differs.push(...page.items.filter(row => row.expected !== row.outcome))
      after = page.next
    }
    expect(differs).toEqual([])
    expect(done).toEqual(expected)
    // What served the dry run is gone.
    const left = await world.deed(ctx => ctx.tx.selectFrom('archive.import_keys').select('row').execute())
    expect(left).toEqual([])
    expect(Math.min(done.created, done.joined, done.unchanged)).toBeGreaterThan(5)
  })
})
const pageOf = (id: string, query: { only: 'all'; limit: number; after: string }) =>
  manager.tell(importRows, { params: { id }, query })
