import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { caseTimeline } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { clearForToday, dayEnd, dayEndByPerson } from './contract/day-end.ts'
import { answerHandover, logCallback, offerHandover, receiveCall } from './contract.ts'

let world: World
let agent: Client
let manager: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world.close())
/** Each test has a 客服 of its own, so that her list is hers alone. */
let staff: Uuid
let hired = 0
beforeEach(async () => {
  world.clock.set('2026-11-23T09:00:00+08:00')
  const username = `qiao-${++hired}`
  staff = await world.hire({ name: `乔${hired}`, username, roles: ['agent'] })
  agent = await world.as(username)
  customer = await someCustomer(agent)
})

const moment = (text: string) => Temporal.Instant.from(`${text}:00+08:00`).toString()

async function opened(dueAt = moment('2026-11-24T10:00')) {
  const trouble = { reason: 'complaint', symptom: '装了三天就漏' } as const
  const ending = { as: 'callback', dueAt } as const
  const answer = await agent.tell(receiveCall, {
    body: { customerId: customer.id, said: '漏水', about: { trouble }, ending },
  })
  return { caseId: answer.caseId, promise: answer.promises[0]?.id ?? '' }
}

const because = { reason: 'part awaited', expectedOn: '2026-11-26' } as const
const clear = (caseId: Uuid, callback: object, over: object = {}, who = agent) =>
  who.ask(clearForToday, { params: { id: caseId }, body: { ...because, callback, ...over } as never })

async function solved(caseId: Uuid) {
  const ending = { as: 'solved', told: '换好了' } as const
  await agent.tell(logCallback, { params: { id: caseId }, body: { said: '换好了', ending } })
  await agent.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
}

/** Each case of the list with where it stands. */
async function list(query: { day?: string; staff?: Uuid } = {}, who = agent) {
  const { items, count } = await who.tell(dayEnd, { query })
  return { ...count, of: Object.fromEntries(items.map(item => [item.case.id, item.standing])) }
}

describe('the list of the day’s end', () => {
  test('an open case needs a reason, an expected day and a callback; what is closed is settled', async () => {
    const [first, second, third] = [await opened(), await opened(), await opened()]
    expect(await list()).toMatchObject({ settled: 0, cleared: 0, uncleared: 3, rate: 0 })
    expect((await clear(first.caseId, { promise: first.promise })).status).toBe(200)
    await solved(second.caseId)
    expect(await list()).toEqual({
      settled: 1,
      cleared: 1,
      uncleared: 1,
      rate: 2 / 3,
      of: { [first.caseId]: 'cleared', [second.caseId]: 'settled', [third.caseId]: 'uncleared' },
    })
    const { items } = await agent.tell(dayEnd, { query: {} })
    expect(items.map(({ standing }) => standing)).toEqual(['uncleared', 'cleared', 'settled'])
    expect(items[1]?.clearance).toMatchObject({
      by: { id: staff },
      ...because,
      dueAt: moment('2026-11-24T10:00').replace('.000', ''),
    })
    expect(items[0]?.promises).toMatchObject([{ id: third.promise, kind: 'callback' }])
  })

  test('a new callback is promised in the words in which the customer was told', async () => {
    const { caseId } = await opened()
    const told = { channel: 'phone', said: '配件周四到，周三下午给您回电' }
    const answer = await clear(caseId, { dueAt: moment('2026-11-25T15:00'), told })
    expect(answer.status).toBe(200)
    const { items: all } = await agent.tell(ledger, { query: { case: caseId } })
    const made = all.find(({ id }) => id === (answer.status === 200 ? answer.answer.promise : ''))
    expect(made).toMatchObject({ kind: 'callback', standing: 'open', owner: { id: staff } })
    const { items } = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    expect(items.map(({ event }) => event)).toContain('case cleared for the day')
    expect((await list()).of[caseId]).toBe('cleared')
  })

  test('it holds until the callback that was promised, and no day is rewritten by what came later', async () => {
    const near = await opened(moment('2026-11-24T10:00'))
    const far = await opened(moment('2026-11-26T10:00'))
    for (const one of [near, far]) await clear(one.caseId, { promise: one.promise })
    const monday = await list()
    world.clock.set('2026-11-24T09:00:00+08:00')
    expect((await list()).of).toEqual({ [near.caseId]: 'uncleared', [far.caseId]: 'cleared' })
    world.clock.set('2026-11-26T10:00:00+08:00')
    expect((await list()).of).toEqual({ [near.caseId]: 'uncleared', [far.caseId]: 'uncleared' })
    await solved(near.caseId)
    expect(await list({ day: '2026-11-23' })).toEqual(monday)
    expect((await list()).of[near.caseId]).toBe('settled')
    world.clock.set('2026-11-27T09:00:00+08:00')
    expect(Object.keys((await list()).of)).toEqual([far.caseId])
    expect((await list({ day: '2026-11-26' })).of[near.caseId]).toBe('settled')
  })

  test('a callback that was broken on the same day clears nothing', async () => {
    const { caseId, promise } = await opened(moment('2026-11-23T16:00'))
    await clear(caseId, { promise })
    expect((await list()).of[caseId]).toBe('cleared')
    world.clock.set('2026-11-23T16:00:00+08:00')
    expect((await list()).of[caseId]).toBe('uncleared')
  })

  test('the manager sees everybody, and the case is with whoever handles it now', async () => {
    const { caseId } = await opened()
    const mine = async () => {
      const { people } = await manager.tell(dayEndByPerson, { query: {} })
      return people.find(one => one.staff.id === staff)
    }
    expect(await mine()).toMatchObject({ settled: 0, cleared: 0, uncleared: 1, rate: 0 })
    expect((await list({ staff }, manager)).of).toEqual({ [caseId]: 'uncleared' })
    const offer = await agent.tell(offerHandover, {
      params: { id: caseId },
      body: { to: world.staff.han, why: '请主管定' },
    })
    await manager.tell(answerHandover, { params: offer, body: { answer: 'accepted' } })
    expect(await mine()).toBeUndefined()
    expect((await list({}, manager)).of[caseId]).toBe('uncleared')
    const total = await manager.tell(dayEndByPerson, { query: {} })
    expect(total.count.uncleared).toBe(total.people.reduce((sum, one) => sum + one.uncleared, 0))
  })

  test('refusals', async () => {
    const { caseId, promise } = await opened()
    const other = await opened()
    const told = { channel: 'phone', said: '明天回电' }
    const no = async (callback: object, over: object = {}, of = caseId, who = agent) => {
      const { status, problem } = await clear(of, callback, over, who)
      return status === 409 ? problem.code : status
    }
    expect(await no({ promise }, {}, caseId, await world.as('lin'))).toBe(
      'only the handler or a manager clears',
    )
    expect(await no({ promise }, { expectedOn: '2026-11-22' })).toBe('the expected day is past')
    expect(await no({ promise }, { reason: 'other' })).toBe('say the reason in words')
    expect(await no({ promise: other.promise })).toBe('not a promise that is still to come')
    expect(await no({ dueAt: moment('2026-11-23T08:59'), told })).toBe('this time is past')
    expect(await no({ dueAt: moment('2028-11-23T09:00'), told })).toBe('too far ahead to be definite')
    const later = { ...told, at: moment('2026-11-23T12:00') }
    expect(await no({ dueAt: moment('2026-11-25T09:00'), told: later })).toBe('it has not happened yet')
    expect(await no({ promise }, {}, customer.id)).toBe(404)
    await solved(caseId)
    expect(await no({ promise })).toBe('the case is closed')
    expect((await agent.ask(dayEnd, { query: { staff: world.staff.lin } })).status).toBe(404)
    expect((await agent.ask(dayEndByPerson, { query: {} })).status).toBe(403)
  })
})
