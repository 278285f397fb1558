import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#core/find/contract.ts'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import {
  addDevice,
  addModel,
  addProductLine,
  deviceCard,
  editDevice,
  editModel,
  editProductLine,
  listModels,
  listProductLines,
} from './contract/devices.ts'
import { addCustomer, customerTimeline, deviceTimeline } from './contract.ts'

let world: World
let agent: Client
let manager: Client
let auditor: Client
let model: string
let line: string

beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  manager = await world.as('han')
  auditor = await world.as('shen')
  line = (await manager.tell(addProductLine, { body: { name: '真空管太阳能热水器' } })).id
  model = (await manager.tell(addModel, { body: { name: '晨曦 CX-16', productLine: line } })).id
})
afterAll(() => world?.close())

const wang = {
  name: '王㛃',
  note: '周末在家',
  phones: [{ phone: '138 1234 5678', label: '本人' }],
  addresses: [{ address: '江苏省昆山市玉山镇人民路 66 号 3 单元 501', label: '家' }],
  contacts: [{ name: '王小明', relation: '儿子', phones: [{ phone: '0512-88881234 转 802' }] }],
}
const device = () => ({
  model,
  serial: `SN-${uuidv7().slice(-8)}`,
  purchasedOn: '2025-03-01',
  installedOn: '2025-03-05',
  installedBy: world.staff.wang,
  materials: [{ name: '铜管', quantity: 3, unit: '米' }, { name: '支架' }],
})
const hits = async (client: Client, text: string) => (await client.tell(search, { query: { text } })).hits

describe('a device', () => {
  let customer: string
  let home: string
  beforeAll(async () => {
    const added = await agent.tell(addCustomer, { body: wang })
    customer = added.id
    home = added.addresses[0]?.id ?? ''
  })

  it('heads its repair card: model, line, installer of record, materials, where it stands', async () => {
    const { id } = await agent.tell(addDevice, {
      params: { id: customer },
      body: { ...device(), address: home },
    })
    const card = await agent.tell(deviceCard, { params: { id } })
    expect(card).toMatchObject({
      customer: { id: customer, name: '王㛃' },
      model: { id: model, name: '晨曦 CX-16' },
      productLine: { id: line, name: '真空管太阳能热水器' },
      purchasedOn: '2025-03-01',
      installedOn: '2025-03-05',
      installedBy: { staff: world.staff.wang, name: '王建国' },
      materials: [
        { name: '铜管', quantity: 3, unit: '米' },
        { name: '支架', quantity: null, unit: '' },
      ],
      source: null,
    })
    const masked = await auditor.tell(deviceCard, { params: { id } })
    expect(masked).toMatchObject({
      customer: { name: '王*' },
      address: { shown: '江苏省昆山市玉山镇***' },
      note: null,
    })
    const { items } = await agent.tell(deviceTimeline, { params: { id }, query: {} })
    expect(items).toMatchObject([{ event: 'device added', by: '林晓燕' }])
    const about = await agent.tell(customerTimeline, { params: { id: customer }, query: { limit: 1 } })
    expect(about.items[0]).toMatchObject({ event: 'device added', subject: id })
  })

  it('may be known by its product line alone, and its installer by a name', async () => {
    const card = await agent.tell(addDevice, {
      params: { id: customer },
      body: { productLine: line, installedByName: '刘师傅' },
    })
    expect(card).toMatchObject({
      model: null,
      productLine: { id: line },
      installedBy: { staff: null, name: '刘师傅' },
    })
  })

  it('is changed as a whole, by its version, and found by its new serial only', async () => {
    const body = device()
    const { id } = await agent.tell(addDevice, { params: { id: customer }, body })
    const edited = await agent.tell(editDevice, {
      params: { id },
      body: { model, serial: 'CX16-NEW-77001', version: 1, materials: [{ name: '保温棉' }] },
    })
    expect(edited).toMatchObject({
      version: 2,
      serial: 'CX16-NEW-77001',
      installedBy: null,
      materials: [{ name: '保温棉' }],
    })
    expect((await hits(agent, 'cx16new77001'))[0]).toMatchObject({
      kind: 'device',
      id,
      of: customer,
      how: 'exact',
    })
    expect((await hits(agent, body.serial)).some(hit => hit.id === id)).toBe(false)
    const late = await agent.ask(editDevice, { params: { id }, body: { ...body, version: 1 } })
    expect(late.problem).toMatchObject({ code: 'changed meanwhile', details: { by: '林晓燕' } })
  })

  it('has a serial that no other of its model has, in any spelling', async () => {
    const { id } = await agent.tell(addDevice, {
      params: { id: customer },
      body: { model, serial: 'AB-100 200' },
    })
    const twin = await agent.ask(addDevice, { params: { id: customer }, body: { model, serial: 'ab100200' } })
    expect(twin.problem).toMatchObject({
      code: 'this serial belongs to another device',
      details: { device: id, customer },
    })
    const other = await agent.tell(addDevice, {
      params: { id: customer },
      body: { model, serial: 'AB-100-201' },
    })
    const edit = await agent.ask(editDevice, {
      params: { id: other.id },
      body: { model, serial: 'AB100200', version: 1 },
    })
    expect(edit.problem.code).toBe('this serial belongs to another device')
    const another = await manager.tell(addModel, { body: { name: uuidv7() } })
    await agent.tell(addDevice, {
      params: { id: customer },
      body: { model: another.id, serial: 'AB-100 200' },
    })
  })

  it('of one serial is added once, however many add it at the same time', async () => {
    const body = device()
    const added = await Promise.all(
      Array.from({ length: 4 }, () => agent.ask(addDevice, { params: { id: customer }, body })),
    )
    expect(added.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it.each<[Record<string, unknown>, string]>([
    [{ installedOn: '2025-02-28' }, 'installed before it was bought'],
    [{ purchasedOn: '2026-11-22', installedOn: null }, 'the date lies in the future'],
    [{ model: uuidv7() }, 'no such model'],
    [{ model: null, productLine: uuidv7() }, 'no such product line'],
    [{ installedBy: uuidv7() }, 'no such installer'],
    [{ address: uuidv7() }, 'the address belongs to another customer'],
  ])('%j is refused: %s', async (change, code) => {
    const answer = await agent.ask(addDevice, { params: { id: customer }, body: { ...device(), ...change } })
    expect(answer).toMatchObject({ status: 409, problem: { code } })
  })

  it('of another company, and its models and staff, are unknown', async () => {
    const { id } = await agent.tell(addDevice, { params: { id: customer }, body: device() })
    const stranger = await world.as('nan-agent')
    const theirs = await stranger.tell(addCustomer, { body: wang })
    expect((await stranger.ask(deviceCard, { params: { id } })).status).toBe(404)
    expect((await stranger.ask(deviceTimeline, { params: { id }, query: {} })).status).toBe(404)
    expect((await stranger.ask(editDevice, { params: { id }, body: { version: 1 } })).status).toBe(404)
    const body = { model, serial: 'X1' }
    expect((await stranger.ask(addDevice, { params: { id: theirs.id }, body })).problem.code).toBe(
      'no such model',
    )
  })
})

describe('product lines and models', () => {
  it('are kept by name in any spelling, listed by fragments, page by page', async () => {
    const own = await manager.tell(addProductLine, { body: { name: '空气能热泵' } })
    expect((await manager.ask(addProductLine, { body: { name: '空氣能 熱泵' } })).problem.code).toBe(
      'there is one of this name',
    )
    for (const name of ['KF-100', 'KF-200', 'KF-300'])
      await manager.tell(addModel, { body: { name, productLine: own.id } })
    expect(
      (await manager.ask(addModel, { body: { name: 'kf 100', productLine: own.id } })).problem.code,
    ).toBe('there is one of this name')
    const first = await agent.tell(listModels, { query: { text: 'ｋｆ', productLine: own.id, limit: 2 } })
    const rest = await agent.tell(listModels, {
      query: { text: 'kf', productLine: own.id, after: first.next ?? '' },
    })
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['KF-100', 'KF-200', 'KF-300'])
    expect(rest.next).toBeNull()
    expect((await agent.tell(listProductLines, {})).items).toContainEqual({
      id: own.id,
      name: '空气能热泵',
      models: 3,
    })
  })

  it('are renamed and moved; unknown ones are unknown', async () => {
    const own = await manager.tell(addProductLine, { body: { name: '水箱' } })
    const one = await agent.tell(addModel, { body: { name: 'SX-1' } })
    expect(
      (await manager.tell(editProductLine, { params: { id: own.id }, body: { name: '储水箱' } })).name,
    ).toBe('储水箱')
    const moved = await manager.tell(editModel, {
      params: { id: one.id },
      body: { name: 'SX-2', productLine: own.id },
    })
    expect(moved).toEqual({ id: one.id, name: 'SX-2', productLine: { id: own.id, name: '储水箱' } })
    const lost = { id: uuidv7() }
    expect((await manager.ask(editProductLine, { params: lost, body: { name: '甲' } })).status).toBe(404)
    expect(
      (await manager.ask(editModel, { params: lost, body: { name: '甲', productLine: null } })).status,
    ).toBe(404)
    const nowhere = { name: '甲', productLine: uuidv7() }
    expect((await manager.ask(addModel, { body: nowhere })).problem.code).toBe('no such product line')
    expect((await manager.ask(editModel, { params: { id: one.id }, body: nowhere })).problem.code).toBe(
      'no such product line',
    )
    expect(
      (await manager.ask(editProductLine, { params: { id: line }, body: { name: '储水箱' } })).problem.code,
    ).toBe('there is one of this name')
    expect((await agent.ask(listModels, { query: { after: 'x' } })).status).toBe(400)
  })
})
