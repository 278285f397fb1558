import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { notifyCustomer } from './actions/notices.ts'
import {
  agreeToNotices,
  noticeSettings,
  notices,
  removeMail,
  removeWebhook,
  setMail,
  setWebhook,
} from './contract/notices.ts'
import { carry } from './notices/carry.ts'

let world: World
let manager: Client

const MAIL = {
  host: 'smtp.example.org',
  port: 465,
  security: 'tls',
  username: 'us',
  password: 'hush-hush',
  fromAddress: 'service@chenguang.example',
} as const

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world.close())

test('a mail account that goes takes its password with it, and what waits says that nothing can leave', async () => {
  const { version } = await manager.tell(setMail, { body: { ...MAIL, version: 0 } })
  const agent = await world.as('lin')
  const customer = await someCustomer(agent)
  const to = { channel: 'e-mail', address: 'ma@example.org', language: 'zh-Hans' } as const
  await agent.tell(agreeToNotices, { params: { id: customer.id }, body: to })
  world.clock.forward({ milliseconds: 1 })
  const it = { key: uuidv7(), caseId: null, facts: {} }
  await world.deed(async ctx => notifyCustomer(ctx, customer.id, 'visit done', it))
  const gone = await manager.tell(removeMail, { body: { version } })
  expect(gone).toEqual({ version: 0 })
  expect((await manager.tell(noticeSettings, {})).mail).toBeNull()
  const rows = await world.deed(ctx => ctx.tx.selectFrom('hotline.mail_accounts').selectAll().execute())
  expect(rows).toEqual([])
  await carry(world.house)
  expect((await manager.tell(notices, { query: { limit: 1 } })).items[0]).toMatchObject({
    channel: 'e-mail',
    standing: 'failed',
    failedWhy: 'no way out',
  })
  // Twice at the same time: the second finds it gone.
  expect((await manager.ask(removeMail, { body: { version } })).problem.code).toBe('changed meanwhile')
  expect(await manager.tell(setMail, { body: { ...MAIL, version: 0 } })).toEqual({ version: 1 })
})

test('a webhook goes by itself, and only as it was read', async () => {
  const body = {
    shape: 'wecom',
    url: 'https://robot.example.org/x',
    language: 'zh-Hans',
    version: 0,
  } as const
  const params = { audience: 'staff' } as const
  const gateway = { shape: 'signed', url: 'https://sms.example.org', secret: 'hush', language: 'en' } as const
  await manager.tell(setWebhook, { params, body })
  await manager.tell(setWebhook, { params: { audience: 'customer' }, body: { ...gateway, version: 0 } })
  await manager.tell(setWebhook, { params, body: { ...body, version: 1 } })
  const late = await manager.ask(removeWebhook, { params, body: { version: 1 } })
  expect(late).toMatchObject({ status: 409, problem: { code: 'changed meanwhile' } })
  await manager.tell(removeWebhook, { params, body: { version: 2 } })
  const { webhooks } = await manager.tell(noticeSettings, {})
  expect(webhooks.map(one => one.audience)).toEqual(['customer'])
  for (const username of ['lin', 'qian', 'wang', 'he', 'shen']) {
    const client = await world.as(username)
    expect((await client.ask(removeMail, { body: { version: 1 } })).status).toBe(403)
    expect((await client.ask(removeWebhook, { params, body: { version: 1 } })).status).toBe(403)
  }
})
