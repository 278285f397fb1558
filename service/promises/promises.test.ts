import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { logCallback } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import * as asked from './contract.ts'

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

const entry = async (id: Uuid, caseId: Uuid) => {
  const { items } = await agent.tell(asked.ledger, { query: { case: caseId } })
  return items.find(item => item.id === id)
}

describe('a promise in the ledger', () => {
  test('says what was promised, by whom, to whom, by when, and who was responsible then', async () => {
    const { caseId, id } = await promised(2)
    expect(await entry(id, caseId)).toMatchObject({
      kind: 'callback',
      caseId,
      customer: { id: customer.id },
      madeBy: { id: world.staff.lin },
      madeAt: at(0),
      firstAskedBy: { id: world.staff.lin },
      handler: { id: world.staff.lin },
      dueAt: at(2),
      about: '问过师傅再告诉您',
      standing: 'open',
      evidence: null,
    })
  })

  test('is kept by a logged call, whose entry in the journal is the proof', async () => {
    const { caseId, id } = await promised(2)
    world.clock.forward({ minutes: 119 })
    const { conversationId } = await agent.tell(logCallback, {
      params: { id: caseId },
      body: { said: '师傅说要换阀' },
    })
    expect(await entry(id, caseId)).toMatchObject({
      standing: 'kept',
      settledAt: at(0),
      settledBy: { id: world.staff.lin },
      evidence: { event: 'conversation logged', subject: conversationId, at: at(0) },
    })
  })

  test('a call written down an hour after it took place does not prove that it was in time', async () => {
    const { caseId, id } = await promised(2)
    world.clock.forward({ hours: 3 })
    await agent.tell(logCallback, { params: { id: caseId }, body: { said: '两点打过了', at: at(-1.5) } })
    expect((await entry(id, caseId))?.standing).toBe('kept late')
  })

  test('the moment it falls due, list, standing and rate change; nobody writes anything', async () => {
    const { caseId, id } = await promised(1)
    const period = { dueFrom: at(1), dueBefore: at(1.01) }
    world.clock.forward({ hours: 1 })
    expect((await entry(id, caseId))?.standing).toBe('open')
    world.clock.forward({ microseconds: 1 })
    expect((await entry(id, caseId))?.standing).toBe('broken')
    const broken = await agent.tell(asked.ledger, { query: { case: caseId, standing: 'broken' } })
    expect(broken.items.map(item => item.id)).toEqual([id])
    const rate = await agent.tell(asked.keepingRate, { query: period })
    expect(rate).toMatchObject({ broken: 1, open: 0, rate: 0 })
  })

  test("the service's login can neither rewrite it nor take it away", async () => {
    const { id } = await promised(2)
    const later = { due_at: world.clock.now().add({ hours: 9 }) }
    await expect(
      world.deed(ctx => ctx.tx.updateTable('promises.promises').set(later).where('id', '=', id).execute()),
    ).rejects.toThrow('a time that was told does not move')
    for (const change of [{ about: '' }, { made_by: null }]) {
      await expect(
        world.deed(ctx => ctx.tx.updateTable('promises.promises').set(change).where('id', '=', id).execute()),
      ).rejects.toThrow('permission denied')
    }
    await expect(
      world.deed(ctx => ctx.tx.deleteFrom('promises.promises').where('id', '=', id).execute()),
    ).rejects.toThrow('permission denied')
  })
})

describe('renegotiating', () => {
  const told = { said: '师傅还没回，明天十点给您回电' }

  test('in time and with the customer told: the new one says instead of which', async () => {
    const { caseId, id } = await promised(2)
    const body = { dueAt: at(25), told, movedBy: 'us' } as const
    const next = await agent.tell(asked.renegotiatePromise, { params: { id }, body })
    expect(await entry(id, caseId)).toMatchObject({ standing: 'renegotiated', movedBy: 'us' })
    expect(await entry(next.id, caseId)).toMatchObject({ standing: 'open', insteadOf: id, dueAt: at(25) })
    const { kept, renegotiated, movedByUs, rate } = await agent.tell(asked.keepingRate, {
      query: { dueFrom: at(1.9), dueBefore: at(2.1) },
    })
    expect([kept, renegotiated, movedByUs, rate]).toEqual([0, 1, 1, null])
  })

  test('too late, untold, settled, backwards, into the haze: refused, and nothing changes', async () => {
    const { caseId, id } = await promised(2)
    const refused = async (body: object) => {
      const answer = await agent.ask(asked.renegotiatePromise, {
        params: { id },
        body: { dueAt: at(25), told, movedBy: 'us', ...body },
      })
      return answer.problem.code
    }
    expect(await refused({ told: null })).toBe('the customer must be told before the time that was promised')
    expect(await refused({ dueAt: at(0) })).toBe('this time is past')
    expect(await refused({ dueAt: at(24 * 367) })).toBe('too far ahead to be definite')
    expect(await refused({ told: { ...told, contactId: customer.id } })).toBe(
      'not a contact of this customer',
    )
    world.clock.forward({ hours: 2 })
    expect(await refused({})).toBe('too late: a new promise does not erase a broken one')
    expect(await entry(id, caseId)).toMatchObject({ standing: 'open', movedBy: null })
    await agent.tell(logCallback, { params: { id: caseId }, body: { said: '回电' } })
    expect(await refused({})).toBe('already settled')
  })
})

describe('withdrawing', () => {
  const words = { body: { said: '不用回电了，我自己弄好了' } }

  test('before its time it is withdrawn, after its time it stays broken', async () => {
    const one = await promised(2)
    await agent.tell(asked.withdrawPromise, { params: { id: one.id }, ...words })
    expect((await entry(one.id, one.caseId))?.standing).toBe('withdrawn')
    const other = await promised(2)
    world.clock.forward({ hours: 3 })
    await agent.tell(asked.withdrawPromise, { params: { id: other.id }, ...words })
    expect((await entry(other.id, other.caseId))?.standing).toBe('broken')
    const again = await agent.ask(asked.withdrawPromise, { params: { id: other.id }, ...words })
    expect(again.problem.code).toBe('already settled')
    expect((await agent.ask(asked.withdrawPromise, { params: { id: one.caseId }, ...words })).status).toBe(
      404,
    )
  })
})

describe('not reached', () => {
  const miss = (caseId: Uuid) =>
    agent.tell(logCallback, { params: { id: caseId }, body: { said: '', reached: false } })

  test('three tries two hours apart before its time: beside the rate, not in it', async () => {
    const { caseId, id } = await promised(6)
    for (const hours of [1, 0.1, 1.9, 2]) {
      world.clock.forward({ minutes: hours * 60 })
      await miss(caseId)
    }
    expect(await entry(id, caseId)).toMatchObject({ standing: 'not reached', tries: 4 })
    world.clock.forward({ hours: 9 })
    expect((await entry(id, caseId))?.standing).toBe('not reached')
  })

  test('reached after all before its time it is kept; after its time it stays not reached', async () => {
    const one = await promised(6)
    const other = await promised(5)
    for (let n = 0; n < 3; n++) {
      if (n > 0) world.clock.forward({ hours: 2 })
      await miss(one.caseId)
      await miss(other.caseId)
    }
    world.clock.forward({ minutes: 90 })
    for (const { caseId, id } of [one, other]) {
      await agent.tell(logCallback, { params: { id: caseId }, body: { said: '接了', keeps: [id] } })
    }
    expect((await entry(one.id, one.caseId))?.standing).toBe('kept')
    expect((await entry(other.id, other.caseId))?.standing).toBe('not reached')
  })
})

describe('making a promise in an open case', () => {
  test('logs the words in which the customer was told', async () => {
    const { caseId } = await promised(2)
    const made = await agent.tell(asked.makePromise, {
      params: { id: caseId },
      body: { kind: 'feedback', dueAt: at(30), told: { said: '明天下午给您答复', channel: 'wechat' } },
    })
    expect(await entry(made.id, caseId)).toMatchObject({ kind: 'feedback', dueAt: at(30), standing: 'open' })
  })

  test('refusals', async () => {
    const { caseId } = await promised(2)
    const refused = async (body: object, id = caseId) => {
      const answer = await agent.ask(asked.makePromise, {
        params: { id },
        body: { kind: 'callback', dueAt: at(1), told: { said: '…' }, ...body },
      })
      return answer.status === 409 ? answer.problem.code : answer.status
    }
    expect(await refused({ dueAt: at(-1) })).toBe('this time is past')
    expect(await refused({ dueAt: at(24 * 367) })).toBe('too far ahead to be definite')
    expect(await refused({}, customer.id)).toBe(404)
  })
})

test('another company sees nothing of the ledger', async () => {
  const { caseId, id } = await promised(2)
  const theirs = await world.as('nan-agent')
  expect((await theirs.tell(asked.ledger, { query: { case: caseId } })).items).toEqual([])
  const body = { dueAt: at(9), told: { said: '…' } }
  expect((await theirs.ask(asked.renegotiatePromise, { params: { id }, body })).status).toBe(404)
})
