import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { caseTimeline, readCase } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { checkIn } from '#service/fieldwork/contract.ts'
import { ledger, withdrawPromise } from '#service/promises/contract.ts'
import { logCallback } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { asked, book, finished, happy, installedBy, ownDays, PATIENT } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import {
  makeReturnVisit,
  owedReturnVisits,
  returnVisitSheet,
  returnVisits,
  tryReturnVisit,
  unhappyCustomers,
} from './contract.ts'

let world: World
let agent: Client
let visitor: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  visitor = await world.as('he')
})
afterAll(() => world.close())
const { day, at, hours } = ownDays(() => world, 1)

async function visited() {
  const customer = await installedBy(agent, world.staff.wang)
  return { customer, ...(await finished(world, customer, { window: hours('10:00', '12:00') })) }
}
const returnPromise = async (caseId: string) => {
  const { items } = await agent.tell(ledger, { query: { case: caseId, kind: 'return visit' } })
  const [promise] = items
  if (!promise) throw new Error('no return visit is owed')
  return promise
}

describe('the work list', () => {
  test('shows what is owed, the most urgent first, and for whom it is not', async () => {
    const first = await visited()
    world.clock.forward({ minutes: 5 })
    const customer = await installedBy(agent, world.staff.wang)
    const second = await finished(world, customer, { window: hours('11:00', '12:00') })
    const { items } = await visitor.tell(owedReturnVisits, { query: {} })
    expect(items.map(one => one.visitId)).toEqual([first.visitId, second.visitId])
    expect(items[0]).toMatchObject({
      caseNumber: first.caseNumber,
      technician: { name: '王建国' },
      finishedAt: at('10:40'),
      dueAt: Temporal.Instant.from(at('10:40')).add({ hours: 24 }).toString(),
      standing: 'open',
      tries: 0,
      notForYou: null,
    })
    const page = await visitor.tell(owedReturnVisits, { query: { limit: 1 } })
    const rest = await visitor.tell(owedReturnVisits, { query: { limit: 1, after: page.next ?? '' } })
    expect(rest).toMatchObject({ items: [{ visitId: second.visitId }], next: null })
    for (const one of [first, second]) await asked(world, one.visitId)
    expect((await visitor.tell(owedReturnVisits, { query: {} })).items).toEqual([])
  })
})

describe('a return visit', () => {
  test('in time keeps the promise; the seven items and the words are in the file', async () => {
    const { visitId, caseId } = await visited()
    const said = {
      causeHeard: '接头没拧紧',
      arrivalSaid: at('10:00'),
      manners: { 'was polite': true, 'wore shoe covers': false },
      mannersWord: '没有穿鞋套',
      satisfaction: 4,
      opinion: '修得快',
      suggestion: '提前打个电话',
    } as const
    const made = await asked(world, visitId, said)
    expect(made).toMatchObject({ unhappy: false, mismatches: [], promises: [] })
    const evidence = { event: 'conversation logged' }
    expect(await returnPromise(caseId)).toMatchObject({ standing: 'kept', evidence })
    const sheet = await agent.tell(returnVisitSheet, { params: { id: visitId } })
    expect(sheet).toMatchObject({
      visit: { id: visitId },
      window: hours('10:00', '12:00'),
      owed: null,
      made: { ...happy, ...said, visitor: { name: '何秀英' }, technician: { name: '王建国' } },
    })
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect(file.conversations.at(-1)).toMatchObject({ direction: 'out', staff: { name: '何秀英' } })
    expect(file.conversations.at(-1)?.said).toContain('提前打个电话')
    const { items } = await agent.tell(returnVisits, { query: { case: caseId } })
    expect(items).toEqual([sheet.made])
    const others = await agent.tell(returnVisits, { query: { technician: world.staff.li } })
    expect(others.items).toEqual([])
  })

  test('after 24 hours keeps it late', async () => {
    const { visitId, caseId } = await visited()
    world.clock.forward({ hours: 24, seconds: 1 })
    expect((await visitor.tell(owedReturnVisits, { query: {} })).items[0]?.standing).toBe('broken')
    await asked(world, visitId)
    expect((await returnPromise(caseId)).standing).toBe('kept late')
  })

  test('says where the customer’s word and the technician’s record differ', async () => {
    const { visitId } = await visited()
    const { mismatches } = await asked(world, visitId, {
      arrivalSaid: at('12:30'),
      manners: { 'explained the cause': false },
    })
    expect(mismatches).toEqual([
      { kind: 'arrival', minutes: 150 },
      { kind: 'later than promised' },
      { kind: 'cause not explained' },
    ])
  })

  test('is refused to the technician himself, before the work is finished, and twice', async () => {
    const both = await world.hire({
      name: '邓双岗',
      username: `deng${day().dayOfYear}`,
      roles: ['technician', 'visitor'],
    })
    const customer = await installedBy(agent, both)
    const job = await book(agent, customer, { window: hours('10:00', '12:00') })
    const deng = await world.as(`deng${day().dayOfYear}`)
    world.clock.set(at('10:00'))
    const { id } = await deng.tell(checkIn, { params: { id: job.slotId }, body: {} })
    const make = (who: Client, visitId: string) =>
      who.ask(makeReturnVisit, { params: { id: visitId }, body: { ...happy } })
    expect((await make(visitor, id)).problem.code).toBe('the visit is not finished')
    const { visitId, caseId } = await visited()
    await world.deed(ctx =>
      ctx.tx
        .updateTable('people.staff')
        .set({ roles: ['technician', 'visitor'] })
        .where('id', '=', world.staff.wang)
        .execute(),
    )
    const wang = await world.as('wang')
    expect((await make(wang, visitId)).problem.code).toBe('the technician may not call on his own work')
    expect((await wang.tell(owedReturnVisits, { query: {} })).items[0]?.notForYou).toBe(
      'the technician may not call on his own work',
    )
    await asked(world, visitId)
    expect((await make(visitor, visitId)).problem.code).toBe('the return visit is already recorded')
    const tried = await visitor.ask(tryReturnVisit, { params: { id: visitId }, body: {} })
    expect(tried.problem.code).toBe('the return visit is already recorded')
    expect((await make(visitor, uuidv7())).status).toBe(404)
    expect((await returnPromise(caseId)).standing).toBe('kept')
  })

  test('of five at once one is recorded', async () => {
    const { visitId } = await visited()
    const he = await world.as('he')
    const all = Array.from({ length: 5 }, () =>
      he.ask(makeReturnVisit, { params: { id: visitId }, body: { ...happy } }),
    )
    expect((await Promise.all(all)).map(one => one.status).toSorted()).toEqual([200, 409, 409, 409, 409])
  })
})

describe('an unhappy customer', () => {
  test('keeps the case open, and the manager owes him a call within two working hours', async () => {
    const { visitId, caseId } = await visited()
    const made = await asked(world, visitId, { outcome: 'does not work', satisfaction: 1, opinion: '还是漏' })
    expect(made).toMatchObject({ unhappy: true, mismatches: [{ kind: 'still broken' }] })
    const { items } = await agent.tell(ledger, { query: { case: caseId, kind: 'callback' } })
    expect(items).toMatchObject([
      { id: made.promises[0], ownerRole: 'manager', dueAt: at('14:10'), owedFor: 'return visit unhappy' },
    ])
    const no = await agent.ask(closeCase, { params: { id: caseId }, body: { outcome: 'solved' } })
    expect(no.problem.code).toBe('a promise is still open')
    const happened = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
    const events = happened.items.map(item => item.event)
    expect(events).toEqual(expect.arrayContaining(['return visit made', 'return visit unhappy']))
    expect(JSON.stringify(happened)).not.toContain('还是漏')
  })

  test('stands on the manager’s page until he has called, the most urgent first', async () => {
    const first = await visited()
    const customer = await installedBy(agent, world.staff.wang)
    world.clock.forward({ minutes: 5 })
    const second = await finished(world, customer, { window: hours('11:00', '12:00') })
    const manager = await world.as('han')
    const waiting = async (more = {}) =>
      manager.tell(unhappyCustomers, { query: { waiting: 'true', ...more } })
    const ours = async () =>
      (await waiting()).items.filter(one => [first.visitId, second.visitId].includes(one.visitId))
    await asked(world, second.visitId, { satisfaction: 2, opinion: '来晚了' })
    world.clock.forward({ minutes: 1 })
    const made = await asked(world, first.visitId, { satisfaction: 1, opinion: '还是漏' })
    const both = await ours()
    expect(both.map(one => one.visitId)).toEqual([second.visitId, first.visitId])
    expect(both[1]).toMatchObject({
      opinion: '还是漏',
      technician: { name: '王建国' },
      open: true,
      callback: { id: made.promises[0], standing: 'open', owner: null },
    })
    const one = await waiting({ limit: 1 })
    const rest = await waiting({ after: one.next ?? '' })
    expect([...one.items, ...rest.items]).toEqual((await waiting()).items)

    const called = { said: '道歉，明天再去', ending: { as: 'left open' }, keeps: made.promises } as const
    await manager.tell(logCallback, { params: { id: first.caseId }, body: called })
    expect((await ours()).map(one => one.visitId)).toEqual([second.visitId])
    const { items } = await manager.tell(unhappyCustomers, { query: {} })
    expect(items.slice(0, 2)).toMatchObject([
      { visitId: first.visitId, callback: { standing: 'kept' } },
      { visitId: second.visitId, callback: { standing: 'open' } },
    ])
    const { items: content } = await manager.tell(returnVisits, { query: { limit: 2 } })
    expect(content.map(one => one.visitId)).toEqual([first.visitId, second.visitId])
  })

  test('opens a case again that was closed because nobody had reached him', async () => {
    const { visitId, caseId } = await visited()
    for (let times = 0; times < 3; times++) {
      await visitor.tell(tryReturnVisit, { params: { id: visitId }, body: { note: '没人接' } })
      world.clock.forward({ hours: 2 })
    }
    await agent.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved' } })
    await asked(world, visitId, { satisfaction: 2, opinion: '两天没热水' })
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect(file).toMatchObject({ open: true, closures: [{ reopened: { why: '两天没热水' } }] })
  })
})

describe('tries', () => {
  test('three, two hours apart, before it is due: not reached', async () => {
    const { visitId, caseId } = await visited()
    const again = (hoursLater: number) => {
      world.clock.forward({ hours: hoursLater })
      return visitor.tell(tryReturnVisit, { params: { id: visitId }, body: {} })
    }
    expect(await again(0)).toEqual({ tries: 1, notReached: false })
    expect(await again(1)).toEqual({ tries: 2, notReached: false })
    expect(await again(1)).toEqual({ tries: 3, notReached: false })
    const { items } = await visitor.tell(owedReturnVisits, { query: {} })
    expect(items.find(one => one.visitId === visitId)).toMatchObject({ tries: 3, lastTryAt: at('12:40') })
    expect(await again(2)).toEqual({ tries: 4, notReached: true })
    expect((await returnPromise(caseId)).standing).toBe('not reached')
  })

  test('not where he has said that he wants no call', async () => {
    const { visitId, caseId } = await visited()
    const { id } = await returnPromise(caseId)
    await agent.tell(withdrawPromise, { params: { id }, body: { said: '不用回访了' } })
    const tried = await visitor.ask(tryReturnVisit, { params: { id: visitId }, body: {} })
    expect(tried.problem.code).toBe('already settled')
    await asked(world, visitId)
    expect((await returnPromise(caseId)).standing).toBe('withdrawn')
  })
})
