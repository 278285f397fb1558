import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Question } from '#core/endpoint.ts'
import { uuidv7 } from '#core/ids.ts'
import { addDevice, addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { closeCase } from '#service/closing/contract.ts'
import { addCertificate, enterAbsence } from '#service/people/contract/duty.ts'
import { ledger, withdrawPromise } from '#service/promises/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { book, installedBy, monday, onDay, window } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { needsOfLines, setNeeds } from './contract/needs.ts'
import { bookVisit, bookWhileReceiving, visitsOfCase } from './contract.ts'

let world: World
let agent: Client
let dispatcher: Client
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(monday('08:00'))
  agent = await world.as('lin')
  dispatcher = await world.as('qian')
})
beforeEach(() => world.clock.set(monday('08:00')))
afterAll(() => world.close())

type Visit = Question<typeof bookVisit>['body']['visit']

async function opened(customer: SomeCustomer) {
  const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '漏水' } as const
  const body = {
    customerId: customer.id,
    said: '漏水',
    about: { trouble },
    ending: { as: 'left open' },
  } as const
  return (await agent.tell(receiveCall, { body })).caseId
}

/** The code of the no to a visit in the case of a new trouble. */
async function refused(customer: SomeCustomer, visit: Visit): Promise<string> {
  const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '漏水' } as const
  const body = { customerId: customer.id, said: '漏水', about: { trouble }, visit }
  const { status, problem } = await agent.ask(bookWhileReceiving, { body })
  expect(status).toBe(409)
  return problem.code
}

describe('a visit is refused', () => {
  test('in a window that nobody could keep', async () => {
    const customer = await someCustomer(agent)
    const code = (from: string, to: string, day?: string) =>
      refused(customer, { window: window(from, to, day) })
    expect(await code('07:00', '09:00')).toBe('the window has already begun')
    expect(await code('10:00', '10:20')).toBe('the window is shorter than half an hour')
    expect(await code('10:00', '16:30')).toBe('the window is longer than six hours')
    expect(await code('10:00', '12:00', '2027-03-01')).toBe('the window is more than 90 days away')
    const visit = { window: window('10:00', '12:00'), startsAt: monday('12:00') }
    expect(await refused(customer, visit)).toBe('the visit does not begin inside the window')
  })

  test('to a technician who cannot go, each with his reason; and nothing was written', async () => {
    const customer = await someCustomer(agent)
    const hired = async (name: string, more: object = {}) =>
      world.hire({ name, roles: ['technician'], ...more } as never)
    const visit = (technicianId: string, day?: string) => ({
      window: window('10:00', '12:00', day),
      technicianId,
    })
    const code = async (id: string, day?: string) => refused(customer, visit(id, day))

    expect(await code(world.staff.han)).toBe('not a technician of ours')
    expect(await code(uuidv7())).toBe('not a technician of ours')
    expect(await code(world.staff.wang, '2026-11-22')).toBe('the window has already begun')
    expect(await code(world.staff.wang, '2026-11-28')).toBe('the technician is not on shift')
    const sick = await hired('孙病')
    const day = { startsAt: onDay('2026-11-23', '00:00'), endsAt: onDay('2026-11-24', '00:00') }
    await dispatcher.tell(enterAbsence, { body: { staff: sick, reason: 'sick', ...day } })
    expect(await code(sick)).toBe('the technician is absent')
    const saturday = { window: window('10:00', '12:00', '2026-11-28') }
    expect(await refused(customer, saturday)).toBe('nobody is free in this window')
    const { items } = await agent.tell(ledger, { query: { customer: customer.id } })
    expect(items).toEqual([])
  })

  test('to an installer who left or does other work, and says so in the alternatives', async () => {
    const gone = await world.hire({ name: '高已离', roles: ['technician'] })
    const promoted = await world.hire({ name: '高升', roles: ['technician'] })
    const [a, b] = [await installedBy(agent, gone), await installedBy(agent, promoted)]
    await world.deed(async ctx => {
      const set = (to: object, id: string) =>
        ctx.tx.updateTable('people.staff').set(to).where('id', '=', id).execute()
      await set({ left_on: Temporal.PlainDate.from('2026-10-31') }, gone)
      await set({ roles: ['manager'] }, promoted)
    })
    const visit = (technicianId: string) => ({ window: window('15:00', '17:00'), technicianId })
    expect(await refused(a, visit(gone))).toBe('the technician has left')
    expect(await refused(b, visit(promoted))).toBe('he is no technician any more')
    const booked = await book(agent, a, { window: window('15:00', '17:00') })
    const [made] = await agent.tell(visitsOfCase, { params: { id: booked.caseId } })
    expect(made?.choices[0]?.passed).toMatchObject([{ technician: { name: '高已离' }, reason: 'left' }])
  })

  test('to who lacks the skill or whose certificate expired', async () => {
    const manager = await world.as('han')
    const line = await manager.tell(addProductLine, { body: { name: '太阳能热水器' } })
    const model = await manager.tell(addModel, { body: { name: 'CG-24', productLine: line.id } })
    const skill = await world.deed(async ctx => {
      const id = uuidv7()
      const row = { company_id: ctx.company, id, name: '高空作业', needs_certificate: true }
      await ctx.tx.insertInto('people.skills').values(row).execute()
      const has = { company_id: ctx.company, staff_id: world.staff.li, skill_id: id }
      await ctx.tx.insertInto('people.staff_skills').values(has).execute()
      return id
    })
    await manager.tell(setNeeds, { params: { id: line.id }, body: { skillIds: [skill] } })
    expect(await agent.tell(needsOfLines, {})).toEqual([{ productLineId: line.id, skillIds: [skill] }])
    const customer = await someCustomer(agent)
    const device = await agent.tell(addDevice, { params: { id: customer.id }, body: { model: model.id } })
    const onRoof = { ...customer, deviceId: device.id }
    const day = '2026-12-02'
    const visit = (technicianId: string) => ({ window: window('10:00', '12:00', day), technicianId })
    expect(await refused(onRoof, visit(world.staff.wang))).toBe('the technician lacks the skill')
    const paper = { staff: world.staff.li, skill, name: '高处作业证' }
    await manager.tell(addCertificate, { body: { ...paper, validUntil: '2026-12-01' } })
    expect(await refused(onRoof, visit(world.staff.li))).toBe('the certificate has expired')
    await manager.tell(addCertificate, { body: { ...paper, validUntil: '2027-12-01' } })
    expect(await book(agent, onRoof, visit(world.staff.li))).toMatchObject({ technician: { name: '李志强' } })
    const nobody = await manager.ask(setNeeds, { params: { id: line.id }, body: { skillIds: [uuidv7()] } })
    expect(nobody.status).toBe(404)
  })

  test('where one that can come in time is promised already, and in a case that is closed', async () => {
    const customer = await someCustomer(agent)
    const caseId = await opened(customer)
    const told = { said: '周四上午来' }
    const visit = { window: window('10:00', '12:00', '2026-12-03') }
    const again = () => agent.ask(bookVisit, { params: { id: caseId }, body: { visit, told } })
    expect((await again()).status).toBe(200)
    expect((await again()).problem.code).toBe('a visit is already promised')
    const other = await opened(customer)
    const { items } = await agent.tell(ledger, { query: { case: other } })
    for (const { id } of items) {
      await agent.tell(withdrawPromise, { params: { id }, body: { said: '自己修好了,不用来了' } })
    }
    const ending = { outcome: 'not wanted', word: '客户自己修好了' } as const
    await agent.tell(closeCase, { params: { id: other }, body: ending })
    const late = await agent.ask(bookVisit, { params: { id: other }, body: { visit, told } })
    expect(late.problem.code).toBe('the case is closed')
  })
})
