import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
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

/** A call of the customer's that ends with a callback promised in so many hours. */
async function promised(hours: number, by = agent): Promise<{ caseId: Uuid; id: Uuid }> {
  const { caseId, promises } = await by.tell(receiveCall, {
    body: {
      customerId: customer.id,
      said: '不出热水',
      about: { trouble: { reason: 'repair', symptom: '不出热水' } },
      ending: { as: 'callback', dueAt: at(hours), about: '问过师傅再告诉您' },
    },
  })
  return { caseId, id: promises[0]?.id ?? '' }
}

const entry = async (id: Uuid, caseId: Uuid) => {
  const { items } = await agent.tell(asked.ledger, { query: { case: caseId } })
  return items.find(item => item.id === id)
}

describe('a promise in the ledger', () => {
  test('says what was promised, by whom, to whom, by when, for which case, and who was responsible then', async () => {
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

  test('the moment it falls due, list, standing and rate change together, without anybody writing anything', async () => {
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

  test('the login of the service cannot rewrite it: not its time, not what it was about, nor take it away', async () => {
    const { id } = await promised(2)
    for (const change of [
      { due_at: world.clock.now().add({ hours: 9 }) },
      { about: '' },
      { made_by: null },
    ]) {
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

  test('in time and with the customer told: the old one is renegotiated, the new one says instead of which', async () => {
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

  test('too late, untold, settled, backwards, into the haze: refused, and the promise stays as it is', async () => {
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

  test('every promise ever made to a customer, and what the filters say agrees with how each stands', async () => {
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

  test('the database and the rules agree about every promise of this file', async () => {
    const everything = { dueFrom: at(-10_000), dueBefore: at(10_000) }
    const counted = await agent.tell(asked.keepingRate, { query: everything })
    const found = Object.fromEntries(STANDINGS.map(standing => [standing, 0]))
    for (const standing of STANDINGS) {
      const page = await agent.tell(asked.ledger, { query: { standing, limit: 100 } })
      expect(page.next).toBeNull()
      for (const item of page.items) expect(item.standing).toBe(standing)
      found[standing] = page.items.length
    }
    expect(found).toEqual({
      open: counted.open,
      broken: counted.broken,
      kept: counted.kept,
      'kept late': counted.keptLate,
      renegotiated: counted.renegotiated,
      withdrawn: counted.withdrawn,
      'not reached': counted.notReached,
    })
    expect(Object.values(found).every(count => count > 0)).toBe(true)
  })
})

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

test('another company sees nothing of the ledger', async () => {
  const { caseId, id } = await promised(2)
  const theirs = await world.as('nan-agent')
  expect((await theirs.tell(asked.ledger, { query: { case: caseId } })).items).toEqual([])
  const body = { dueAt: at(9), told: { said: '…' } }
  expect((await theirs.ask(asked.renegotiatePromise, { params: { id }, body })).status).toBe(404)
})
