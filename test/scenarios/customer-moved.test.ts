import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '#core/find/contract.ts'
import { uuidv7 } from '#core/ids.ts'
import { addDevice, deviceCard, passDeviceOn } from '#service/archive/contract/devices.ts'
import { customerFile, deviceTimeline } from '#service/archive/contract.ts'
import { listCases, readCase } from '#service/cases/contract.ts'
import { closeCase } from '#service/closing/contract.ts'
import { repairCard } from '#service/fieldwork/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../support/customers.ts'
import { asked, finished, onDay, PATIENT, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * 马俊杰 moves away and leaves the water heater to 吴芳. What we did for him stays in his files, what she is
 * promised stands in hers, and the machine has one card.
 */
let world: World
let agent: Client
let old: SomeCustomer
let heir: SomeCustomer
const day = '2026-11-24'
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  world.clock.set(onDay('2026-11-23', '07:30'))
  const customer = await someCustomer(agent)
  const body = { serial: 'JY24-0720-0777', installedBy: world.staff.wang, installedOn: '2026-10-05' }
  const { id: deviceId } = await agent.tell(addDevice, { params: { id: customer.id }, body })
  old = { ...customer, deviceId }
  heir = await someCustomer(agent, '吴芳')
})
afterAll(() => world.close())

const cases = async (query: { customer?: string; device?: string }) =>
  (await agent.tell(listCases, { query })).items
const version = async () => (await agent.tell(deviceCard, { params: { id: old.deviceId } })).version
const passOn = async (customer: string, more: object = {}) =>
  agent.ask(passDeviceOn, {
    params: { id: old.deviceId },
    body: { customer, version: await version(), ...more },
  })

test('the device goes on: his cases stay his, her calls find it, its card is whole', async () => {
  const first = await finished(world, old)
  world.clock.set(onDay('2026-11-23', '15:00'))
  await asked(world, first.visitId)
  await agent.tell(closeCase, { params: { id: first.caseId }, body: { outcome: 'solved' } })
  // He is still owed a call about something else when he moves.
  const owed = await promisedCallback(agent, old, world.clock.now().add({ hours: 20 }))

  expect((await passOn(heir.id)).status).toBe(200)
  const files = [old, heir].map(one => agent.tell(customerFile, { params: { id: one.id } }))
  const devices = (await Promise.all(files)).map(file => file.devices.map(one => one.id))
  expect(devices[0]).not.toContain(old.deviceId)
  expect(devices[1]).toContain(old.deviceId)
  const { hits } = await agent.tell(search, { query: { text: '0720-0777' } })
  expect(hits).toMatchObject([{ kind: 'device', id: old.deviceId, of: heir.id }])
  const happened = await agent.tell(deviceTimeline, { params: { id: old.deviceId }, query: {} })
  expect(happened.items[0]).toMatchObject({ event: 'device passed on' })

  expect((await cases({ customer: old.id })).map(one => one.id)).toEqual([owed.caseId, first.caseId])
  expect(await agent.tell(readCase, { params: { id: first.caseId } })).toMatchObject({
    customer: { id: old.id, name: '马俊杰' },
    deviceId: old.deviceId,
  })
  const kept = await agent.tell(logCallback, { params: { id: owed.caseId }, body: { said: '问好' } })
  expect(kept.kept).toEqual([owed.id])
  await herTurn(first.caseId)
})

async function herTurn(hisCase: string) {
  const trouble = { deviceId: old.deviceId, reason: 'repair', symptom: '又漏水' } as const
  const his = { customerId: old.id, said: '漏水', about: { trouble }, ending: { as: 'left open' } } as const
  const refused = await agent.ask(receiveCall, { body: his })
  expect(refused.problem.code).toBe('not a device of this customer')

  world.clock.set(onDay(day, '07:30'))
  const second = await finished(
    world,
    { ...heir, deviceId: old.deviceId },
    { window: window('10:00', '12:00', day) },
  )
  expect((await cases({ customer: heir.id })).map(one => one.id)).toEqual([second.caseId])
  expect((await cases({ device: old.deviceId })).map(one => one.customer.name)).toEqual(['吴芳', '马俊杰'])
  const card = await agent.tell(repairCard, { params: { id: old.deviceId }, query: {} })
  expect(card.items.map(one => one.caseId)).toEqual([second.caseId, hisCase])
  const promised = async (customer: string) =>
    (await agent.tell(ledger, { query: { customer } })).items.map(one => one.caseId)
  expect(new Set(await promised(heir.id))).toEqual(new Set([second.caseId]))
  expect(await promised(old.id)).not.toContain(second.caseId)
}

test('what is refused', async () => {
  const no = async (customer: string, more: object = {}) => {
    const { status, problem } = await passOn(customer, more)
    return status === 409 ? problem.code : status
  }
  expect(await no(heir.id)).toBe('the device is his already')
  expect(await no(old.id, { version: 99 })).toBe('changed meanwhile')
  const hers = await agent.tell(customerFile, { params: { id: heir.id } })
  const address = hers.addresses[0]?.id
  expect(await no(old.id, { address })).toBe('the address belongs to another customer')
  expect(await no(uuidv7())).toBe(404)
  const merged = await someCustomer(agent, '马俊杰')
  await world.deed(ctx =>
    ctx.tx
      .updateTable('archive.customers')
      .set({ merged_into: old.id })
      .where('id', '=', merged.id)
      .execute(),
  )
  expect(await no(merged.id)).toBe('merged into another customer')
  const wang = await world.as('wang')
  const body = { customer: old.id, version: 1 }
  expect((await wang.ask(passDeviceOn, { params: { id: old.deviceId }, body })).status).toBe(403)
})
