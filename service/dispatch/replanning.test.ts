import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { checkIn } from '#service/fieldwork/contract.ts'
import { callOffAbsence, enterAbsence, planShifts } from '#service/people/contract/duty.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { book, installedBy, ownDays, PATIENT } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { declineTechnician } from './contract/not-sent.ts'
import { replanning, swapVisits } from './contract/replanning.ts'
import { acceptJob, callOff, dayBoard, giveVisit, visitsOfCase } from './contract.ts'

let world: World
let agent: Client
let dispatcher: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  dispatcher = await world.as('qian')
})
afterAll(() => world.close())
const { day, at, hours } = ownDays(() => world)

async function booked(from: string, to: string, technicianId: string = world.staff.wang, startsAt?: string) {
  const customer = await installedBy(agent, technicianId)
  const visit = { window: hours(from, to), technicianId, ...(startsAt ? { startsAt: at(startsAt) } : {}) }
  return { customer, ...(await book(agent, customer, visit)) }
}

const absent = (staff: string, from: string, to: string, by = dispatcher) =>
  by.tell(enterAbsence, { body: { staff, reason: 'sick', startsAt: at(from), endsAt: at(to) } })

const list = () => dispatcher.tell(replanning, {})

describe('an absence entered at 9:40', () => {
  test('lists the visits it takes away, whom to ring by when, and who could go in the window', async () => {
    const done = await booked('08:30', '09:30')
    const hit = await booked('10:00', '12:00')
    const late = await booked('15:00', '17:00', world.staff.wang, '15:00')
    const other = await booked('10:00', '12:00', world.staff.li)
    expect((await list()).visits).toEqual([])
    world.clock.set(done.startsAt)
    await (await world.as('wang')).tell(checkIn, { params: { id: done.slotId }, body: {} })
    world.clock.set(at('09:40'))
    await absent(world.staff.wang, '09:40', '14:00')
    const { visits, more } = await list()
    expect(more).toBe(0)
    expect(visits.map(one => one.slotId)).toEqual([hit.slotId])
    expect(visits[0]).toMatchObject({
      why: 'absent',
      customer: { name: '马俊杰' },
      phone: expect.stringMatching(/^138 ?\d{4} ?\d{4}$/),
      window: hours('10:00', '12:00'),
      technician: { name: '王建国' },
      suggestion: { technician: { name: '陈海波' }, grounds: 'skilled and free', startsAt: at('10:00') },
      tellBy: at('10:00'),
    })
    expect(late.technician.name).toBe('王建国')
    expect(other.technician.name).toBe('李志强')
    expect((await agent.ask(replanning, {})).status).toBe(403)
  })

  test('one deed sends the suggested one: the window stays, the customer need not be told', async () => {
    const { promiseId, caseId } = await booked('10:00', '12:00')
    world.clock.set(at('09:40'))
    await absent(world.staff.wang, '09:40', '17:00')
    const [visit] = (await list()).visits
    const { technician, startsAt } = visit?.suggestion ?? {}
    const body = { technicianId: technician?.id ?? '', startsAt: startsAt ?? '' }
    const given = await dispatcher.tell(giveVisit, { params: { id: promiseId }, body })
    expect(given).toMatchObject({ promiseId, technician, startsAt })
    expect((await list()).visits).toEqual([])
    const { items } = await agent.tell(ledger, { query: { case: caseId } })
    expect(items).toMatchObject([{ id: promiseId, standing: 'open', windowFrom: at('10:00') }])
    const [made] = await agent.tell(visitsOfCase, { params: { id: caseId } })
    expect(made?.choices[0]?.passed).toMatchObject([
      { technician: { name: '王建国' }, grounds: 'original installer', reason: 'absent' },
    ])
  })

  test('nobody is suggested for two visits at one time; where nobody is left it says so', async () => {
    const a = await booked('13:30', '14:15')
    await booked('13:30', '14:15', world.staff.li)
    const [b, c] = [await booked('14:30', '15:15'), await booked('15:30', '16:15')]
    await absent(world.staff.wang, '13:00', '17:30')
    const first = (await list()).visits
    expect(first.map(one => one.slotId)).toEqual([a.slotId, b.slotId, c.slotId])
    expect(first[0]?.suggestion).toMatchObject({ technician: { name: '陈海波' }, startsAt: at('13:30') })
    await absent(world.staff.li, '13:00', '17:30')
    const { visits } = await list()
    const two = visits.filter(one => one.window.from === at('13:30')).map(one => one.suggestion)
    expect(two).toMatchObject([{ technician: { name: '陈海波' } }, null])
    expect(visits.find(one => one.suggestion === null)).toMatchObject({ tellBy: at('13:30') })
    for (const { promiseId } of visits) {
      const body = { because: 'the technician cannot go', why: '请假' } as const
      await dispatcher.tell(callOff, { params: { id: promiseId }, body })
    }
    expect((await list()).visits).toEqual([])
  })

  test('it counts from the first minute that he is away, and no more once he comes after all', async () => {
    await booked('10:00', '12:00')
    const { id } = await absent(world.staff.wang, '11:00', '12:00')
    expect((await list()).visits).toEqual([])
    const second = await absent(world.staff.wang, '10:59', '11:00')
    expect((await list()).visits).toHaveLength(1)
    for (const one of [id, second.id]) await dispatcher.tell(callOffAbsence, { params: { id: one } })
    expect((await list()).visits).toEqual([])
  })

  test('once the window has begun it is too late to tell: who goes, goes late, and the list says so', async () => {
    const { slotId } = await booked('10:00', '12:00', world.staff.wang, '11:00')
    world.clock.set(at('10:07'))
    await absent(world.staff.wang, '10:05', '17:00')
    expect((await list()).visits).toMatchObject([
      { slotId, tellBy: null, suggestion: { startsAt: at('10:10') } },
    ])
    world.clock.set(at('12:00'))
    expect((await list()).visits).toEqual([])
  })
})

describe('it is not only absence', () => {
  test('who left, was disabled or does other work; a shift that was moved; a customer who declined', async () => {
    const someone = await world.hire({ name: '孙立', roles: ['technician'] })
    const visit = await booked('10:00', '12:00', someone)
    const why = async () => (await list()).visits.map(one => one.why)
    expect(await why()).toEqual([])
    const set = (to: object) =>
      world.deed(ctx => ctx.tx.updateTable('people.staff').set(to).where('id', '=', someone).execute())
    await set({ left_on: day() })
    expect(await why()).toEqual([])
    await set({ left_on: day().subtract({ days: 1 }) })
    expect(await why()).toEqual(['left'])
    await set({ left_on: null, roles: ['manager'] })
    expect(await why()).toEqual(['other work'])
    await set({ roles: ['technician'] })
    await dispatcher.tell(planShifts, {
      body: { shifts: [{ staff: someone, startsAt: at('13:00'), endsAt: at('18:00') }] },
    })
    expect(await why()).toEqual(['off shift'])
    const body = { technicianId: someone, reason: '不要他来' }
    await agent.tell(declineTechnician, { params: { id: visit.customer.id }, body })
    expect(await why()).toEqual(['customer declined'])
    const gone = await dispatcher.tell(dayBoard, { query: { day: day().toString() } })
    expect(gone.technicians.find(one => one.technician.id === someone)?.jobs).toHaveLength(1)
  })
})

describe('two visits are swapped', () => {
  const swap = (id: string, other: string, why = '') =>
    dispatcher.ask(swapVisits, { params: { id }, body: { with: other, why } })

  test('each technician goes to the other’s visit at its time; what was told stays', async () => {
    const a = await booked('10:00', '12:00', world.staff.wang)
    const b = await booked('10:00', '12:00', world.staff.li, '10:30')
    expect((await swap(a.slotId, b.slotId)).problem.code).toBe(
      'say why the better suited technician does not go',
    )
    const { answer } = await swap(a.slotId, b.slotId, '李师傅带着高空车')
    expect(answer.planned).toMatchObject([
      { promiseId: a.promiseId, technician: { name: '李志强' }, startsAt: at('10:00') },
      { promiseId: b.promiseId, technician: { name: '王建国' }, startsAt: at('10:30') },
    ])
    const { items } = await agent.tell(ledger, { query: { case: a.caseId } })
    expect(items).toMatchObject([{ id: a.promiseId, standing: 'open', owner: { name: '李志强' } }])
    const li = await world.as('li')
    await li.tell(acceptJob, { params: { id: answer.planned[0]?.slotId ?? '' } })
    expect((await swap(a.slotId, b.slotId, '再换')).status).toBe(404)
  })

  test('two of one technician change their times, inside what was told', async () => {
    const a = await booked('13:30', '16:00', world.staff.wang, '13:30')
    const b = await booked('13:30', '16:00', world.staff.wang, '14:30')
    const { answer } = await swap(a.slotId, b.slotId)
    expect(answer.planned.map(one => one.startsAt)).toEqual([at('14:30'), at('13:30')])
    const c = await booked('16:00', '17:00', world.staff.wang, '16:00')
    const outside = await swap(answer.planned[0]?.slotId ?? '', c.slotId)
    expect(outside.problem.code).toBe('the visit does not begin inside the window')
  })

  test('not with itself, not what is over, not with nothing; and then nothing has changed', async () => {
    const a = await booked('08:30', '10:00', world.staff.wang, '08:30')
    const b = await booked('08:30', '10:00', world.staff.chen, '08:30')
    expect((await swap(a.slotId, a.slotId)).problem.code).toBe('a visit is not swapped with itself')
    expect((await swap(a.slotId, uuidv7())).status).toBe(404)
    await absent(world.staff.chen, '00:00', '23:00')
    expect((await swap(a.slotId, b.slotId, '试试')).problem.code).toBe('the technician is absent')
    world.clock.set(at('08:30'))
    await (await world.as('wang')).tell(checkIn, { params: { id: a.slotId }, body: {} })
    expect((await swap(a.slotId, b.slotId, '试试')).problem.code).toBe('already settled')
    const [visit] = await agent.tell(visitsOfCase, { params: { id: b.caseId } })
    expect(visit?.slot).toMatchObject({ id: b.slotId, technician: { name: '陈海波' } })
  })

  test('two swaps of the same pair at once: both end, the plan stays whole', async () => {
    const a = await booked('10:00', '12:00', world.staff.wang, '10:00')
    const b = await booked('10:00', '12:00', world.staff.li, '10:00')
    const answers = await Promise.all([swap(a.slotId, b.slotId, '一'), swap(b.slotId, a.slotId, '二')])
    expect(answers.map(one => one.status).toSorted()).toEqual([200, 404])
    const jobs = (await dispatcher.tell(dayBoard, { query: { day: day().toString() } })).technicians
      .flatMap(one => one.jobs)
      .map(job => [job.promiseId, job.technician.name])
    expect(new Map(jobs as [string, string][]).get(a.promiseId)).toBe('李志强')
  })
})
