import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseTimeline, readCase } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { ledger, myPromises } from '#service/promises/contract.ts'
import {
  answerHandover,
  handoversOf,
  logCallback,
  myHandovers,
  offerHandover,
  receiveCall,
} from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { someCustomer } from '../support/customers.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * 林晓燕 was asked first and would give the case to 赵敏, who declines. It was never without anybody, and who
 * was asked first never changes (seeds/002 §二).
 */
let world: World
let lin: Client
let zhao: Client
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-23T01:00:00Z')
  lin = await world.as('lin')
  zhao = await world.as('zhao')
})
afterAll(() => world.close())

const offers = (who: Client) => who.tell(myHandovers, {})
const read = (id: string) => lin.tell(readCase, { params: { id } })

test('declined, it stays where it is; accepted the second time, who was asked first stays responsible', async () => {
  const customer = await someCustomer(lin)
  const dueAt = world.clock.now().add({ hours: 3 }).toString()
  const { caseId, promises } = await lin.tell(receiveCall, {
    body: {
      customerId: customer.id,
      said: '不出热水',
      about: { trouble: { reason: 'repair', symptom: '不出热水' } },
      ending: { as: 'callback', dueAt },
    },
  })
  const params = { id: caseId }
  const offer = await lin.tell(offerHandover, { params, body: { to: world.staff.zhao, why: '我要下班了' } })
  expect(await offers(zhao)).toMatchObject([{ id: offer.id, why: '我要下班了', from: { name: '林晓燕' } }])
  // Until she answers it is 林晓燕's, with the promise; it cannot be closed, and nobody else answers.
  expect(await read(caseId)).toMatchObject({ handler: { name: '林晓燕' } })
  const answer = (who: Client, body: object, id = offer.id) =>
    who.ask(answerHandover, { params: { id }, body: body as { answer: 'accepted' } })
  const he = await world.as('he')
  expect((await answer(he, { answer: 'accepted' })).problem.code).toBe('this offer is not yours to answer')
  expect((await answer(zhao, { answer: 'declined' })).status).toBe(400)
  const again = { to: world.staff.zhao, why: '再问一次' }
  expect((await lin.ask(offerHandover, { params, body: again })).problem.code).toBe('a hand-over is waiting')

  expect((await answer(zhao, { answer: 'declined', why: '这条产品线我不熟' })).status).toBe(200)
  expect((await answer(zhao, { answer: 'accepted' })).problem.code).toBe('already answered')
  expect(await offers(zhao)).toEqual([])
  expect(await read(caseId)).toMatchObject({ handler: { name: '林晓燕' }, handlings: [{}] })
  const mine = async (who: Client) => (await who.tell(myPromises, { query: {} })).items.map(one => one.id)
  expect(await mine(lin)).toContain(promises[0]?.id)
  expect(await mine(zhao)).toEqual([])
  await acceptedAfterAll(caseId)
})

async function acceptedAfterAll(caseId: string) {
  const params = { id: caseId }
  const body = { to: world.staff.zhao, why: '师傅教过你了' }
  const { id } = await lin.tell(offerHandover, { params, body })
  await zhao.tell(answerHandover, { params: { id }, body: { answer: 'accepted' } })
  expect(await read(caseId)).toMatchObject({
    firstAskedBy: { name: '林晓燕' },
    handler: { name: '赵敏' },
    handlings: [{ handler: { name: '林晓燕' } }, { handler: { name: '赵敏' } }],
  })
  const all = await lin.tell(handoversOf, { params })
  expect(all.map(one => [one.answer, one.answerWhy]).toSorted()).toEqual([
    ['accepted', null],
    ['declined', '这条产品线我不熟'],
  ])
  const { items: happened } = await lin.tell(caseTimeline, { params, query: {} })
  const steps = happened.map(one => one.event).filter(event => event.startsWith('hand-over'))
  expect(steps).toEqual([
    'hand-over accepted',
    'hand-over offered',
    'hand-over declined',
    'hand-over offered',
  ])
  // Neither why it was offered nor why it was declined travels in the journal.
  expect(JSON.stringify(happened)).not.toMatch(/不熟|教过/)

  const told = { said: '师傅说按复位键，客户试了，好了', ending: { as: 'solved', told: '按复位键' } } as const
  await zhao.tell(logCallback, { params, body: told })
  await zhao.tell(closeCase, { params, body: { outcome: 'solved by phone' } })
  const { items } = await lin.tell(ledger, { query: { case: caseId } })
  for (const promise of items) {
    expect(promise).toMatchObject({ firstAskedBy: { name: '林晓燕' }, standing: 'kept' })
  }
}
