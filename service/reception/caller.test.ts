import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCustomer, customerFile } from '#service/archive/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { caller, callerAt } from './contract/caller.ts'
import { logCallback } from './contract.ts'

/** The phone rings: all that one must know of the caller comes with one question. */
let world: World
let lin: Client
beforeAll(async () => {
  world = await openWorld()
  lin = await world.as('lin')
})
afterAll(() => world.close())

const inHours = (hours: number) => world.clock.now().add({ hours })
const phoneOf = async (id: string) =>
  (await lin.tell(customerFile, { params: { id } })).phones[0]?.number ?? ''

describe('who is on the line', () => {
  test('his file, what is open, what we owe him (the most urgent first), what was said last', async () => {
    const customer = await someCustomer(lin)
    const later = await promisedCallback(lin, customer, inHours(4))
    const sooner = await promisedCallback(lin, customer, inHours(2))
    const done = await promisedCallback(lin, customer, inHours(1))
    const params = { id: done.caseId }
    const ending = { as: 'solved', told: '打开上水阀' } as const
    await lin.tell(logCallback, { params, body: { said: '好了', ending } })
    await lin.tell(closeCase, { params, body: { outcome: 'solved by phone' } })

    const seen = await lin.tell(caller, { params: { id: customer.id } })
    expect(seen.file).toEqual(await lin.tell(customerFile, { params: { id: customer.id } }))
    expect(seen.open.map(one => one.id)).toEqual([sooner.caseId, later.caseId])
    expect(seen.owed.map(one => one.id)).toEqual([sooner.id, later.id])
    expect(seen.said).toHaveLength(3)
    expect(seen.said[0]).toMatchObject({ direction: 'out', said: '好了' })
  })

  test('a number that one customer has shows him at once, however it is spelt', async () => {
    const { id } = await someCustomer(lin)
    const phone = await phoneOf(id)
    const digits = phone.replace(/\D/g, '').slice(-11)
    for (const spelt of [digits, `+86 ${digits}`, `${digits.slice(0, 3)}-${digits.slice(3)}`]) {
      const ring = await lin.tell(callerAt, { query: { phone: spelt } })
      expect(ring.caller?.file.id).toBe(id)
    }
  })

  test('a number that two have shows both and nobody’s file; one that nobody has, nobody', async () => {
    const phones = [{ phone: '13900001111' }]
    const two = []
    for (const name of ['高桂兰', '高建军']) two.push(await lin.tell(addCustomer, { body: { name, phones } }))
    const ring = await lin.tell(callerAt, { query: { phone: '139 0000 1111' } })
    expect(new Set(ring.owners.map(one => one.customer))).toEqual(new Set(two.map(one => one.id)))
    expect(ring.caller).toBeNull()
    expect(await lin.tell(callerAt, { query: { phone: '13900002222' } })).toMatchObject({
      owners: [],
      caller: null,
    })
  })

  test('a customer who is not there is unknown; what is no number is said to be none', async () => {
    const id = '01900000-0000-7000-8000-000000000000'
    expect((await lin.ask(caller, { params: { id } })).status).toBe(404)
    expect((await lin.ask(callerAt, { query: { phone: '无号码' } })).status).toBe(400)
  })
})
