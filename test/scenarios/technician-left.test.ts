import { afterAll, beforeAll, expect, test } from 'vitest'
import { replanning } from '#service/dispatch/contract/replanning.ts'
import { dayBoard, giveVisit, visitsOfCase } from '#service/dispatch/contract.ts'
import { checkIn, repairCard } from '#service/fieldwork/contract.ts'
import { dashboard, reworkByInstaller } from '#service/insight/contract.ts'
import { changeStaff, staffFile } from '#service/people/contract/staff.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../support/client.ts'
import { asked, book, finished, installedBy, onDay, PATIENT, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * 王建国 leaves on Monday evening with visits promised for Tuesday and Wednesday. The windows hold, somebody
 * else goes; what he did before keeps his name.
 */
let world: World
let agent: Client
let dispatcher: Client
const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-11-23', '2026-11-24', '2026-11-25']
beforeAll(async () => {
  world = await openWorld(PATIENT)
  world.clock.set(onDay(MONDAY, '07:30'))
  agent = await world.as('lin')
  dispatcher = await world.as('qian')
})
afterAll(() => world.close())

async function leaves() {
  const admin = await world.as('admin')
  const params = { id: world.staff.wang }
  const { name, version } = await admin.tell(staffFile, { params })
  const body = { name, username: 'wang', leftOn: MONDAY, version }
  await admin.tell(changeStaff, { params, body })
}

test('his visits need somebody else, his facts keep his name', async () => {
  const { wang } = world.staff
  const customer = await installedBy(agent, wang, '2026-10-10')
  const done = await finished(world, customer)
  const planned = []
  for (const day of [TUESDAY, WEDNESDAY]) {
    const another = await installedBy(agent, wang, '2026-10-10')
    planned.push(await book(agent, another, { window: window('10:00', '12:00', day) }))
  }
  expect(planned.map(one => one.technician.name)).toEqual(['王建国', '王建国'])
  world.clock.set(onDay(MONDAY, '18:00'))
  await asked(world, done.visitId)
  await leaves()

  world.clock.set(onDay(TUESDAY, '07:30'))
  await expect(world.as('wang')).rejects.toThrow()
  const { visits } = await dispatcher.tell(replanning, {})
  expect(visits.map(one => [one.promiseId, one.why])).toEqual(planned.map(one => [one.promiseId, 'left']))
  for (const [n, visit] of visits.entries()) {
    expect(visit.window).toEqual(window('10:00', '12:00', [TUESDAY, WEDNESDAY][n]))
    const { technician, startsAt } = visit.suggestion ?? {}
    const body = { technicianId: technician?.id ?? '', startsAt: startsAt ?? '' }
    await dispatcher.tell(giveVisit, { params: { id: visit.promiseId }, body })
  }
  expect((await dispatcher.tell(replanning, {})).visits).toEqual([])
  await theWindowHolds(planned[0])
  await hisFacts(done, customer.deviceId)
})

/** The second best is there in the window; the file says why the first did not come. */
async function theWindowHolds(visit: { caseId: string } | undefined) {
  const [now] = await agent.tell(visitsOfCase, { params: { id: visit?.caseId ?? '' } })
  const went = now?.slot?.technician
  expect(['李志强', '陈海波']).toContain(went?.name)
  expect(now?.choices.map(choice => choice.technician.name)).toEqual([went?.name, '王建国'])
  expect(now?.choices[0]?.passed).toMatchObject([
    { technician: { name: '王建国' }, grounds: 'original installer', reason: 'left' },
  ])
  world.clock.set(onDay(TUESDAY, '10:30'))
  const who = await world.as(went?.id === world.staff.li ? 'li' : 'chen')
  await who.tell(checkIn, { params: { id: now?.slot?.id ?? '' }, body: {} })
  const { items } = await agent.tell(ledger, { query: { case: visit?.caseId, kind: 'visit window' } })
  expect(items).toMatchObject([{ standing: 'kept', settledBy: went }])
}

async function hisFacts(done: { caseId: string }, deviceId: string) {
  const card = await agent.tell(repairCard, { params: { id: deviceId }, query: {} })
  expect(card.items).toMatchObject([{ technician: { name: '王建国' }, caseId: done.caseId }])
  const { items } = await agent.tell(ledger, { query: { case: done.caseId, kind: 'visit window' } })
  expect(items).toMatchObject([{ standing: 'kept', settledBy: { name: '王建国' } }])
  const manager = await world.as('han')
  const october = { query: { from: '2026-10-01', to: '2026-10-31' } }
  const { installers } = await manager.tell(reworkByInstaller, october)
  expect(installers).toMatchObject([{ installer: { name: '王建国' }, soFar: { any: { k: 1, n: 3 } } }])
  const monday = { query: { from: MONDAY, to: MONDAY } }
  expect((await manager.tell(dashboard, monday)).visits).toMatchObject({
    finished: 1,
    onTime: { k: 1, n: 1 },
  })
  const board = await dispatcher.tell(dayBoard, { query: { day: WEDNESDAY } })
  expect(board.unplanned).toEqual([])
}
