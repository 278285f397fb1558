import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '#core/find/contract.ts'
import { importReport, readList, runImport } from '#service/archive/contract/lists.ts'
import { customerFile, customerTimeline, deviceTimeline } from '#service/archive/contract.ts'
import { readCase } from '#service/cases/contract.ts'
import { closeCase, whatIsMissing } from '#service/closing/contract.ts'
import { acceptJob, bookWhileReceiving, myJobs, suggestions } from '#service/dispatch/contract.ts'
import { attributeFault, checkIn, finishVisit, readJob, repairCard } from '#service/fieldwork/contract.ts'
import { makeReturnVisit, owedReturnVisits } from '#service/followup/contract.ts'
import { dashboard, reworkByInstaller } from '#service/insight/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import { monday, onDay, report, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * The first thread of the main job, on a list that came in: a ring, a window promised, the original
 * installer at the door, the work, the return visit of somebody else, the case closed; the repair card has
 * grown and the rates count it.
 */
let world: World
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(monday('08:40'))
})
afterAll(() => world.close())

const LIST = `客户姓名,联系电话,地址,产品线,型号,序列号,购买日期,安装日期,初装人员,辅料明细
周秀兰,138 1234 5678,德州市德城区湖滨北路 88 号 2 单元 301,真空管太阳能,CG-24,CG24-2506-0117,2026-09-01,2026-09-05,王建国,"铜管 6 米、保温管"
吴桂芳,0534-2345678,德州市德城区天衢西路 12 号,真空管太阳能,CG-24,CG24-2506-0118,2026-09-02,2026-09-06,李志强,
`

async function bringIn() {
  const manager = await world.as('han')
  const sent = await manager.send('POST', '/api/files', {
    body: Buffer.from(LIST),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('老客户.csv') },
  })
  const { id: file } = (await sent.json()) as { id: string }
  const { id } = await manager.tell(readList, { body: { file } })
  await manager.tell(runImport, { params: { id } })
  await world.settle()
  expect((await manager.tell(importReport, { params: { id } })).done.created).toBe(2)
}

/** The customer rings; she is found by the end of her number, and her file says who installed what. */
async function ring() {
  const agent = await world.as('lin')
  const { hits } = await agent.tell(search, { query: { text: '5678' } })
  const found = hits.find(hit => hit.kind === 'customer' && hit.title === '周秀兰')
  const file = await agent.tell(customerFile, { params: { id: found?.id ?? '' } })
  const device = file.devices[0]
  if (!device) throw new Error('she has a device')
  return { customerId: file.id, deviceId: device.id }
}

/** The original installer is free this morning; the agent says the window and books it in the same deed. */
async function booking(of: { customerId: string; deviceId: string }) {
  const agent = await world.as('lin')
  const told = window('10:00', '12:00')
  const { ranked } = await agent.tell(suggestions, { query: { device: of.deviceId, ...told } })
  const best = { technician: { name: '王建国' }, grounds: 'original installer', skip: null }
  expect(ranked[0]).toMatchObject(best)
  const booked = await agent.tell(bookWhileReceiving, {
    body: {
      customerId: of.customerId,
      said: '昨晚起水不热,家里有老人',
      about: { trouble: { deviceId: of.deviceId, reason: 'repair', symptom: '水不热' } },
      visit: { window: told },
    },
  })
  expect(booked.technician.name).toBe('王建国')
  return booked
}

/** He accepts on his phone, knows from then on where to go, and is at the door in the window. */
async function visiting(slotId: string): Promise<string> {
  const wang = await world.as('wang')
  const { jobs } = await wang.tell(myJobs, { query: {} })
  expect(jobs).toMatchObject([{ slotId, symptom: '水不热', window: window('10:00', '12:00') }])
  await wang.tell(acceptJob, { params: { id: slotId } })
  const job = await wang.tell(readJob, { params: { id: slotId } })
  expect(job.customer).toMatchObject({ name: '周秀兰', phones: [{ number: '+8613812345678' }] })

  world.clock.set(monday('10:10'))
  const { id, late } = await wang.tell(checkIn, { params: { id: slotId }, body: {} })
  expect(late).toBe(false)
  world.clock.set(monday('11:00'))
  const body = { ...report, materials: [...report.materials] }
  await wang.tell(finishVisit, { params: { id }, body })
  return id
}

/** The next morning, within 24 hours, somebody else asks. */
async function returnVisiting(visitId: string) {
  world.clock.set(onDay('2026-11-24', '09:00'))
  const visitor = await world.as('he')
  const owed = await visitor.tell(owedReturnVisits, { query: {} })
  const due = { visitId, dueAt: onDay('2026-11-24', '11:00'), notForYou: null }
  expect(owed.items).toMatchObject([due])
  const said = {
    outcome: 'works',
    causeHeard: '装的时候接头没拧紧',
    repairState: 'repaired',
    arrivalSaid: monday('10:15'),
    manners: { 'was polite': true, 'wore shoe covers': true },
    satisfaction: 5,
    opinion: '来得准时',
  } as const
  const made = await visitor.tell(makeReturnVisit, { params: { id: visitId }, body: said })
  expect(made).toMatchObject({ unhappy: false, mismatches: [] })
}

test('from the ring to the confirmed return visit, by five people, on a list brought in', async () => {
  await bringIn()
  const of = await ring()
  const { caseId, slotId } = await booking(of)
  const visitId = await visiting(slotId)

  // It cannot be closed before somebody else has asked how it went.
  const agent = await world.as('lin')
  const close = { params: { id: caseId }, body: { outcome: 'solved' } } as const
  expect((await agent.ask(closeCase, close)).problem.code).toBe('the return visit is missing')
  await returnVisiting(visitId)
  const missing = await agent.tell(whatIsMissing, { params: { id: caseId }, query: {} })
  expect(missing).toEqual({ open: true, missing: [] })
  await agent.tell(closeCase, close)
  expect(await agent.tell(readCase, { params: { id: caseId } })).toMatchObject({ open: false })

  await theBooks(caseId, visitId, of)
})

/** What the ledger, the repair card, the timelines and the rates say afterwards. */
async function theBooks(
  caseId: string,
  visitId: string,
  { customerId, deviceId }: { customerId: string; deviceId: string },
) {
  const [agent, manager] = [await world.as('lin'), await world.as('han')]
  const { items } = await agent.tell(ledger, { query: { case: caseId } })
  expect(items.map(one => [one.kind, one.standing, one.evidence?.event, one.settledBy?.name])).toEqual([
    ['return visit', 'kept', 'conversation logged', '何秀英'],
    ['visit window', 'kept', 'technician arrived', '王建国'],
  ])
  const card = await agent.tell(repairCard, { params: { id: deviceId }, query: {} })
  expect(card.items).toMatchObject([{ id: visitId, symptom: '水不热', finished: { cause: report.cause } }])
  for (const [timeline, id] of [
    [customerTimeline, customerId],
    [deviceTimeline, deviceId],
  ] as const) {
    const { items: happened } = await agent.tell(timeline, { params: { id }, query: {} })
    const events = happened.map(one => one.event)
    const thread = [
      'case closed',
      'return visit made',
      'visit finished',
      'technician arrived',
      'visit planned',
    ]
    expect(events.filter(event => thread.includes(event))).toEqual(thread)
  }
  await manager.tell(attributeFault, { params: { id: visitId }, body: { main: 'installation' } })
  const september = { query: { from: '2026-09-01', to: '2026-09-30' } }
  const rework = await manager.tell(reworkByInstaller, september)
  expect(rework.installers.map(one => [one.installer.name, one.soFar.installation.k, one.installed])).toEqual(
    expect.arrayContaining([
      ['王建国', 1, 1],
      ['李志强', 0, 1],
    ]),
  )
  const days = { query: { from: '2026-11-23', to: '2026-11-24' } }
  const figures = await manager.tell(dashboard, days)
  expect(figures).toMatchObject({
    promises: { kept: 2, keptLate: 0, broken: 0, rate: 1 },
    cases: { opened: 1, closed: 1, openAtEnd: 0 },
    returnVisits: { made: 1, works: { k: 1, n: 1 } },
  })
}
