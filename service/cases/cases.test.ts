import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { search } from '#core/find/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { amendCase, caseTimeline, listCases, noteInCase, readCase } from './contract.ts'

let world: World
let agent: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  customer = await someCustomer(agent)
})
afterAll(() => world.close())

async function opened(symptom = '不出热水', whose = customer) {
  const trouble = { deviceId: whose.deviceId, reason: 'repair', symptom } as const
  return agent.tell(receiveCall, {
    body: { customerId: whose.id, said: symptom, about: { trouble }, ending: { as: 'left open' } },
  })
}

describe('the file of a case', () => {
  test('has a number, keeps what the customer told, who was asked first and who handles it', async () => {
    const { caseId, caseNumber } = await opened()
    expect(caseNumber).toMatch(/^20261121-\d{4}$/)
    expect(await agent.tell(readCase, { params: { id: caseId } })).toMatchObject({
      number: caseNumber,
      customer: { id: customer.id, name: '马俊杰' },
      deviceId: customer.deviceId,
      reason: 'repair',
      urgency: 'normal',
      symptom: '不出热水',
      firstAskedBy: { name: '林晓燕' },
      handler: { name: '林晓燕' },
      open: true,
      conversations: [{ direction: 'in', said: '不出热水' }],
      closures: [],
    })
  })

  test('is found by its number, or by the end of it', async () => {
    const { caseId, caseNumber } = await opened('水温不稳定')
    for (const text of [caseNumber, caseNumber.slice(-4)]) {
      const { hits } = await agent.tell(search, { query: { text } })
      expect(hits).toContainEqual(expect.objectContaining({ kind: 'case', id: caseId, title: caseNumber }))
    }
  })

  test('takes notes from the desk and shows what happened, newest first', async () => {
    const { caseId } = await opened('漏水')
    const dispatcher = await world.as('qian')
    await dispatcher.tell(noteInCase, { params: { id: caseId }, body: { text: '楼下门禁要打电话' } })
    expect((await agent.tell(readCase, { params: { id: caseId } })).notes).toMatchObject([
      { text: '楼下门禁要打电话', by: { name: '钱立群' } },
    ])
    const { items } = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    expect(items[0]).toMatchObject({ event: 'case noted', actor: { name: '钱立群' } })
    expect(items.map(item => item.event)).toEqual(
      expect.arrayContaining(['case opened', 'call received', 'promise made']),
    )
    expect(JSON.stringify(items)).not.toContain('门禁')
  })

  test('device, reason and urgency can be set right; symptom and first-asked cannot, by nobody', async () => {
    const { caseId } = await opened('噪音')
    const amended = await agent.tell(amendCase, {
      params: { id: caseId },
      body: { deviceId: null, reason: 'complaint', urgency: 'urgent' },
    })
    expect(amended).toMatchObject({ deviceId: null, reason: 'complaint', urgency: 'urgent', symptom: '噪音' })
    for (const change of [{ symptom: '没事了' }, { first_asked_by: world.staff.zhao }]) {
      await expect(
        world.deed(ctx => ctx.tx.updateTable('cases.cases').set(change).execute()),
      ).rejects.toThrow('permission denied')
    }
  })

  test('refusals', async () => {
    const other = await someCustomer(agent, '冯超')
    const { caseId } = await opened('滴水')
    const amend = { params: { id: caseId }, body: { deviceId: other.deviceId } }
    expect((await agent.ask(amendCase, amend)).problem.code).toBe('not a device of this customer')
    const unknown = { params: { id: customer.id } }
    expect((await agent.ask(readCase, unknown)).status).toBe(404)
    expect((await agent.ask(caseTimeline, { ...unknown, query: {} })).status).toBe(404)
    expect((await agent.ask(noteInCase, { ...unknown, body: { text: '?' } })).status).toBe(404)
  })

  test('another company and a technician do not see it, an auditor sees no full name', async () => {
    const { caseId } = await opened('异味')
    const ask = { params: { id: caseId } }
    expect((await (await world.as('nan-agent')).ask(readCase, ask)).status).toBe(404)
    expect((await (await world.as('wang')).ask(readCase, ask)).status).toBe(403)
    expect((await (await world.as('shen')).tell(readCase, ask)).customer.name).toBe('马*')
  })
})

describe('the list of cases', () => {
  test('newest first, page after page; by customer, device, handler, first-asked, openness', async () => {
    const somebody = await someCustomer(agent, '吕洪')
    const ids: string[] = []
    for (let n = 0; n < 5; n++) {
      world.clock.forward({ minutes: n % 2 })
      ids.unshift((await opened(`第 ${n} 个`, somebody)).caseId)
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await agent.tell(listCases, { query: { customer: somebody.id, limit: 2, after } })
      seen.push(...page.items.map(item => item.id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(ids)
    const many = async (query: object) =>
      (await agent.tell(listCases, { query: { limit: 100, ...query } })).items.length
    const all = await many({})
    expect(await many({ device: somebody.deviceId })).toBe(5)
    expect(await many({ handler: world.staff.lin, open: 'true' })).toBe(all)
    expect(await many({ firstAskedBy: world.staff.lin })).toBe(all)
    expect(await many({ handler: world.staff.zhao })).toBe(0)
    expect(await many({ open: 'false' })).toBe(0)
  })

  test('a page that is none is told', async () => {
    expect((await agent.ask(listCases, { query: { after: 'nonsense' } })).status).toBe(400)
  })
})
