import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '#core/find/contract.ts'
import { importReport, undoImport } from '#service/archive/contract/lists.ts'
import { pastServicesAgain, pastServicesOfList } from '#service/cases/contract/past.ts'
import { listCases, noteInCase, readCase } from '#service/cases/contract.ts'
import { pastServices } from '#service/fieldwork/contract.ts'
import { dashboard } from '#service/insight/contract.ts'
import type { Client } from '../support/client.ts'
import { asOwner } from '../support/cluster.ts'
import { bringIn, firstFound } from '../support/lists.ts'
import { openWorld, type World } from '../support/world.ts'

/** Past services that a dealer's list brings along (docs/decisions/0019). */
let world: World
let agent: Client
let manager: Client
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  manager = await world.as('han')
})
afterAll(() => world.close())

const cards = async (device: string) =>
  (await agent.tell(pastServices, { params: { id: device }, query: {} })).items

/** 序列号 tells the machines apart; consecutive rows speak of the same one. */
const LIST = [
  '客户姓名,联系电话,型号,序列号,安装日期,安装师傅,维修日期,工单编号,故障现象,维修内容,维修人员,收费',
  '周小兰,13900010001,CG-16,A001,2026-06-05,王建国,2026-06-25,W-1,不出热水,换电磁阀,李志强,120',
  '周小兰,13900010001,CG-16,A001,2026-06-05,王建国,2026.9.20,W-2,漏水,换密封圈,陈师傅,￥80.00元',
  '吴有才,13900010002,CG-16,A002,2026-06-06,王建国,2026年7月,,不热,,王建国,',
  '郑老师,13900010003,CG-16,A003,2026-06-07,王建国,2026-06-07,,安装调试,,王建国,',
  '冯经理,13900010004,CG-16,A004,2026-06-08,王建国,2026-07-08,,年度保养,清洗内胆,李志强,60',
  '陈太太,13900010005,CG-16,A005,2026-06-09,王建国,2019年,W-6,异响,,老李,',
  // No machine is named: he has just one.
  '周小兰,13900010001,,,,,2026-10-01,WX-7,漏电,换插头,李志强,30',
  // The same again, in other words.
  '周小兰,13900010001,CG-16,A001,2026-06-05,王建国,2026-06-25,w1,不出热水,已处理,李志强,120',
  // Refused: what day is that, and what is still to come.
  '卫先生,13900010006,CG-16,A006,2026-06-10,王建国,去年,,漏水,,,',
  '蒋女士,13900010007,CG-16,A007,2026-06-11,王建国,2027-01-01,,漏水,,,',
  // A trouble without a day is none of a past service; customer and machine go in.
  '沈先生,13900010008,CG-16,A008,2026-06-12,王建国,,,漏水,换管,王建国,',
  '韩先生,13900010009,CG-16,A009,2026-06-12,王建国,,,,,,',
].join('\r\n')
const query = { from: '2026-06-05', to: '2026-06-09', days: '90' } as const
const rework = async () => (await manager.tell(dashboard, { query })).rework.matured.any
const withPast = async () => {
  const { items } = await manager.tell(listCases, { query: { limit: 100 } })
  return items.filter(one => one.recorded !== null)
}

test('a list fills cards, figures and the last repairer; the same list again changes nothing; undone, all is as before', async () => {
  const before = await withPast()
  const ripe = await rework()
  const { id } = await bringIn(world, manager, LIST)
  const brought = (await withPast()).length - before.length
  expect(brought).toBe(7)
  const counted = await manager.tell(pastServicesOfList, { params: { id } })
  expect(counted).toEqual({ services: 7, waiting: 0, givenUp: 0 })
  // 吴有才's July ends within 90 days; 周小兰's first repair does, too; installation and upkeep are none.
  expect(await rework()).toMatchObject({ k: ripe.k + 2, n: ripe.n + 5 })
  const zhou = await firstFound(agent, '周小兰')
  const [machine] = zhou.devices
  const shown = await cards(machine?.id ?? '')
  expect(
    shown.map(one => [one.on, one.number, one.by, one.repairedBy?.name ?? null, one.chargeCents]),
  ).toEqual([
    ['2026-10-01', 'WX-7', '李志强', '李志强', 3000],
    ['2026-09-20', 'W-2', '陈师傅', null, 8000],
    ['2026-06-25', 'W-1', '李志强', '李志强', 12_000],
  ])
  expect(shown[2]).toMatchObject({ fault: '不出热水', done: '换电磁阀', source: { list: id, row: 2 } })
  const file = await agent.tell(readCase, { params: { id: shown[0]?.caseId ?? '' } })
  expect(file.recorded).toMatchObject({ by: { name: '韩志远' } })

  await bringIn(world, manager, LIST)
  await bringIn(world, manager, `${LIST}\r\n`.replaceAll(',', '\t'))
  expect(await withPast()).toHaveLength(before.length + brought)

  await manager.tell(undoImport, { params: { id } })
  await undone(id)
  expect(await withPast()).toEqual(before)
  expect(await rework()).toEqual(ripe)
  const { hits } = await agent.tell(search, { query: { text: 'WX-7' } })
  expect(hits).toEqual([])
  await bringIn(world, manager, LIST)
  expect(await withPast()).toHaveLength(before.length + brought)
})

test('a list is not taken back from under a note that somebody wrote since', async () => {
  const list = LIST.replaceAll('1390001', '1390002').replaceAll('A00', 'B00')
  const { id } = await bringIn(world, manager, list)
  const zheng = (await agent.tell(search, { query: { text: '13900020003' } })).hits[0]
  const customer = zheng?.of ?? zheng?.id ?? ''
  const [his] = (await agent.tell(listCases, { query: { customer } })).items
  await agent.tell(noteInCase, { params: { id: his?.id ?? '' }, body: { text: '单子找到了' } })
  const refused = await manager.ask(undoImport, { params: { id } })
  expect(refused.problem?.code).toBe('something was built on it')
})

/** What waits for foreign keys to go is tried again later. */
async function undone(id: string) {
  for (let tries = 0; tries < 8; tries++) {
    await world.settle()
    const { stage } = await manager.tell(importReport, { params: { id } })
    if (stage !== 'undoing') return expect(stage).toBe('undone')
    world.clock.forward({ seconds: 10 })
  }
  throw new Error('the list is not undone')
}

test('past services that failed until they were given up are tried again, and so is taking them out', async () => {
  const list = LIST.replaceAll('1390001', '1390003').replaceAll('A00', 'C00')
  const may = (what: 'grant' | 'revoke') =>
    asOwner(world.house.ownerUrl, sql =>
      sql.unsafe(
        `${what} insert, delete on cases.past_services ${what === 'grant' ? 'to' : 'from'} yinuo_app`,
      ),
    )
  const failing = async (work: () => Promise<unknown>) => {
    await may('revoke')
    await work()
    for (let tries = 0; tries < 8; tries++) {
      world.clock.forward({ minutes: 5 })
      await world.settle()
    }
    await may('grant')
  }
  let id = ''
  await failing(async () => {
    id = (await bringIn(world, manager, list)).id
  })
  const params = { id }
  const counted = () => manager.tell(pastServicesOfList, { params })
  expect(await counted()).toEqual({ services: 0, waiting: 0, givenUp: 1 })
  expect(await manager.tell(pastServicesAgain, { params })).toMatchObject({ waiting: 1, givenUp: 0 })
  await world.settle()
  expect(await counted()).toEqual({ services: 7, waiting: 0, givenUp: 0 })
  const { problem } = await manager.ask(pastServicesAgain, { params })
  expect(problem?.code).toBe('nothing was given up')

  await failing(() => manager.tell(undoImport, { params }))
  expect(await counted()).toEqual({ services: 7, waiting: 0, givenUp: 1 })
  await manager.tell(pastServicesAgain, { params })
  await world.settle()
  expect(await counted()).toMatchObject({ services: 0, givenUp: 0 })
})
