import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { listCases, readCase } from '#service/cases/contract.ts'
import { conversationsOf } from '#service/hotline/contract.ts'
import { ledger, myPromises } from '#service/promises/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { type SomeCustomer, someCustomer } from '../support/customers.ts'
import { openWorld, type World } from '../support/world.ts'

/** He rings 林晓燕, his son rings 赵敏, about the same trouble at the same moment. */
let world: World
let lin: Client
let zhao: Client
beforeAll(async () => {
  world = await openWorld()
  lin = await world.as('lin')
  zhao = await world.as('zhao')
})
afterAll(() => world.close())

const soon = () => world.clock.now().add({ hours: 2 }).toString()
const trouble = { trouble: { reason: 'repair', symptom: '不出热水' } } as const

const ring = (customer: SomeCustomer, said: string, about: object = trouble, contactId?: string) => ({
  body: {
    customerId: customer.id,
    said,
    about: about as typeof trouble,
    ending: { as: 'callback', dueAt: soon() } as const,
    ...(contactId === undefined ? {} : { contactId }),
  },
})

const said = async (customer: SomeCustomer) =>
  (await lin.tell(conversationsOf, { query: { customer: customer.id } })).items.map(one => one.said)
const openCases = async (who: Client, customer: SomeCustomer) =>
  (await who.tell(listCases, { query: { customer: customer.id, open: 'true' } })).items

test('nothing is lost, and each sees the case that the other one opened', async () => {
  const customer = await someCustomer(lin)
  const [one, other] = await Promise.all([
    lin.tell(receiveCall, ring(customer, '昨晚起不出热水')),
    zhao.tell(receiveCall, ring(customer, '爸爸家没有热水了', trouble, customer.contactId)),
  ])
  expect((await said(customer)).toSorted()).toEqual(['昨晚起不出热水', '爸爸家没有热水了'].toSorted())
  for (const who of [lin, zhao]) {
    const seen = await openCases(who, customer)
    expect(new Set(seen.map(file => file.id))).toEqual(new Set([one.caseId, other.caseId]))
    expect(seen.map(file => file.firstAskedBy?.name).toSorted()).toEqual(['林晓燕', '赵敏'].toSorted())
  }
  expect(one.caseNumber).not.toBe(other.caseNumber)
  // Each stays responsible for what she has promised.
  for (const [who, call] of [
    [lin, one],
    [zhao, other],
  ] as const) {
    const { items } = await who.tell(myPromises, { query: {} })
    expect(items.filter(promise => promise.customer?.id === customer.id).map(promise => promise.id)).toEqual(
      call.promises.map(promise => promise.id),
    )
  }
})

test('on the same case at the same moment: both conversations, both promises, one case', async () => {
  const customer = await someCustomer(lin)
  const { caseId } = await lin.tell(receiveCall, ring(customer, '不出热水'))
  await Promise.all([
    lin.tell(receiveCall, ring(customer, '什么时候来', { caseId })),
    zhao.tell(receiveCall, ring(customer, '今天能来吗', { caseId })),
  ])
  const file = await zhao.tell(readCase, { params: { id: caseId } })
  expect(file.conversations.map(one => one.said).toSorted()).toEqual(
    ['不出热水', '什么时候来', '今天能来吗'].toSorted(),
  )
  expect(file).toMatchObject({ firstAskedBy: { name: '林晓燕' }, handler: { name: '林晓燕' } })
  const { items } = await lin.tell(ledger, { query: { case: caseId } })
  expect(items.map(one => one.madeBy?.name).toSorted()).toEqual(['林晓燕', '林晓燕', '赵敏'].toSorted())
  expect(await openCases(zhao, customer)).toHaveLength(1)
})

test('the same call sent twice is one; the key of one is no key for the other', async () => {
  const customer = await someCustomer(lin)
  const question = ring(customer, '不出热水')
  const command = uuidv7()
  const twice = await Promise.all([1, 2].map(() => lin.tell(receiveCall, question, command)))
  expect(twice[0]).toEqual(twice[1])
  expect(await openCases(zhao, customer)).toHaveLength(1)
  const foreign = await zhao.ask(receiveCall, question, command)
  expect(foreign.status).not.toBe(200)
  expect(await said(customer)).toHaveLength(1)
})
