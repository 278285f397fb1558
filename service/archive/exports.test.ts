import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDevice } from '#service/archive/contract/devices.ts'
import { addCustomer } from '#service/archive/contract.ts'
import { listTakenOut } from '#service/people/contract/exports.ts'
import type { Client } from '../../test/support/client.ts'
import { tableOf, take } from '../../test/support/tables.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { exportCustomers, exportDevices } from './contract/exports.ts'

let world: World
let han: Client
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  han = await world.as('han')
  admin = await world.as('admin')
  const agent = await world.as('lin')
  const { id, addresses } = await agent.tell(addCustomer, {
    body: {
      name: '=王大明',
      note: '先打电话\n再上门',
      phones: [{ phone: '0512-88881234 转 802' }, { phone: '13812345678', label: '儿子' }],
      addresses: [{ address: '昆山市玉山镇人民路 66 号' }, { address: '店里' }],
    },
  })
  const materials = [{ name: '铜管', quantity: 3.5, unit: '米' }, { name: 'R32' }]
  const at = addresses[0]?.id ?? null
  await agent.tell(addDevice, {
    params: { id },
    body: { serial: '00123', address: at, installedByName: '老张', materials, installedOn: '2019-03-05' },
  })
  await agent.tell(addDevice, { params: { id }, body: { serial: '00124' } })
  await agent.tell(addCustomer, { body: { name: '李四', phones: [{ phone: '13900001111' }] } })
})
afterAll(() => world.close())

test('customers leave one row for each device, what is theirs alone before, formulas defused', async () => {
  const { status, bytes } = await take(han, exportCustomers, { query: { as: 'csv' } })
  expect(status).toBe(200)
  const { headings, column: of } = tableOf(bytes)
  expect(headings.slice(0, 5)).toEqual(['客户姓名', '客户类型', '联系人', '联系电话', '地址'])
  expect(of('客户姓名')).toEqual(["'=王大明", "'=王大明", "'=王大明", '李四'])
  expect(of('联系电话')[0]).toBe('0512 8888 1234 转802、138 1234 5678(儿子)')
  expect(of('地址')).toEqual(['店里', '昆山市玉山镇人民路 66 号', '昆山市玉山镇人民路 66 号', ''])
  expect(of('备注')).toEqual(['先打电话\n再上门', '', '', ''])
  expect(of('序列号')).toEqual(['', '00123', '00124', ''])
  expect(of('安装日期')).toEqual(['', '2019-03-05', '', ''])
  expect(of('初装人员')).toEqual(['', '老张', '', ''])
  expect(of('辅料明细')).toEqual(['', '铜管 3.5 米、R32', '', ''])
})

test('CJK-06: a byte order mark by default, none where it is not wanted', async () => {
  const begin = async (query: { bom?: string }) =>
    (await take(han, exportCustomers, { query: { as: 'csv', ...query } })).bytes
      .subarray(0, 3)
      .toString('hex')
  expect(await begin({})).toBe('efbbbf')
  expect(await begin({ bom: 'false' })).toBe(Buffer.from('客').toString('hex'))
})

test('who sees customers masked takes them out masked, and the file says so, of whom and when', async () => {
  const { bytes, name } = await take(admin, exportCustomers, { query: { as: 'xlsx', language: 'en' } })
  expect(name).toMatch(/^Customers_晨光太阳能_周文静_\d{8}-\d{4}\.xlsx$/)
  const [customers, about] = await readXlsx(bytes)
  const said = JSON.stringify(customers?.data)
  for (const secret of ['王大明', '8888', '12345678', '66 号', '先打电话']) expect(said).not.toContain(secret)
  expect(said).toContain('138****5678')
  expect(customers?.data[0]?.slice(0, 3)).toEqual(['Customer name', 'Customer type', 'Contact person'])
  const facts = new Map(about?.data.map(([what, value]) => [what, value]))
  expect(facts.get('Exported by')).toBe('周文静')
  expect(facts.get('Company')).toBe('晨光太阳能')
  expect(facts.get('Rows')).toBe(4)
  expect(facts.get('Names, phones, addresses')).toMatch(/^Masked/)
})

test('devices leave as a list of their own', async () => {
  const { bytes } = await take(han, exportDevices, { query: { as: 'csv', language: 'zh-Hant' } })
  expect(tableOf(bytes).column('機身號碼')).toEqual(['00123', '00124'])
})

test('what left is told: who, what, how much, the newest first; agents take nothing out', async () => {
  const { items } = await admin.tell(listTakenOut, { query: { limit: 2 } })
  expect(items).toMatchObject([
    { what: 'devices', as: 'csv', by: '韩志远', ended: { rows: 2, whole: true } },
    { what: 'customers', as: 'xlsx', by: '周文静', ended: { rows: 4, whole: true } },
  ])
  const agent = await world.as('lin')
  expect((await take(agent, exportCustomers, { query: { as: 'csv' } })).status).toBe(403)
  const other = await world.as('nan-admin')
  expect((await other.tell(listTakenOut, { query: {} })).items).toEqual([])
  expect(tableOf((await take(other, exportCustomers, { query: { as: 'csv' } })).bytes).rows).toEqual([])
})
