import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { reactOnce } from '#core/reactions.ts'
import type { Client } from '../../test/support/client.ts'
import * as lists from '../../test/support/lists.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addModel, listModels } from './contract/devices.ts'
import {
  cancelImport,
  decideNames,
  decideTwins,
  importRows,
  mapList,
  runImport,
  undoImport,
} from './contract/lists.ts'
import { addCustomer, editCustomer } from './contract.ts'

let world: World
let manager: Client

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world?.close())

const dryRun = (bytes: Buffer | string) => lists.foreseen(world, manager, bytes)
const bringIn = (bytes: Buffer | string) => lists.bringIn(world, manager, bytes)
const report = (id: Uuid) => lists.report(manager, id)
const rowsOf = async (id: Uuid, only: 'all' | 'twins' | 'refused' = 'all') =>
  (await manager.tell(importRows, { params: { id }, query: { only, limit: 200 } })).items
const customers = () => lists.customerCount(world)
/** How many things the search box knows. */
const findable = () =>
  world.deed(async ctx => {
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from core.find_subjects`.execute(
      ctx.tx,
    )
    return rows[0]?.n
  })
const run = (id: Uuid) => lists.written(world, manager, id)
const undo = async (id: Uuid) => {
  await manager.tell(undoImport, { params: { id } })
  await world.settle()
  return report(id)
}

const lines = (head: string, n: number, row: (at: number) => string) =>
  `${head}\n${Array.from({ length: n }, (_, at) => row(at)).join('\n')}\n`

describe('IMP-03: a list of 74 rows of which three stay out', () => {
  const list = lines('客户,电话,备注二,安装日期', 74, at =>
    at % 30 === 7
      ? `周${at},12,记${at},某天`
      : `周${at},1371000${String(at).padStart(4, '0')},记${at},2024-01-02`,
  )
  let id: Uuid

  it('names each of them, by column, reason and value, and counts them', async () => {
    const read = await dryRun(list)
    id = read.id
    expect(read).toMatchObject({ stage: 'ready', rows: 74, expected: { created: 71, refused: 3 } })
    expect(read.progress).toEqual({ read: 74, judged: 74, written: 0, undone: 0, of: 74 })
    expect(read.problems.find(({ column }) => column === 'phone')).toMatchObject({
      code: 'phone unreadable',
      refuses: true,
      count: 3,
      examples: [
        { row: 9, value: '12' },
        { row: 39, value: '12' },
        { row: 69, value: '12' },
      ],
    })
    expect((await run(id)).done).toMatchObject({ created: 71, refused: 3 })
    expect((await rowsOf(id, 'refused')).map(({ row }) => row)).toEqual([9, 39, 69])
  })

  it.each(['csv', 'xlsx'] as const)(
    'gives them back as %s in the shape of the file, with the reason',
    async as => {
      const response = await manager.send(
        'GET',
        `/api/archive/imports/${id}/refused?as=${as}&language=zh-Hans`,
      )
      const bytes = Buffer.from(await response.arrayBuffer())
      const again = await dryRun(bytes)
      expect(again.headings).toEqual(['客户', '电话', '备注二', '安装日期', '没有导入的原因'])
      expect(again.samples[0]?.texts.slice(0, 3)).toEqual(['周7', '12', '记7'])
      expect(again.samples[0]?.texts[4]).toContain('电话：')
      expect(again).toMatchObject({ rows: 3, remembered: true, expected: { refused: 3 } })
    },
  )

  it('takes just those rows in when they are mended', async () => {
    const response = await manager.send('GET', `/api/archive/imports/${id}/refused?as=csv&language=en`)
    let next = 0
    const mended = (await response.text())
      .replaceAll(',12,', () => `,1372000000${next++},`)
      .replaceAll('某天', '2024-02-03')
    const before = await customers()
    expect((await bringIn(mended)).done).toMatchObject({ created: 3, refused: 0 })
    expect(await customers()).toBe(before + 3)
    expect((await bringIn(list)).done).toMatchObject({ created: 0, unchanged: 71, refused: 3 })
  })
})

describe('IMP-04: people who may be double', () => {
  const list =
    '姓名,电话,地址\n' +
    '吴 一,138 1000 0001,湖滨路 1 号\n' + // the same, with spaces
    '吴一,13810000002,湖滨路1号\n' + // name and address, another phone
    '吴太太,13810000001,\n' + // his phone, another name
    '郑二,13810000003,长河路 2 号\n' +
    '郑二,13810000004,长河路 2 号\n' // means the row before

  it('are met in spite of spaces, shown beside whom they may mean, and decided one by one', async () => {
    await bringIn('姓名,电话,地址\n吴一,13810000001,湖滨路 1 号\n')
    const read = await dryRun(list)
    expect(read.expected).toMatchObject({ created: 2, joined: 2, unchanged: 1 })
    expect(read.twins).toEqual({ count: 3, undecided: 3 })
    expect(
      (await rowsOf(read.id, 'twins')).map(({ row, twin }) => [row, twin?.by, twin?.usual, twin?.name]),
    ).toEqual([
      [3, 'name and address', 'merge', '吴一'],
      [4, 'phone', 'keep', '吴一'],
      [6, 'name and address', 'merge', '郑二'],
    ])
    const params = { id: read.id }
    await manager.tell(decideTwins, { params, body: { rows: [3], decision: 'keep' } })
    const decided = await manager.tell(decideTwins, { params, body: { rows: [4], decision: 'merge' } })
    expect(decided.twins).toEqual({ count: 3, undecided: 1 })
    expect((await run(read.id)).done).toMatchObject({ created: 2, joined: 1, unchanged: 2 })
    const [first, second, third, , fifth] = await rowsOf(read.id)
    expect(third?.customer).toBe(first?.customer)
    expect(second?.customer).not.toBe(first?.customer)
    expect(fifth?.outcome).toBe('joined')
  })

  it('are all kept apart where somebody says so', async () => {
    const { id } = await dryRun('姓名,电话,地址\n郑二,13810000009,长河路 2 号\n')
    await manager.tell(decideTwins, { params: { id }, body: { rows: 'all', decision: 'keep' } })
    expect((await run(id)).done).toMatchObject({ created: 1, joined: 0 })
  })
})

describe('names that nobody knows', () => {
  it('are listed once, and made, taken for others or left', async () => {
    const model = await manager.tell(addModel, { body: { name: 'CX-900', productLine: null } })
    const rows = ['甲师傅,旧九百', '甲师傅,旧九百', '乙师傅,CX-901', '丙师傅,随便写的', '王建国,CX-900']
    const read = await dryRun(
      lines('姓名,电话,安装师傅,型号', rows.length, at => `冯${at},1391000000${at},${rows[at]}`),
    )
    const named = read.names.map(({ kind, name, count }) => [kind, name, count])
    expect(named.sort((a, b) => Number(b[2]) - Number(a[2]) || (String(a) < String(b) ? -1 : 1))).toEqual([
      ['installer', '甲师傅', 2],
      ['model', '旧九百', 2],
      ['installer', '丙师傅', 1],
      ['installer', '乙师傅', 1],
      ['model', 'CX-901', 1],
      ['model', '随便写的', 1],
    ])
    const body = {
      names: [
        { kind: 'installer' as const, name: '甲师傅', decision: { sameAs: world.staff.li } },
        { kind: 'installer' as const, name: '乙师傅', decision: { create: true as const } },
        { kind: 'model' as const, name: '旧九百', decision: { sameAs: model.id } },
        { kind: 'model' as const, name: '随便写的', decision: { leave: true as const } },
      ],
    }
    await manager.tell(decideNames, { params: { id: read.id }, body })
    await run(read.id)
    const machine = async (phone: string) => (await lists.firstFound(manager, phone)).devices[0]
    expect(await machine('13910000000')).toMatchObject({
      model: { id: model.id },
      installedBy: { staff: world.staff.li },
    })
    expect((await machine('13910000002'))?.installedBy).toMatchObject({
      name: '乙师傅',
      staff: expect.any(String),
    })
    expect(await machine('13910000003')).toMatchObject({
      model: null,
      note: '随便写的',
      installedBy: { staff: null, name: '丙师傅' },
    })
    const { items } = await manager.tell(listModels, { query: { text: '随便写的' } })
    expect(items).toEqual([])
  })
})

describe('another mapping', () => {
  it('judges the rows anew, is remembered once it was run, and a second one at once is refused', async () => {
    const list = '户名,号码甲,住处\n蒋一,13920000001,湖滨路 1 号\n蒋二,13920000002,湖滨路 2 号\n'
    const read = await dryRun(list)
    const mapping = {
      columns: { 0: 'customerName', 1: 'phone', 2: 'address' },
      fixed: { model: 'CX-16' },
    } as const
    const params = { id: read.id }
    const mapped = await manager.tell(mapList, { params, body: { mapping, revision: read.revision } })
    expect(mapped).toMatchObject({ stage: 'judging', revision: 2 })
    const stale = await manager.ask(mapList, { params, body: { mapping, revision: read.revision } })
    expect(stale.problem.code).toBe('mapped otherwise meanwhile')
    await world.settle()
    expect(await report(read.id)).toMatchObject({ stage: 'ready', expected: { created: 2 } })
    expect((await run(read.id)).made).toEqual({ customers: 2, devices: 2 })
    expect(await dryRun(`${list}蒋三,13920000003,\n`)).toMatchObject({
      remembered: true,
      expected: { created: 1 },
    })
  })
})

describe('a whole list', () => {
  const list = lines(
    '姓名,电话,地址,型号,序列号',
    450,
    at => `沈${at},1393${String(at).padStart(7, '0')},长江路 ${at} 号,CX-20,U${at}`,
  )

  it('is taken back while nothing was built on it, is found no more, and comes in again as new', async () => {
    const old = await manager.tell(addCustomer, {
      body: {
        name: '沈0',
        kind: 'person',
        phones: [{ phone: '13930000000' }],
        addresses: [],
        contacts: [],
      } as never,
    })
    const [before, subjects] = [await customers(), await findable()]
    const done = await bringIn(list)
    expect(done.done).toMatchObject({ created: 449, joined: 1 })
    expect(await undo(done.id)).toMatchObject({ stage: 'undone', failed: null })
    expect(await customers()).toBe(before)
    expect(await findable()).toBe(subjects)
    const left = await lists.firstFound(manager, '13930000000')
    expect(left).toMatchObject({ id: old.id, addresses: [], devices: [] })
    expect((await manager.ask(undoImport, { params: { id: done.id } })).problem.code).toBe(
      'already taken back',
    )
    expect((await bringIn(list)).done).toMatchObject({ created: 449, joined: 1 })
  })

  it('stays where something was built on it, and says on what', async () => {
    const done = await bringIn('姓名,电话\n韩一,13940000001\n韩二,13940000002\n')
    const file = await lists.firstFound(manager, '13940000002')
    const body = { version: file.version, name: '韩二二', phones: [], addresses: [], contacts: [] }
    await manager.tell(editCustomer, { params: { id: file.id }, body })
    const refused = await manager.ask(undoImport, { params: { id: done.id } })
    expect(refused.problem).toMatchObject({
      code: 'something was built on it',
      details: { count: 1, first: [{ kind: 'customer', id: file.id, event: 'customer edited' }] },
    })
    expect((await report(done.id)).stage).toBe('finished')
  })

  it('is cancelled between whole rows, and what was written can be taken back', async () => {
    const read = await dryRun(list.replaceAll('沈', '杨').replaceAll(',1393', ',1395').replaceAll(',U', ',V'))
    const before = await customers()
    await manager.tell(runImport, { params: { id: read.id } })
    while ((await report(read.id)).progress.written === 0) await reactOnce(world.house, world.company)
    const cancelled = await manager.tell(cancelImport, {
      params: { id: read.id },
    })
    expect(cancelled.stage).toBe('cancelled')
    await world.settle()
    expect(await customers()).toBe(before + cancelled.progress.written)
    await undo(read.id)
    expect(await customers()).toBe(before)
  })
})
