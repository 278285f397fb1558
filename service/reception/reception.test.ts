import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inCompany } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { caseTimeline, listCases, readCase } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { conversationsOf } from '#service/hotline/contract.ts'
import { keep, make } from '#service/promises/actions.ts'
import { caseRaisings, lowerCase } from '#service/promises/contract/raisings.ts'
import { ledger, makePromise } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
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
  customer = await someCustomer(agent)
})

const at = (hours: number) =>
  world.clock
    .now()
    .add({ minutes: hours * 60 })
    .toString()
const trouble = { reason: 'repair', symptom: '不出热水' } as const
const ring = (over: object = {}) => ({
  body: {
    customerId: customer.id,
    said: '不出热水',
    about: { trouble },
    ending: { as: 'left open' },
    ...over,
  } as const,
})
const standings = async (caseId: Uuid) => {
  const { items } = await agent.tell(ledger, { query: { case: caseId } })
  return items.map(item => [item.kind, item.standing]).sort()
}

describe('receiving a call', () => {
  test('logs the words, opens the case and promises a definite time, all together', async () => {
    const received = await agent.tell(asked.receiveCall, ring({ ending: { as: 'callback', dueAt: at(2) } }))
    expect(received.promises).toEqual([{ id: expect.any(String), kind: 'callback', dueAt: at(2) }])
    const file = await agent.tell(readCase, { params: { id: received.caseId } })
    expect(file).toMatchObject({ number: received.caseNumber, firstAskedBy: { id: world.staff.lin } })
    expect(file.conversations).toMatchObject([{ id: received.conversationId, direction: 'in' }])
  })

  test('or none of it: a refused promise leaves no word, no case', async () => {
    const { problem } = await agent.ask(
      asked.receiveCall,
      ring({ ending: { as: 'callback', dueAt: at(-1) } }),
    )
    expect(problem.code).toBe('this time is past')
    expect((await agent.tell(listCases, { query: { customer: customer.id } })).items).toEqual([])
    expect((await agent.tell(conversationsOf, { query: { customer: customer.id } })).items).toEqual([])
  })

  test('left open, the standards say what he is owed, so that no case waits for nothing', async () => {
    const { caseId, promises } = await agent.tell(asked.receiveCall, ring())
    expect(promises).toMatchObject([{ kind: 'feedback' }])
    const again = await agent.tell(asked.receiveCall, ring({ about: { caseId } }))
    expect(again.promises).toEqual([])
    expect(again.caseId).toBe(caseId)
    expect(await standings(caseId)).toEqual([['feedback', 'open']])
    expect((await agent.tell(readCase, { params: { id: caseId } })).conversations).toHaveLength(2)
  })

  test('after a visit the phone solved nothing: the customer only says so on it', async () => {
    const ending = { as: 'left open' } as const
    const { caseId } = await agent.tell(asked.receiveCall, ring({ ending }))
    const lin = { staff: world.staff.lin, user: null, name: '林晓燕', roles: ['agent'] }
    await inCompany(world.house, world.company, lin, async ctx => {
      const [windowFrom, dueAt] = [ctx.now.add({ hours: 1 }), ctx.now.add({ hours: 3 })]
      const id = await make(ctx, {
        kind: 'visit window',
        caseId,
        windowFrom,
        dueAt,
        owner: { staff: lin.staff },
      })
      const evidence = await announce(ctx, 'technician arrived', uuidv7(), [caseId, customer.id])
      await keep(ctx, id, { evidence })
    })
    const solved = { as: 'solved', told: '师傅修好了' } as const
    const body = { said: '好了', ending: solved }
    await agent.tell(asked.logCallback, { params: { id: caseId }, body })
    const { items } = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    const events = items.map(({ event }) => event)
    expect(events).toContain('solution confirmed')
    expect(events).not.toContain('solved by phone')
  })

  test('solved on the phone: says what he was told, promises nothing and can be closed', async () => {
    const ending = { as: 'solved', told: '把进水阀打开到底，等十分钟' }
    const { caseId, promises } = await agent.tell(asked.receiveCall, ring({ ending }))
    expect(promises).toEqual([])
    await agent.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    const bare = await agent.ask(asked.receiveCall, ring({ ending: { as: 'solved', told: '' } }))
    expect(bare.status).toBe(400)
  })

  test('who rings again continues his case with whoever answers; the first-asked stays', async () => {
    const { caseId } = await agent.tell(asked.receiveCall, ring())
    const other = await world.as('zhao')
    await other.tell(asked.receiveCall, ring({ about: { caseId }, ending: { as: 'callback', dueAt: at(1) } }))
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect([file.firstAskedBy?.name, file.handler?.name]).toEqual(['林晓燕', '林晓燕'])
    const { items } = await agent.tell(ledger, { query: { case: caseId, kind: 'callback' } })
    expect(items).toMatchObject([
      { madeBy: { name: '赵敏' }, owner: { name: '赵敏' }, firstAskedBy: { name: '林晓燕' } },
    ])
  })

  test('who rings before he is called back, and is told then: the callback is kept', async () => {
    const first = await agent.tell(asked.receiveCall, ring({ ending: { as: 'callback', dueAt: at(2) } }))
    const keeps = first.promises.map(promise => promise.id)
    const { caseId } = first
    const again = ring({ about: { caseId }, keeps, ending: { as: 'callback', dueAt: at(9) } })
    await agent.tell(asked.receiveCall, again)
    expect(await standings(caseId)).toEqual([
      ['callback', 'kept'],
      ['callback', 'open'],
    ])
    const { problem } = await agent.ask(asked.receiveCall, again)
    expect(problem.code).toBe('not a callback of this case')
  })

  test('what is heard on the phone raises the case with the call, or not at all', async () => {
    const damage = { why: 'damage', words: '传真机里堆着订单' } as const
    const raised = [damage, { why: 'vulnerable' }] as const
    const { caseId, promises } = await agent.tell(asked.receiveCall, ring({ raised }))
    const params = { id: caseId }
    const seen = async () => (await agent.tell(caseRaisings, { params })).items.map(one => one.words)
    const chips = async () => {
      const { items } = await agent.tell(ledger, { query: { case: caseId } })
      return items.find(one => one.id === promises[0]?.id)?.raisedFor
    }
    expect(await seen()).toEqual([damage.words, ''])
    expect(await chips()).toEqual(['damage', 'vulnerable'])
    // He rings again: the first words stay. A call that is refused raises nothing.
    const again = { about: { caseId }, raised: [{ why: 'damage', words: '订单都丢了' }] }
    await agent.tell(asked.receiveCall, ring(again))
    expect(await seen()).toEqual([damage.words, ''])
    const zhao = await world.as('zhao')
    for (const why of ['damage', 'vulnerable'] as const) {
      await zhao.tell(lowerCase, { params: { id: caseId, why } })
    }
    await agent.ask(asked.receiveCall, ring({ ...again, ending: { as: 'callback', dueAt: at(-1) } }))
    expect(await seen()).toEqual([])
    expect(await chips()).toEqual([])
    // Settled, it has no chip, whatever its case is raised for.
    await agent.tell(asked.receiveCall, ring({ ...again, ending: { as: 'solved', told: '拧紧接头' } }))
    expect(await seen()).toEqual(['订单都丢了'])
    expect(await chips()).toEqual([])
  })

  test('refusals', async () => {
    const other = await someCustomer(agent, '周倩')
    const refused = async (over: object) => {
      const { status, problem } = await agent.ask(asked.receiveCall, ring(over))
      return status === 409 ? problem.code : status
    }
    const { caseId } = await agent.tell(asked.receiveCall, ring())
    expect(await refused({ customerId: other.id, about: { caseId } })).toBe('not a case of this customer')
    expect(await refused({ about: { trouble: { ...trouble, deviceId: other.deviceId } } })).toBe(
      'not a device of this customer',
    )
    expect(await refused({ contactId: other.contactId })).toBe('not a contact of this customer')
    expect(await refused({ at: at(1) })).toBe('it has not happened yet')
    expect(await refused({ at: at(-31 * 24) })).toBe('too long ago to be logged')
    expect(await refused({ ending: { as: 'callback', dueAt: at(24 * 400) } })).toBe(
      'too far ahead to be definite',
    )
    expect(await refused({ customerId: caseId })).toBe(404)
    expect(await refused({ about: { caseId: customer.id } })).toBe(404)
    const solved = await agent.tell(asked.receiveCall, ring({ ending: { as: 'solved', told: '已指导' } }))
    await agent.tell(closeCase, { params: { id: solved.caseId }, body: { outcome: 'solved by phone' } })
    expect(await refused({ about: { caseId: solved.caseId } })).toBe('the case is closed')
    expect((await (await world.as('wang')).ask(asked.receiveCall, ring())).status).toBe(403)
  })
})

describe('calling back', () => {
  async function owed(hours = 2) {
    const { caseId, promises } = await agent.tell(
      asked.receiveCall,
      ring({ ending: { as: 'callback', dueAt: at(hours) } }),
    )
    return { caseId, id: promises[0]?.id ?? '' }
  }
  const call = (caseId: Uuid, over: object = {}) => ({
    params: { id: caseId },
    body: { said: '说明情况', ...over },
  })

  test('at the promised time without a solution keeps the promise, and the next one is owed', async () => {
    const { caseId, id } = await owed()
    world.clock.forward({ hours: 2 })
    const called = await agent.tell(asked.logCallback, call(caseId))
    expect(called.kept).toEqual([id])
    expect(called.promises).toMatchObject([{ kind: 'feedback' }])
    expect(await standings(caseId)).toEqual([
      ['callback', 'kept'],
      ['feedback', 'open'],
    ])
    const { items } = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    expect(items[0]?.event).toBe('called back without a solution')
  })

  test('with the next time promised nothing more is owed; with a solution nothing at all', async () => {
    const { caseId } = await owed()
    const next = await agent.tell(
      asked.logCallback,
      call(caseId, { ending: { as: 'callback', dueAt: at(30) } }),
    )
    expect(next.promises).toMatchObject([{ kind: 'callback', dueAt: at(30) }])
    const last = await agent.tell(
      asked.logCallback,
      call(caseId, { ending: { as: 'solved', told: '重新设定定时' } }),
    )
    expect([last.kept.length, last.promises]).toEqual([1, []])
    expect(await standings(caseId)).toEqual([
      ['callback', 'kept'],
      ['callback', 'kept'],
    ])
  })

  test('keeps the most urgent promise, or the ones that are named, and leaves the others', async () => {
    const { caseId, id } = await owed(5)
    const told = { said: '一小时后先给您打一次' }
    const sooner = await agent.tell(makePromise, {
      params: { id: caseId },
      body: { kind: 'callback', dueAt: at(1), told },
    })
    expect((await agent.tell(asked.logCallback, call(caseId))).kept).toEqual([sooner.id])
    expect((await agent.tell(asked.logCallback, call(caseId, { keeps: [id] }))).kept).toEqual([id])
  })

  test('feedback is given by any call that reaches him: he knows more, or when', async () => {
    const { caseId, promises } = await agent.tell(asked.receiveCall, ring())
    const feedback = promises[0]?.id ?? ''
    const told = { said: '明天上午给您回电' }
    const body = { kind: 'callback', dueAt: at(24), told } as const
    await agent.tell(makePromise, { params: { id: caseId }, body })
    expect(await standings(caseId)).toEqual([
      ['callback', 'open'],
      ['feedback', 'kept'],
    ])
    const other = await agent.tell(asked.receiveCall, ring())
    const again = ring({ about: { caseId: other.caseId }, ending: { as: 'callback', dueAt: at(3) } })
    await agent.tell(asked.receiveCall, again)
    expect(await standings(other.caseId)).toEqual(await standings(caseId))
    const { items } = await agent.tell(ledger, { query: { case: caseId, kind: 'feedback' } })
    expect(items).toMatchObject([{ id: feedback, evidence: { event: 'conversation logged' } }])
  })

  test('nobody answered: a try, and nothing is kept', async () => {
    const { caseId, id } = await owed()
    const tried = await agent.tell(asked.logCallback, call(caseId, { said: '', reached: false }))
    expect(tried).toMatchObject({ kept: [], promises: [] })
    const { items } = await agent.tell(ledger, { query: { case: caseId } })
    expect(items).toMatchObject([{ id, standing: 'open', tries: 1 }])
  })

  test('refusals', async () => {
    const { caseId, id } = await owed()
    const other = await owed()
    const refused = async (over: object, of = caseId) => {
      const { status, problem } = await agent.ask(asked.logCallback, call(of, over))
      return status === 409 ? problem.code : status
    }
    expect(await refused({ said: '' })).toBe('what was said is missing')
    expect(await refused({ keeps: [other.id] })).toBe('not a callback of this case')
    expect(await refused({ reached: false, ending: { as: 'solved', told: '好了' } })).toBe(
      'nobody was told anything',
    )
    expect(await refused({ at: at(1) })).toBe('it has not happened yet')
    expect(await refused({ at: at(-31 * 24) })).toBe('too long ago to be logged')
    expect(await refused({ contactId: other.id })).toBe('not a contact of this customer')
    expect(await refused({ ending: { as: 'callback', dueAt: at(-1) } })).toBe('this time is past')
    expect(await refused({ ending: { as: 'callback', dueAt: at(9999) } })).toBe(
      'too far ahead to be definite',
    )
    expect(await refused({}, customer.id)).toBe(404)
    await agent.tell(asked.logCallback, call(caseId, { ending: { as: 'solved', told: '好了' } }))
    expect(await refused({ keeps: [id] })).toBe('not a callback of this case')
    await agent.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    expect(await refused({})).toBe('the case is closed')
  })
})
