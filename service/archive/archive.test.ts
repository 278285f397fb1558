import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#core/find/contract.ts'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addDevice, addModel, addProductLine } from './contract/devices.ts'
import {
  addCustomer,
  addPhone,
  customerFile,
  customerTimeline,
  editCustomer,
  listCustomers,
  phoneOwners,
  revealCustomer,
} from './contract.ts'

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

  it('CJK-08 has one name, as it is said, whichever part of it comes first', async () => {
    for (const name of ['欧阳娜娜', '𠮷田 太郎', 'Mary O’Brien', '买买提·艾力', '王']) {
      const { id } = await agent.tell(addCustomer, { body: { ...wang, name } })
      expect((await agent.tell(customerFile, { params: { id } })).name).toBe(name)
    }
  })

  it('is masked for the auditor, in the file, the list and the search box', async () => {
    const { id } = await agent.tell(addCustomer, {
      body: { ...wang, name: '欧阳修', phones: [{ phone: '13912340001' }] },
    })
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

  it('is changed as a whole: parts keep their ids, new ones get one, left out ones go', async () => {
    const added = await agent.tell(addCustomer, { body: wang })
    const edited = await agent.tell(editCustomer, {
      params: { id: added.id },
      body: {
        version: 1,
        name: '王㛃',
        kind: 'person',
        phones: [
          { id: added.phones[0]?.id, phone: '13812345678', label: '手机' },
          { phone: '0512-66667777', label: '家' },
        ],
        addresses: [{ id: added.addresses[0]?.id, address: '江苏省昆山市周市镇青阳路 1 号' }],
        contacts: [],
      },
    })
    expect(edited).toMatchObject({ version: 2, note: '', changedBy: '林晓燕', contacts: [] })
    expect(edited.phones.map(({ id, label }) => [id === added.phones[0]?.id, label])).toEqual([
      [true, '手机'],
      [false, '家'],
    ])
    expect(edited.addresses[0]).toMatchObject({ id: added.addresses[0]?.id, district: '周市镇' })
    expect((await hits(agent, '66667777')).map(({ id }) => id)).toEqual([added.id])
    expect((await hits(agent, '王小明')).some(({ id }) => id === added.id)).toBe(false)
  })

  it('is not overwritten by who read an older version; he is told whose change came between', async () => {
    const { id } = await agent.tell(addCustomer, { body: wang })
    const body = { ...wang, phones: [], addresses: [], contacts: [], version: 1 }
    const colleague = await world.as('zhao')
    await colleague.tell(editCustomer, { params: { id }, body: { ...body, note: '甲' } })
    const late = await agent.ask(editCustomer, { params: { id }, body: { ...body, note: '乙' } })
    expect(late).toMatchObject({
      status: 409,
      problem: { code: 'changed meanwhile', details: { by: '赵敏', at: world.clock.now().toString() } },
    })
    expect((await agent.tell(customerFile, { params: { id } })).note).toBe('甲')
  })

  it('is changed once when two write the same version at the same time', async () => {
    const { id } = await agent.tell(addCustomer, { body: wang })
    const body = { ...wang, phones: [], addresses: [], contacts: [], version: 1 }
    const both = await Promise.all(
      ['甲', '乙', '丙', '丁'].map(note =>
        agent.ask(editCustomer, { params: { id }, body: { ...body, note } }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('does not lose the address at which a device stands, nor take parts of another customer', async () => {
    const mine = await agent.tell(addCustomer, { body: wang })
    const other = await agent.tell(addCustomer, { body: wang })
    await agent.tell(addDevice, {
      params: { id: mine.id },
      body: { ...device(), address: mine.addresses[0]?.id },
    })
    const body = { version: 1, name: '王㛃', phones: [], addresses: [], contacts: [] }
    expect(await agent.ask(editCustomer, { params: { id: mine.id }, body })).toMatchObject({
      status: 409,
      problem: { code: 'a device stands at this address' },
    })
    const stolen = { ...body, phones: [{ id: other.phones[0]?.id, phone: '13812345678' }] }
    expect((await agent.ask(editCustomer, { params: { id: mine.id }, body: stolen })).status).toBe(404)
  })

  it('gets a phone during a call, once; a part that cannot be read is named', async () => {
    const { id, contacts } = await agent.tell(addCustomer, { body: wang })
    const son = contacts[0]?.id
    const more = await agent.tell(addPhone, {
      params: { id },
      body: { phone: '+86 139 0000 1111', contact: son },
    })
    expect(more.contacts[0]?.phones.map(({ number }) => number)).toEqual(['+8651288881234', '+8613900001111'])
    expect(more.version).toBe(2)
    expect(await agent.ask(addPhone, { params: { id }, body: { phone: '138-1234-5678' } })).toMatchObject({
      status: 409,
      problem: { code: 'this customer has this phone already' },
    })
    expect(await agent.ask(addPhone, { params: { id }, body: { phone: '一三八' } })).toMatchObject({
      status: 400,
      problem: { fields: [{ path: 'phone' }] },
    })
    const unread = { ...wang, contacts: [{ name: '甲', phones: [{ phone: '139' }, { phone: 'abc' }] }] }
    expect(await agent.ask(addCustomer, { body: unread })).toMatchObject({
      status: 400,
      problem: { fields: [{ path: 'contacts.0.phones.1.phone' }] },
    })
  })

  it('who was merged into another is read, not changed', async () => {
    const [gone, kept] = await Promise.all([
      agent.tell(addCustomer, { body: wang }),
      agent.tell(addCustomer, { body: wang }),
    ])
    await world.deed(ctx =>
      ctx.tx
        .updateTable('archive.customers')
        .set({ merged_into: kept.id })
        .where('company_id', '=', ctx.company)
        .where('id', '=', gone.id)
        .execute(),
    )
    const params = { id: gone.id }
    expect((await agent.tell(customerFile, { params })).mergedInto).toBe(kept.id)
    for (const answer of [
      await agent.ask(editCustomer, { params, body: { name: '甲', version: 1 } }),
      await agent.ask(addPhone, { params, body: { phone: '13900001111' } }),
      await agent.ask(addDevice, { params, body: device() }),
    ]) {
      expect(answer.problem.code).toBe('merged into another customer')
    }
  })

  it('with an id of the client is written once', async () => {
    const id = uuidv7()
    await agent.tell(addCustomer, { body: { ...wang, id } })
    expect((await agent.ask(addCustomer, { body: { ...wang, id } })).problem.code).toBe('this id is in use')
    const another = await agent.ask(addDevice, { params: { id }, body: { ...device(), id } })
    expect(another.problem.code).toBe('this id is in use')
  })

  it('is unknown to another company, in every address', async () => {
    const { id } = await agent.tell(addCustomer, { body: wang })
    const stranger = await world.as('nan-agent')
    const params = { id }
    for (const answer of [
      await stranger.ask(customerFile, { params }),
      await stranger.ask(customerTimeline, { params, query: {} }),
      await stranger.ask(revealCustomer, { params, body: { reason: 'audit' } }),
      await stranger.ask(editCustomer, { params, body: { name: '甲', version: 1 } }),
      await stranger.ask(addPhone, { params, body: { phone: '13900001111' } }),
      await stranger.ask(addDevice, { params, body: {} }),
    ]) {
      expect(answer.status).toBe(404)
    }
    expect((await stranger.tell(phoneOwners, { query: { phone: '13812345678' } })).owners).toEqual([])
    expect(await hits(stranger, '13812345678')).toEqual([])
  })

  it('is listed newest first, page by page, each once', async () => {
    const seen: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 100; pages++) {
      const page = await agent.tell(listCustomers, { query: { limit: 4, ...(after ? { after } : {}) } })
      seen.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse())
    expect((await agent.ask(listCustomers, { query: { after: 'x' } })).status).toBe(400)
  })
})

describe('a phone that exists', () => {
  it('shows whose it is, masked, in any spelling', async () => {
    const { id } = await agent.tell(addCustomer, {
      body: { ...wang, name: '马俊杰', phones: [{ phone: '13755550001' }] },
    })
    expect(await agent.tell(phoneOwners, { query: { phone: '+86 137-5555-0001' } })).toEqual({
      shown: '137 5555 0001',
      owners: [{ customer: id, name: '马*', contact: null, address: '江苏省昆山市玉山镇***' }],
    })
    expect((await agent.ask(phoneOwners, { query: { phone: '马' } })).status).toBe(400)
  })
})

describe('the journal of the archive', () => {
  it('holds ids and codes, no names, phones or addresses', async () => {
    const rows = await world.deed(ctx =>
      ctx.tx.selectFrom('core.journal').select('data').where('company_id', '=', ctx.company).execute(),
    )
    const text = JSON.stringify(rows)
    for (const secret of ['王', '马', '138', '昆山', '刘师傅']) expect(text).not.toContain(secret)
  })
})
