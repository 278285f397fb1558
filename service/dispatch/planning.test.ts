import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { readCase } from '#service/cases/contract.ts'
import { closeCase, reopenCase } from '#service/closing/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { asked, book, finished, installedBy, ownDays, PATIENT, window } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import {
  acceptJob,
  bookVisit,
  callOff,
  dayBoard,
  giveVisit,
  moveWindow,
  myJobs,
  suggestions,
  visitsOfCase,
} from './contract.ts'

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

const told = { said: '和客户说好了' }

async function booked(from = '10:00', to = '12:00') {
  const customer = await installedBy(agent, world.staff.wang)
  return { customer, ...(await book(agent, customer, { window: hours(from, to) })) }
}

const promisesOf = async (caseId: string) =>
  (await agent.tell(ledger, { query: { case: caseId } })).items.filter(one => one.kind === 'visit window')

describe('a window is moved', () => {
  const to = (from: string, until: string) => ({ visit: { window: hours(from, until) }, told })

  test('before it begins, the customer told: renegotiated, the slot moves, the words logged', async () => {
    const { promiseId, caseId, slotId } = await booked()
    const moved = await agent.tell(moveWindow, { params: { id: promiseId }, body: to('14:00', '16:00') })
    expect(moved).toMatchObject({ startsAt: at('14:00'), technician: { name: '王建国' } })
    expect(moved.slotId).not.toBe(slotId)
    expect(await promisesOf(caseId)).toMatchObject([
      { id: moved.promiseId, standing: 'open', insteadOf: promiseId, windowFrom: at('14:00') },
      { id: promiseId, standing: 'renegotiated', movedBy: 'us', evidence: { event: 'conversation logged' } },
    ])
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect(file.conversations.at(-1)).toMatchObject({ direction: 'out', said: told.said })
    const visits = await agent.tell(visitsOfCase, { params: { id: caseId } })
    expect(visits.map(one => one.slot?.id ?? null)).toEqual([moved.slotId, null])
  })

  test('an hour later in the same window: his own slot does not stand in his way', async () => {
    const { promiseId } = await booked()
    const body = { ...to('10:30', '12:00'), movedBy: 'customer' } as const
    expect(await dispatcher.tell(moveWindow, { params: { id: promiseId }, body })).toMatchObject({
      startsAt: at('10:30'),
      technician: { name: '王建国' },
    })
  })

  test('told in the last millisecond before it begins counts; from its beginning on it does not', async () => {
    const begins = Temporal.Instant.from(at('10:00'))
    const [a, b] = [await booked(), await booked()]
    world.clock.set(begins.subtract({ milliseconds: 1 }).toString())
    await agent.tell(moveWindow, { params: { id: a.promiseId }, body: to('14:00', '16:00') })
    expect(await promisesOf(a.caseId)).toMatchObject([{ standing: 'open' }, { standing: 'renegotiated' }])
    world.clock.set(begins.toString())
    const late = await agent.ask(moveWindow, { params: { id: b.promiseId }, body: to('14:00', '16:00') })
    expect(late.problem.code).toBe('too late: a new promise does not erase a broken one')
    world.clock.set(at('12:00'))
    expect(await promisesOf(b.caseId)).toMatchObject([{ standing: 'open' }])
    world.clock.set(Temporal.Instant.from(at('12:00')).add({ milliseconds: 1 }).toString())
    expect(await promisesOf(b.caseId)).toMatchObject([{ standing: 'broken' }])
  })

  test('not after it began, not untold, not to nonsense, not twice; the old promise stands', async () => {
    const { promiseId, caseId } = await booked()
    const no = async (body: object) => {
      const answer = await agent.ask(moveWindow, { params: { id: promiseId }, body: body as never })
      expect(answer.status).toBe(409)
      return answer.problem.code
    }
    expect(await no({ ...to('14:00', '16:00'), told: null })).toBe(
      'the customer must be told before the time that was promised',
    )
    expect(await no(to('16:00', '14:00'))).toBe('a window ends after it begins')
    expect(
      await no({ ...to('14:00', '16:00'), visit: { window: window('14:00', '16:00', '2026-11-20') } }),
    ).toBe('this time is past')
    const far = { visit: { window: window('14:00', '16:00', '2028-01-10') }, told }
    expect(await no(far)).toBe('too far ahead to be definite')
    expect(await no({ visit: { window: hours('14:00', '16:00'), technicianId: uuidv7() }, told })).toBe(
      'not a technician of ours',
    )
    world.clock.set(at('10:00'))
    expect(await no(to('14:00', '16:00'))).toBe('too late: a new promise does not erase a broken one')
    expect(await promisesOf(caseId)).toMatchObject([{ id: promiseId, standing: 'open' }])
    world.clock.set(at('12:01'))
    expect(await promisesOf(caseId)).toMatchObject([{ id: promiseId, standing: 'broken' }])
  })

  test('a broken window is followed by a new promise beside it, not instead of it', async () => {
    const { promiseId, caseId, slotId } = await booked()
    world.clock.set(at('13:00'))
    const body = { visit: { window: hours('14:00', '16:00') }, told }
    const next = await dispatcher.tell(bookVisit, { params: { id: caseId }, body })
    expect(await promisesOf(caseId)).toMatchObject([
      { id: next.promiseId, standing: 'open', insteadOf: null },
      { id: promiseId, standing: 'broken' },
    ])
    const jobs = await (await world.as('wang')).tell(myJobs, { query: { day: day().toString() } })
    expect(jobs.jobs.map(job => job.slotId)).not.toContain(slotId)
    const settled = await agent.ask(moveWindow, {
      params: { id: promiseId },
      body: { visit: { window: hours('16:00', '17:00') }, told },
    })
    expect(settled.problem.code).toBe('too late: a new promise does not erase a broken one')
  })
})

describe('a visit is given', () => {
  test('to another one: the customer’s window stands, both choices are kept', async () => {
    const { promiseId, caseId } = await booked()
    const body = { technicianId: world.staff.li, why: '王师傅车坏了' }
    const given = await dispatcher.tell(giveVisit, { params: { id: promiseId }, body })
    expect(given).toMatchObject({ promiseId, technician: { name: '李志强' }, startsAt: at('10:00') })
    const [visit] = await agent.tell(visitsOfCase, { params: { id: caseId } })
    expect(visit).toMatchObject({ slot: { technician: { name: '李志强' } }, standing: 'open' })
    expect(visit?.choices.map(choice => choice.technician.name)).toEqual(['李志强', '王建国'])
    expect(await promisesOf(caseId)).toMatchObject([{ owner: { name: '李志强' }, standing: 'open' }])
  })

  test('late rather than never: after the window began, from now on', async () => {
    const { promiseId, caseId } = await booked()
    world.clock.set(at('13:30'))
    const body = { technicianId: world.staff.chen, why: '王师傅在路上出了事故' }
    const given = await dispatcher.tell(giveVisit, { params: { id: promiseId }, body })
    expect(given.startsAt).toBe(at('13:30'))
    expect(await promisesOf(caseId)).toMatchObject([{ id: promiseId, standing: 'broken' }])
  })

  test('not outside the window, not by an agent, not when it is settled', async () => {
    const { promiseId } = await booked()
    const give = (body: object, who = dispatcher, id = promiseId) =>
      who.ask(giveVisit, { params: { id }, body: body as never })
    expect((await give({ startsAt: at('12:00') })).problem.code).toBe(
      'the visit does not begin inside the window',
    )
    expect((await give({}, agent)).status).toBe(403)
    expect((await give({}, dispatcher, uuidv7())).status).toBe(404)
    const body = { because: 'the customer does not want it', told } as const
    await dispatcher.tell(callOff, { params: { id: promiseId }, body })
    expect((await give({})).problem.code).toBe('already settled')
  })
})

describe('a visit is called off', () => {
  test('by the customer: withdrawn, off the plan, the words logged as his', async () => {
    const { promiseId, caseId, slotId } = await booked()
    const body = { because: 'the customer does not want it', told: { said: '不用来了' } } as const
    await agent.tell(callOff, { params: { id: promiseId }, body })
    expect(await promisesOf(caseId)).toMatchObject([{ standing: 'withdrawn' }])
    const file = await agent.tell(readCase, { params: { id: caseId } })
    expect(file.conversations.at(-1)).toMatchObject({ direction: 'in', said: '不用来了' })
    const wang = await world.as('wang')
    expect((await wang.ask(acceptJob, { params: { id: slotId } })).status).toBe(404)
    const again = await agent.ask(callOff, { params: { id: promiseId }, body })
    expect(again.problem.code).toBe('already settled')
  })

  test('by the technician: the promise stands, the dispatcher sees to it, it is on the board', async () => {
    const { promiseId, caseId } = await booked()
    const body = { because: 'the technician cannot go', why: '扭伤了脚' } as const
    await dispatcher.tell(callOff, { params: { id: promiseId }, body })
    expect(await promisesOf(caseId)).toMatchObject([
      { standing: 'open', owner: null, ownerRole: 'dispatcher' },
    ])
    const board = await dispatcher.tell(dayBoard, { query: { day: day().toString() } })
    expect(board.unplanned).toMatchObject([{ promiseId, window: hours('10:00', '12:00'), standing: 'open' }])
    expect((await agent.tell(readCase, { params: { id: caseId } })).notes).toMatchObject([
      { text: '扭伤了脚' },
    ])
    const again = await dispatcher.ask(callOff, { params: { id: promiseId }, body })
    expect(again.problem.code).toBe('nobody is planned')
    await dispatcher.tell(giveVisit, { params: { id: promiseId }, body: {} })
    expect((await dispatcher.tell(dayBoard, { query: { day: day().toString() } })).unplanned).toEqual([])
  })
})

describe('what is planned', () => {
  test('a technician sees his own day in order, names masked, and accepts only his own', async () => {
    const late = await booked('15:00', '17:00')
    const early = await booked('08:30', '10:00')
    const others = await book(agent, await installedBy(agent, world.staff.li), {
      window: hours('10:00', '12:00'),
    })
    const wang = await world.as('wang')
    const { jobs } = await wang.tell(myJobs, { query: { day: day().toString() } })
    expect(jobs.map(job => job.slotId)).toEqual([early.slotId, late.slotId])
    expect(jobs[0]).toMatchObject({ customer: { name: '马*' }, symptom: '不出热水', acceptedAt: null })
    for (let times = 0; times < 2; times++) await wang.tell(acceptJob, { params: { id: early.slotId } })
    expect((await wang.tell(myJobs, { query: {} })).jobs[0]?.acceptedAt).toBe(at('07:00'))
    expect((await wang.ask(acceptJob, { params: { id: others.slotId } })).status).toBe(404)
    expect((await wang.ask(dayBoard, { query: {} })).status).toBe(403)
  })

  test('the board shows every technician with his hours and jobs', async () => {
    const { slotId } = await booked()
    const board = await agent.tell(dayBoard, { query: { day: day().toString() } })
    expect(board.technicians.map(one => one.technician.name).toSorted()).toEqual([
      '李志强',
      '王建国',
      '陈海波',
    ])
    expect(board.technicians.find(one => one.technician.name === '王建国')).toMatchObject({
      shifts: [hours('08:30', '12:00'), hours('13:30', '17:30')],
      absences: [],
      jobs: [{ slotId, customer: { name: '马俊杰' } }],
    })
  })

  test('suggestions name the best first with his free times, for a case, a device or anything', async () => {
    const customer = await installedBy(agent, world.staff.chen)
    await book(agent, customer, { window: hours('10:00', '12:00'), minutes: 30 })
    const query = { device: customer.deviceId, ...hours('10:00', '11:00'), minutes: '30' } as const
    const { ranked } = await agent.tell(suggestions, { query })
    expect(ranked[0]).toMatchObject({
      technician: { name: '陈海波' },
      grounds: 'original installer',
      skip: null,
      starts: [at('10:30'), at('10:45')],
    })
    expect(ranked).toHaveLength(3)
    const anything = await agent.tell(suggestions, { query: hours('10:00', '11:00') })
    expect(new Set(anything.ranked.map(one => one.grounds))).toEqual(new Set(['skilled and free']))
    const past = await agent.ask(suggestions, { query: hours('06:00', '07:30') })
    expect(past.problem.code).toBe('the window has already begun')
    const both = { ...query, case: uuidv7() }
    expect((await agent.ask(suggestions, { query: both })).status).toBe(400)
    expect((await agent.ask(suggestions, { query: { ...query, device: uuidv7() } })).status).toBe(404)
  })

  test('who brought it to a good end is asked before strangers when the installer is unknown', async () => {
    const customer = await installedBy(agent, null)
    const best = async () => {
      const query = { device: customer.deviceId, ...hours('15:00', '17:00') }
      return (await agent.tell(suggestions, { query })).ranked.map(one => [one.technician.name, one.grounds])
    }
    const visit = await finished(world, customer, { window: hours('08:30', '10:00') })
    expect((await best()).every(([, grounds]) => grounds === 'skilled and free')).toBe(true)
    await asked(world, visit.visitId)
    await agent.tell(closeCase, { params: { id: visit.caseId }, body: { outcome: 'solved' } })
    expect((await best())[0]).toEqual(['王建国', 'repaired it last'])
    await agent.tell(reopenCase, { params: { id: visit.caseId }, body: { why: '又漏水了' } })
    expect((await best()).every(([, grounds]) => grounds === 'skilled and free')).toBe(true)
  })
})
