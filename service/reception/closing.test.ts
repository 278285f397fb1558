import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { closeCase } from '#service/closing/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { clearForToday, dayEnd, dayEndCourse } from './contract/day-end.ts'
import { logCallback } from './contract.ts'
import { closeDays } from './rounds.ts'

/** One company through three days: Friday 2026-11-20, a week-end, Monday and Tuesday. */
let world: World
let lin: Client
let han: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(moment('20T09:00'))
  han = await world.as('han')
  lin = await world.as('lin')
  customer = await someCustomer(lin)
})
afterAll(() => world.close())

const moment = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+08:00`)
const open = (due: string) => promisedCallback(lin, customer, moment(due))
const clear = (caseId: Uuid, callback: object) =>
  lin.ask(clearForToday, {
    params: { id: caseId },
    body: { reason: 'part awaited', expectedOn: '2026-11-30', callback } as never,
  })
const board = () => han.tell(dayEnd, { query: { staff: 'everybody' } })
const course = () => han.tell(dayEndCourse, { query: {} })

async function solve(caseId: Uuid) {
  const ending = { as: 'solved', told: '换好了' } as const
  await lin.tell(logCallback, { params: { id: caseId }, body: { said: '换好了', ending } })
  await lin.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
}

describe('the closing hour', () => {
  let red: { caseId: Uuid; id: Uuid }
  let cleared: { caseId: Uuid; id: Uuid }

  test('what is neither solved nor cleared is red then, and its owner stands beside it', async () => {
    expect(await closeDays(world.house)).toBeGreaterThan(0)
    expect(await course()).toEqual([])
    red = await open('23T10:00')
    cleared = await open('26T10:00')
    const solved = await open('23T10:00')
    expect((await clear(cleared.caseId, { promise: cleared.id })).status).toBe(200)
    await solve(solved.caseId)
    const day = await board()
    expect(day).toMatchObject({ day: '2026-11-20', closesAt: moment('20T17:30').toString(), closed: false })
    world.clock.set(moment('20T17:29'))
    expect(await closeDays(world.house)).toBe(0)
    world.clock.set(moment('20T17:30'))
    expect((await board()).closed).toBe(true)
    // Workers at once: the day is closed once.
    await Promise.all([1, 2, 3].map(() => closeDays(world.house)))
    const friday = { day: '2026-11-20', settled: 1, cleared: 1, uncleared: 1, rate: 2 / 3 }
    expect(await course()).toMatchObject([friday])
  })

  test('on a day off nothing is closed; red ones stand first on the next day, whoever looks', async () => {
    world.clock.set(moment('21T12:00'))
    expect(await closeDays(world.house)).toBe(0)
    expect(await board()).toMatchObject({ day: '2026-11-21', closesAt: null, closed: false })
    world.clock.set(moment('23T09:00'))
    const young = await open('24T10:00')
    const { items } = await board()
    expect(items.map(item => item.case.id)).toEqual([red.caseId, young.caseId, cleared.caseId])
    expect(items.map(item => item.red)).toEqual([{ since: '2026-11-20', times: 1 }, null, null])
    expect(items.map(item => item.owner.name)).toEqual(['林晓燕', '林晓燕', '林晓燕'])
    expect((await lin.tell(dayEnd, { query: {} })).items[0]?.case.id).toBe(red.caseId)
    await solve(young.caseId)
  })

  test('two closings that no worker saw are kept as they were at their hours', async () => {
    world.clock.set(moment('23T19:00'))
    // Solved an hour and a half after Monday's closing: red that day all the same.
    await solve(red.caseId)
    world.clock.set(moment('25T08:00'))
    await closeDays(world.house)
    const kept = await course()
    expect(kept).toMatchObject([
      { day: '2026-11-20', uncleared: 1 },
      { day: '2026-11-23', settled: 1, cleared: 1, uncleared: 1 },
      { day: '2026-11-24', settled: 0, cleared: 1, uncleared: 0, rate: 1 },
    ])
    expect(kept.map(day => day.closedAt)).toEqual(
      ['20T17:30', '23T17:30', '24T17:30'].map(text => moment(text).toString()),
    )
    // The list of a day that is over is the one of its closing hour: both say the same.
    for (const { day, settled, cleared, uncleared } of kept) {
      const { count } = await han.tell(dayEnd, { query: { staff: 'everybody', day } })
      expect(count).toMatchObject({ settled, cleared, uncleared })
    }
    const reds = await world.deed(ctx =>
      ctx.tx.selectFrom('reception.day_end_reds').select(['day', 'case_id', 'handler']).execute(),
    )
    expect(reds.map(row => [row.day.toString(), row.case_id, row.handler])).toEqual([
      ['2026-11-20', red.caseId, world.staff.lin],
      ['2026-11-23', red.caseId, world.staff.lin],
    ])
    expect(await (await world.as('nan-agent')).ask(dayEndCourse, { query: {} })).toMatchObject({
      status: 403,
    })
  })
})

describe('the customer was told', () => {
  test('a promise of before clears nothing until he is spoken with on that day', async () => {
    world.clock.set(moment('25T09:00'))
    const { caseId, id } = await open('27T10:00')
    world.clock.set(moment('26T16:00'))
    expect((await clear(caseId, { promise: id })).problem.code).toBe('the customer must be told')
    const told = { said: '泵要下周一才到，周五上午还是给您回电' }
    expect((await clear(caseId, { promise: id, told })).status).toBe(200)
    const { items } = await board()
    const his = items.find(item => item.case.id === caseId)
    expect(his).toMatchObject({ standing: 'cleared', clearance: { toldAt: moment('26T16:00').toString() } })
  })

  test('words of the same day are enough, also when he rang himself', async () => {
    world.clock.set(moment('26T17:00'))
    const { caseId, id } = await open('30T10:00')
    world.clock.set(moment('26T17:20'))
    expect((await clear(caseId, { promise: id })).status).toBe(200)
    const { items } = await board()
    const his = items.find(item => item.case.id === caseId)
    expect(his?.clearance?.toldAt).toBe(moment('26T17:00').toString())
  })

  test('a try that reached nobody tells nobody', async () => {
    world.clock.set(moment('26T17:20'))
    const { caseId, id } = await open('30T10:00')
    world.clock.set(moment('27T09:00'))
    const body = { said: '没人接', reached: false } as const
    await lin.tell(logCallback, { params: { id: caseId }, body })
    expect((await clear(caseId, { promise: id })).problem.code).toBe('the customer must be told')
  })
})
