import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { caseTimeline } from '#service/cases/contract.ts'
import { checkIn } from '#service/fieldwork/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { book, installedBy, monday, onDay, PATIENT, window } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { dayBoard, giveVisit, myJobs, setOut, visitsOfCase } from './contract.ts'

let world: World
let agent: Client
let wang: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  world.clock.set(onDay('2026-11-22', '16:00'))
  agent = await world.as('lin')
  wang = await world.as('wang')
})
afterAll(() => world.close())

const booked = async (from: string, to: string) =>
  book(agent, await installedBy(agent, world.staff.wang), { window: window(from, to) })
const go = (slotId: string, who = wang) => who.ask(setOut, { params: { id: slotId } })
const setOutAt = async (slotId: string) =>
  (await wang.tell(myJobs, { query: { day: '2026-11-23' } })).jobs.find(job => job.slotId === slotId)

test('who sets out is on his way for everybody to see, has accepted, and is so once', async () => {
  const { slotId, caseId } = await booked('09:00', '10:00')
  expect(await setOutAt(slotId)).toMatchObject({ acceptedAt: null, setOutAt: null })
  world.clock.set(monday('08:20'))
  expect((await go(slotId)).status).toBe(200)
  world.clock.set(monday('08:30'))
  expect((await go(slotId)).status).toBe(200)
  const since = { acceptedAt: monday('08:20'), setOutAt: monday('08:20') }
  expect(await setOutAt(slotId)).toMatchObject(since)
  const board = await (await world.as('qian')).tell(dayBoard, { query: { day: '2026-11-23' } })
  const jobs = board.technicians.flatMap(row => row.jobs)
  expect(jobs.find(job => job.slotId === slotId)).toMatchObject(since)
  const [visit] = await agent.tell(visitsOfCase, { params: { id: caseId } })
  expect(visit?.slot?.setOutAt).toBe(monday('08:20'))
  const { items } = await agent.tell(caseTimeline, { params: { id: caseId }, query: {} })
  const told = items.filter(({ event }) => event === 'technician set out')
  expect(told).toMatchObject([{ actor: { name: '王建国' }, at: monday('08:20') }])
})

test('not a day ahead, not once he is there, and never on somebody else’s way', async () => {
  world.clock.set(onDay('2026-11-22', '16:00'))
  const { slotId } = await booked('10:00', '11:00')
  expect((await go(slotId)).problem.code).toBe('too early to set out')
  expect(await setOutAt(slotId)).toMatchObject({ acceptedAt: null })
  world.clock.set(onDay('2026-11-22', '18:00'))
  expect((await go(slotId)).status).toBe(200)
  expect((await go(slotId, await world.as('li'))).status).toBe(404)
  expect((await go(uuidv7())).status).toBe(404)
  const late = await booked('11:00', '12:00')
  world.clock.set(monday('11:00'))
  await wang.tell(checkIn, { params: { id: late.slotId }, body: {} })
  expect((await go(late.slotId)).problem.code).toBe('already settled')
})

test('when somebody else is sent, nobody is on the way any more', async () => {
  world.clock.set(monday('12:30'))
  const { slotId, promiseId, caseId } = await booked('14:00', '15:00')
  expect((await go(slotId)).status).toBe(200)
  const qian = await world.as('qian')
  const other = { technicianId: world.staff.li, why: '王师傅的车坏了' }
  await qian.tell(giveVisit, { params: { id: promiseId }, body: other })
  const [visit] = await agent.tell(visitsOfCase, { params: { id: caseId } })
  expect(visit?.slot).toMatchObject({ technician: { name: '李志强' }, setOutAt: null })
})
