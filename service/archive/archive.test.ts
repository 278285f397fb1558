import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#core/find/contract.ts'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import {
  addCustomer,
  addPhone,
  customerFile,
  customerTimeline,
  deviceTimeline,
  editCustomer,
  listCustomers,
  phoneOwners,
  revealCustomer,
} from './contract.ts'
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

describe('a customer', () => {
  it('is written whole and read whole: contacts, phones in E.164, the parts of the address', async () => {
    const added = await agent.tell(addCustomer, { body: wang })
    const file = await agent.tell(customerFile, { params: { id: added.id } })
    expect(file).toMatchObject({
      name: '王㛃',
      kind: 'person',
      note: '周末在家',
      masked: false,
      version: 1,
      phones: [{ number: '+8613812345678', shown: '138 1234 5678', typed: '138 1234 5678', label: '本人' }],
      addresses: [{ province: '江苏省', city: '昆山市', district: '玉山镇', label: '家' }],
      contacts: [
        {
          name: '王小明',
          relation: '儿子',
          phones: [{ number: '+8651288881234', extension: '802', shown: '0512 8888 1234 – 802' }],
        },
      ],
      devices: [],
    })
  })

  it('is masked for the auditor, in the file, the list and the search box', async () => {
    const { id } = await agent.tell(addCustomer, { body: { ...wang, name: '欧阳修', phones: [{ phone: '13912340001' }] } })
    const file = await auditor.tell(customerFile, { params: { id } })
    expect(file).toMatchObject({
      name: '欧阳*',
      note: null,
      masked: true,
      phones: [{ shown: '139****0001', number: null, typed: null }],
      addresses: [{ shown: '江苏省昆山市玉山镇***', typed: null }],
    })
    const listed = (await auditor.tell(listCustomers, { query: {} })).items.find(one => one.id === id)
    expect(listed).toMatchObject({ name: '欧阳*', phone: '139****0001' })
    const [hit] = await hits(auditor, '13912340001')
    expect(hit).toMatchObject({ id, title: '欧阳*' })
    expect(JSON.stringify([file, listed, hit])).not.toContain('13912340001')
  })

  it('is shown unmasked after a reveal with its reason, and the journal knows who looked', async () => {
    const { id } = await agent.tell(addCustomer, { body: wang })
    const whole = await auditor.tell(revealCustomer, { params: { id }, body: { reason: 'audit' } })
    expect(whole).toMatchObject({ name: '王㛃', masked: false, phones: [{ number: '+8613812345678' }] })
    const { items } = await agent.tell(customerTimeline, { params: { id }, query: {} })
    expect(items[0]).toMatchObject({ event: 'customer revealed', by: '沈一鸣', data: { reason: 'audit' } })
  })
})
