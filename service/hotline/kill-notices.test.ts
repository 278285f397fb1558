import { spawn } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { someCustomer } from '../../test/support/customers.ts'
import { openMailServer } from '../../test/support/mail-server.ts'
import { until } from '../../test/support/until.ts'
import { openWorld } from '../../test/support/world.ts'
import { notifyCustomer } from './actions/notices.ts'
import { agreeToNotices, setMail } from './contract/notices.ts'

const world = await openWorld()
const mail = await openMailServer()
afterAll(async () => {
  await Promise.all([mail.kill(), world.close()])
})

const NOTICES = 150

test('kill -9 of the worker and of the mail server: no notice is lost, none comes as another mail', async () => {
  const began = Date.now()
  const [agent, manager] = [await world.as('lin'), await world.as('han')]
  const from = { host: '127.0.0.1', security: 'none', fromAddress: 'us@example.org' } as const
  await manager.tell(setMail, { body: { ...from, port: mail.port, version: 0 } })
  const customer = await someCustomer(agent)
  await agent.tell(agreeToNotices, {
    params: { id: customer.id },
    body: { channel: 'e-mail', address: 'ma@example.org', language: 'zh-Hans' },
  })
  await world.deed(async ctx => {
    for (let n = 0; n < NOTICES; n++) {
      notifyCustomer(ctx, customer.id, 'visit done', { key: `kill ${n}`, caseId: null, facts: {} })
    }
  })
  const taken = () => mail.mails
  let child = startChild(began)
  let kills = 0
  for (const [share, whom] of [
    [0.2, 'worker'],
    [0.4, 'server'],
    [0.7, 'worker'],
  ] as const) {
    await until(() => taken().length >= NOTICES * share, 60_000)
    if (whom === 'server') {
      await mail.kill()
      await mail.start()
      continue
    }
    child.kill('SIGKILL')
    kills++
    child = startChild(began)
  }
  const settled = () =>
    world.deed(async ctx => {
      const { n } = await ctx.tx
        .selectFrom('hotline.notices')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('sent_at', 'is not', null)
        .where('key', 'like', 'kill %')
        .executeTakeFirstOrThrow()
      return Number(n) === NOTICES
    })
  await until(settled, 90_000)
  child.kill('SIGKILL')
  const ids = taken().map(one => one.id)
  expect(new Set(ids).size).toBe(NOTICES)
  // Taken by the server, unknown to us when we were killed: at most those under way, same Message-ID.
  expect(ids.length - NOTICES).toBeLessThanOrEqual(8 * (kills + 1))
}, 180_000)

function startChild(began: number) {
  const script = new URL('../../test/support/carry-child.ts', import.meta.url).pathname
  const { ownerUrl, config } = world.house
  const args = [script, ownerUrl, config.data, world.clock.now().toString(), String(began)]
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}
