import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { listCases, readCase } from '#service/cases/contract.ts'
import { conversationsOf } from '#service/hotline/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { type SomeCustomer, someCustomer } from '../support/customers.ts'
import { openWorld, type World } from '../support/world.ts'

/** The network is bad and the browser sends everything again: nothing happens twice. */
let world: World
let lin: Client
beforeAll(async () => {
  world = await openWorld()
  lin = await world.as('lin')
})
afterAll(() => world.close())

const at = (hours: number) => world.clock.now().add({ hours }).toString()
const ring = (customer: SomeCustomer, dueAt = at(2)) => ({
  body: {
    customerId: customer.id,
    said: '不出热水',
    about: { trouble: { reason: 'repair', symptom: '不出热水' } },
    ending: { as: 'callback', dueAt },
  } as const,
})

async function whatHappened(customer: SomeCustomer) {
  const cases = await lin.tell(listCases, { query: { customer: customer.id } })
  const words = await lin.tell(conversationsOf, { query: { customer: customer.id } })
  const promised = await lin.tell(ledger, { query: { customer: customer.id } })
  return [cases.items.length, words.items.length, promised.items.length]
}

describe('the same command again', () => {
  test('at the same moment, five times: one call, one case, one promise, five equal answers', async () => {
    const customer = await someCustomer(lin)
    const command = uuidv7()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => lin.tell(receiveCall, ring(customer), command)),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await whatHappened(customer)).toEqual([1, 1, 1])
  })

  test('hours later, its promise already broken: the first answer, and still one promise', async () => {
    const customer = await someCustomer(lin)
    const question = ring(customer)
    const command = uuidv7()
    const first = await lin.tell(receiveCall, question, command)
    world.clock.forward({ hours: 5 })
    expect(await lin.tell(receiveCall, question, command)).toEqual(first)
    expect(await whatHappened(customer)).toEqual([1, 1, 1])
  })

  test('a call back is logged once and keeps one promise, however often it is sent', async () => {
    const customer = await someCustomer(lin)
    const { caseId } = await lin.tell(receiveCall, ring(customer))
    const command = uuidv7()
    const body = { said: '还没有结果' } as const
    const answers = await Promise.all([
      lin.tell(logCallback, { params: { id: caseId }, body }, command),
      lin.tell(logCallback, { params: { id: caseId }, body }, command),
    ])
    expect(answers[0]).toEqual(answers[1])
    const { items } = await lin.tell(ledger, { query: { case: caseId } })
    expect(items.map(item => [item.kind, item.standing]).sort()).toEqual([
      ['callback', 'kept'],
      ['feedback', 'open'],
    ])
    expect((await lin.tell(readCase, { params: { id: caseId } })).conversations).toHaveLength(2)
  })

  test('a refusal is not remembered but decided anew', async () => {
    const customer = await someCustomer(lin)
    const command = uuidv7()
    const question = ring(customer, at(24 * 367))
    expect((await lin.ask(receiveCall, question, command)).problem.code).toBe('too far ahead to be definite')
    expect(await whatHappened(customer)).toEqual([0, 0, 0])
    world.clock.forward({ hours: 24 * 2 })
    expect((await lin.ask(receiveCall, question, command)).status).toBe(200)
    expect(await whatHappened(customer)).toEqual([1, 1, 1])
  })

  test('its key does not open another door: other words, or another person, are refused', async () => {
    const [customer, other] = [await someCustomer(lin), await someCustomer(lin, '周倩')]
    const command = uuidv7()
    await lin.tell(receiveCall, ring(customer), command)
    const misuse = async (who: Client, of: SomeCustomer) =>
      (await who.ask(receiveCall, ring(of), command)).status
    expect(await misuse(lin, other)).toBe(409)
    expect(await misuse(await world.as('zhao'), customer)).toBe(409)
    expect(await whatHappened(other)).toEqual([0, 0, 0])
    expect(await whatHappened(customer)).toEqual([1, 1, 1])
  })

  test('two people call back at the same moment: one keeps the promise, neither keeps it twice', async () => {
    const customer = await someCustomer(lin)
    const { caseId, promises } = await lin.tell(receiveCall, ring(customer))
    const zhao = await world.as('zhao')
    const keeps: Uuid[] = promises.map(promise => promise.id)
    const body = { said: '回电', keeps, ending: { as: 'left open' } } as const
    const answers = await Promise.all(
      [lin, zhao].map(who => who.ask(logCallback, { params: { id: caseId }, body })),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect((await lin.tell(ledger, { query: { case: caseId, standing: 'kept' } })).items).toHaveLength(1)
  })
})
