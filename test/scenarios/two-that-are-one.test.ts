import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { search } from '#core/find/contract.ts'
import { uuidv7 } from '#core/ids.ts'
import { addDevice, deviceCard, editDevice } from '#service/archive/contract/devices.ts'
import {
  listDuplicates,
  listMerges,
  mergeTwo,
  tellApart,
  undoMerge,
} from '#service/archive/contract/merging.ts'
import {
  addCustomer,
  addPhone,
  customerFile,
  customerTimeline,
  phoneOwners,
} from '#service/archive/contract.ts'
import { listCases, readCase } from '#service/cases/contract.ts'
import { repairCard } from '#service/fieldwork/contract.ts'
import { conversationsOf } from '#service/hotline/contract.ts'
import { dashboard } from '#service/insight/contract.ts'
import { keepingRate, ledger } from '#service/promises/contract.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../support/customers.ts'
import { finished, onDay, PATIENT } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/** 张伟 stands in the archive twice, written down in March and in November. Each was promised a call. */
let world: World
let lin: Client
let han: Client
let march: SomeCustomer
let november: SomeCustomer
beforeAll(async () => {
  world = await openWorld(PATIENT)
  world.clock.set(onDay('2026-11-23', '07:30'))
  lin = await world.as('lin')
  han = await world.as('han')
  march = await someCustomer(lin, '张伟')
  november = await someCustomer(lin, '张伟（老张）')
})
afterAll(() => world.close())

const file = (id: string) => lin.tell(customerFile, { params: { id } })
const read = async (id: string) => ({ id, version: (await file(id)).version })
const kind = { kind: 'customers' } as const
const merge = async (from: string, into: string, by = han) =>
  by.ask(mergeTwo, { params: kind, body: { from: await read(from), into: await read(into) } })
const undo = (id: string) => han.ask(undoMerge, { params: { ...kind, id } })
const cases = async (customer: string) =>
  (await lin.tell(listCases, { query: { customer } })).items.map(one => one.id)
const promised = async (customer: string) =>
  (await lin.tell(ledger, { query: { customer } })).items.map(one => one.id).sort()
const hits = async (text: string) =>
  (await lin.tell(search, { query: { text, kinds: 'customer' } })).hits.map(hit => hit.id)
const no = ({ status, problem }: { status: number; problem: { code: string } }) =>
  status === 409 ? problem.code : status

describe('a customer who stands there twice', () => {
  test('is one after the merge, and each has his own again after its undo', async () => {
    const first = await finished(world, march)
    world.clock.set(onDay('2026-11-23', '16:00'))
    const due = world.clock.now().add({ hours: 20 })
    const [one, other] = [await promisedCallback(lin, march, due), await promisedCallback(lin, november, due)]
    const figures = await countings()
    const before = await Promise.all([march, november].map(one => file(one.id)))
    const [hisPhone = ''] = before.map(({ phones }) => phones[0]?.number ?? '')

    const merged = await merge(march.id, november.id)
    expect(merged).toMatchObject({ status: 200, answer: { from: { id: march.id }, whyNotUndo: null } })
    expect(await countings()).toEqual(figures)
    const whole = await file(november.id)
    expect(whole.merged).toMatchObject([{ id: march.id, name: '张伟', merge: merged.answer.id }])
    expect(whole.phones.map(phone => phone.of)).toEqual([null, march.id])
    expect(whole.addresses.map(address => address.of)).toEqual([null, march.id])
    expect(whole.contacts.map(contact => contact.of)).toEqual([null, march.id])
    expect(new Set(whole.devices.map(({ id }) => id))).toEqual(new Set([march.deviceId, november.deviceId]))
    // Whoever looks for either finds the one.
    for (const text of ['张伟', hisPhone.slice(-4), '老张']) {
      expect(await hits(text)).toEqual([november.id])
    }
    const owners = await lin.tell(phoneOwners, { query: { phone: hisPhone } })
    expect(owners.owners.map(({ customer }) => customer)).toEqual([november.id])
    expect(new Set(await cases(november.id))).toEqual(new Set([first.caseId, one.caseId, other.caseId]))
    expect(await promised(november.id)).toEqual(expect.arrayContaining([one.id, other.id].sort()))
    expect((await lin.tell(readCase, { params: { id: one.caseId } })).customer).toEqual({
      id: november.id,
      name: '张伟（老张）',
    })
    const said = await lin.tell(conversationsOf, { query: { customer: november.id } })
    expect(new Set(said.items.map(({ customerId }) => customerId))).toEqual(new Set([march.id, november.id]))

    const third = await ringsAgain(one.caseId)

    const later = await countings()
    expect((await undo(merged.answer.id)).answer).toMatchObject({ undone: { by: '韩志远' } })
    for (const [at, { id }] of [march, november].entries()) {
      const { version: _, changedAt: __, changedBy: ___, ...now } = await file(id)
      expect(before[at]).toMatchObject(now)
    }
    expect(await hits(hisPhone.slice(-4))).toEqual([march.id])
    expect(new Set(await cases(march.id))).toEqual(new Set([first.caseId, one.caseId]))
    expect(new Set(await cases(november.id))).toEqual(new Set([other.caseId, third.caseId]))
    expect(await promised(march.id)).toContain(one.id)
    expect(await promised(november.id)).not.toContain(one.id)
    expect(await countings()).toEqual(later)
  })

  async function ringsAgain(owed: string) {
    // He rings about the machine that the first one has: one case more, of the one who is left.
    const body = { customerId: march.id, said: '又坏了', ending: { as: 'left open' } } as const
    const trouble = { deviceId: march.deviceId, reason: 'repair', symptom: '漏水' } as const
    const third = await lin.tell(receiveCall, { body: { ...body, about: { trouble } } })
    expect(await cases(november.id)).toContain(third.caseId)
    await lin.tell(logCallback, {
      params: { id: owed },
      body: { said: '今晚告诉您', contactId: november.contactId },
    })
    const happened = await lin.tell(customerTimeline, { params: { id: november.id }, query: {} })
    expect(happened.items.find(({ event }) => event === 'customers merged')?.whose).toBeNull()
    const his = happened.items.filter(({ whose }) => whose?.id === march.id)
    expect(his.map(({ event }) => event)).toEqual(expect.arrayContaining(['customer added', 'case opened']))
    return third
  }

  async function countings() {
    const period = { from: '2026-11-01', to: '2026-11-23' }
    const due = { dueFrom: '2026-11-01T00:00:00Z', dueBefore: onDay('2026-11-24', '00:00') }
    const { promises, rework } = await han.tell(dashboard, { query: period })
    return { promises, rework, rate: await han.tell(keepingRate, { query: due }) }
  }

  test('chains stay flat, and come apart in the order in which they can', async () => {
    const [a, b, c] = [
      await someCustomer(lin, '李甲'),
      await someCustomer(lin, '李乙'),
      await someCustomer(lin),
    ]
    const ab = await merge(a.id, b.id)
    const bc = await merge(b.id, c.id)
    expect((await file(c.id)).merged.map(({ id }) => id)).toEqual([a.id, b.id])
    expect((await file(a.id)).mergedInto).toBe(c.id)
    expect(no(await undo(ab.answer.id))).toBe('the other one was merged since')
    expect(no(await merge(c.id, a.id))).toBe('merged already')
    expect((await undo(bc.answer.id)).status).toBe(200)
    expect((await file(b.id)).merged.map(({ id }) => id)).toEqual([a.id])
    expect((await file(c.id)).merged).toEqual([])
    expect((await undo(ab.answer.id)).status).toBe(200)
    expect(no(await undo(ab.answer.id))).toBe('undone already')
    expect((await file(a.id)).mergedInto).toBeNull()
    const listed = await lin.tell(listMerges, { params: kind, query: {} })
    expect(listed.items.slice(0, 2).map(({ id }) => id)).toEqual([bc.answer.id, ab.answer.id])
  })

  test('of two who merge crosswise at once one is told no', async () => {
    const [a, b] = [await someCustomer(lin, '周甲'), await someCustomer(lin, '周乙')]
    const both = await Promise.all([merge(a.id, b.id), merge(b.id, a.id, await world.as('admin'))])
    const codes = both.map(no).sort()
    expect(codes).toEqual([200, 'merged already'])
  })

  test('what is refused, each by its name', async () => {
    const [a, b] = [await someCustomer(lin, '吴甲'), await someCustomer(lin, '吴乙')]
    expect(no(await merge(a.id, a.id))).toBe('one and the same')
    const stale = { from: { id: a.id, version: 99 }, into: await read(b.id) }
    expect(no(await han.ask(mergeTwo, { params: kind, body: stale }))).toBe('changed meanwhile')
    const nobody = { from: { id: uuidv7(), version: 1 }, into: await read(b.id) }
    expect(no(await han.ask(mergeTwo, { params: kind, body: nobody }))).toBe(404)
    expect(no(await merge(a.id, b.id, lin))).toBe(403)
    const key = uuidv7()
    const body = { from: await read(a.id), into: await read(b.id) }
    const once = await han.ask(mergeTwo, { params: kind, body }, key)
    expect(await han.ask(mergeTwo, { params: kind, body }, key)).toEqual(once)
    expect(no(await lin.ask(addPhone, { params: { id: a.id }, body: { phone: '13500001111' } }))).toBe(
      'merged into another customer',
    )
    expect(no(await undo(uuidv7()))).toBe(404)
  })

  test('is found by phone, or name and address; who was told apart does not come back', async () => {
    const told = async (name: string, phone: string, address: string) => {
      const body = { name, phones: [{ phone }], addresses: [{ address }] }
      return (await lin.tell(addCustomer, { body })).id
    }
    const sun = await told('孙宁', '13600000001', '昆山市亭林路 8 号')
    const same = await told('孫寧', '13600000002', '昆山市亭林路8號')
    const wife = await told('钱丽', '136 0000 0001', '昆山市亭林路8号')
    expect(await pairs()).toEqual(expect.arrayContaining([`phone ${sun} ${wife}`, `address ${sun} ${same}`]))
    expect(await pairs()).not.toContain(`address ${sun} ${wife}`)
    await han.tell(tellApart, { params: kind, body: { one: wife, other: sun } })
    await han.tell(tellApart, { params: kind, body: { one: wife, other: sun } })
    expect(await pairs()).not.toContain(`phone ${sun} ${wife}`)
    const himself = { params: kind, body: { one: sun, other: sun } }
    expect(no(await han.ask(tellApart, himself))).toBe('one and the same')
    // The one into whom he was merged is not his wife either.
    await merge(sun, same)
    expect((await pairs()).filter(pair => pair.includes(same))).toEqual([])
  })

  async function pairs() {
    const found: string[] = []
    let after: string | undefined
    do {
      const query = after === undefined ? {} : { after }
      const answer = await lin.tell(listDuplicates, { params: kind, query })
      found.push(
        ...answer.items.map(({ shares, one, other }) => [shares, ...[one.id, other.id].sort()].join(' ')),
      )
      after = answer.next ?? undefined
    } while (after !== undefined)
    return found
  }
})

describe('a device that stands there twice', () => {
  const devices = { kind: 'devices' } as const
  const card = (id: string) => lin.tell(deviceCard, { params: { id } })
  const seen = async (id: string) => ({ id, version: (await card(id)).version })
  const mergeDevices = async (from: string, into: string, installer: 'from' | 'into' | null = null) =>
    han.ask(mergeTwo, {
      params: devices,
      body: { from: await seen(from), into: await seen(into), installer },
    })
  const undoDevices = (id: string) => han.ask(undoMerge, { params: { ...devices, id } })

  test('has one card with both histories, one installer of record, and comes apart again', async () => {
    world.clock.set(onDay('2026-11-24', '07:30'))
    const owner = await someCustomer(lin, '郑强')
    const entry = { serial: 'JY26-0001', installedBy: world.staff.wang, installedOn: '2026-03-02' }
    const { id: twin } = await lin.tell(addDevice, { params: { id: owner.id }, body: entry })
    const ownEntry = {
      serial: 'JY26-0007',
      installedBy: world.staff.li,
      installedOn: '2026-03-01',
      version: 1,
    }
    await lin.tell(editDevice, { params: { id: owner.deviceId }, body: ownEntry })
    const { caseId } = await finished(world, { ...owner, deviceId: twin }, { window: dayWindow() })

    expect(no(await mergeDevices(twin, owner.deviceId))).toBe('choose the installer of record')
    expect(no(await mergeDevices(twin, march.deviceId))).toBe('they stand at different customers')
    const merged = await mergeDevices(twin, owner.deviceId, 'from')
    expect(await card(owner.deviceId)).toMatchObject({
      serial: 'JY26-0007',
      installedBy: { name: '王建国' },
      installedOn: '2026-03-02',
      merged: [{ id: twin, merge: merged.answer.id }],
    })
    expect((await file(owner.id)).devices.map(({ id }) => id)).toEqual([owner.deviceId])
    const repairs = await lin.tell(repairCard, { params: { id: owner.deviceId }, query: {} })
    expect(repairs.items.map(one => one.caseId)).toEqual([caseId])
    const ofDevice = await lin.tell(listCases, { query: { device: owner.deviceId } })
    expect(ofDevice.items.map(({ id }) => id)).toEqual([caseId])
    const found = await lin.tell(search, { query: { text: 'JY26-0001', kinds: 'device' } })
    expect(found.hits.map(({ id }) => id)).toEqual([owner.deviceId])
    expect(no(await lin.ask(editDevice, { params: { id: twin }, body: { version: 2 } }))).toBe(
      'merged into another device',
    )
    const said = { customerId: owner.id, said: '响', ending: { as: 'left open' } } as const
    const trouble = { deviceId: twin, reason: 'repair', symptom: '响' } as const
    const next = await lin.tell(receiveCall, { body: { ...said, about: { trouble } } })
    expect((await lin.tell(readCase, { params: { id: next.caseId } })).deviceId).toBe(owner.deviceId)

    expect((await undoDevices(merged.answer.id)).status).toBe(200)
    expect(await card(owner.deviceId)).toMatchObject({ installedBy: { name: '李志强' }, merged: [] })
    expect((await file(owner.id)).devices).toHaveLength(2)
  })

  test('whose customers were merged keeps them together until it is two again', async () => {
    const [a, b] = [await someCustomer(lin, '冯甲'), await someCustomer(lin, '冯乙')]
    const people = await merge(a.id, b.id)
    const machines = await mergeDevices(a.deviceId, b.deviceId)
    expect(no(await undo(people.answer.id))).toBe('their devices are merged')
    expect((await undoDevices(machines.answer.id)).status).toBe(200)
    expect((await undo(people.answer.id)).status).toBe(200)
    expect((await file(a.id)).devices.map(({ id }) => id)).toEqual([a.deviceId])
  })

  test('is found by its serial in any spelling', async () => {
    const owner = await someCustomer(lin, '沈秋')
    const [one, other] = await Promise.all(
      ['JY26 3003', 'jy26-3003'].map((serial, at) =>
        world.deed(ctx =>
          ctx.tx
            .updateTable('archive.devices')
            .set({ serial, serial_key: 'jy263003' })
            .where('id', '=', at === 0 ? owner.deviceId : march.deviceId)
            .returning('id')
            .executeTakeFirstOrThrow(),
        ),
      ),
    )
    const { items } = await lin.tell(listDuplicates, { params: devices, query: {} })
    expect(items.map(pair => [pair.one.id, pair.other.id].sort())).toContainEqual([one?.id, other?.id].sort())
  })
})

const dayWindow = () => ({ from: onDay('2026-11-24', '10:00'), to: onDay('2026-11-24', '12:00') })
