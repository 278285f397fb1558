import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '#core/languages.ts'
import { customerFile } from '#service/archive/contract.ts'
import { exportCases } from '#service/cases/contract/exports.ts'
import { recordPastService } from '#service/cases/contract/past.ts'
import { CASE_WORDS } from '#service/cases/out/words.ts'
import { exportPromises } from '#service/promises/contract/exports.ts'
import { PROMISE_WORDS } from '#service/promises/out/words.ts'
import en from '../../apps/desk/words/en.ts'
import hans from '../../apps/desk/words/zh-Hans.ts'
import hant from '../../apps/desk/words/zh-Hant.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer } from '../../test/support/customers.ts'
import { tableOf, take } from '../../test/support/tables.ts'
import { finished, installedBy, PATIENT } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { exportVisits } from './contract/exports.ts'
import { VISIT_WORDS } from './out/words.ts'

let world: World
let han: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld(PATIENT)
  const agent = await world.as('lin')
  customer = await installedBy(agent, world.staff.wang)
  await finished(world, customer)
  await promisedCallback(agent, customer, world.house.clock.now().add({ hours: 2 }))
  await world.settle()
  han = await world.as('han')
})
afterAll(() => world.close())

test('cases leave as their page lists them, narrowed by its filters', async () => {
  const all = tableOf((await take(han, exportCases, { query: { as: 'csv' } })).bytes)
  expect(all.rows).toHaveLength(2)
  expect(all.column('客户')).toEqual(['马俊杰', '马俊杰'])
  expect(all.column('来电类别')).toEqual(['报修', '报修'])
  expect(all.column('处理人')).toEqual(['林晓燕', '林晓燕'])
  expect(all.column('受理时间')[1]).toMatch(/^2026-11-\d\d \d\d:\d\d$/)
  const body = {
    on: '2019-03-05',
    knownTo: 'day' as const,
    fault: '不加热',
    done: '换镁棒',
    by: '老张',
    chargeCents: 12_050,
    number: 'W-7',
  }
  const device = (await han.tell(customerFile, { params: { id: customer.id } })).devices[0]?.id ?? ''
  await han.tell(recordPastService, { params: { id: device }, body })
  const past = tableOf((await take(han, exportCases, { query: { as: 'csv' } })).bytes)
  const at = past.column('故障现象').indexOf('不加热')
  const said = ['维修内容', '维修人员', '收费', '维修单号'].map(heading => past.column(heading))
  expect(said.map(column => column[at])).toEqual(['换镁棒', '老张', '120.5', 'W-7'])
  expect(said.map(column => column.filter(Boolean).length)).toEqual([1, 1, 1, 1])
  const firstAsked = { as: 'csv', firstAskedBy: world.staff.zhao } as const
  expect(tableOf((await take(han, exportCases, { query: firstAsked })).bytes).rows).toEqual([])
})

test('the ledger leaves with how each promise stands now, narrowed by its filters', async () => {
  const query = { as: 'csv', language: 'en' } as const
  const all = tableOf((await take(han, exportPromises, { query })).bytes)
  expect(all.column('Kind')).toContain('Visit')
  const open = tableOf((await take(han, exportPromises, { query: { ...query, kind: 'callback' } })).bytes)
  expect(open.column('Standing')).toEqual(['Open'])
  expect(open.column('About what')).toEqual(['问过师傅再告诉您'])
})

test('visits leave with what was found and done; masked for who sees customers masked', async () => {
  const visits = tableOf((await take(han, exportVisits, { query: { as: 'csv' } })).bytes)
  expect(visits.column('客户')).toEqual(['马俊杰'])
  expect(visits.column('服务工程师')).toEqual(['王建国'])
  expect(visits.column('故障原因')).toEqual(['上水管接头没有拧紧'])
  expect(visits.column('用料')).toEqual(['生料带 0.5 卷'])
  const shen = await world.as('shen')
  const masked = tableOf((await take(shen, exportVisits, { query: { as: 'csv' } })).bytes)
  expect(masked.column('客户')).toEqual(['马*'])
})

test.each(LANGUAGES)('the words of the tables are those of the pages: %s', language => {
  const page = { 'zh-Hans': hans, 'zh-Hant': hant, en }[language]
  const { headings: _cases, ...cases } = CASE_WORDS[language]
  expect(page.cases).toMatchObject(cases)
  const { headings: _promises, ...promises } = PROMISE_WORDS[language]
  expect(page.promises).toMatchObject(promises)
  const { headings: _visits, ...visits } = VISIT_WORDS[language]
  expect(page.fieldwork).toMatchObject(visits)
})
