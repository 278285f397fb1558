import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CoreWorld, get, openCoreWorld, post } from '../../test/support/core-world.ts'
import { as } from '../../test/support/who-says.ts'
import { openWiretap } from '../../test/support/wiretap.ts'
import { uuidv7 } from '../ids.ts'

let world: CoreWorld
let url: string
beforeAll(async () => {
  world = await openCoreWorld()
  url = (await world.serve()).url
})
afterAll(() => world.close())
beforeEach(() => {
  world.logged.length = 0
})

const SECRET = '张三 13812345678'
const logText = () => JSON.stringify(world.logged)

test('400: what cannot be read is named by its field, in the language of who asks', async () => {
  const who = as(world.a)
  const english = await post(`${url}/api/diary`, who, { words: 5 })
  expect(english.status).toBe(400)
  expect(english.body.sentence).toBe(
    'The body cannot be read. words: Invalid input: expected string, received number',
  )
  const hans = await post(`${url}/api/diary`, { ...who, 'accept-language': 'zh-CN' }, { words: 5 })
  const hant = await post(`${url}/api/diary`, { ...who, 'accept-language': 'zh-TW' }, { words: 5 })
  expect(hans.body.sentence).toContain('期望')
  expect(hant.body.sentence).toContain('預期')
})

test('400: broken JSON, and JSON that is no object', async () => {
  for (const body of ['{"words": ', '[]', '"text"', '7']) {
    const answer = await post(`${url}/api/diary`, as(world.a), body)
    expect(answer, body).toMatchObject({ status: 400, body: { code: 'unreadable' } })
    expect(String(answer.body.sentence).length, body).toBeGreaterThan(10)
  }
})

test('401 without a session, 403 without the role, before anything is read', async () => {
  expect((await post(`${url}/api/diary`, {}, '{')).status).toBe(400)
  expect(await post(`${url}/api/diary`, {}, {})).toMatchObject({ status: 401, body: { code: 'signed out' } })
  expect(await post(`${url}/api/diary`, as(world.a, 'reader'), {})).toMatchObject({
    status: 403,
    body: { code: 'not for your role' },
  })
})

test('404 is the same for a row that is not there, one of another company, and an address that nobody has', async () => {
  const mine = await post(`${url}/api/diary`, as(world.a), { words: 'only for A' })
  const path = `${url}/api/diary/${mine.body.id}`
  expect((await get(path, as(world.a))).status).toBe(200)
  const answers = [
    await get(path, as(world.b)),
    await get(`${url}/api/diary/${uuidv7()}`, as(world.a)),
    await get(`${url}/api/nothing/of/the/kind?phone=13812345678`),
  ]
  for (const answer of answers) {
    expect(answer).toMatchObject({
      status: 404,
      body: { code: 'unknown', sentence: 'There is nothing here, or not for you.' },
    })
  }
  expect(logText()).not.toContain('13812345678')
})

test('409 carries the code of the contract', async () => {
  await post(`${url}/api/diary`, as(world.a), { words: 'said already' })
  const again = await post(`${url}/api/diary`, as(world.a), { words: 'said already' })
  expect(again).toMatchObject({
    status: 409,
    body: { code: 'the words are taken', sentence: 'The words are taken.' },
  })
})

test('413 for a body above 1 MB', async () => {
  const answer = await post(`${url}/api/diary`, as(world.a), { words: 'x'.repeat(1_100_000) })
  expect(answer).toMatchObject({ status: 413, body: { code: 'too large' } })
})

test.each(['text/csv', 'application/octet-stream', 'multipart/form-data; boundary=x', 'nonsense'])(
  '415 for content that is no JSON: %s',
  async type => {
    const answer = await post(`${url}/api/diary`, { ...as(world.a), 'content-type': type }, 'a,b')
    expect(answer).toMatchObject({ status: 415, body: { code: 'unreadable' } })
  },
)

test('414 and 431 for addresses and headers without measure, in our own words', async () => {
  const long = await get(`${url}/api/diary/${'x'.repeat(500)}`, as(world.a))
  expect(long).toMatchObject({ status: 414, body: { code: 'unreadable' } })
  const wide = await get(`${url}/api/diary`, { ...as(world.a), cookie: 'x'.repeat(20_000) })
  expect(wide).toMatchObject({ status: 431, body: { code: 'unreadable' } })
  const broken = await get(`${url}/api/diary/%E0%A4%A`, as(world.a))
  expect(broken).toMatchObject({ status: 400, body: { code: 'unreadable' } })
})

test('429 when one address asks too much in a minute; health is always answered', async () => {
  const { url: busy } = await world.serve({ env: { YINUO_RATE: '10' } })
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) statuses.push((await get(`${busy}/api/diary`, as(world.a))).status)
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429])
  expect((await get(`${busy}/api/diary`, as(world.a))).body).toMatchObject({ code: 'too many requests' })
  expect((await get(`${busy}/healthz`)).status).toBe(200)
})

test('500 says nothing of the fault to who asks, and nothing of the person to the log', async () => {
  const answer = await post(`${url}/api/diary/breakdown`, as(world.a), { words: SECRET })
  expect(answer).toMatchObject({ status: 500, body: { code: 'fault' } })
  expect(JSON.stringify(answer.body)).not.toMatch(/division|select/)
  const fault = world.logged.find(line => line.msg === 'fault')
  expect(fault).toMatchObject({ err: { code: '22012' }, url: '/api/diary/breakdown' })
  expect(logText()).not.toContain('张三')
})

test('no body, address or query stands in the log, whatever the answer was', async () => {
  await post(`${url}/api/diary`, as(world.a), { words: SECRET })
  await post(`${url}/api/diary`, as(world.a), { words: SECRET })
  await post(`${url}/api/diary`, as(world.a), `{"words": "${SECRET}`)
  await get(`${url}/api/diary?name=${encodeURIComponent(SECRET)}`, as(world.a))
  await get(`${url}/api/diary/${encodeURIComponent(SECRET)}`, as(world.a))
  expect(world.logged.filter(line => line.msg === 'asked').map(line => [line.route, line.status])).toEqual([
    ['/api/diary', 200],
    ['/api/diary', 409],
    ['/api/diary', 400],
    ['/api/diary', 200],
    ['/api/diary/:id', 400],
  ])
  expect(decodeURIComponent(logText())).not.toMatch(/张三|13812345678/)
})

test('503 with a way out while the database is away, and all is well when it is back', async () => {
  const tap = await openWiretap(world.ownerUrl)
  const { url: shaky } = await world.serve({ ownerUrl: tap.url })
  expect((await get(`${shaky}/readyz`)).status).toBe(200)
  tap.refuse(true)
  tap.cut()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => post(`${shaky}/api/diary`, as(world.a), { words: uuidv7() })),
  )
  for (const answer of answers) expect(answer).toMatchObject({ status: 503, body: { code: 'database away' } })
  expect((await get(`${shaky}/readyz`)).status).toBe(503)
  expect((await get(`${shaky}/healthz`)).status).toBe(200)
  tap.refuse(false)
  const back = await Promise.all(
    Array.from({ length: 40 }, () => post(`${shaky}/api/diary`, as(world.a), { words: uuidv7() })),
  )
  expect(new Set(back.map(answer => answer.status))).toEqual(new Set([200]))
  await tap.close()
})
