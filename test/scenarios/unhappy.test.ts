import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeCase, whatIsMissing } from '#service/closing/contract.ts'
import { bookVisit } from '#service/dispatch/contract.ts'
import { checkIn, finishVisit, repairCard } from '#service/fieldwork/contract.ts'
import { ledger, myPromises } from '#service/promises/contract.ts'
import { asked, finished, installedBy, monday, onDay, report, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * The return visit hears that it still leaks: the case stays open, the manager calls, and somebody other than
 * the one who mended it comes, since nobody looks into his own work alone.
 */
let world: World
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(monday('08:00'))
})
afterAll(() => world.close())

test('it still leaks: not closed, the manager calls back, a second visit, then the end', async () => {
  const [agent, manager] = [await world.as('lin'), await world.as('han')]
  const customer = await installedBy(agent, world.staff.wang)
  const first = await finished(world, customer, { window: window('08:30', '10:00') })

  world.clock.set(monday('14:00'))
  const heard = await asked(world, first.visitId, {
    outcome: 'does not work',
    repairState: 'not repaired',
    satisfaction: 1,
    opinion: '还在漏,要求尽快再来',
  })
  expect(heard.unhappy).toBe(true)
  const close = { params: { id: first.caseId }, body: { outcome: 'solved' } } as const
  const missing = await agent.tell(whatIsMissing, { params: { id: first.caseId }, query: {} })
  expect(missing.missing.map(one => one.what)).toEqual(['a promise is still open', 'it still does not work'])
  expect((await agent.ask(closeCase, close)).status).toBe(409)

  // Two working hours from 14:00: the manager finds it on his list, calls, and promises another visit in
  // the same talk.
  const mine = await manager.tell(myPromises, { query: {} })
  expect(mine.items).toMatchObject([{ id: heard.promises[0], kind: 'callback', dueAt: monday('16:00') }])
  world.clock.set(monday('15:30'))
  const visit = { window: window('08:30', '10:00', '2026-11-24') }
  const told = { said: '道歉,约好明天上午八点半到十点再来,不收费' }
  const second = await manager.tell(bookVisit, { params: { id: first.caseId }, body: { visit, told } })
  expect(second.kept).toEqual(heard.promises)
  const other = (['li', 'chen'] as const).find(login => world.staff[login] === second.technician.id)
  if (!other) throw new Error(`${second.technician.name} goes`)

  world.clock.set(onDay('2026-11-24', '08:45'))
  const technician = await world.as(other)
  const { id } = await technician.tell(checkIn, { params: { id: second.slotId }, body: {} })
  await technician.tell(finishVisit, {
    params: { id },
    body: { ...report, seenAs: 'part', cause: '接头有砂眼', work: '更换接头', materials: [] },
  })
  expect((await agent.ask(closeCase, close)).problem.code).toBe('the return visit is missing')
  world.clock.set(onDay('2026-11-24', '16:00'))
  expect(await asked(world, id, { satisfaction: 4 })).toMatchObject({ unhappy: false })
  await agent.tell(closeCase, close)
  await theBooks(first.caseId, customer.deviceId)
})

/** Both visits are on the card, every promise was kept. */
async function theBooks(caseId: string, deviceId: string) {
  const agent = await world.as('lin')
  const card = await agent.tell(repairCard, { params: { id: deviceId }, query: {} })
  expect(card.items.map(one => one.finished?.cause)).toEqual(['接头有砂眼', report.cause])
  const { items } = await agent.tell(ledger, { query: { case: caseId } })
  expect(items.map(one => one.standing)).not.toContain('broken')
  expect(items.map(one => one.kind).toSorted()).toEqual([
    'callback',
    'return visit',
    'return visit',
    'visit window',
    'visit window',
  ])
}
