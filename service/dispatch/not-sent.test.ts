import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { attributeFault } from '#service/fieldwork/contract.ts'
import { addServicePoint } from '#service/people/contract/points.ts'
import type { Client } from '../../test/support/client.ts'
import type { SomeCustomer } from '../../test/support/customers.ts'
import { asked, book, finished, installedBy, ownDays, PATIENT } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { declineTechnician, endReview, takeBackDecline, whoIsNotSent } from './contract/not-sent.ts'
import { suggestions, visitsOfCase } from './contract.ts'

let world: World
let agent: Client
let manager: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  manager = await world.as('han')
})
afterAll(() => world.close())
const { day, hours } = ownDays(() => world)

/** Who is looked at for this device in the afternoon, and what stands against it. */
async function ranked(customer: SomeCustomer) {
  const query = { device: customer.deviceId, customer: customer.id, ...hours('14:00', '16:00') }
  const answer = await agent.tell(suggestions, { query })
  return new Map(answer.ranked.map(one => [one.technician.name, one]))
}

describe('whom a customer declined', () => {
  const decline = (customer: SomeCustomer, technicianId: string, more: object = {}) =>
    agent.ask(declineTechnician, {
      params: { id: customer.id },
      body: { technicianId, reason: '上次把墙弄花了', ...more },
    })

  test('he is not sent, though he installed it, and the reason is kept, until it is taken back', async () => {
    const customer = await installedBy(agent, world.staff.li)
    const { id } = (await decline(customer, world.staff.li)).answer
    const booked = await book(agent, customer, { window: hours('10:00', '12:00') })
    expect(booked.technician.name).not.toBe('李志强')
    const [visit] = await agent.tell(visitsOfCase, { params: { id: booked.caseId } })
    expect(visit?.choices[0]?.passed).toMatchObject([
      { technician: { name: '李志强' }, grounds: 'original installer', reason: 'customer declined' },
    ])
    expect(await agent.tell(whoIsNotSent, { params: { id: booked.caseId } })).toMatchObject({
      customerId: customer.id,
      declines: [
        {
          id,
          technician: { name: '李志强' },
          reason: '上次把墙弄花了',
          saidOn: day().toString(),
          enteredBy: { name: '林晓燕' },
        },
      ],
      reviews: [],
    })
    const back = { params: { id }, body: { why: '客户说那次是误会' } }
    await agent.tell(takeBackDecline, back)
    expect((await ranked(customer)).get('李志强')).toMatchObject({ skip: null })
    expect((await agent.ask(takeBackDecline, back)).problem.code).toBe('already taken back')
    expect((await agent.tell(whoIsNotSent, { params: { id: booked.caseId } })).declines).toEqual([])
    expect((await decline(customer, world.staff.li)).status).toBe(200)
  })

  test('to nobody else than this customer; not twice, not of a stranger, not from tomorrow', async () => {
    const [customer, other] = [
      await installedBy(agent, world.staff.li),
      await installedBy(agent, world.staff.li),
    ]
    expect((await decline(customer, world.staff.li, { saidOn: '2026-11-01' })).status).toBe(200)
    const code = async (technician: string, more?: object) =>
      (await decline(customer, technician, more)).problem.code
    expect(await code(world.staff.li)).toBe('the customer declined this technician')
    expect(await code(world.staff.han)).toBe('not a technician of ours')
    expect(await code(world.staff.chen, { saidOn: '2030-01-01' })).toBe('this day is still to come')
    expect((await ranked(customer)).get('李志强')).toMatchObject({ skip: 'customer declined', starts: [] })
    expect((await ranked(other)).get('李志强')).toMatchObject({ skip: null })
    const nobody = await agent.ask(takeBackDecline, { params: { id: uuidv7() }, body: { why: '误会' } })
    expect(nobody.status).toBe(404)
  })

  test('what he said before he was merged into another is not forgotten', async () => {
    const [before, kept] = [await installedBy(agent, null), await installedBy(agent, null)]
    await decline(before, world.staff.chen)
    await world.deed(ctx =>
      ctx.tx
        .updateTable('archive.customers')
        .set({ merged_into: kept.id })
        .where('id', '=', before.id)
        .execute(),
    )
    expect((await ranked(kept)).get('陈海波')).toMatchObject({ skip: 'customer declined' })
    expect((await ranked(before)).get('陈海波')).toMatchObject({ skip: 'customer declined' })
  })
})

describe('an independent second person', () => {
  const judge = (visitId: string, main: 'installation' | 'wear' | 'earlier repair', reason = '') =>
    manager.tell(attributeFault, { params: { id: visitId }, body: { main, side: [], reason } })
  const skipOf = async (customer: SomeCustomer, name: string) => (await ranked(customer)).get(name)?.skip

  test('goes once another says it is the installation, until a reviewer judges otherwise', async () => {
    const customer = await installedBy(agent, world.staff.li)
    const mate = await ranked(customer)
    expect(mate.get('李志强')).toMatchObject({ grounds: 'original installer', skip: null })
    const { visitId, caseId } = await finished(world, customer, { window: hours('08:30', '10:00') })
    expect(await skipOf(customer, '李志强')).toBe('installation under review')
    expect(await agent.tell(whoIsNotSent, { params: { id: caseId } })).toMatchObject({
      reviews: [{ technician: { name: '李志强' }, because: 'installation fault', case: { id: caseId } }],
    })
    await judge(visitId, 'wear')
    expect(await skipOf(customer, '李志强')).toBeNull()
    await judge(visitId, 'installation', '看了照片，是接头')
    expect(await skipOf(customer, '李志强')).toBe('installation under review')
    await judge(visitId, 'wear', '厂里复检，是老化')
    expect(await skipOf(customer, '李志强')).toBeNull()
  })

  test('does not where he says so of his own installation; a reviewer who agrees keeps him away', async () => {
    const customer = await installedBy(agent, world.staff.wang)
    const { visitId, caseId } = await finished(world, customer, { window: hours('08:30', '10:00') })
    expect(await skipOf(customer, '王建国')).toBeNull()
    await judge(visitId, 'installation')
    expect(await skipOf(customer, '王建国')).toBe('installation under review')
    const { reviews } = await agent.tell(whoIsNotSent, { params: { id: caseId } })
    const end = { params: { id: reviews[0]?.id ?? '' }, body: { why: '带他重新学过一遍' } }
    expect((await agent.ask(endReview, end)).status).toBe(403)
    await manager.tell(endReview, end)
    expect(await skipOf(customer, '王建国')).toBeNull()
    expect((await manager.ask(endReview, end)).problem.code).toBe('already ended')
    expect((await manager.ask(endReview, { ...end, params: { id: uuidv7() } })).status).toBe(404)
  })

  test('goes after an unhappy return visit, until the fault is judged to be none of the repairer', async () => {
    const customer = await installedBy(agent, null)
    const { visitId, caseId } = await finished(world, customer, { window: hours('08:30', '10:00') })
    expect(await skipOf(customer, '王建国')).toBeNull()
    const { unhappy } = await asked(world, visitId, { outcome: 'does not work', satisfaction: 1 })
    expect(unhappy).toBe(true)
    expect(await skipOf(customer, '王建国')).toBe('installation under review')
    const { reviews } = await agent.tell(whoIsNotSent, { params: { id: caseId } })
    expect(reviews).toMatchObject([{ because: 'unhappy customer', technician: { name: '王建国' } }])
    await judge(visitId, 'earlier repair')
    expect(await skipOf(customer, '王建国')).toBe('installation under review')
    await judge(visitId, 'wear', '是老化')
    expect(await skipOf(customer, '王建国')).toBeNull()
  })

  test('nobody clears up his own work, be he manager, too', async () => {
    const boss = await world.hire({ name: '高双', username: 'gao', roles: ['technician', 'manager'] })
    const customer = await installedBy(agent, boss)
    const { caseId } = await finished(world, customer, { window: hours('08:30', '10:00') })
    const { reviews } = await agent.tell(whoIsNotSent, { params: { id: caseId } })
    const end = { params: { id: reviews[0]?.id ?? '' }, body: { why: '没问题' } }
    const himself = await (await world.as('gao')).ask(endReview, end)
    expect(himself.problem.code).toBe('it is your own work')
  })
})

test('of strangers who can go, those whose service point is in the district are asked first', async () => {
  const admin = await world.as('admin')
  const add = async (name: string, address: string) =>
    (await admin.tell(addServicePoint, { body: { kind: 'store', name, address } })).id
  const [here, there] = [
    await add('玉山店', '昆山市玉山镇前进路 1 号'),
    await add('周庄店', '昆山市周庄镇 2 号'),
  ]
  await world.hire({ name: '近', roles: ['technician'], servicePoint: here } as never)
  await world.hire({ name: '同城', roles: ['technician'], servicePoint: there } as never)
  const list = [...(await ranked(await installedBy(agent, null))).values()]
  expect(list.slice(0, 3).map(one => [one.technician.name, one.near])).toEqual([
    ['近', 'this district'],
    ['同城', 'this city'],
    [expect.anything(), null],
  ])
})
