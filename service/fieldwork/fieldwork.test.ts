import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { callOff } from '#service/dispatch/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { book, finished, installedBy, ownDays, PATIENT, report } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import {
  attributeFault,
  breakOffVisit,
  checkIn,
  finishVisit,
  readJob,
  repairCard,
  toAttribute,
  visitsToCase,
} from './contract.ts'

let world: World
let agent: Client
let wang: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  wang = await world.as('wang')
})
afterAll(() => world.close())
const { at, hours } = ownDays(() => world)

async function booked(from = '10:00', to = '12:00') {
  const customer = await installedBy(agent, world.staff.wang)
  return { customer, ...(await book(agent, customer, { window: hours(from, to) })) }
}
async function arrived() {
  const job = await booked()
  world.clock.set(at('10:05'))
  const { id } = await wang.tell(checkIn, { params: { id: job.slotId }, body: {} })
  return { ...job, visitId: id }
}
const done = { ...report, materials: [...report.materials] }
const promisesOf = async (caseId: string) =>
  (await agent.tell(ledger, { query: { case: caseId } })).items.map(
    ({ kind, standing, evidence, owner, ownerRole, notBy, dueAt }) => ({
      kind,
      standing,
      by: evidence?.event,
      owner: owner?.name ?? ownerRole,
      notBy: notBy?.name,
      dueAt,
    }),
  )

describe('arriving', () => {
  test('in the window keeps the promise, with the arrival as evidence, and accepts the job', async () => {
    const { slotId, caseId } = await booked()
    world.clock.set(at('12:00'))
    expect(await wang.tell(checkIn, { params: { id: slotId }, body: {} })).toMatchObject({ late: false })
    expect(await promisesOf(caseId)).toMatchObject([
      { kind: 'visit window', standing: 'kept', by: 'technician arrived', owner: '王建国' },
    ])
    expect((await wang.tell(readJob, { params: { id: slotId } })).job.acceptedAt).toBe(at('12:00'))
  })

  test('after it keeps it late', async () => {
    const { slotId, caseId } = await booked()
    world.clock.set(at('12:01'))
    expect(await wang.tell(checkIn, { params: { id: slotId }, body: {} })).toMatchObject({ late: true })
    expect(await promisesOf(caseId)).toMatchObject([{ standing: 'kept late' }])
  })

  test('more than half an hour early asks for the customer’s consent', async () => {
    const { slotId } = await booked()
    world.clock.set(at('09:29'))
    const early = await wang.ask(checkIn, { params: { id: slotId }, body: {} })
    expect(early.problem.code).toBe('more than 30 minutes early: the customer must agree')
    await wang.tell(checkIn, { params: { id: slotId }, body: { agreedEarly: true } })
  })

  test('happens once; to others, and after it was called off, the job does not exist', async () => {
    const { slotId } = await arrived()
    const no = await wang.ask(checkIn, { params: { id: slotId }, body: {} })
    expect(no.problem.code).toBe('the technician is already there')
    const li = await world.as('li')
    expect((await li.ask(checkIn, { params: { id: slotId }, body: {} })).status).toBe(404)
    expect((await wang.ask(checkIn, { params: { id: uuidv7() }, body: {} })).status).toBe(404)
    const other = await booked('14:00', '16:00')
    const told = { because: 'the customer does not want it', told: { said: '不用了' } } as const
    await agent.tell(callOff, { params: { id: other.promiseId }, body: told })
    expect((await wang.ask(checkIn, { params: { id: other.slotId }, body: {} })).status).toBe(404)
  })

  test('of ten taps at once one arrives', async () => {
    const { slotId } = await booked()
    world.clock.set(at('10:00'))
    const phone = await world.as('wang')
    const taps = Array.from({ length: 10 }, () => phone.ask(checkIn, { params: { id: slotId }, body: {} }))
    expect((await Promise.all(taps)).map(one => one.status).toSorted()).toEqual([200, ...Array(9).fill(409)])
  })
})

test('who arrives and who calls off at the same moment: one of them is told no, and the books agree', async () => {
  const [phone, desk] = [await world.as('wang'), await world.as('lin')]
  for (let round = 0; round < 3; round++) {
    const { slotId, promiseId, caseId } = await booked(`1${3 + round}:30`, `1${4 + round}:30`)
    const told = { because: 'the customer does not want it', told: { said: '不用来了' } } as const
    const answers = await Promise.all([
      phone.ask(checkIn, { params: { id: slotId }, body: { agreedEarly: true } }),
      desk.ask(callOff, { params: { id: promiseId }, body: told }),
    ])
    const came = answers[0].status === 200
    expect(answers.map(one => one.status)).toEqual(came ? [200, 409] : [404, 200])
    expect((await promisesOf(caseId)).map(one => one.standing)).toEqual([came ? 'kept' : 'withdrawn'])
    const visits = await agent.tell(visitsToCase, { params: { id: caseId } })
    expect(visits).toHaveLength(came ? 1 : 0)
  }
})

describe('the end of a visit', () => {
  test('finished: the report is kept; a return visit is owed in 24 hours, by somebody else', async () => {
    const { visitId, caseId } = await arrived()
    world.clock.set(at('10:45'))
    const { promises } = await wang.tell(finishVisit, { params: { id: visitId }, body: done })
    expect(promises).toHaveLength(1)
    expect(await promisesOf(caseId)).toContainEqual({
      kind: 'return visit',
      standing: 'open',
      by: undefined,
      owner: 'visitor',
      notBy: '王建国',
      dueAt: Temporal.Instant.from(at('10:45')).add({ hours: 24 }).toString(),
    })
    const [visit] = await agent.tell(visitsToCase, { params: { id: caseId } })
    expect(visit).toMatchObject({
      symptom: '不出热水',
      arrivedAt: at('10:05'),
      technician: { name: '王建国' },
      finished: { at: at('10:45'), ...done },
      brokenOff: null,
      attribution: null,
    })
  })

  test('broken off: what comes next was told, and the handler owes a call at that time', async () => {
    const { visitId, caseId } = await arrived()
    const body = {
      reason: 'part is missing',
      found: '电磁阀坏了',
      next: '到货后再来',
      callbackBy: at('17:00'),
    } as const
    const past = await wang.ask(breakOffVisit, {
      params: { id: visitId },
      body: { ...body, callbackBy: at('10:00') },
    })
    expect(past.problem.code).toBe('this time is past')
    const far = { ...body, callbackBy: '2028-06-01T00:00:00Z' }
    const never = await wang.ask(breakOffVisit, { params: { id: visitId }, body: far })
    expect(never.problem.code).toBe('too far ahead to be definite')
    await wang.tell(breakOffVisit, { params: { id: visitId }, body })
    expect(await promisesOf(caseId)).toContainEqual(
      expect.objectContaining({ kind: 'callback', standing: 'open', owner: '林晓燕', dueAt: at('17:00') }),
    )
    const [visit] = await agent.tell(visitsToCase, { params: { id: caseId } })
    expect(visit?.brokenOff).toEqual({ at: at('10:05'), ...body })
  })

  test('comes once, and only by the one who is there', async () => {
    const { visitId } = await arrived()
    const li = await world.as('li')
    expect((await li.ask(finishVisit, { params: { id: visitId }, body: done })).status).toBe(404)
    await wang.tell(finishVisit, { params: { id: visitId }, body: done })
    const twice = await wang.ask(finishVisit, { params: { id: visitId }, body: done })
    expect(twice.problem.code).toBe('the visit has ended')
    const off = { reason: 'weather', next: '改天', callbackBy: at('17:00') } as const
    const other = await wang.ask(breakOffVisit, { params: { id: visitId }, body: off })
    expect(other.problem.code).toBe('the visit has ended')
  })

  test('a report without cause, work or explanation is unreadable', async () => {
    const { visitId } = await arrived()
    for (const missing of ['cause', 'work', 'explanation'] as const) {
      const body = { ...done, [missing]: ' ' }
      expect((await wang.ask(finishVisit, { params: { id: visitId }, body })).status).toBe(400)
    }
  })
})

describe('what a technician may read', () => {
  const phoneOf = async (client: Client, slotId: string) => {
    const { customer, readable } = await client.tell(readJob, { params: { id: slotId } })
    return { phone: customer.phones[0]?.number ?? null, readable }
  }

  test('phone and address from arriving or accepting until 24 hours after, not of others', async () => {
    const { slotId } = await booked()
    expect(await phoneOf(wang, slotId)).toEqual({ phone: null, readable: false })
    world.clock.set(at('10:00'))
    const { id: visitId } = await wang.tell(checkIn, { params: { id: slotId }, body: {} })
    const open = { phone: expect.stringMatching(/^\+86138/), readable: true }
    expect(await phoneOf(wang, slotId)).toEqual(open)
    await wang.tell(finishVisit, { params: { id: visitId }, body: done })
    world.clock.forward({ hours: 24 })
    expect(await phoneOf(wang, slotId)).toEqual(open)
    world.clock.forward({ seconds: 1 })
    expect(await phoneOf(wang, slotId)).toEqual({ phone: null, readable: false })
    expect((await (await world.as('li')).ask(readJob, { params: { id: slotId } })).status).toBe(404)
    expect(await phoneOf(agent, slotId)).toEqual(open)
    const { installed } = await wang.tell(readJob, { params: { id: slotId } })
    expect(installed).toMatchObject({
      installedBy: { name: '王建国' },
      installedOn: '2026-03-16',
      note: null,
    })
  })

  test('the repair card of a device that he is sent to, and of no other', async () => {
    const { customer } = await booked()
    const card = { params: { id: customer.deviceId }, query: {} }
    expect((await wang.ask(repairCard, card)).status).toBe(200)
    expect((await (await world.as('li')).ask(repairCard, card)).status).toBe(404)
    const nothing = { params: { id: uuidv7() }, query: {} }
    expect((await agent.ask(repairCard, nothing)).status).toBe(404)
  })
})

describe('the repair card', () => {
  test('grows by each finished visit, newest first, page by page', async () => {
    const customer = await installedBy(agent, world.staff.wang)
    const first = await finished(world, customer, { window: hours('08:30', '09:30') })
    const second = await finished(world, customer, { window: hours('10:00', '11:30') })
    const card = (query: { limit?: number; after?: string }) =>
      agent.tell(repairCard, { params: { id: customer.deviceId }, query })
    expect((await card({})).items.map(visit => visit.id)).toEqual([second.visitId, first.visitId])
    const page = await card({ limit: 1 })
    expect(page.items.map(visit => visit.id)).toEqual([second.visitId])
    const rest = await card({ limit: 1, after: page.next ?? '' })
    expect(rest).toMatchObject({ items: [{ id: first.visitId }], next: null })
  })
})

describe('attribution', () => {
  test('by a manager without a stake; the last one counts, a change says why', async () => {
    const customer = await installedBy(agent, world.staff.wang)
    const { visitId, caseId } = await finished(world, customer, { window: hours('10:00', '12:00') })
    const han = await world.as('han')
    const waiting = async () => (await han.tell(toAttribute, { query: {} })).items.map(visit => visit.id)
    expect(await waiting()).toContain(visitId)
    const judge = (body: object, who = han, id = visitId) =>
      who.ask(attributeFault, { params: { id }, body: body as never })
    await judge({ main: 'installation' })
    expect(await waiting()).not.toContain(visitId)
    expect((await judge({ main: 'part' })).problem.code).toBe('a changed attribution needs a reason')
    const twice = { main: 'part', side: ['part'], reason: '检测' }
    expect((await judge(twice)).problem.code).toBe('the same class twice')
    await judge({ main: 'part', side: ['installation'], reason: '厂家检测接头有砂眼' })
    const [visit] = await agent.tell(visitsToCase, { params: { id: caseId } })
    expect(visit?.attribution).toMatchObject({ main: 'part', side: ['installation'], by: { name: '韩志远' } })
    expect((await judge({ main: 'wear' }, agent)).status).toBe(403)
    expect((await judge({ main: 'wear' }, han, uuidv7())).status).toBe(404)
  })

  test('never by the one who went, installed or repaired before, be he manager ten times', async () => {
    const both = { roles: ['technician', 'manager'] } as const
    const installer = await world.hire({ name: '罗兼任', username: 'luo', ...both })
    const earlier = await world.hire({ name: '孟兼任', username: 'meng', ...both })
    const customer = await installedBy(agent, installer)
    const meng = await world.as('meng')
    const slot = await book(agent, customer, {
      window: hours('08:30', '09:30'),
      technicianId: earlier,
      why: '初装人员在外地',
    })
    world.clock.set(at('08:30'))
    const { id: first } = await meng.tell(checkIn, { params: { id: slot.slotId }, body: {} })
    const judge = async (login: string, id: string) => {
      const manager = await world.as(login)
      const body = { main: 'installation' } as const
      return (await manager.ask(attributeFault, { params: { id }, body })).problem.code
    }
    expect(await judge('han', first)).toBe('the visit is not finished')
    await meng.tell(finishVisit, { params: { id: first }, body: done })
    expect(await judge('meng', first)).toBe('nobody judges his own work')
    expect(await judge('luo', first)).toBe('nobody judges his own work')
    const second = await finished(world, customer, { window: hours('10:00', '12:00') })
    expect(await judge('meng', second.visitId)).toBe('nobody judges his own work')
  })
})
