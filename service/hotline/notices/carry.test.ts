import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../../test/support/client.ts'
import { type MailServer, openMailServer } from '../../../test/support/mail-server.ts'
import { openWorld, type World } from '../../../test/support/world.ts'
import { notifyStaff } from '../actions/notices.ts'
import { notices, setMail, setMyNotices } from '../contract/notices.ts'
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
  expect(await newest(3)).toMatchObject([
    sent,
    {
      standing: 'failed',
      failedWhy: 'no words can be made',
      lastFault: 'nothing is known for {due}',
      attempts: 0,
    },
    sent,
  ])
})
