import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { logCallback } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import * as asked from './contract.ts'
import { STANDINGS } from './contract.ts'
import { sweep } from './sweep.ts'

let world: World
let agent: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.forward({ minutes: 1 })
  customer = await someCustomer(agent)
})

const at = (hours: number) =>
  world.clock
    .now()
    .add({ minutes: Math.round(hours * 60) })
    .toString()

const promised = (hours: number, by = agent) =>
  promisedCallback(by, customer, world.clock.now().add({ minutes: hours * 60 }))

describe('lists', () => {
  test('mine: what I see to, the most urgent first, page after page; what is settled goes', async () => {
    const other = await world.as('zhao')
    const made: Uuid[] = []
    for (const hours of [3, 1, 2]) made.push((await promised(hours, other)).id)
    const [three, one, two] = made
    const first = await other.tell(asked.myPromises, { query: { limit: 2 } })
    expect(first.items.map(item => item.id)).toEqual([one, two])
    const rest = await other.tell(asked.myPromises, { query: { limit: 2, after: first.next ?? '' } })
    expect(rest.items.map(item => item.id)).toEqual([three])
    await other.tell(asked.withdrawPromise, { params: { id: two ?? '' }, body: { said: '不用了' } })
    expect((await other.tell(asked.myPromises, { query: {} })).items.map(item => item.id)).toEqual([
      one,
      three,
    ])
  })

  test('every promise ever made to a customer', async () => {
    const { caseId } = await promised(2)
    world.clock.forward({ hours: 3 })
    await agent.tell(logCallback, {
      params: { id: caseId },
      body: { said: '晚了，对不起', ending: { as: 'left open' } },
    })
    const all = await agent.tell(asked.ledger, { query: { customer: customer.id } })
    expect(all.items.map(item => [item.kind, item.standing])).toEqual([
      ['feedback', 'open'],
      ['callback', 'kept late'],
    ])
  })

  test('the filters and the rate of the database agree with the rules, for each way to stand', async () => {
    // What the tests before have promised falls due before.
    world.clock.forward({ hours: 100 })
    const from = world.clock.now().toString()
    await oneOfEach()
    const due = { dueFrom: from, dueBefore: at(100) }
    const counted = await agent.tell(asked.keepingRate, { query: due })
    for (const standing of STANDINGS) {
      const page = await agent.tell(asked.ledger, { query: { standing, ...due } })
      expect(page.items.map(item => item.standing)).toEqual([standing])
    }
    const one = { open: 1, broken: 1, kept: 1, keptLate: 1, renegotiated: 1, withdrawn: 1, notReached: 1 }
    const theirs = { kept: 0, keptLate: 0, broken: 0, open: 0 }
    expect(counted).toEqual({ ...one, movedByUs: 1, rate: 1 / 3, theirs })
  })
})

/**
 * Seven promises that stand in the seven ways after five hours; the renegotiated one is kept at its new time.
 */
async function oneOfEach(): Promise<void> {
  const call = (caseId: Uuid, over: object = {}) =>
    agent.tell(logCallback, {
      params: { id: caseId },
      body: { said: '好了', ending: { as: 'solved', told: '好了' }, ...over } as never,
    })
  const miss = { said: '', reached: false, ending: { as: 'left open' } }
  await promised(9)
  await promised(1)
  const late = await promised(2)
  const moved = await promised(1)
  const given = await promised(1)
  const missed = await promised(4.5)
  await call(missed.caseId, miss)
  const told = { said: '改到下午' }
  await agent.tell(asked.renegotiatePromise, { params: { id: moved.id }, body: { dueAt: at(6), told } })
  await agent.tell(asked.withdrawPromise, { params: { id: given.id }, body: { said: '不用了' } })
  for (let n = 0; n < 2; n++) {
    world.clock.forward({ hours: 2 })
    await call(missed.caseId, miss)
  }
  await call(late.caseId)
  world.clock.forward({ hours: 1 })
  await call(moved.caseId)
}

describe('reminders', () => {
  test('reach whom they concern, are seen once, and go when the promise is settled', async () => {
    const other = await world.as('zhao')
    const manager = await world.as('han')
    const { caseId, id } = await promised(2, other)
    const { id: second } = await promised(2, other)
    world.clock.forward({ hours: 4 })
    await sweep(world.house)
    const mine = async (who: Client) =>
      (await who.tell(asked.myReminders, { query: {} }))
        .filter(one => [id, second].includes(one.promise.id))
        .map(one => [one.stage, one.promise.id === id ? 'first' : 'second'])
    expect((await mine(other)).sort()).toEqual([
      ['broken', 'first'],
      ['broken', 'second'],
    ])
    expect((await mine(manager)).sort()).toEqual([
      ['escalated', 'first'],
      ['escalated', 'second'],
    ])
    expect(await mine(agent)).toEqual([])
    const seen = { params: { id: second, stage: 'broken' } } as const
    expect((await agent.ask(asked.seeReminder, seen)).status).toBe(404)
    await other.tell(asked.seeReminder, seen)
    await other.tell(asked.seeReminder, seen)
    expect(await mine(other)).toEqual([['broken', 'first']])
    await other.tell(logCallback, { params: { id: caseId }, body: { said: '抱歉' } })
    expect(await mine(other)).toEqual([])
  })
})
