import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '#core/find/contract.ts'
import { addDevice } from '#service/archive/contract/devices.ts'
import { addCustomer, customerTimeline } from '#service/archive/contract.ts'
import { attachToCase } from '#service/cases/contract/attachments.ts'
import {
  knowRepairer,
  pastServiceOfCase,
  recordPastService,
  unknownRepairers,
} from '#service/cases/contract/past.ts'
import { listCases, noteInCase, readCase } from '#service/cases/contract.ts'
import { recordPastServices, type ToRecord } from '#service/cases/past.ts'
import { reopenCase, whatIsMissing } from '#service/closing/contract.ts'
import { suggestions } from '#service/dispatch/contract.ts'
import { pastServices } from '#service/fieldwork/contract.ts'
import { owedReturnVisits } from '#service/followup/contract.ts'
import { dashboard } from '#service/insight/contract.ts'
import { ledger, makePromise } from '#service/promises/contract.ts'
import type { Client } from '../support/client.ts'
import { type SomeCustomer, someCustomer } from '../support/customers.ts'
import { sendPhoto } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/** What a dealer brings along from his paper years (docs/decisions/0019). */
let world: World
let agent: Client
let manager: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  manager = await world.as('han')
  customer = await someCustomer(agent)
})
afterAll(() => world.close())

const service = (some: Partial<ToRecord>): ToRecord => ({
  customerId: customer.id,
  deviceId: null,
  on: Temporal.PlainDate.from('2023-06-20'),
  knownTo: 'day',
  fault: '不出热水',
  done: '换电磁阀',
  by: '王建国',
  chargeCents: 12_000,
  number: '',
  source: null,
  ...some,
})
const record = (...some: Partial<ToRecord>[]) => world.deed(ctx => recordPastServices(ctx, some.map(service)))
const cards = async (device: string) =>
  (await agent.tell(pastServices, { params: { id: device }, query: {} })).items

test('a past service is a closed case with its card, and says of the day only what is known', async () => {
  const [first, month] = await record(
    { number: 'WX-2023-77' },
    { on: Temporal.PlainDate.from('2021-03-17'), knownTo: 'month', fault: '', done: '清洗', by: '老赵' },
  )
  const caseId = first?.caseId ?? ''
  expect(await agent.tell(readCase, { params: { id: caseId } })).toMatchObject({
    number: '20230620-0001',
    customer: { id: customer.id },
    // The only device that he has.
    deviceId: customer.deviceId,
    symptom: '不出热水',
    openedAt: '2023-06-20T04:00:00Z',
    firstAskedBy: null,
    handler: null,
    open: false,
    recorded: { by: null, knownTo: 'day' },
    handlings: [],
    closures: [],
  })
  const [card, older] = await cards(customer.deviceId)
  expect(card).toMatchObject({
    caseId,
    on: '2023-06-20',
    kind: 'repair',
    fault: '不出热水',
    done: '换电磁阀',
    by: '王建国',
    repairedBy: { id: world.staff.wang },
    chargeCents: 12_000,
    number: 'WX-2023-77',
    source: null,
  })
  expect(older).toMatchObject({ caseId: month?.caseId, on: '2021-03-01', knownTo: 'month', kind: 'upkeep' })
  expect(await agent.tell(pastServiceOfCase, { params: { id: caseId } })).toEqual(card)
  for (const text of ['20230620-0001', 'WX-2023-77']) {
    const { hits } = await agent.tell(search, { query: { text } })
    expect(hits[0]).toMatchObject({ kind: 'case', id: caseId })
  }
  const { items } = await agent.tell(customerTimeline, { params: { id: customer.id }, query: {} })
  expect(items.filter(one => one.event === 'past service recorded')).toHaveLength(2)
})

test('written down again, in other words or from another list, it stays one', async () => {
  const before = (await cards(customer.deviceId)).length
  const again = await record(
    { number: 'wx 2023 77', done: '换了电磁阀，试水正常' },
    { on: Temporal.PlainDate.from('2021-03-01'), knownTo: 'month', fault: '', done: '清洗', by: '老趙' },
  )
  expect(again.map(one => one.fresh)).toEqual([false, false])
  expect(await cards(customer.deviceId)).toHaveLength(before)
})

test('nothing is owed for it, nobody is told, and it cannot be opened again; notes and papers may be added', async () => {
  const [{ caseId } = { caseId: '' }] = await record({ number: 'WX-2023-77' })
  const params = { id: caseId }
  expect((await agent.tell(ledger, { query: { case: caseId } })).items).toEqual([])
  expect((await agent.tell(owedReturnVisits, { query: {} })).items).toEqual([])
  expect(await agent.tell(whatIsMissing, { params, query: {} })).toEqual({ open: false, missing: [] })
  const reopened = await agent.ask(reopenCase, { params, body: { why: '又坏了' } })
  expect(reopened.problem?.code).toBe('the case is from before')
  const dueAt = world.clock.now().add({ hours: 3 }).toString()
  const promised = await agent.ask(makePromise, {
    params,
    body: { kind: 'callback', dueAt, told: { said: '再联系' } },
  })
  expect(promised.problem?.code).toBe('the case is closed')
  await agent.tell(noteInCase, { params, body: { text: '纸质单在二号柜' } })
  await agent.tell(attachToCase, { params, body: { file: await sendPhoto(agent) } })
})

test('who repaired it last is asked first; upkeep and strangers do not count until somebody knows them', async () => {
  const someone = await someCustomer(agent, '孙桂香')
  const asked = async () => {
    const { ranked } = await agent.tell(suggestions, {
      query: { device: someone.deviceId, from: '2026-11-23T02:00:00Z', to: '2026-11-23T04:00:00Z' },
    })
    return ranked.find(one => one.grounds === 'repaired it last')?.technician.name
  }
  expect(await asked()).toBeUndefined()
  const on = (day: string) => ({ customerId: someone.id, on: Temporal.PlainDate.from(day) })
  await record(
    { ...on('2022-05-01'), by: '李志强' },
    { ...on('2023-01-01'), by: '小陈' },
    { ...on('2024-01-01'), by: '王建国', fault: '保养', done: '' },
  )
  expect(await asked()).toBe('李志强')
  expect(await manager.tell(unknownRepairers, {})).toContainEqual({ name: '小陈', services: 1 })
  const known = await manager.tell(knowRepairer, { body: { name: '小陈', staff: world.staff.chen } })
  expect(known).toEqual({ services: 1 })
  expect(await asked()).toBe('陈海波')
  await manager.tell(knowRepairer, { body: { name: '小陈', staff: null } })
  expect(await asked()).toBe('李志强')
  const nobody = await manager.ask(knowRepairer, { body: { name: '小陈', staff: someone.id } })
  expect(nobody.problem?.code).toBe('nobody of ours')
})

test('a repair of before is rework of the installation, where it surely was within the days', async () => {
  const query = { from: '2026-06-01', to: '2026-06-30', days: '90' } as const
  const rework = async () => (await manager.tell(dashboard, { query })).rework.matured
  const installed = async (name: string) => {
    const whose = await someCustomer(agent, name)
    const device = await agent.tell(addDevice, {
      params: { id: whose.id },
      body: { installedOn: '2026-06-10', installedBy: world.staff.wang },
    })
    return { customerId: whose.id, deviceId: device.id }
  }
  const whose = await Promise.all(['甲', '乙', '丙', '丁', '戊'].map(installed))
  expect(await rework()).toMatchObject({ any: { k: 0, n: 5 } })
  const [repaired, late, upkeep, thisMonth, thisYear] = whose
  const on = Temporal.PlainDate.from
  await record(
    { ...repaired, on: on('2026-09-08') },
    { ...late, on: on('2026-09-09') },
    { ...upkeep, on: on('2026-07-01'), fault: '保养' },
    { ...thisMonth, on: on('2026-07-01'), knownTo: 'month' },
    { ...thisYear, on: on('2026-01-01'), knownTo: 'year' },
  )
  expect(await rework()).toMatchObject({ any: { k: 2, n: 5 }, installation: { k: 0, n: 5 } })
  const { cases, visits } = await manager.tell(dashboard, { query: { ...query, to: '2026-09-30' } })
  expect([cases, visits.finished]).toEqual([{ opened: 0, closed: 0, openAtEnd: 0 }, 0])
})

test('what was done before his one machine was installed was done to another', async () => {
  const body = { name: '蒋伯', phones: [{ phone: '13900019999' }] }
  const { id } = await agent.tell(addCustomer, { body })
  const device = await agent.tell(addDevice, { params: { id }, body: { installedOn: '2023-06-20' } })
  const on = (day: string) => ({ customerId: id, on: Temporal.PlainDate.from(day), done: day })
  const recorded = await record(on('2023-06-19'), on('2023-06-20'))
  const of = async (n: number) =>
    (await agent.tell(readCase, { params: { id: recorded[n]?.caseId ?? '' } })).deviceId
  expect([await of(0), await of(1)]).toEqual([null, device.id])
})

test('one is written down by hand, from the card of the device; what is still to come is not', async () => {
  const params = { id: customer.deviceId }
  const body = { on: '2020-01-01', knownTo: 'year', fault: '漏水', by: '李志强', chargeCents: 5000 } as const
  const { caseId, fresh } = await agent.tell(recordPastService, { params, body })
  expect(fresh).toBe(true)
  expect((await agent.tell(recordPastService, { params, body })).caseId).toBe(caseId)
  const file = await agent.tell(readCase, { params: { id: caseId } })
  expect(file.recorded).toMatchObject({ by: { name: '林晓燕' }, knownTo: 'year' })
  const future = await agent.ask(recordPastService, { params, body: { on: '2026-11-22' } })
  expect(future.problem?.code).toBe('the service is not past')
  const open = await agent.tell(listCases, { query: { customer: customer.id, open: 'true' } })
  expect(open.items).toEqual([])
})
