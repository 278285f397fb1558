import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { noteInCase, readCase } from '#service/cases/contract.ts'
import { closeCase, reopenCase } from '#service/closing/contract.ts'
import { CHANNELS } from '#service/hotline/contract.ts'
import { planShifts } from '#service/people/contract/duty.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { feedback, type Line, openCase, publish } from '../../test/support/feedback-owed.ts'
import { aTeam, everybodyAtWork, goesHomeIll, stepsTaken } from '../../test/support/ladders.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { make } from './actions.ts'
import { openBreaches } from './contract/breaches.ts'
import { caseRaisings, lowerCase, raiseCase } from './contract/raisings.ts'
import { keepingRate, ledger, myPromises, myReminders, withdrawPromise } from './contract.ts'
import { followEditions } from './following.ts'
import { sweep } from './sweep.ts'

let world: World
let [lin, zhao, qian, han] = [] as unknown as [Client, Client, Client, Client]
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  lin = await world.as('lin')
  zhao = await world.as('zhao')
  qian = await world.as('qian')
  han = await world.as('han')
  await aTeam(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  // Monday, 09:00 in Shanghai; office hours are 08:30–12:00 and 13:30–17:30.
  world.clock.set('2026-11-23T01:00:00Z')
  customer = await someCustomer(lin)
})

const steps = (promise: Uuid) => stepsTaken(world, promise)
const due = (minutes: number) => world.clock.now().add({ minutes })

async function later(minutes: number): Promise<void> {
  world.clock.forward({ minutes })
  await sweep(world.house)
}

const remindersOf = async (who: Client, promise: Uuid) =>
  (await who.tell(myReminders, { query: {} }))
    .filter(one => one.promise.id === promise)
    .map(one => one.stage)
    .sort()

const away = (who: 'lin' | 'zhao' | 'he' | 'qian') => goesHomeIll(world, han, who)

const everybodyIsBack = () => everybodyAtWork(world)

describe('whom a reminder reaches', () => {
  beforeEach(everybodyIsBack)

  test('PRM-01 it comes, whether its promise is open on somebody’s screen or not', async () => {
    const [seen, unseen] = [
      await promisedCallback(lin, customer, due(120)),
      await promisedCallback(lin, customer, due(120)),
    ]
    for (let minute = 0; minute < 91; minute += 13) {
      await later(13)
      await lin.tell(readCase, { params: { id: seen.caseId } })
      await lin.tell(ledger, { query: { case: seen.caseId } })
    }
    for (const { id } of [seen, unseen]) {
      expect(await steps(id)).toEqual(['-30 owner, lin'])
      expect(await remindersOf(lin, id)).toEqual(['due soon'])
    }
  })

  test('PRM-02 nobody’s by name: who was asked first, the lead, who is on duty, the managers', async () => {
    const { caseId } = await promisedCallback(lin, customer, due(30))
    const promised = () =>
      world.deed(ctx => make(ctx, { kind: 'callback', caseId, dueAt: due(60), owner: { role: 'visitor' } }))
    const reached = async () => {
      const id = await promised()
      await later(30)
      world.clock.forward({ minutes: -30 })
      return steps(id)
    }
    expect(await reached()).toEqual(['-30 owner, visitor'])
    await away('he')
    expect(await reached()).toEqual(['-30 owner, lin, visitor absent'])
    await away('lin')
    expect(await reached()).toEqual(['-30 owner, zhao, visitor absent, lin absent'])
    await away('zhao')
    const gone = 'visitor absent, lin absent, zhao absent'
    expect(await reached()).toEqual([`-30 owner, manager, ${gone}, duty nobody`])
    const shift = { startsAt: due(-60).toString(), endsAt: due(300).toString() }
    await han.tell(planShifts, { body: { shifts: [{ staff: world.staff.qian, ...shift }] } })
    expect(await reached()).toEqual([`-30 owner, qian, ${gone}`])
    await away('qian')
    expect(await reached()).toEqual([`-30 owner, manager, ${gone}, qian absent`])
  })

  test('PRM-02 after hours, when nobody is at work, it waits for whoever promised it', async () => {
    world.clock.set('2026-11-23T14:00:00Z')
    const { id } = await promisedCallback(lin, customer, due(60))
    await later(30)
    expect(await steps(id)).toEqual(['-30 owner, lin'])
    // Somebody has the night shift: he hears of it, and that she is at home.
    const shift = { startsAt: due(-60).toString(), endsAt: due(300).toString() }
    await han.tell(planShifts, { body: { shifts: [{ staff: world.staff.qian, ...shift }] } })
    await later(31)
    expect((await steps(id)).at(-1)).toBe('0 owner, qian, lin off shift, lin off shift, zhao off shift')
    expect(await remindersOf(qian, id)).toEqual(['broken'])
  })

  test('SLA-19 a case that nobody touched reaches the lead two hours before the day ends', async () => {
    const [forgotten, worked] = [await openCase(lin, customer.id), await openCase(lin, customer.id)]
    await away('lin')
    await later(60)
    const body = { text: '问过师傅，下午答复' }
    await zhao.tell(noteInCase, { params: { id: worked.caseId }, body })
    // Until half past five: half past three.
    await later(5 * 60 + 29)
    expect(await steps(forgotten.id)).toEqual([])
    await later(1)
    expect(await steps(forgotten.id)).toEqual(['-120 team lead, zhao'])
    expect(await steps(worked.id)).toEqual([])
    // She is ill: nothing waits at her desk.
    await later(90)
    expect(await steps(worked.id)).toEqual(['-30 owner, zhao, lin absent, lin absent'])
    expect(await remindersOf(lin, worked.id)).toEqual([])
    // Two steps before its time are one line of her list; it says whose turn it was.
    const [reminder, ...more] = (await zhao.tell(myReminders, { query: {} })).filter(
      one => one.promise.id === forgotten.id,
    )
    expect(more).toEqual([])
    expect(reminder).toMatchObject({
      stage: 'due soon',
      passedBy: [{ who: { id: world.staff.lin }, why: 'absent' }],
      lastResort: false,
    })
  })

  test('SLA-18 whichever way a customer comes in, he is owed an answer, and its ladder climbs', async () => {
    const owed: Uuid[] = []
    for (const channel of CHANNELS) {
      const { promises } = await lin.tell(receiveCall, {
        body: {
          customerId: customer.id,
          channel,
          said: '不出热水',
          about: { trouble: { reason: 'repair', symptom: '不出热水' } },
          ending: { as: 'left open' },
        },
      })
      owed.push(promises[0]?.id ?? '')
    }
    const received = await world.deed(ctx =>
      ctx.tx
        .selectFrom('core.journal')
        .innerJoin('core.journal_about as about', 'about.journal_id', 'core.journal.id')
        .select('core.journal.id')
        .where('event', '=', 'call received')
        .where('about.about_id', '=', customer.id)
        .execute(),
    )
    expect(received).toHaveLength(CHANNELS.length)
    for (let hour = 0; hour < 26; hour++) await later(60)
    for (const id of owed) {
      expect((await steps(id)).map(step => step.split(',')[0])).toEqual([
        '-120 team lead',
        '-30 owner',
        '0 owner',
        '60 manager',
      ])
      expect(await remindersOf(han, id)).toEqual(['escalated'])
    }
  })
})

describe('when it comes', () => {
  beforeEach(everybodyIsBack)

  test('PRM-04 due: standing, lists, rate and reminders change together, at that moment', async () => {
    const { id } = await promisedCallback(lin, customer, due(173))
    const dueFrom = due(172).toString()
    const dueBefore = due(174).toString()
    const seen = async () => {
      const { items } = await lin.tell(ledger, { query: { customer: customer.id } })
      const mine = await lin.tell(myPromises, { query: { limit: 100 } })
      const { open, broken } = await lin.tell(keepingRate, { query: { dueFrom, dueBefore } })
      const told = (await lin.tell(openBreaches, { query: {} })).items.some(one => one.promise.id === id)
      const standing = mine.items.find(one => one.id === id)?.standing
      return [items[0]?.standing, standing, open, broken, told, await remindersOf(lin, id)]
    }
    await later(173)
    expect(await seen()).toEqual(['open', 'open', 1, 0, false, ['due soon']])
    world.clock.forward({ milliseconds: 1 })
    await sweep(world.house)
    expect(await seen()).toEqual(['broken', 'broken', 0, 1, true, ['broken', 'due soon']])
  })

  test('PRM-03 closing ends it; opening again wakes nothing but what is owed anew', async () => {
    const { caseId, id } = await promisedCallback(lin, customer, due(60))
    await later(31)
    expect(await remindersOf(lin, id)).toEqual(['due soon'])
    const refused = await lin.ask(closeCase, {
      params: { id: caseId },
      body: { outcome: 'not wanted', word: '不修了' },
    })
    expect(refused.problem.code).toBe('a promise is still open')
    await lin.tell(withdrawPromise, { params: { id }, body: { said: '不用了' } })
    await lin.tell(closeCase, { params: { id: caseId }, body: { outcome: 'not wanted', word: '不修了' } })
    expect(await remindersOf(lin, id)).toEqual([])
    await later(300)
    expect(await steps(id)).toEqual(['-30 owner, lin'])
    const body = { why: '客户说还是要修' }
    const { promises } = await lin.tell(reopenCase, { params: { id: caseId }, body })
    await later(600)
    expect(await steps(id)).toEqual(['-30 owner, lin'])
    const [next = ''] = promises
    expect((await steps(next)).map(step => step.split(',')[0])).toContain('0 owner')
  })

  test('SLA-14 switched off when it is broken already: its reminders go, no step comes any more', async () => {
    const line: Line = { ...feedback, counted: 'minutes', minutes: 60, ladder: [] }
    await publish(world, han, [line])
    const { id } = await openCase(lin, customer.id)
    await later(61)
    expect(await remindersOf(lin, id)).toEqual(['broken'])
    await publish(world, han, [{ ...line, off: true }])
    expect(await remindersOf(lin, id)).toEqual([])
    await later(300)
    expect(await steps(id)).toEqual([])
  })

  test('an edition of a later day is followed on its day, once, whoever is there', async () => {
    const line: Line = { ...feedback, counted: 'minutes', minutes: 6000 }
    await publish(world, han, [line])
    const { id } = await openCase(lin, customer.id)
    const dueAt = async () => {
      const { items } = await lin.tell(ledger, { query: { customer: customer.id } })
      return items.find(one => one.id === id)?.dueAt
    }
    await publish(world, han, [{ ...line, minutes: 4000 }], '2026-11-25')
    expect(await dueAt()).toBe('2026-11-27T05:00:00Z')
    const followed = async () => {
      await Promise.all([followEditions(world.house), followEditions(world.house)])
      await world.settle()
      return world.deed(async ctx => {
        const rows = await ctx.tx.selectFrom('promises.followings').select('id').execute()
        return rows.length
      })
    }
    const before = await followed()
    // Midnight of Shanghai.
    world.clock.set('2026-11-24T16:00:00Z')
    expect(await followed()).toBe(before + 1)
    expect(await dueAt()).toBe('2026-11-25T19:40:00Z')
    world.clock.forward({ hours: 30 })
    expect(await followed()).toBe(before + 1)
  })
})

describe('more urgent than its trouble', () => {
  beforeEach(everybodyIsBack)

  test('a fax machine full of orders: the next rung hears at once, and of every step to come', async () => {
    const { caseId, id } = await promisedCallback(lin, customer, due(120))
    await later(91)
    expect(await steps(id)).toEqual(['-30 owner, lin'])
    const words = '传真机里堆着订单'
    await lin.tell(raiseCase, { params: { id: caseId }, body: { why: 'damage', words } })
    await sweep(world.house)
    expect((await steps(id)).slice(1)).toEqual(['-30 first-asked, zhao, lin told already'])
    const again = await zhao.ask(raiseCase, { params: { id: caseId }, body: { why: 'damage', words } })
    expect(again.problem.code).toBe('already raised for that')
    const { items } = await zhao.tell(caseRaisings, { params: { id: caseId } })
    expect(items).toMatchObject([{ why: 'damage', words, by: { id: world.staff.lin } }])
    await later(30)
    expect((await steps(id)).slice(2)).toEqual(['0 owner, lin', '0 first-asked, zhao, lin told already'])
  })

  test('raised by mistake is taken back by a second person; then the ladder is the old one', async () => {
    const { caseId, id } = await promisedCallback(lin, customer, due(120))
    const params = { id: caseId, why: 'vulnerable' } as const
    expect((await zhao.ask(lowerCase, { params })).status).toBe(404)
    await lin.tell(raiseCase, { params: { id: caseId }, body: { why: 'vulnerable' } })
    expect((await lin.ask(lowerCase, { params })).problem.code).toBe('a second person takes it back')
    await zhao.tell(lowerCase, { params })
    expect((await zhao.tell(caseRaisings, { params: { id: caseId } })).items).toEqual([])
    await later(91)
    expect(await steps(id)).toEqual(['-30 owner, lin'])
    await lin.tell(raiseCase, { params: { id: caseId }, body: { why: 'vulnerable' } })
    await sweep(world.house)
    expect(await steps(id)).toHaveLength(2)
    const said = { said: '好了', ending: { as: 'solved', told: '拧紧接头' } } as const
    await lin.tell(logCallback, { params: { id: caseId }, body: said })
    await lin.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    const closed = await lin.ask(raiseCase, { params: { id: caseId }, body: { why: 'damage', words: '…' } })
    expect(closed.problem.code).toBe('the case is closed')
  })
})
