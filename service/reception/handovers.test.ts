import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { readCase } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { myPromises } from '#service/promises/contract.ts'
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
describe('handing over', () => {
  async function offered(to: Uuid = world.staff.zhao) {
    const ending = { as: 'callback', dueAt: at(2) }
    const { caseId } = await agent.tell(asked.receiveCall, ring({ ending }))
    const { id } = await agent.tell(asked.offerHandover, {
      params: { id: caseId },
      body: { to, why: '客户要找您' },
    })
    return { caseId, id }
  }

  test('case and callbacks move when the colleague accepts, the first-asked never', async () => {
    const zhao = await world.as('zhao')
    const { caseId, id } = await offered()
    expect((await agent.tell(readCase, { params: { id: caseId } })).handler?.name).toBe('林晓燕')
    expect(await zhao.tell(asked.myHandovers, {})).toMatchObject([
      { id, caseId, why: '客户要找您', answer: null },
    ])
    await zhao.tell(asked.answerHandover, { params: { id }, body: { answer: 'accepted' } })
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect([file.firstAskedBy.name, file.handler?.name]).toEqual(['林晓燕', '赵敏'])
    expect(file.handlings.map(one => one.handler.name)).toEqual(['林晓燕', '赵敏'])
    const mine = (await zhao.tell(myPromises, { query: {} })).items.filter(item => item.caseId === caseId)
    expect(mine).toMatchObject([{ kind: 'callback', handler: { name: '林晓燕' }, owner: { name: '赵敏' } }])
    expect(await zhao.tell(asked.myHandovers, {})).toEqual([])
  })

  test('declined with a reason it bounces back, and every offer stays countable', async () => {
    const zhao = await world.as('zhao')
    const { caseId, id } = await offered()
    await zhao.tell(asked.answerHandover, { params: { id }, body: { answer: 'declined', why: '我明天休假' } })
    const again = await agent.tell(asked.offerHandover, {
      params: { id: caseId },
      body: { to: world.staff.han, why: '请主管定' },
    })
    await agent.tell(asked.answerHandover, { params: { id: again.id }, body: { answer: 'taken back' } })
    expect((await agent.tell(readCase, { params: { id: caseId } })).handler?.name).toBe('林晓燕')
    expect(await agent.tell(asked.handoversOf, { params: { id: caseId } })).toMatchObject([
      { to: { name: '赵敏' }, answer: 'declined', answerWhy: '我明天休假' },
      { to: { name: '韩志远' }, answer: 'taken back', answerWhy: null },
    ])
  })

  test('refusals', async () => {
    const zhao = await world.as('zhao')
    const { caseId, id } = await offered()
    const offer = async (who: Client, to: Uuid, of = caseId) => {
      const { status, problem } = await who.ask(asked.offerHandover, {
        params: { id: of },
        body: { to, why: '…' },
      })
      return status === 409 ? problem.code : status
    }
    const answer = async (who: Client, as: 'accepted' | 'taken back') =>
      (await who.ask(asked.answerHandover, { params: { id }, body: { answer: as } })).problem.code
    expect(await offer(agent, world.staff.han)).toBe('a hand-over is waiting')
    expect(await offer(zhao, world.staff.han)).toBe('only the handler or a manager hands over')
    expect(await offer(agent, world.staff.lin)).toBe('he has it already')
    expect(await offer(agent, customer.id)).toBe('he does not work here any more')
    expect(await offer(agent, world.staff.han, customer.id)).toBe(404)
    expect(await answer(agent, 'accepted')).toBe('this offer is not yours to answer')
    expect(await answer(zhao, 'taken back')).toBe('this offer is not yours to answer')
    await zhao.tell(asked.answerHandover, { params: { id }, body: { answer: 'accepted' } })
    expect(await answer(zhao, 'accepted')).toBe('already answered')
    const body = { said: '…', ending: { as: 'solved', told: '好了' } } as const
    await zhao.tell(asked.logCallback, { params: { id: caseId }, body })
    await agent.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    expect(await offer(agent, world.staff.han)).toBe('the case is closed')
    const unknown = { params: { id: caseId }, body: { answer: 'accepted' } } as const
    expect((await zhao.ask(asked.answerHandover, unknown)).status).toBe(404)
    expect((await zhao.ask(asked.handoversOf, { params: { id: customer.id } })).status).toBe(404)
  })
})
