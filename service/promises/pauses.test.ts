import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { caseTimeline } from '#service/cases/contract.ts'
import { closeCase, reopenCase, reopeningOwes } from '#service/closing/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import * as feedbackOwed from '../../test/support/feedback-owed.ts'
import { feedback, type Line } from '../../test/support/feedback-owed.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { keepPromise } from './contract/any-kind.ts'
import { pausePromise, resumePromise } from './contract/clocks.ts'
import { promiseClock } from './contract/pauses.ts'
import { ledger, makePromise, withdrawPromise } from './contract.ts'

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

const publish = (lines: Line[], effectiveFrom?: string) =>
  feedbackOwed.publish(world, manager, lines, effectiveFrom)
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

describe('SLA-13 a closed case is open again', () => {
  /** Opened on Monday at nine, kept an hour later, closed at eleven, open again on Wednesday at nine. */
  async function openAgain(lines: Line[]) {
    await publish(lines)
    const { caseId, id } = await openCase()
    world.clock.forward({ minutes: 60 })
    await agent.tell(keepPromise, {
      params: { id },
      body: { by: 'what was said', told: { said: '阀门已在电话里指导调好' } },
    })
    world.clock.forward({ minutes: 60 })
    await agent.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    world.clock.set('2026-11-25T01:00:00Z')
    const foretold = await agent.tell(reopeningOwes, { params: { id: caseId } })
    const { promises } = await agent.tell(reopenCase, { params: { id: caseId }, body: { why: '又不热了' } })
    const { items } = await agent.tell(ledger, { query: { case: caseId } })
    const made = items.filter(one => promises.includes(one.id))
    expect(made.map(one => [one.kind, one.dueAt])).toEqual(foretold.map(one => [one.owes, one.dueAt]))
    expect(items.find(one => one.id === id)?.standing).toBe('kept')
    const happened = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    return { caseId, foretold, made, happened: happened.items.map(one => one.event) }
  }
  const reopened = (policy: Line['reopened']): Line => ({ ...feedback, reopened: policy })

  test('restart: all of its time again, from the reopening on', async () => {
    const { foretold, made, happened } = await openAgain([reopened('restart')])
    expect(foretold).toMatchObject([{ owes: 'feedback', policy: 'restart', leftMinutes: null }])
    expect(made).toMatchObject([{ owedFor: 'case opened', dueAt: '2026-11-25T03:00:00Z' }])
    expect(happened).toContain('promise restarted')
  })

  test('a new cycle: only what the standards say of a reopening', async () => {
    const { foretold, made, happened } = await openAgain([reopened('new cycle')])
    expect(foretold).toMatchObject([{ owes: 'feedback', policy: 'new cycle', leftMinutes: null }])
    expect(made).toMatchObject([{ owedFor: 'case reopened', dueAt: '2026-11-25T03:00:00Z' }])
    expect(happened).not.toContain('promise continued')
    expect(happened).not.toContain('promise restarted')
  })

  // The last of all: its second edition begins on Wednesday.
  test('continue: what was left of it, in place of what a reopening owes; the book moves it on', async () => {
    const { caseId, foretold, made, happened } = await openAgain([reopened('continue')])
    // One of two hours was left.
    expect(foretold).toMatchObject([{ owes: 'feedback', policy: 'continue', leftMinutes: 60 }])
    expect(made).toMatchObject([{ owedFor: 'case opened', dueAt: '2026-11-25T02:00:00Z' }])
    expect(happened).toContain('promise continued')
    await publish([{ ...reopened('continue'), minutes: 180 }], '2026-11-25')
    expect(await due(caseId)).toBe('2026-11-25T03:00:00Z')
    const { pauses } = await agent.tell(promiseClock, { params: { id: made[0]?.id ?? '' } })
    // Ten to noon, half past one to half past five, and all of Tuesday.
    expect(pauses).toMatchObject([{ reason: 'closed', stoodMinutes: 120 + 240 + 450 + 30, begunBy: null }])
  })
})
