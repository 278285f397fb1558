import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#core/find/contract.ts'
import { setHotlineNumber } from '#service/people/contract/hotline-number.ts'
import type { Client } from '../../test/support/client.ts'
import { tableOf, take } from '../../test/support/tables.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addDevice, addModel, addProductLine, editDevice } from './contract/devices.ts'
import { exportDevices } from './contract/exports.ts'
import { countForLabels, labelsOfDevice, makeLabels, revokeLabel } from './contract/labels.ts'
import { addCustomer, deviceTimeline } from './contract.ts'
import { labelLinks } from './queries/labels.ts'

let world: World
let agent: Client
let manager: Client
let customer: string
let model: string
const machines: string[] = []

beforeAll(async () => {
  world = await openWorld({ url: 'https://fuwu.example.cn', requestsPerMinute: 400 })
  agent = await world.as('lin')
  manager = await world.as('han')
  const line = await manager.tell(addProductLine, { body: { name: '太阳能 <b>热水器' } })
  model = (await manager.tell(addModel, { body: { name: '晨曦 CX-16', productLine: line.id } })).id
  const wang = {
    name: '王秘密',
    phones: [{ phone: '13812345678' }],
    addresses: [{ address: '昆山市人民路 66 号' }],
  }
  customer = (await agent.tell(addCustomer, { body: wang })).id
  for (const serial of ['SN20260001', 'SN20260002', '']) {
    const device = { model, serial, installedOn: '2025-03-05' }
    machines.push((await agent.tell(addDevice, { params: { id: customer }, body: device })).id)
  }
})
afterAll(() => world?.close())

const make = (body: Parameters<typeof agent.tell<typeof makeLabels>>[1]['body'] = {}) =>
  agent.tell(makeLabels, { body })
const scan = (token: string, headers: Record<string, string> = { 'accept-language': 'zh-CN' }) =>
  world.stranger().send('GET', `/d/${token}`, { headers })

describe('labels', () => {
  it('are made for whom they are asked, once; a second print brings the same', async () => {
    const which = { customer }
    expect(await agent.tell(countForLabels, { query: which })).toEqual({ devices: 3, unlabelled: 3 })
    const first = await make({ ...which, limit: 2 })
    expect(first).toMatchObject({ company: '晨光太阳能', hotline: null, made: 2, next: machines[1] })
    expect(first.labels.map(({ model, serialTail }) => [model, serialTail])).toEqual([
      ['晨曦 CX-16', '…0001'],
      ['晨曦 CX-16', '…0002'],
    ])
    expect(await agent.tell(countForLabels, { query: { model } })).toEqual({ devices: 3, unlabelled: 1 })
    expect((await make({ ...which, unlabelledOnly: true })).labels.map(one => one.device)).toEqual([
      machines[2],
    ])
    const again = await make({ model })
    expect(again).toMatchObject({ made: 0, next: null })
    expect(again.labels.slice(0, 2)).toEqual(first.labels)
    expect(new Set(again.labels.map(({ token }) => token)).size).toBe(3)
  })

  it('are one for each machine, though two print at the same moment', async () => {
    const device = await agent.tell(addDevice, { params: { id: customer }, body: { model } })
    const both = await Promise.all([make({ device: device.id }), make({ device: device.id })])
    expect(both.map(({ made }) => made).toSorted()).toEqual([0, 1])
    expect(both[0]?.labels).toEqual(both[1]?.labels)
  })

  it('lead the desk to their machine by the short number, also after an edit and when revoked', async () => {
    const [device = ''] = machines
    const [label] = (await make({ device })).labels
    const number = label?.number ?? ''
    const found = async () => (await agent.tell(search, { query: { text: number } })).hits.map(({ id }) => id)
    expect(await found()).toEqual([device])
    await agent.tell(editDevice, {
      params: { id: device },
      body: { model, serial: 'SN20260009', version: 1 },
    })
    expect(await found()).toEqual([device])
  })

  it('go into tables as whole addresses, and none is made by asking', async () => {
    const fresh = (await agent.tell(addDevice, { params: { id: customer }, body: { model } })).id
    const links = await world.deed(ctx => labelLinks(ctx, [machines[1] ?? '', fresh]))
    expect([...links.keys()]).toEqual([machines[1]])
    const link = links.get(machines[1] ?? '')
    expect(link).toMatch(/^https:\/\/fuwu\.example\.cn\/d\/[0-9A-Z]{26}$/)
    const { headings, rows } = tableOf((await take(manager, exportDevices, { query: { as: 'csv' } })).bytes)
    expect(headings.at(-1)).toBe('标签链接')
    expect(rows.map(row => row.at(-1)).filter(cell => cell === link)).toHaveLength(1)
  })
})

describe('who scans a label', () => {
  let token: string
  beforeAll(async () => {
    token = (await make({ device: machines[1] ?? '' })).labels[0]?.token ?? ''
  })

  it('sees the machine and the hotline, and nothing of its owner', async () => {
    expect(await (await scan(token)).text()).toContain('服务热线还没有登记')
    await manager.tell(setHotlineNumber, { body: { hotline: '400-820-8820', version: 0 } })
    const answer = await scan(token.toLowerCase())
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain('晨光太阳能')
    expect(page).toContain('太阳能 &lt;b&gt;热水器 晨曦 CX-16')
    expect(page).toContain('<a class="call" href="tel:4008208820">')
    for (const secret of ['王秘密', '1234', '5678', '人民路', '2026', '2025', 'SN20', machines[1] ?? '']) {
      expect(page).not.toContain(secret)
    }
    expect(Buffer.byteLength(page)).toBeLessThan(8_000)
  })

  it('loads nothing else, is remembered nowhere, and is in no index', async () => {
    const { headers } = await scan(token)
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(headers.get('content-security-policy')).not.toContain('self')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('reads his own language, or the one he chose', async () => {
    const langOf = async (accept: string, query = '') =>
      /lang="([^"]+)"/.exec(await (await scan(token + query, { 'accept-language': accept })).text())?.[1]
    expect(await langOf('zh-CN,zh;q=0.9')).toBe('zh-Hans')
    expect(await langOf('zh-TW')).toBe('zh-Hant')
    expect(await langOf('de, en;q=0.5')).toBe('en')
    expect(await langOf('zh-CN', '?lang=en')).toBe('en')
    expect(await langOf('zh-CN', '?lang=en&lang=x')).toBe('zh-Hans')
  })

  it('cannot tell an unknown label from a revoked one', async () => {
    const old = (await make({ device: machines[2] ?? '' })).labels[0]?.token ?? ''
    const [row] = await agent.tell(labelsOfDevice, { params: { id: machines[2] ?? '' } })
    expect(row).toMatchObject({ madeBy: '林晓燕', revokedAt: null })
    const revoking = { params: { id: row?.id ?? '' } }
    await agent.tell(revokeLabel, revoking)
    expect(await agent.ask(revokeLabel, revoking)).toMatchObject({ status: 409 })
    const answers = await Promise.all(
      [old, '0'.repeat(26), 'nonsense', `${'9'.repeat(300)}`, 'a/b', '%E4%B8%80'].map(scan_),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404 /)
    const { labels } = await make({ device: machines[2] ?? '' })
    expect(labels[0]?.token).not.toBe(old)
    expect((await scan(labels[0]?.token ?? '')).status).toBe(200)
    const history = await agent.tell(labelsOfDevice, { params: { id: machines[2] ?? '' } })
    expect(history.map(({ revokedBy }) => revokedBy)).toEqual([null, '林晓燕'])
    const events = (await agent.tell(deviceTimeline, { params: { id: machines[2] ?? '' }, query: {} })).items
    expect(events.map(({ event }) => event).slice(0, 3)).toEqual([
      'label made',
      'label revoked',
      'label made',
    ])
  })
  const scan_ = async (one: string) => {
    const answer = await scan(one)
    return `${answer.status} ${await answer.text()}`
  }

  it('is asked to wait when it becomes too many, in his language', async () => {
    const answers: Response[] = []
    for (let n = 0; n < 60 && answers.at(-1)?.status !== 429; n++) answers.push(await scan('x'))
    const last = answers.at(-1)
    expect(last?.status).toBe(429)
    expect(await last?.text()).toContain('请稍等一分钟')
  })
})

it('the hotline number is read as a phone, and nobody overwrites what he has not seen', async () => {
  const set = (hotline: string, version: number) =>
    manager.ask(setHotlineNumber, { body: { hotline, version } })
  expect((await set('call us', 1)).status).toBe(400)
  expect(await set('0755-88881234', 0)).toMatchObject({ status: 409, problem: { code: 'changed meanwhile' } })
  expect((await set('0755-88881234 转 802', 1)).status).toBe(200)
  expect((await agent.ask(setHotlineNumber, { body: { hotline: '110', version: 2 } })).status).toBe(403)
})
