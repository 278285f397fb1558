import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { notifyCustomer, notifyStaff } from './actions/notices.ts'
import {
  agreeToNotices,
  customerAddresses,
  notices,
  sendAgain,
  setMail,
  setWebhook,
} from './contract/notices.ts'
import { conversationsOf, logConversation } from './contract.ts'

let world: World
let agent: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  customer = await someCustomer(agent)
})
afterAll(() => world.close())

const words = (over: object = {}) => ({
  body: { customerId: customer.id, direction: 'in', said: '想问问保养多久一次', ...over } as const,
})

describe('the hotline', () => {
  test('keeps who said what to whom, when it took place and when it was written down', async () => {
    const at = world.clock.now().subtract({ minutes: 40 }).toString()
    await agent.tell(logConversation, words({ channel: 'walk-in', at, contactId: customer.contactId }))
    const { items } = await agent.tell(conversationsOf, { query: { customer: customer.id } })
    expect(items).toMatchObject([
      {
        direction: 'in',
        channel: 'walk-in',
        staff: { id: world.staff.lin, name: '林晓燕' },
        contactId: customer.contactId,
        at,
        loggedAt: world.clock.now().toString(),
        reached: true,
        said: '想问问保养多久一次',
      },
    ])
  })

  test('reads newest first, page after page, without loss or repetition', async () => {
    const somebody = await someCustomer(agent, '孙丽华')
    for (let n = 0; n < 7; n++) {
      world.clock.forward({ minutes: n % 2 })
      await agent.tell(logConversation, words({ customerId: somebody.id, said: `第 ${n} 次` }))
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await agent.tell(conversationsOf, { query: { customer: somebody.id, limit: 3, after } })
      seen.push(...page.items.map(item => item.said))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map(n => `第 ${n} 次`))
  })

  test('refusals', async () => {
    const other = await someCustomer(agent, '周倩')
    const refused = async (over: object) => {
      const { status, problem } = await agent.ask(logConversation, words(over))
      return status === 409 ? problem.code : status
    }
    const now = world.clock.now()
    expect(await refused({ at: now.add({ minutes: 3 }).toString() })).toBe('it has not happened yet')
    expect(await refused({ at: now.subtract({ hours: 31 * 24 }).toString() })).toBe(
      'too long ago to be logged',
    )
    expect(await refused({ contactId: other.contactId })).toBe('not a contact of this customer')
    expect(await refused({ reached: false })).toBe('only an outgoing call can miss somebody')
    expect(await refused({ said: ' ' })).toBe('what was said is missing')
    expect(await refused({ customerId: world.staff.lin })).toBe(404)
  })

  test('what is said at one company is not heard at another', async () => {
    const theirs = await world.as('nan-agent')
    expect((await theirs.tell(conversationsOf, { query: { customer: customer.id } })).items).toEqual([])
    expect((await theirs.ask(logConversation, words())).status).toBe(404)
  })

  test("what was said cannot be unsaid: the service's login may neither change nor delete it", async () => {
    await expect(
      world.deed(ctx => ctx.tx.updateTable('hotline.conversations').set({ said: '' }).execute()),
    ).rejects.toThrow('permission denied')
    await expect(world.deed(ctx => ctx.tx.deleteFrom('hotline.conversations').execute())).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('who reads of notices', () => {
  const lists = async (client: Client, query: object) =>
    (await client.tell(notices, { query: { limit: 100, ...query } })).items

  test('an agent those to customers and to herself; the office all, by state, way and kind', async () => {
    const [lin, han, admin] = [await world.as('lin'), await world.as('han'), await world.as('admin')]
    const { id } = await someCustomer(lin)
    const mail = {
      host: 'mail.example.org',
      port: 25,
      security: 'none',
      fromAddress: 'us@example.org',
    } as const
    await han.tell(setMail, { body: { ...mail, version: 0 } })
    const robot = {
      shape: 'wecom',
      url: 'https://robot.example.org',
      language: 'zh-Hans',
      version: 0,
    } as const
    await han.tell(setWebhook, { params: { audience: 'staff' }, body: robot })
    const agreed = { channel: 'e-mail', address: 'ma@example.org', language: 'zh-Hans' } as const
    await lin.tell(agreeToNotices, { params: { id }, body: agreed })
    await world.deed(async ctx => {
      notifyCustomer(ctx, id, 'visit done', { key: 'one', caseId: null, facts: {} })
      const it = { key: 'two', caseId: null, facts: {}, customerId: id }
      notifyStaff(ctx, { staff: world.staff.lin }, 'promise broken', it)
    })
    expect((await lists(lin, {})).map(one => one.channel)).toEqual(['e-mail'])
    const [group] = await lists(han, { channel: 'group' })
    expect(group).toMatchObject({ channel: 'group', template: 'promise broken', standing: 'waiting' })
    expect((await lin.ask(sendAgain, { params: { id: group?.id ?? '' } })).status).toBe(404)
    expect((await han.ask(sendAgain, { params: { id: group?.id ?? '' } })).status).toBe(409)
    const ways = [
      { which: 'others' },
      { which: 'waiting' },
      { which: 'not sent' },
      { template: 'visit done' },
    ]
    const found = await Promise.all(ways.map(query => lists(han, query)))
    expect(found.map(one => one.length)).toEqual([2, 2, 0, 1])

    // Who does not call customers reads the address covered, and who noted that he agreed.
    const seen = await admin.tell(customerAddresses, { params: { id } })
    const noted = { agreedBy: { id: world.staff.lin }, stoppedBy: null }
    expect(seen.items).toMatchObject([{ address: 'm***@example.org', ...noted }])
    const local = { ...agreed, channel: 'sms', address: '88881234' } as const
    const refused = await lin.ask(agreeToNotices, { params: { id }, body: local })
    expect([refused.status, refused.problem.fields?.[0]?.path]).toEqual([400, 'address'])
  })
})
