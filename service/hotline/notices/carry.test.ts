import { createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { mergeTwo, undoMerge } from '#service/archive/contract/merging.ts'
import { customerFile } from '#service/archive/contract.ts'
import { keepPromise, promiseAnything } from '#service/promises/contract/any-kind.ts'
import type { Client } from '../../../test/support/client.ts'
import { someCustomer } from '../../../test/support/customers.ts'
import { type MailServer, openMailServer } from '../../../test/support/mail-server.ts'
import { until } from '../../../test/support/until.ts'
import { openWorld, type World } from '../../../test/support/world.ts'
import { notifyCustomer, notifyStaff } from '../actions/notices.ts'
import { agreeToNotices, notices, setMail, setMyNotices, stopNotices } from '../contract/notices.ts'
import { carry } from './carry.ts'

let world: World
let mail: MailServer
let agent: Client

const FROM = { host: '127.0.0.1', security: 'none', fromAddress: 'us@example.org' } as const

beforeAll(async () => {
  world = await openWorld({ innerHosts: ['127.0.0.1'] })
  mail = await openMailServer()
  agent = await world.as('lin')
  const manager = await world.as('han')
  await manager.tell(setMail, { body: { ...FROM, port: mail.port, version: 0 } })
})
afterAll(async () => {
  await Promise.all([mail.kill(), world.close()])
})

const newest = async (limit: number) => (await agent.tell(notices, { query: { limit } })).items

const agree = (id: Uuid, address: string, client = agent) =>
  client.tell(agreeToNotices, { params: { id }, body: { channel: 'e-mail', address, language: 'en' } })

const done = (to: Uuid, company = world.company) => {
  world.clock.forward({ milliseconds: 1 })
  return world.deed(async ctx => {
    notifyCustomer(ctx, to, 'visit done', { key: uuidv7(), caseId: null, facts: {} })
  }, company)
}

test('a notice without words is given up with what is missing; the others of the round leave', async () => {
  await agent.tell(setMyNotices, {
    body: { mine: { eMail: 'lin@example.org', language: 'en', quiet: null } },
  })
  const remind = (facts: object) => {
    world.clock.forward({ milliseconds: 1 })
    return world.deed(async ctx => {
      const nobody = { caseId: null, customerId: null }
      const it = { key: uuidv7(), facts, anyHour: true, ...nobody }
      notifyStaff(ctx, { staff: world.staff.lin }, 'promise broken', it)
    })
  }
  const due = world.clock.now().toString()
  await remind({ due })
  await remind({})
  await remind({ due })
  expect(await carry(world.house)).toBe(2)
  const sent = { standing: 'sent', title: 'Broken: the suggestion of a colleague' }
  const givenUp = { standing: 'failed', attempts: 0 }
  expect(await newest(3)).toMatchObject([sent, givenUp, sent])
})

/** Takes connections and says nothing. */
async function openSilence() {
  const sockets: Socket[] = []
  const server = createServer(socket => sockets.push(socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as { port: number }
  const end = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise(resolve => server.close(resolve))
  }
  return { port, sockets, end }
}

test('a mail server that hangs keeps nobody else waiting, however much stands before it', async () => {
  const silence = await openSilence()
  const theirs = await world.as('nan-agent')
  const admin = await world.as('nan-admin')
  await admin.tell(setMail, { body: { ...FROM, port: silence.port, version: 0 } })
  const somebody = await someCustomer(theirs, '周倩')
  await agree(somebody.id, 'zhou@example.org', theirs)
  await done(somebody.id, world.other)
  await world.deed(async ctx => {
    await sql`insert into hotline.notices
        (company_id, key, template, channel, customer_id, language, facts, written_at, any_hour, try_at)
      select company_id, 'more ' || n, template, channel, customer_id, language, facts, written_at, any_hour,
        try_at from hotline.notices, generate_series(1, 1100) n`.execute(ctx.tx)
  }, world.other)
  const round = { over: false, end: Promise.resolve(0) }
  round.end = carry(world.house).finally(() => {
    round.over = true
  })
  await until(() => silence.sockets.length === 8)
  const customer = await someCustomer(agent)
  await agree(customer.id, 'ma@example.org')
  await done(customer.id)
  await until(() => mail.mails.some(one => one.to === 'ma@example.org'), 6_000)
  expect(round.over).toBe(false)
  await silence.end()
  expect(await round.end).toBe(1)
  const { items } = await theirs.tell(notices, { query: { limit: 100 } })
  expect(items.filter(one => one.attempts > 0).length).toBeLessThanOrEqual(8)
})

test('who was merged is written to as the customer he became; a stop under either name holds', async () => {
  const [before, after] = [await someCustomer(agent, '孙丽'), await someCustomer(agent, '孙丽华')]
  const manager = await world.as('han')
  const file = (id: Uuid) => manager.tell(customerFile, { params: { id } })
  const [from, into] = [await file(before.id), await file(after.id)]
  await agree(before.id, 'old@example.org')
  const merge = await manager.tell(mergeTwo, {
    params: { kind: 'customers' },
    body: {
      from: { id: from.id, version: from.version },
      into: { id: into.id, version: into.version },
    },
  })
  const toldAt = async () => {
    const from = mail.mails.length
    await done(before.id)
    await carry(world.house)
    return mail.mails.slice(from).map(one => [one.to, /Dear ([^,]+),/.exec(one.source)?.[1] ?? ''])
  }
  expect((await toldAt())[0]?.[0]).toBe('old@example.org')
  await agree(after.id, 'new@example.org')
  expect((await toldAt())[0]?.[0]).toBe('new@example.org')
  await manager.tell(undoMerge, { params: { kind: 'customers', id: merge.id } })
  expect((await toldAt())[0]?.[0]).toBe('old@example.org')
  world.clock.forward({ seconds: 1 })
  await agent.tell(stopNotices, { params: { id: before.id }, body: { channel: 'e-mail' } })
  const [now, other] = [await file(before.id), await file(after.id)]
  await manager.tell(mergeTwo, {
    params: { kind: 'customers' },
    body: { from: { id: now.id, version: now.version }, into: { id: other.id, version: other.version } },
  })
  expect(await toldAt()).toEqual([])
  expect(await newest(1)).toMatchObject([{ standing: 'stopped' }])
  world.clock.forward({ seconds: 1 })
  await agree(after.id, 'new@example.org')
  expect((await toldAt())[0]?.[0]).toBe('new@example.org')
})

test('who was promised an answer in writing hears that it was sent, once', async () => {
  const customer = await someCustomer(agent, '郑国强')
  await agree(customer.id, 'zheng@example.org')
  const told = { channel: 'letter', said: '材料检测的结论下周书面答复您' } as const
  const { id } = await agent.tell(promiseAnything, {
    body: {
      for: { customer: customer.id },
      kind: 'written answer',
      due: { at: world.clock.now().add({ hours: 72 }).toString() },
      about: '真空管为什么会裂',
      told,
    },
  })
  world.clock.forward({ hours: 24 })
  await agent.tell(keepPromise, { params: { id }, body: { by: 'what was said', told } })
  await carry(world.house)
  const his = mail.mails.filter(one => one.to === 'zheng@example.org')
  expect(his).toMatchObject([{ source: expect.stringContaining('Our written answer is on its way') }])
})
