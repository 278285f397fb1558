import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import * as feedbackOwed from '../../test/support/feedback-owed.ts'
import { feedback, type Line } from '../../test/support/feedback-owed.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { pausePromise, resumePromise } from './contract/clocks.ts'
import { promiseClock } from './contract/pauses.ts'
import { makePromise, withdrawPromise } from './contract.ts'

let world: World
let [manager, agent] = [] as unknown as [Client, Client]
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
  agent = await world.as('lin')
})
afterAll(() => world.close())
beforeEach(async () => {
  // Monday, 09:00 in Shanghai; office hours are 08:30–12:00 and 13:30–17:30.
  world.clock.set(`2026-11-23T01:00:00Z`)
  customer = await someCustomer(agent)
})

const publish = (lines: Line[]) => feedbackOwed.publish(world, manager, lines)
const openCase = () => feedbackOwed.openCase(agent, customer.id)
const only = (caseId: Uuid) => feedbackOwed.onlyPromise(agent, caseId)
const due = async (caseId: Uuid) => (await only(caseId)).dueAt

describe('the clock stands', () => {
  const pauseIt = (id: Uuid, until: string, reason: 'customer' | 'part' = 'part') =>
    agent.ask(pausePromise, { params: { id }, body: { reason, until } })

  test('SLA-15 a pause moves the due time, going on moves it back, and another edition keeps it', async () => {
    await publish([feedback])
    const { caseId, id } = await openCase()
    world.clock.forward({ minutes: 60 })
    // An hour is left; the part is expected tomorrow at ten.
    const paused = await pauseIt(id, '2026-11-24T02:00:00Z')
    expect(paused.answer).toMatchObject({ dueAt: '2026-11-24T03:00:00Z' })
    await publish([{ ...feedback, minutes: 180 }])
    expect(await due(caseId)).toBe('2026-11-24T04:00:00Z')
    world.clock.set('2026-11-23T08:30:00Z')
    const on = await agent.tell(resumePromise, { params: { id } })
    // It came at half past four: two hours were left, one is today.
    expect(on.dueAt).toBe('2026-11-24T01:30:00Z')
    await publish([feedback])
    expect(await due(caseId)).toBe('2026-11-23T09:30:00Z')
  })

  test('SLA-06 what a pause earned is told in the time of its standard; what is left stands still', async () => {
    await publish([{ ...feedback, pausesFor: ['part'] }])
    const { caseId, id } = await openCase()
    world.clock.forward({ minutes: 60 })
    await pauseIt(id, '2026-11-24T02:00:00Z')
    expect((await only(caseId)).paused).toEqual({ reason: 'part', until: '2026-11-24T02:00:00Z' })
    const clock = () => agent.tell(promiseClock, { params: { id } })
    expect((await clock()).standard).toEqual({ source: feedback.source, countsWork: true, leftMinutes: 60 })
    // Half past four: two hours before lunch, three after it.
    world.clock.set('2026-11-23T08:30:00Z')
    const { standard, pauses, ways } = await clock()
    expect(standard?.leftMinutes).toBe(60)
    expect(pauses).toMatchObject([{ stoodMinutes: 300, begunBy: { id: world.staff.lin }, endedBy: null }])
    expect(ways).toEqual([
      { reason: 'customer', whyNot: 'this standard does not wait for that' },
      { reason: 'part', whyNot: 'its clock stands already' },
    ])
    await agent.tell(resumePromise, { params: { id } })
    expect((await only(caseId)).paused).toBeNull()
    expect((await clock()).pauses).toMatchObject([{ stoodMinutes: 300, endedBy: { id: world.staff.lin } }])
    const { id: told } = await agent.tell(makePromise, {
      params: { id: caseId },
      body: { kind: 'callback', dueAt: '2026-11-24T02:00:00Z', told: { said: '明早十点给您回电' } },
    })
    const unmoved = await agent.tell(promiseClock, { params: { id: told } })
    expect(unmoved.standard).toBeNull()
    expect(unmoved.ways.map(way => way.whyNot)).toEqual(
      Array(2).fill('what the customer was told does not move'),
    )
  })

  test('refusals', async () => {
    await publish([{ ...feedback, pausesFor: ['part'] }])
    const { id } = await openCase()
    const tomorrow = '2026-11-24T02:00:00Z'
    const code = async (asked: ReturnType<typeof pauseIt>) => (await asked).problem.code
    const goOn = async () => (await agent.ask(resumePromise, { params: { id } })).problem.code
    expect(await goOn()).toBe('its clock does not stand')
    expect(await code(pauseIt(id, tomorrow, 'customer'))).toBe('this standard does not wait for that')
    expect(await code(pauseIt(id, '2026-11-23T00:00:00Z'))).toBe('a pause ends after it begins')
    expect(await code(pauseIt(id, '2027-11-23T00:00:00Z'))).toBe('too long to be a pause')
    await pauseIt(id, tomorrow)
    expect(await code(pauseIt(id, tomorrow))).toBe('its clock stands already')
    await agent.tell(resumePromise, { params: { id } })
    world.clock.forward({ hours: 30 })
    expect(await code(pauseIt(id, '2026-11-26T02:00:00Z'))).toBe('already broken')
    await agent.tell(withdrawPromise, { params: { id }, body: { said: '不用了' } })
    expect(await code(pauseIt(id, '2026-11-26T02:00:00Z'))).toBe('already settled')
    expect(await goOn()).toBe('already settled')
  })
})
