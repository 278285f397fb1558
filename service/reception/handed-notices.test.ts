import { afterAll, beforeAll, expect, test } from 'vitest'
import { setMail, setMyNotices } from '#service/hotline/contract/notices.ts'
import { carry } from '#service/hotline/notices/carry.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { type MailServer, openMailServer } from '../../test/support/mail-server.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { offerShift } from './contract/shifts.ts'
import { offerHandover, receiveCall } from './contract.ts'

const FROM = 'service@chenguang.example'

let world: World
let mail: MailServer
let agent: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld({ innerHosts: ['127.0.0.1'] })
  mail = await openMailServer()
  world.clock.set(Temporal.Instant.from('2026-11-23T16:00:00+08:00'))
  agent = await world.as('lin')
  const server = { host: '127.0.0.1', port: mail.port, security: 'none', fromAddress: FROM } as const
  await (await world.as('han')).tell(setMail, { body: { ...server, version: 0 } })
  for (const [username, language] of [
    ['zhao', 'zh-Hans'],
    ['lin', 'en'],
  ] as const) {
    const mine = { eMail: `${username}@chenguang.example`, language, quiet: null }
    await (await world.as(username)).tell(setMyNotices, { body: { mine } })
  }
  customer = await someCustomer(agent)
})
afterAll(() => Promise.all([mail.kill(), world.close()]))

/** A mail of one part, in base64 since it is not in English letters alone. */
const wordsIn = (source: string) =>
  Buffer.from(
    source
      .split(/\r?\n\r?\n/)
      .slice(1)
      .join(''),
    'base64',
  ).toString()

/** What has arrived since, by whom it is for. */
async function arrived() {
  const before = mail.mails.length
  world.clock.forward({ milliseconds: 1 })
  await carry(world.house)
  return mail.mails.slice(before).map(({ to, source }) => ({ to, says: wordsIn(source) }))
}

test('who is asked to take over a case reads it in his mail, nobody else does', async () => {
  const ending = { as: 'left open' } as const
  const about = { trouble: { reason: 'repair', symptom: '不出热水' } } as const
  const call = { customerId: customer.id, said: '不出热水', about, ending }
  const { caseId } = await agent.tell(receiveCall, { body: call })
  await agent.tell(offerHandover, {
    params: { id: caseId },
    body: { to: world.staff.zhao, why: '客户要找您' },
  })
  expect(await arrived()).toEqual([
    {
      to: 'zhao@chenguang.example',
      says: expect.stringMatching(/^林晓燕把 20261123-\d{4} .+交给您。请在 11月23日周一 16:30 前接手/),
    },
  ])
})

test('promises of somebody who goes home: to the colleague, or to the others of the role', async () => {
  const due = world.clock.now().add({ hours: 3 })
  const promises = [
    await promisedCallback(agent, customer, due),
    await promisedCallback(agent, customer, due),
  ].map(({ id }) => id)
  const why = '下班了'
  const one = { to: { staff: world.staff.zhao }, promises: promises.slice(0, 1), why }
  await agent.tell(offerShift, { body: one })
  expect(await arrived()).toEqual([
    { to: 'zhao@chenguang.example', says: expect.stringContaining('林晓燕下班前交出 1 项承诺。') },
  ])
  await agent.tell(offerShift, { body: { to: { role: 'agent' }, promises: promises.slice(1), why } })
  expect((await arrived()).map(({ to }) => to)).toEqual(['zhao@chenguang.example'])
})
