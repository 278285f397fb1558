import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookVisit, moveWindow } from '#service/dispatch/contract.ts'
import { checkIn, finishVisit } from '#service/fieldwork/contract.ts'
import { dashboard } from '#service/insight/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../support/client.ts'
import { asked, book, installedBy, monday, onDay, report, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * 当不能在预约时间进行售后时,一定要事先通知客户并重新预约 (seeds/002 §二). Told before, the promise is another
 * one; told after, or not at all, it is broken and stays so, whatever follows.
 */
let world: World
let agent: Client
let wang: Client
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  wang = await world.as('wang')
})
beforeEach(() => world.clock.set(monday('08:00')))
afterAll(() => world.close())

const standings = async (caseId: string) =>
  (await agent.tell(ledger, { query: { case: caseId, kind: 'visit window' } })).items.map(one => one.standing)

test('in time: renegotiated, the new window kept; beside the rate stands a move by us', async () => {
  const booked = await book(agent, await installedBy(agent, world.staff.wang), {
    window: window('10:00', '12:00'),
  })
  world.clock.set(monday('09:59'))
  const moved = await agent.tell(moveWindow, {
    params: { id: booked.promiseId },
    body: { visit: { window: window('14:00', '16:00') }, told: { said: '师傅上午赶不到,改下午两点' } },
  })
  world.clock.set(monday('14:00'))
  await wang.tell(checkIn, { params: { id: moved.slotId }, body: {} })
  expect(await standings(booked.caseId)).toEqual(['kept', 'renegotiated'])
  const figures = await agent.tell(dashboard, { query: { from: '2026-11-23', to: '2026-11-23' } })
  expect(figures.promises).toMatchObject({ kept: 1, broken: 0, renegotiated: 1, movedByUs: 1, rate: 1 })
})

test('too late: the window stays broken beside the new one, and coming at last keeps it late', async () => {
  world.clock.set(onDay('2026-11-24', '08:00'))
  const day = '2026-11-24'
  const customer = await installedBy(agent, world.staff.wang)
  const booked = await book(agent, customer, { window: window('10:00', '12:00', day) })
  world.clock.set(onDay(day, '10:00'))
  const body = { visit: { window: window('14:00', '16:00', day) }, told: { said: '改下午' } }
  const late = await agent.ask(moveWindow, { params: { id: booked.promiseId }, body })
  expect(late.problem.code).toBe('too late: a new promise does not erase a broken one')

  world.clock.set(onDay(day, '13:00'))
  const again = await agent.tell(bookVisit, { params: { id: booked.caseId }, body })
  expect(await standings(booked.caseId)).toEqual(['open', 'broken'])

  world.clock.set(onDay(day, '14:10'))
  const { id } = await wang.tell(checkIn, { params: { id: again.slotId }, body: {} })
  expect(await standings(booked.caseId)).toEqual(['kept', 'kept late'])
  await wang.tell(finishVisit, { params: { id }, body: { ...report, materials: [] } })
  const { mismatches } = await asked(world, id, { arrivalSaid: onDay(day, '14:10') })
  expect(mismatches).toEqual([])
  const figures = await agent.tell(dashboard, { query: { from: day, to: day } })
  const windows = figures.byKind.find(one => one.kind === 'visit window')
  expect(windows).toMatchObject({ kept: 1, keptLate: 1, broken: 0, renegotiated: 0, rate: 0.5 })
})
