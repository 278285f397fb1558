import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { isGenuine } from '#core/webhook.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { type MailServer, openMailServer } from '../../test/support/mail-server.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { notifyCustomer, notifyStaff } from './actions/notices.ts'
import { tryMail, tryWebhook } from './contract/notice-tries.ts'
import {
  agreeToNotices,
  customerAddresses,
  noticeSettings,
  notices,
  sendAgain,
  setMail,
  setMyNotices,
  setQuiet,
  setWebhook,
  stopNotices,
} from './contract/notices.ts'
import { carry } from './notices/carry.ts'
import { whyOf } from './rules/notices/reasons.ts'

type Received = { url: string; headers: Record<string, unknown>; body: string }

let world: World
let mail: MailServer
let gateway: Server
let agent: Client
let manager: Client
let customer: SomeCustomer
const received: Received[] = []
let gatewayAnswers = { status: 200, text: '{"ok":true}' }

const MAIL = { host: '127.0.0.1', security: 'none', fromAddress: 'service@chenguang.example' } as const
const SECRET = 'what the gateway and we know'

beforeAll(async () => {
  world = await openWorld({ innerHosts: ['127.0.0.1'], url: 'https://service.chenguang.example' })
  mail = await openMailServer()
  gateway = createServer((request, answer) => {
    let body = ''
    request.on('data', part => (body += part))
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body })
      answer.writeHead(gatewayAnswers.status).end(gatewayAnswers.text)
    })
  })
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', () => resolve()))
  agent = await world.as('lin')
  manager = await world.as('han')
  await manager.tell(setMail, { body: { ...MAIL, port: mail.port, version: 0 } })
  customer = await someCustomer(agent)
  await agree(customer.id, 'ma@example.org')
})
afterAll(async () => {
  await Promise.all([mail.kill(), new Promise(resolve => gateway.close(resolve)), world.close()])
})

const gatewayUrl = (path = '/') => `http://127.0.0.1:${(gateway.address() as AddressInfo).port}${path}`

const agree = (id: Uuid, address: string) =>
  agent.tell(agreeToNotices, { params: { id }, body: { channel: 'e-mail', address, language: 'zh-Hans' } })

/** The clock goes on a little: the list is in the order of writing. */
const done = (to: Uuid, over: object = {}) => {
  world.clock.forward({ milliseconds: 1 })
  return world.deed(async ctx => {
    notifyCustomer(ctx, to, 'visit done', { key: uuidv7(), caseId: null, facts: {}, ...over })
  })
}

const newest = async () => (await agent.tell(notices, { query: { limit: 1 } })).items[0]

describe('a notice', () => {
  test('reaches the mail server once, in the language agreed, with a way to stop it', async () => {
    await done(customer.id, { key: 'visit 1' })
    await done(customer.id, { key: 'visit 1' })
    expect(await carry(world.house)).toBe(1)
    expect(await carry(world.house)).toBe(0)
    expect(mail.mails).toHaveLength(1)
    const found = await newest()
    expect(mail.mails[0]).toMatchObject({ to: 'ma@example.org', id: found?.id })
    expect(mail.mails[0]?.source).toContain('List-Unsubscribe: <https://service.chenguang.example/stop/')
    expect(found).toMatchObject({ standing: 'sent', title: '上门服务已完成', attempts: 1 })
  })

  test('is not written when its deed is rolled back', async () => {
    const { items: before } = await agent.tell(notices, { query: {} })
    const deed = world.deed(async ctx => {
      notifyCustomer(ctx, customer.id, 'visit done', { key: 'never', caseId: null, facts: {} })
      throw new Error('it came to nothing')
    })
    await expect(deed).rejects.toThrow('it came to nothing')
    expect((await agent.tell(notices, { query: {} })).items).toHaveLength(before.length)
  })

  test('that the server refuses for good is on the list with the reason, and can be sent again', async () => {
    mail.refuses.set('ma@example.org', 550)
    await done(customer.id)
    await carry(world.house)
    const { items } = await agent.tell(notices, { query: { which: 'not sent' } })
    expect(items).toMatchObject([
      { standing: 'failed', attempts: 1, failedWhy: expect.stringContaining('550') },
    ])
    mail.refuses.clear()
    const params = { id: items[0]?.id ?? '' }
    await agent.tell(sendAgain, { params })
    expect((await agent.ask(sendAgain, { params })).problem.code).toBe('it did not fail')
    expect(await carry(world.house)).toBe(1)
    expect(mail.mails.at(-1)?.id).toBe(params.id)
  })

  test('waits when the server is away, each time longer, and leaves when it is back', async () => {
    await mail.kill()
    await done(customer.id)
    await carry(world.house)
    expect(await newest()).toMatchObject({ standing: 'waiting', attempts: 1 })
    world.clock.forward({ seconds: 29 })
    await carry(world.house)
    expect((await newest())?.attempts).toBe(1)
    world.clock.forward({ seconds: 1 })
    await carry(world.house)
    expect((await newest())?.attempts).toBe(2)
    await mail.start()
    world.clock.forward({ minutes: 1 })
    expect(await carry(world.house)).toBe(1)
  })

  test('to who said stop, by the link or to one of ours, is written and not sent', async () => {
    const somebody = await someCustomer(agent, '周倩')
    await agree(somebody.id, 'zhou@example.org')
    await done(somebody.id)
    await carry(world.house)
    const link = /<(https:[^>]+\/stop\/[^>]+)>/.exec(mail.mails.at(-1)?.source ?? '')
    const path = new URL(link?.[1] ?? '').pathname
    const shown = await world.stranger().send('GET', path)
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('<form')])
    const address = async () =>
      (await agent.tell(customerAddresses, { params: { id: somebody.id } })).items[0]
    expect((await address())?.stoppedAt).toBeNull()
    // RFC 8058: the mail program posts by itself.
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const posted = await world
      .stranger()
      .send('POST', path, { body: 'List-Unsubscribe=One-Click', headers: form })
    expect(posted.status).toBe(200)
    expect(await address()).toMatchObject({ stoppedHimself: true })
    const sent = mail.mails.length
    await done(somebody.id)
    await carry(world.house)
    expect([mail.mails.length, (await newest())?.standing]).toEqual([sent, 'stopped'])
    const again = { params: { id: somebody.id }, body: { channel: 'e-mail' } } as const
    expect((await agent.ask(stopNotices, again)).problem.code).toBe('nobody writes to him there')
    expect((await world.stranger().send('POST', `${path}x`, { body: '', headers: form })).status).toBe(404)
  })

  test('SLA-08: leaves outside quiet hours only; what is watched around the clock leaves', async () => {
    await agent.tell(setMyNotices, {
      body: { mine: { eMail: 'lin@chenguang.example', language: 'zh-Hans', quiet: null } },
    })
    const at = (time: string) => world.clock.set(`2027-01-10T${time}+08:00`)
    const due = '2027-01-10T16:00:00Z'
    const remind = (anyHour: boolean) => {
      world.clock.forward({ milliseconds: 1 })
      return world.deed(async ctx => {
        const it = { key: uuidv7(), caseId: null, facts: { due }, customerId: customer.id, anyHour }
        notifyStaff(ctx, { staff: world.staff.lin }, 'promise broken', it)
      })
    }
    at('23:30')
    await remind(false)
    expect(await carry(world.house)).toBe(0)
    expect(await newest()).toMatchObject({ standing: 'held', tryAt: '2027-01-10T23:00:00Z', attempts: 0 })
    await remind(true)
    expect(await carry(world.house)).toBe(1)
    // Her own hours hold before the company's.
    const quiet = { fromMinute: 0, untilMinute: 0 }
    await agent.tell(setMyNotices, {
      body: { mine: { eMail: 'lin@chenguang.example', language: 'en', quiet } },
    })
    await remind(false)
    expect(await carry(world.house)).toBe(1)
    expect(mail.mails.at(-1)?.source).toContain('What was promised about')
    world.clock.set('2027-01-11T07:00+08:00')
    expect(await carry(world.house)).toBe(1)
    await manager.tell(setQuiet, { params: { audience: 'customer' }, body: { ...quiet, version: 0 } })
  })

  test('that would come too late to be of use is not sent', async () => {
    await done(customer.id, { uselessAfter: world.clock.now().subtract({ minutes: 1 }) })
    await carry(world.house)
    expect(await newest()).toMatchObject({ standing: 'failed', failedWhy: 'too late to be of use' })
  })

  test('is posted to a gateway, signed; what the gateway refuses is not tried again', async () => {
    const params = { audience: 'customer' } as const
    const url = gatewayUrl('/sms')
    const body = { shape: 'signed', url, secret: SECRET, language: 'zh-Hans', version: 0 } as const
    await manager.tell(setWebhook, { params, body })
    const somebody = await someCustomer(agent, '孙丽华')
    const sms = { channel: 'sms', address: '+8613800138000', language: 'zh-Hant' } as const
    await agent.tell(agreeToNotices, { params: { id: somebody.id }, body: sms })
    await done(somebody.id)
    expect(await carry(world.house)).toBe(1)
    const [one] = received.splice(0)
    const timestamp = Number(one?.headers['yinuo-timestamp'])
    const signed = { timestamp, signature: String(one?.headers['yinuo-signature']), body: one?.body ?? '' }
    expect(isGenuine(SECRET, signed, timestamp + 300)).toBe(true)
    expect(isGenuine(SECRET, signed, timestamp + 301)).toBe(false)
    expect(isGenuine('another secret', signed, timestamp)).toBe(false)
    expect(isGenuine(SECRET, { ...signed, body: `${signed.body} ` }, timestamp)).toBe(false)
    const { id } = (await newest()) ?? {}
    expect(one?.headers['idempotency-key']).toBe(id)
    expect(JSON.parse(signed.body)).toMatchObject({ id, to: '+8613800138000', title: '到府服務已完成' })
    gatewayAnswers = { status: 400, text: '' }
    await done(somebody.id)
    await carry(world.house)
    expect(await newest()).toMatchObject({ standing: 'failed', failedWhy: 'answered 400', attempts: 1 })
    gatewayAnswers = { status: 200, text: '' }
  })

  test('does not leave to the inner network, unless the operator named the host', async () => {
    const params = { audience: 'staff' } as const
    const url = 'http://localhost:9/robot'
    await manager.tell(setWebhook, { params, body: { shape: 'wecom', url, language: 'zh-Hans', version: 0 } })
    const it = { key: uuidv7(), caseId: null, facts: { due: world.clock.now().toString() } }
    world.clock.forward({ milliseconds: 1 })
    await world.deed(async ctx =>
      notifyStaff(ctx, { role: 'auditor' }, 'promise broken', {
        ...it,
        customerId: customer.id,
        anyHour: true,
      }),
    )
    await carry(world.house)
    expect((await manager.tell(notices, { query: { limit: 1 } })).items[0]).toMatchObject({
      channel: 'group',
      standing: 'failed',
      failedWhy: 'the address is of the inner network',
    })
  })
})

describe('the settings', () => {
  test('tell no secret, and do not carry a kept password to another host', async () => {
    const admin = await world.as('nan-admin')
    const smtp = { host: 'smtp.example.org', port: 465, security: 'tls', username: 'us' } as const
    const from = { fromAddress: 'us@example.org' }
    const set = (over: object) => admin.ask(setMail, { body: { ...smtp, ...from, version: 1, ...over } })
    expect((await set({ version: 0, password: 'hush-hush' })).status).toBe(200)
    const seen = await admin.tell(noticeSettings, {})
    expect(seen.mail).toMatchObject({ hasPassword: true, host: 'smtp.example.org' })
    expect(JSON.stringify(seen)).not.toContain('hush')
    expect((await set({ host: 'smtp.thief.example' })).problem.code).toBe('enter the password again')
    expect((await set({ security: 'none', password: 'x' })).problem.code).toBe(
      'a password travels on encrypted lines only',
    )
    expect((await set({ version: 7 })).problem.code).toBe('changed meanwhile')
    expect((await set({ port: 587, security: 'starttls' })).status).toBe(200)
    const kept = await world.deed(
      ctx => ctx.tx.selectFrom('hotline.mail_accounts').selectAll().executeTakeFirstOrThrow(),
      world.other,
    )
    expect(kept.sealed_password).toMatch(/^v1\./)
    expect(JSON.stringify(kept)).not.toContain('hush')
    const hook = (body: object) =>
      admin.ask(setWebhook, {
        params: { audience: 'customer' },
        body: { shape: 'signed', url: 'https://sms.example.org', language: 'en', version: 0, ...body },
      })
    expect((await hook({})).problem.code).toBe('a signature needs a secret')
    expect((await hook({ shape: 'feishu' })).problem.code).toBe('a group robot is not for customers')
  })

  test('are tried at once, and say what the other end said', async () => {
    const to = { to: 'han@chenguang.example', language: 'zh-Hans' } as const
    expect(await manager.tell(tryMail, { body: to })).toEqual({ as: 'sent', why: null })
    expect(mail.mails.at(-1)?.to).toBe(to.to)
    mail.refuses.set(to.to, 550)
    const { as, why } = await manager.tell(tryMail, { body: to })
    expect([as, whyOf(why ?? '').reason]).toEqual(['failed', 'mail refused'])
    mail.refuses.clear()
    received.splice(0)
    const gateway = { params: { audience: 'customer' } } as const
    const bare = await manager.ask(tryWebhook, { ...gateway, body: {} })
    expect(bare.problem.code).toBe('a gateway needs a phone')
    const posted = await manager.tell(tryWebhook, { ...gateway, body: { to: '138 0013 8000' } })
    expect(posted).toEqual({ as: 'sent', why: null })
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ to: '+8613800138000', template: 'try' })
    const other = await (await world.as('nan-admin')).ask(tryWebhook, {
      params: { audience: 'staff' },
      body: {},
    })
    expect(other.problem.code).toBe('nothing is set here')
  })
})
