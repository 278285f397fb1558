import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Config, readConfig } from '#core/config.ts'
import { openLog } from '#core/log.ts'
import { openService, type Service } from '../../apps/service.ts'
import { type Client, clientAt } from '../../test/support/client.ts'
import { movableClock } from '../../test/support/clock.ts'
import { cloneDatabase, dropDatabase, TEST_SECRET } from '../../test/support/cluster.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { setUpCode } from './actions/company.ts'
import * as calendars from './contract/calendars.ts'
import * as session from './contract/session.ts'
import { listStaff } from './contract/staff.ts'
import { DEMO_PASSWORD, isLoopback } from './demo.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/** A house that nobody has set up, as apps/main.ts opens it. */
async function emptyHouse(changes: Partial<Config> = {}): Promise<Service & { url: string }> {
  const database = `empty_${randomUUID().replaceAll('-', '')}`
  const url = await cloneDatabase(inject('ownerUrl'), inject('template'), database)
  const config = {
    ...readConfig({}),
    host: '127.0.0.1',
    port: 0,
    role: 'web' as const,
    log: 'silent' as const,
    pool: 4,
  }
  const service = await openService({
    config: { ...config, ...changes },
    clock: movableClock(),
    log: openLog('silent'),
    secret: TEST_SECRET,
    ownerUrl: url,
  })
  const address = await service.listen()
  closing.push(async () => {
    await service.close()
    await dropDatabase(inject('ownerUrl'), database)
  })
  return { ...service, url: address }
}

const ours = {
  company: '晨光太阳能',
  timeZone: 'Asia/Shanghai',
  name: '周文静',
  username: 'wenjing',
  password: 'a long enough secret',
}
const signIn = (client: Client, login: string, password: string) =>
  client.ask(session.signIn, { body: { login, password } })

describe('the first company', () => {
  test('is made from the page of this machine, once; the administrator signs in', async () => {
    const { url } = await emptyHouse()
    const client = clientAt(url)
    expect(await client.tell(session.readSetUp, {})).toEqual({ needed: true, codeNeeded: false })
    expect(await client.tell(session.readSession, {})).toEqual({
      session: null,
      setUpNeeded: true,
      demo: null,
    })
    const why = async (changes: object) =>
      (await client.ask(session.setUp, { body: { ...ours, ...changes } })).problem
    expect((await why({ password: 'wenjing wenjing' })).code).toBe('the password contains the name')
    expect((await why({ username: '13812345678' })).code).toBe('user name not possible')
    expect((await why({ timeZone: 'Mars/Olympus' })).fields?.[0]?.path).toBe('timeZone')
    await client.tell(session.setUp, { body: ours })
    expect((await why({})).code).toBe('already set up')
    expect((await client.tell(session.readSetUp, {})).needed).toBe(false)
    const { answer } = await signIn(client, 'wenjing', ours.password)
    expect(answer).toMatchObject({ name: '周文静', roles: ['admin'], company: { name: '晨光太阳能' } })
    const { items } = await client.tell(calendars.listCalendars, {})
    expect(items.map(one => [one.name, one.ordinary, one.official, one.knownUntilYear])).toEqual([
      ['办公时间', true, 'CN', 2026],
      ['全天候', false, null, null],
    ])
  })

  test('of twenty that come at the same moment one is made, whole', async () => {
    const { url, house } = await emptyHouse({ pool: 10 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        clientAt(url).ask(session.setUp, { body: { ...ours, company: `第${i}家`, username: `boss-${i}` } }),
      ),
    )
    expect(answers.filter(one => one.status === 200)).toHaveLength(1)
    expect(answers.filter(one => one.problem.code === 'already set up')).toHaveLength(19)
    const companies = await house.auth.selectFrom('core.companies').select('id').execute()
    const accounts = await house.auth.selectFrom('auth.users').select('id').execute()
    expect([companies.length, accounts.length]).toEqual([1, 1])
  })

  test('needs the code from the console when the page is open elsewhere, or behind a proxy', async () => {
    const { url, house } = await emptyHouse()
    const elsewhere = async (code?: string) => {
      const headers = { 'x-forwarded-for': '203.0.113.7' }
      const body = code === undefined ? ours : { ...ours, code }
      return (await (await clientAt(url).send('POST', '/api/setup', { body, headers })).json()) as {
        code?: string
      }
    }
    const asked = await clientAt(url).send('GET', '/api/setup', {
      headers: { 'x-forwarded-for': '203.0.113.7' },
    })
    expect(await asked.json()).toEqual({ needed: true, codeNeeded: true })
    expect((await elsewhere()).code).toBe('the code is not valid')
    expect((await elsewhere('ABCDE-FGHJK')).code).toBe('the code is not valid')
    expect(setUpCode(house)).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
    expect((await elsewhere(` ${setUpCode(house).toLowerCase()} `)).code).toBeUndefined()
  })
})

describe('demo accounts', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.hire({ name: '小演', username: 'xiaoyan', roles: ['agent'], demo: true })
  })
  afterAll(() => world.close())
  const right = 'a password of the tests 1'

  test('are listed and work on this machine', async () => {
    const { demo } = await world.stranger().tell(session.readSession, {})
    expect(demo).toEqual({
      password: DEMO_PASSWORD,
      accounts: [{ username: 'xiaoyan', name: '小演', roles: ['agent'], company: '晨光太阳能' }],
    })
    expect((await signIn(world.stranger(), 'xiaoyan', right)).status).toBe(200)
  })

  test('are neither listed nor taken behind a proxy: whom it speaks for may be anywhere', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      const headers = { [header]: '127.0.0.1' }
      const body = { login: 'xiaoyan', password: right }
      const answer = await world.stranger().send('POST', '/api/session', { body, headers })
      expect(await answer.json()).toMatchObject({ code: 'demo accounts work on this machine only' })
      const seen = await world.stranger().send('GET', '/api/session', { headers })
      expect(await seen.json()).toMatchObject({ demo: null })
    }
  })

  test.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.20', false],
    ['::ffff:192.168.1.20', false],
    ['127.0.0.1.evil.example', false],
    ['fe80::1', false],
    [undefined, false],
  ])('the address %s is this machine: %s', (remoteAddress, here) => {
    expect(isLoopback({ headers: {}, socket: { remoteAddress } })).toBe(here)
  })

  test('work anywhere with a password of their own, which is told to nobody', async () => {
    const open = await openWorld({ demoPassword: 'something else 1' })
    closing.push(() => open.close())
    await open.hire({ name: '小演', username: 'xiaoyan', roles: ['agent'], demo: true })
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    const body = { login: 'xiaoyan', password: right }
    expect((await open.stranger().send('POST', '/api/session', { body, headers })).status).toBe(200)
    expect((await open.stranger().tell(session.readSession, {})).demo).toBeNull()
    expect((await (await open.as('admin')).tell(listStaff, { query: {} })).items.length).toBeGreaterThan(5)
  })
})
