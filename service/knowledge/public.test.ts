import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { addDevice, addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { makeLabels } from '#service/archive/contract/labels.ts'
import { addCustomer } from '#service/archive/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { sendPhoto } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addAnswer, changeCard, listAnswers, putContent, setConfidence } from './contract/answers.ts'
import { attachToAnswer } from './contract/attachments.ts'
import { publicPage, setPublicAddress } from './contract/public.ts'
import { AUDIENCES, CONFIDENCES } from './rules/words.ts'

let world: World
let manager: Client
let line: Uuid
let model: Uuid

/** One answer for each audience and confidence; every one has the same word in its title. */
type One = { audience: string; confidence: string; number: number; file: Uuid; shown: boolean }
const all: One[] = []

beforeAll(async () => {
  world = await openWorld({ requestsPerMinute: 3000 })
  manager = await world.as('han')
  line = (await manager.tell(addProductLine, { body: { name: '真空管 <b>' } })).id
  model = (await manager.tell(addModel, { body: { name: '晨曦 CX-16', productLine: line } })).id
  for (const audience of AUDIENCES) {
    for (const confidence of CONFIDENCES) all.push(await written(audience, confidence))
  }
  await manager.tell(setPublicAddress, { body: { address: 'chenguang', version: 0 } })
})
afterAll(() => world?.close())

async function written(audience: 'internal' | 'customer', confidence: (typeof CONFIDENCES)[number]) {
  const begun = confidence === 'archived' ? 'not validated' : confidence
  const named = `${audience} ${confidence}`
  const content = {
    title: `水箱不热 ${named}`,
    body: `先看 \`E1\`,<script>alert(1)</script> ${named}`,
    steps: [
      {
        id: 'a',
        say: '灯亮吗',
        branches: [
          { reply: '亮', to: 'b' },
          { reply: '不亮', to: 'visit' },
        ],
      },
      { id: 'b', say: '等一小时', next: 'solved' },
    ],
    safety: { dangers: ['roof' as const], words: '不要上屋顶' },
    places: { lines: [line], models: [model], faults: [] },
  }
  const card = { kind: 'answer', language: 'zh-Hans', audience, confidence: begun } as const
  const { id, number, edition } = await manager.tell(addAnswer, { body: { card, content } })
  const file = (
    await manager.tell(attachToAnswer, { params: { id }, body: { file: await sendPhoto(manager) } })
  ).id
  const pictured = { ...content, body: `${content.body}\n\n![图](attachment:${file})` }
  const next = await manager.tell(putContent, { params: { id }, body: { base: edition, content: pictured } })
  if (begun !== confidence) {
    const body = { confidence, edition: next.edition, version: next.version, reason: '' }
    await manager.tell(setConfidence, { params: { id }, body })
  }
  const shown = audience === 'customer' && (confidence === 'not validated' || confidence === 'validated')
  return { audience, confidence, number, file, shown }
}

const get = (path: string, headers: Record<string, string> = { 'accept-language': 'zh-CN' }) =>
  world.stranger().send('GET', path, { headers })
const textOf = async (path: string) => (await get(path)).text()
const titleOf = ({ audience, confidence }: One) => `水箱不热 ${audience} ${confidence}`
const withoutMarks = (page: string) => page.replace(/<\/?mark>/g, '')

describe('what is not for customers', () => {
  it('is on no page, in no search, on no shelf, and in no count', async () => {
    const searched = `/answers/chenguang?q=${encodeURIComponent('水箱不热')}`
    const asked = [
      searched,
      `${searched}&lang=en`,
      `${searched}&model=${model}`,
      '/answers',
      '/answers/chenguang',
      `/answers/chenguang?line=${line}`,
      `/answers/chenguang?model=${model}`,
    ]
    for (const path of asked) {
      const page = withoutMarks(await textOf(path))
      for (const one of all) {
        const there = path.includes('lang=en') || !path.includes('?') ? null : one.shown
        if (!one.shown) expect([path, page.includes(titleOf(one))]).toEqual([path, false])
        else if (there !== null) expect([path, page.includes(titleOf(one))]).toEqual([path, true])
      }
      expect(page).not.toContain('internal')
    }
    expect((await manager.tell(publicPage, {})).answers).toBe(all.filter(one => one.shown).length)
  })

  it('is the same 404 as what is not there at all, with its pictures', async () => {
    const nobodys = ['/answers/chenguang/99999', '/answers/chenguang/0', '/answers/chenguang/abc']
    const hidden = all.filter(one => !one.shown).map(one => `/answers/chenguang/${one.number}`)
    const files = all
      .filter(one => !one.shown)
      .map(one => `/answers/chenguang/${one.number}/files/${one.file}`)
    const [shown, other] = all.filter(one => one.shown)
    const foreign = [
      `/answers/chenguang/${shown?.number}/files/${other?.file}`,
      `/answers/chenguang/${shown?.number}/files/nonsense`,
      `/answers/nobody/${shown?.number}`,
      `/answers/${world.other}/${shown?.number}`,
      `/answers/chenguang?line=${world.other}`,
    ]
    const answers = await Promise.all(
      [...nobodys, ...hidden, ...files, ...foreign].map(async path => {
        const answer = await get(path)
        return `${answer.status} ${await answer.text()}`
      }),
    )
    expect(hidden).toHaveLength(6)
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404 /)
  })

  it('is gone when it is taken back, and there when it is given', async () => {
    const card = { kind: 'answer', language: 'zh-Hans', owner: null, reviewOn: null } as const
    const [one] = all.filter(({ shown }) => shown)
    const path = `/answers/chenguang/${one?.number}`
    const { items } = await manager.tell(listAnswers, { query: { number: one?.number } })
    const { id = '', version = 0 } = items[0] ?? {}
    expect((await get(path)).status).toBe(200)
    await manager.tell(changeCard, { params: { id }, body: { ...card, audience: 'internal', version } })
    expect((await get(path)).status).toBe(404)
    expect((await get(`${path}/files/${one?.file}`)).status).toBe(404)
    await manager.tell(changeCard, {
      params: { id },
      body: { ...card, audience: 'customer', version: version + 1 },
    })
    expect((await get(path)).status).toBe(200)
  })
})

describe('an answer for customers', () => {
  it('says the safety stop first, guidance as text, and runs nothing', async () => {
    const [one] = all.filter(({ shown }) => shown)
    const answer = await get(`/answers/chenguang/${one?.number}`, { 'accept-language': 'en' })
    const page = await answer.text()
    expect(page).toContain('<html lang="zh-Hans">')
    expect(page.indexOf('不要上屋顶')).toBeLessThan(page.indexOf('<code>E1</code>'))
    expect(page).toContain('<li>亮 → <a href="#step-2">到第 2 步</a></li>')
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).not.toContain('<script')
    expect(page).toContain('<p>最近更新：2026年11月21日</p>')
    const picture = /src="([^"]+)"/.exec(page)?.[1] ?? ''
    const shown = await get(picture)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('x-robots-tag')).toBeNull()
    expect(await textOf('/robots.txt')).toContain('Allow: /answers')
  })

  it('is looked for with anything in the box', async () => {
    for (const q of ['<b>"\'', '%00', '🙂', 'x'.repeat(500), '%ED%A0%80', '']) {
      expect((await get(`/answers/chenguang?q=${q}&q=2&line=1'&lang=xx`)).status).toBe(200)
      expect((await get(`/answers/chenguang?q=${q}`)).status).toBe(200)
    }
    expect(await textOf('/answers/chenguang?q=<b>x')).toContain('value="&lt;b&gt;x"')
  })

  it('is where the label of its machine leads', async () => {
    const agent = await world.as('lin')
    const wang = { name: '王', phones: [{ phone: '13812345678' }] }
    const customer = await agent.tell(addCustomer, { body: wang })
    const device = await agent.tell(addDevice, { params: { id: customer.id }, body: { model } })
    const { labels } = await agent.tell(makeLabels, { body: { device: device.id } })
    expect(await textOf(`/d/${labels[0]?.token}`)).toContain(`<a href="/answers/chenguang?model=${model}">`)
  })
})

describe('the address', () => {
  it('of the house means whoever has chosen a word; two must be named; nobody takes another’s', async () => {
    expect((await get('/answers')).status).toBe(200)
    expect(await textOf(`/answers/${world.company}`)).toContain('晨光太阳能')
    const nan = await world.as('nan-admin')
    const choose = (address: string) => nan.ask(setPublicAddress, { body: { address, version: 0 } })
    expect(await choose('chenguang')).toMatchObject({
      status: 409,
      problem: { code: 'this address is taken' },
    })
    expect(await choose('not-found')).toMatchObject({ status: 409 })
    expect((await choose('nanfeng')).status).toBe(200)
    expect(await choose('nanfeng-2')).toMatchObject({ problem: { code: 'changed meanwhile' } })
    expect((await get('/answers')).status).toBe(404)
    expect((await get('/answers/nanfeng')).status).toBe(200)
    expect(await textOf('/answers/nanfeng')).not.toContain('水箱不热')
    const agent = await world.as('lin')
    expect((await agent.ask(setPublicAddress, { body: { address: 'other', version: 1 } })).status).toBe(403)
  })

  it('is understood with a slash at its end and in capitals', async () => {
    const [one] = all.filter(({ shown }) => shown)
    for (const path of ['/answers/chenguang', `/answers/chenguang/${one?.number}`]) {
      const page = await textOf(path)
      const slash = await get(`${path}/?q=a/`)
      expect([slash.url.replace(/^https?:..[^/]+/, ''), slash.status]).toEqual([`${path}?q=a/`, 200])
      expect(await textOf(path.replace('chenguang', 'CHENGuang'))).toBe(page)
    }
  })

  it('asked too often is asked to wait', async () => {
    let last: Response | undefined
    for (let n = 0; n < 400 && last?.status !== 429; n++) last = await get('/answers/nobody')
    expect(last?.status).toBe(429)
    expect(await last?.text()).toContain('过一分钟')
  })
})
