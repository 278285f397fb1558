import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { caseTimeline, readCase } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { myPromises } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import * as asked from './contract.ts'
import { bounceHandovers } from './rounds.ts'

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
    expect([file.firstAskedBy?.name, file.handler?.name]).toEqual(['林晓燕', '赵敏'])
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

  test('unanswered in its time it comes back: nobody can accept, the handler stays, both see it', async () => {
    const zhao = await world.as('zhao')
    const { caseId, id } = await offered()
    const [offer] = await zhao.tell(asked.myHandovers, {})
    expect(offer).toMatchObject({ id, answer: null })
    const over = Temporal.Instant.from(offer?.answerBy ?? '')
    world.clock.forward(world.clock.now().until(over).subtract({ seconds: 1 }))
    expect(await bounceHandovers(world.house)).toBe(0)
    expect(await zhao.tell(asked.myHandovers, {})).toMatchObject([{ id, answer: null }])

    world.clock.forward({ seconds: 1 })
    const accept = { params: { id }, body: { answer: 'accepted' } } as const
    const late = async () => (await zhao.ask(asked.answerHandover, accept)).problem.code
    expect(await late()).toBe('the offer came back unanswered')
    // Rounds of several workers at once: each offer comes back once.
    const rounds = await Promise.all([1, 2, 3].map(() => bounceHandovers(world.house)))
    expect(rounds.reduce((sum, one) => sum + one)).toBe(1)
    expect(await late()).toBe('the offer came back unanswered')

    const unanswered = [{ id, from: { name: '林晓燕' }, to: { name: '赵敏' }, answer: 'unanswered' }]
    expect(await agent.tell(asked.handoversOf, { params: { id: caseId } })).toMatchObject(unanswered)
    expect(await agent.tell(asked.myHandovers, {})).toMatchObject(unanswered)
    expect(await zhao.tell(asked.myHandovers, {})).toMatchObject(unanswered)
    const { items } = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    expect(items[0]).toMatchObject({ event: 'hand-over bounced', actor: null })
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect([file.firstAskedBy?.name, file.handler?.name]).toEqual(['林晓燕', '林晓燕'])

    const again = await agent.tell(asked.offerHandover, {
      params: { id: caseId },
      body: { to: world.staff.zhao, why: '再请一次' },
    })
    expect(await agent.tell(asked.myHandovers, {})).toEqual([])
    await zhao.tell(asked.answerHandover, { params: again, body: { answer: 'accepted' } })
    const now = await agent.tell(readCase, { params: { id: caseId } })
    expect([now.firstAskedBy?.name, now.handler?.name]).toEqual(['林晓燕', '赵敏'])
    expect(
      (await agent.tell(asked.handoversOf, { params: { id: caseId } })).map(({ answer }) => answer),
    ).toEqual(['unanswered', 'accepted'])
  })

  test('a new offer does not wait for the round', async () => {
    const { caseId } = await offered()
    world.clock.forward({ hours: 24 * 20 })
    const again = { params: { id: caseId }, body: { to: world.staff.han, why: '请主管定' } }
    await agent.tell(asked.offerHandover, again)
    const all = await agent.tell(asked.handoversOf, { params: { id: caseId } })
    expect(all.map(({ answer }) => answer)).toEqual(['unanswered', null])
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
