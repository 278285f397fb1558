import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { setMail, setMyNotices } from '#service/hotline/contract/notices.ts'
import { PROMISE_KINDS } from '#service/standards/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { make } from './actions.ts'
import { myReminders } from './contract.ts'
import { sweep } from './sweep.ts'

let world: World
let agent: Client

beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  // Monday, 09:00 in Shanghai.
  world.clock.set('2026-11-23T01:00:00Z')
})
afterAll(() => world.close())

/** One of each kind, due at three in the afternoon, and 林晓燕 sees to all of them. */
async function oneOfEach(): Promise<Map<Uuid, string>> {
  const customer = await someCustomer(agent)
  const { caseId } = await promisedCallback(agent, customer, world.clock.now().add({ hours: 5 }))
  const owner = { staff: world.staff.lin }
  return world.deed(async ctx => {
    const made = new Map<Uuid, string>()
    const dueAt = ctx.now.add({ hours: 6 })
    const special = {
      payment: { amountCents: 12_000, method: 'cash' },
      recurring: { recurs: { on: 23, day: Temporal.PlainDate.from('2026-11-23') } },
      'visit window': { windowFrom: ctx.now.add({ hours: 5 }) },
    } as const
    for (const kind of PROMISE_KINDS) {
      const more = Object.entries(special).find(([one]) => one === kind)?.[1]
      const to = kind === 'suggestion answer' ? { staffId: world.staff.zhao } : { caseId }
      made.set(await make(ctx, { ...to, kind, dueAt, owner, ...more }), kind)
    }
    return made
  })
}

/** Which notices were written for her mailbox: the template and the promise it is about. */
const written = () =>
  world.deed(ctx =>
    ctx.tx
      .selectFrom('hotline.notices')
      .select(['template', 'key'])
      .where('staff_id', '=', world.staff.lin)
      .execute(),
  )

test('PRM-05: whatever is due, whoever sees to it hears of it before and when its time passes', async () => {
  const manager = await world.as('han')
  const out = { host: '127.0.0.1', port: 25, security: 'none' } as const
  await manager.tell(setMail, { body: { ...out, fromAddress: 'service@example.com', version: 0 } })
  const mine = { eMail: 'lin@example.com', language: 'zh-Hans', quiet: null } as const
  await agent.tell(setMyNotices, { body: { mine } })
  const kinds = await oneOfEach()
  for (let minute = 0; minute <= 380; minute += 20) {
    await sweep(world.house)
    world.clock.forward({ minutes: 20 })
  }
  const heard = (await agent.tell(myReminders, { query: {} })).map(
    one => `${kinds.get(one.promise.id)}: ${one.stage}`,
  )
  const mail = (await written()).map(({ template, key }) => {
    const about = [...kinds].find(([id]) => key.includes(id))
    return `${about?.[1]}: ${template}`
  })
  for (const kind of PROMISE_KINDS) {
    expect(heard, kind).toContain(`${kind}: broken`)
    expect(mail, kind).toContain(`${kind}: promise due soon`)
    expect(mail, kind).toContain(`${kind}: promise broken`)
  }
})
