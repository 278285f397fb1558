import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { readCase } from '#service/cases/contract.ts'
import { enterAbsence } from '#service/people/contract/duty.ts'
import { addTeam } from '#service/people/contract/points.ts'
import { promiseAnything } from '#service/promises/contract/any-kind.ts'
import { ledger, myPromises } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { answerShift, myShiftHandovers, offerShift, openOfShift } from './contract/shifts.ts'
import { takeOver, teamBoard } from './contract/team.ts'
import { logCallback } from './contract.ts'
import { bounceHandovers } from './rounds.ts'

let world: World
let han: Client
let zhao: Client
beforeAll(async () => {
  world = await openWorld()
  han = await world.as('han')
  zhao = await world.as('zhao')
})
afterAll(() => world.close())

/** Each test has a 客服 of its own, who goes home on Monday at 17:20. */
let staff: Uuid
let agent: Client
let customer: SomeCustomer
let hired = 0
beforeEach(async () => {
  world.clock.set(moment('23T17:20'))
  const username = `qiao-${++hired}`
  staff = await world.hire({ name: `乔${hired}`, username, roles: ['agent'] })
  agent = await world.as(username)
  customer = await someCustomer(agent)
})

const moment = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+08:00`)
const callback = (due: string) => promisedCallback(agent, customer, moment(due))
const why = '下班了，今晚的电话请您接着打'
const offer = (to: { staff: Uuid } | { role: 'agent' | 'visitor' }, promises: Uuid[], who = agent) =>
  who.tell(offerShift, { body: { to, promises, why } })
const answer = (who: Client, id: Uuid, as: 'accepted' | 'taken back' = 'accepted') =>
  who.ask(answerShift, { params: { id }, body: { answer: as } })
const ids = (rows: readonly { id: Uuid }[]) => rows.map(({ id }) => id)

async function ownerOf(id: Uuid, caseId: Uuid) {
  const { items } = await han.tell(ledger, { query: { case: caseId } })
  return items.find(one => one.id === id)?.owner?.id
}

describe('going home', () => {
  test('PRM-07 callbacks outside business hours are on the list of the shift, as every open promise', async () => {
    const night = await callback('23T21:30')
    const early = await callback('24T07:45')
    const later = await callback('26T10:00')
    world.clock.set(moment('23T17:25'))
    const late = await callback('23T17:26')
    world.clock.set(moment('23T17:28'))
    const done = await callback('23T18:00')
    const loaner = await agent.tell(promiseAnything, {
      body: {
        for: { customer: customer.id },
        kind: 'document sent',
        due: { at: moment('24T06:00').toString() },
        about: '说明书',
        told: { said: '明早六点前发给您' },
      },
    })
    const body = { said: '说好了', ending: { as: 'solved', told: '好了' } } as const
    await agent.tell(logCallback, { params: { id: done.caseId }, body })
    const list = await agent.tell(openOfShift, { query: {} })
    expect(list).toMatchObject({ staff: { id: staff }, more: false, offered: [] })
    expect(list.backAt).toBe('2026-11-24T00:30:00Z')
    // Also by a second count: all that is open of hers in the raw rows, whatever its kind.
    const raw = await world.deed(ctx =>
      ctx.tx
        .selectFrom('promises.promises')
        .select('id')
        .where('owner', '=', staff)
        .where('settled_as', 'is', null)
        .orderBy('due_at')
        .execute(),
    )
    expect(ids(list.promises)).toEqual(ids(raw))
    expect(ids(list.promises)).toEqual([late.id, night.id, loaner.id, early.id, later.id])
    expect(list.beforeBack).toEqual([late.id, night.id, loaner.id, early.id])
    const first = [night, early, later, late, done].map(({ caseId }) => caseId)
    expect(new Set(ids(list.cases))).toEqual(new Set(first))
  })

  test('each promise stays hers until a colleague accepts; cases stay with who was asked first', async () => {
    const night = await callback('23T21:30')
    const early = await callback('24T07:45')
    const { id, answerBy } = await offer({ staff: world.staff.zhao }, [night.id, early.id])
    expect(answerBy).toBe(moment('23T21:30').toString())
    expect(await ownerOf(night.id, night.caseId)).toBe(staff)
    expect((await agent.tell(openOfShift, { query: {} })).offered.toSorted()).toEqual(
      [night.id, early.id].toSorted(),
    )
    const [waiting] = await zhao.tell(myShiftHandovers, {})
    expect(waiting).toMatchObject({ id, why, from: { id: staff }, answer: null, forMe: true })
    expect(ids(waiting?.promises ?? [])).toEqual([night.id, early.id])
    expect((await agent.tell(myShiftHandovers, {}))[0]).toMatchObject({ id, forMe: false })
    // The customer of one rings meanwhile: it is settled, and does not go over.
    const body = { said: '又打来了', ending: { as: 'solved', told: '好了' } } as const
    await agent.tell(logCallback, { params: { id: early.caseId }, body })
    expect((await answer(zhao, id)).answer).toEqual({ id, taken: 1, left: 1 })
    expect(await ownerOf(night.id, night.caseId)).toBe(world.staff.zhao)
    expect(await ownerOf(early.id, early.caseId)).toBe(staff)
    const mine = await zhao.tell(myPromises, { query: {} })
    expect(ids(mine.items)).toContain(night.id)
    const file = await han.tell(readCase, { params: { id: night.caseId } })
    expect([file.firstAskedBy?.id, file.handler?.id]).toEqual([staff, staff])
    expect((await answer(zhao, id)).problem.code).toBe('already answered')
  })

  test('what nobody accepts comes back before the customer waits in vain, once; both and the lead see it', async () => {
    const night = await callback('23T21:30')
    const { id } = await offer({ staff: world.staff.zhao }, [night.id])
    expect((await han.tell(teamBoard, { query: {} })).handovers).toMatchObject([{ id, answer: null }])
    world.clock.set(moment('23T21:30'))
    expect((await answer(zhao, id)).problem.code).toBe('the offer came back unanswered')
    const rounds = await Promise.all([1, 2, 3].map(() => bounceHandovers(world.house)))
    expect(rounds.reduce((sum, one) => sum + one)).toBe(1)
    expect(await ownerOf(night.id, night.caseId)).toBe(staff)
    const back = [{ id, answer: 'unanswered', forMe: false, from: { id: staff } }]
    expect(await agent.tell(myShiftHandovers, {})).toMatchObject(back)
    expect((await han.tell(teamBoard, { query: {} })).handovers).toMatchObject(back)
    // It can be offered again, at once.
    expect((await agent.tell(openOfShift, { query: {} })).offered).toEqual([])
    const again = await offer({ staff: world.staff.zhao }, [night.id])
    expect((await answer(zhao, again.id)).status).toBe(200)
  })

  test('to the pool: the first of the role who accepts has it, by name', async () => {
    const night = await callback('23T21:30')
    const { id } = await offer({ role: 'agent' }, [night.id])
    const he = await world.as('he')
    expect((await answer(he, id)).problem.code).toBe('this offer is not yours to answer')
    expect(await he.tell(myShiftHandovers, {})).toEqual([])
    expect((await zhao.tell(myShiftHandovers, {}))[0]).toMatchObject({ id, toRole: 'agent', forMe: true })
    const lin = await world.as('lin')
    const both = await Promise.all([answer(zhao, id), answer(lin, id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect([world.staff.zhao, world.staff.lin]).toContain(await ownerOf(night.id, night.caseId))
  })

  test('of somebody who fell ill at two the lead hands on; a stranger sees nothing of it', async () => {
    world.clock.set(moment('23T14:00'))
    const due = await callback('23T16:00')
    const absence = { staff, startsAt: moment('23T14:00').toString(), endsAt: moment('24T00:00').toString() }
    await agent.tell(enterAbsence, { body: { ...absence, reason: 'sick' } })
    const query = { staff }
    expect((await zhao.ask(openOfShift, { query })).status).toBe(404)
    const list = await han.tell(openOfShift, { query })
    expect([list.backAt, list.beforeBack]).toEqual(['2026-11-24T00:30:00Z', [due.id]])
    const to = { staff: world.staff.zhao }
    const body = { from: staff, to, promises: [due.id], why: '乔病了' }
    expect((await zhao.ask(offerShift, { body })).status).toBe(404)
    const { id } = await han.tell(offerShift, { body })
    expect((await answer(zhao, id)).status).toBe(200)
    expect(await ownerOf(due.id, due.caseId)).toBe(world.staff.zhao)
  })

  test('refusals', async () => {
    const night = await callback('23T21:30')
    const no = async (body: object, who = agent) => {
      const { status, problem } = await who.ask(offerShift, { body: { why, ...body } as never })
      return status === 409 ? problem.code : status
    }
    const promises = [night.id]
    const to = { staff: world.staff.zhao }
    expect(await no({ to: { staff }, promises })).toBe('he has it already')
    expect(await no({ to: { staff: customer.id }, promises })).toBe('he does not work here any more')
    expect(await no({ to: { staff: world.staff.lin }, promises }, zhao)).toBe(
      'not a promise of his that is open',
    )
    expect(await no({ to, promises: [customer.id] })).toBe(404)
    expect(await no({ to, promises: [] })).toBe(400)
    const { id } = await offer(to, promises)
    expect(await no({ to: { role: 'agent' }, promises })).toBe('it waits for an answer already')
    expect((await answer(zhao, id, 'taken back')).problem.code).toBe('this offer is not yours to answer')
    expect((await answer(agent, id, 'taken back')).status).toBe(200)
    expect(await no({ to: { role: 'agent' }, promises })).toBe(200)
    expect((await answer(zhao, customer.id)).status).toBe(404)
  })
})

describe('the board of the team', () => {
  test('by person and urgency, red since yesterday first; each figure again from the raw rows', async () => {
    world.clock.set(moment('22T16:00'))
    const red = await callback('22T17:00')
    world.clock.set(moment('23T11:00'))
    const late = await callback('23T11:01')
    const hour = await callback('23T11:50')
    const today = await callback('23T20:00')
    const later = await callback('25T10:00')
    world.clock.set(moment('23T11:05'))
    const board = await han.tell(teamBoard, { query: { of: staff } })
    expect(board).toMatchObject({ day: '2026-11-23', scope: 'company' })
    expect(ids(board.promises)).toEqual([red, late, hour, today, later].map(({ id }) => id))
    const load = { sinceYesterday: 1, late: 1, withinHour: 1, today: 1, later: 1 }
    const her = board.people.find(one => one.staff.id === staff)
    expect(her).toMatchObject({ ...load, away: null, overloaded: false })
    const raw = await world.deed(ctx =>
      ctx.tx.selectFrom('promises.promises').select(['owner', 'settled_as']).execute(),
    )
    for (const { staff: person, sinceYesterday, late, withinHour, today, later } of board.people) {
      const open = raw.filter(row => row.owner === person.id && row.settled_as === null)
      expect(sinceYesterday + late + withinHour + today + later).toBe(open.length)
    }
    // Ten minutes before she goes home four calls are too many.
    world.clock.set(moment('23T17:20'))
    const evening = (await han.tell(teamBoard, { query: {} })).people
    expect(evening.find(one => one.staff.id === staff)).toMatchObject({ overloaded: true })
    world.clock.set(moment('23T18:00'))
    const gone = (await han.tell(teamBoard, { query: {} })).people.find(one => one.staff.id === staff)
    expect(gone).toMatchObject({ away: 'off shift', backAt: '2026-11-24T00:30:00Z' })
  })

  test('a lead sees his team and takes over; others see nobody', async () => {
    const due = await callback('23T21:30')
    const username = `lead-${hired}`
    const lead = await world.hire({ name: '班长', username, roles: ['technician'] })
    const boss = await world.as(username)
    const nothing = { scope: null, people: [], promises: [] }
    expect(await boss.tell(teamBoard, { query: {} })).toMatchObject(nothing)
    expect((await boss.ask(takeOver, { params: { id: due.id } })).status).toBe(404)
    const members = [{ staff: lead, leads: true }, { staff }]
    await han.tell(addTeam, { body: { name: `班组${hired}`, members } })
    const board = await boss.tell(teamBoard, { query: {} })
    expect(board).toMatchObject({ scope: 'teams', pool: null })
    expect(new Set(board.people.map(one => one.staff.id))).toEqual(new Set([lead, staff]))
    expect(ids(board.promises)).toEqual([due.id])
    expect((await boss.ask(teamBoard, { query: { of: world.staff.zhao } })).status).toBe(404)
    expect((await boss.ask(teamBoard, { query: { of: 'pool' } })).status).toBe(404)
    await boss.tell(takeOver, { params: { id: due.id } })
    expect(await ownerOf(due.id, due.caseId)).toBe(lead)
    const again = await boss.ask(takeOver, { params: { id: due.id } })
    expect(again.problem.code).toBe('you see to it already')
    expect((await zhao.ask(takeOver, { params: { id: due.id } })).status).toBe(404)
  })
})
