import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_ATTACHMENTS } from '#core/attachment.ts'
import type { Endpoint } from '#core/endpoint.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import * as archive from '#service/archive/contract/attachments.ts'
import { addDevice } from '#service/archive/contract/devices.ts'
import { customerTimeline } from '#service/archive/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { sendPhoto } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import * as cases from './contract/attachments.ts'
import { caseTimeline } from './contract.ts'

let world: World
let agent: Client
let customer: SomeCustomer
let ids: Record<'customer' | 'device' | 'case', Uuid>
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  customer = await someCustomer(agent)
  const device = await agent.tell(addDevice, { params: { id: customer.id }, body: { serial: 'A-1' } })
  const trouble = { deviceId: device.id, reason: 'repair', symptom: '漏水' } as const
  const { caseId } = await agent.tell(receiveCall, {
    body: { customerId: customer.id, said: '漏水', about: { trouble }, ending: { as: 'left open' } },
  })
  ids = { customer: customer.id, device: device.id, case: caseId }
})
afterAll(() => world.close())

const archiveFile = { content: archive.archiveAttachmentContent, away: archive.takeArchiveAttachmentAway }
const kinds = {
  customer: { list: archive.attachmentsOfCustomer, add: archive.attachToCustomer, ...archiveFile },
  device: { list: archive.attachmentsOfDevice, add: archive.attachToDevice, ...archiveFile },
  case: {
    list: cases.attachmentsOfCase,
    add: cases.attachToCase,
    content: cases.caseAttachmentContent,
    away: cases.takeCaseAttachmentAway,
  },
} as const
const each = ['customer', 'device', 'case'] as const
const read = (who: Client, content: Endpoint, id: Uuid) => who.send('GET', content.url.replace(':id', id))

test.each(each)(
  'a file of a %s is added, listed, opened and taken away; the journal keeps who',
  async kind => {
    const { list, add, content, away } = kinds[kind]
    const params = { id: ids[kind] }
    const file = await sendPhoto(agent, undefined, '铭牌.jpg')
    const { id } = await agent.tell(add, { params, body: { file } })
    expect(await agent.tell(list, { params })).toMatchObject([
      { id, name: '铭牌.jpg', mediaType: 'image/jpeg', addedBy: '林晓燕' },
    ])
    const shown = await read(agent, content, id)
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline;/)
    expect((await shown.bytes()).length).toBeGreaterThan(0)

    const manager = await world.as('han')
    await manager.tell(away, { params: { id } })
    expect(await agent.tell(list, { params })).toEqual([])
    expect((await read(agent, content, id)).status).toBe(404)
    expect((await agent.ask(away, { params: { id } })).status).toBe(404)
    const { items } =
      kind === 'case'
        ? await agent.tell(caseTimeline, { params, query: {} })
        : await agent.tell(customerTimeline, { params: { id: customer.id }, query: {} })
    const [taken, added] = items.filter(({ event }) => event.startsWith('attachment'))
    expect(taken?.event).toMatch(/^attachment taken away/)
    expect(added?.event).toMatch(/^attachment added/)
  },
)

test.each(each)('a file of a %s: whose file it must be, and who may see it', async kind => {
  const { list, add, content } = kinds[kind]
  const params = { id: ids[kind] }
  const ask = async (who: Client, file: Uuid, to = params) => {
    const { status, problem } = await who.ask(add, { params: to, body: { file } })
    return status === 409 ? problem.code : status
  }
  expect(await ask(agent, await sendPhoto(agent, Buffer.alloc(0)))).toBe('the file is empty')
  expect(await ask(agent, uuidv7())).toBe(404)
  expect(await ask(await world.as('zhao'), await sendPhoto(agent))).toBe(404)
  expect(await ask(agent, await sendPhoto(agent), { id: uuidv7() })).toBe(404)
  const file = await sendPhoto(agent)
  const { id } = await agent.tell(add, { params, body: { file } })
  expect(await ask(agent, file)).toBe(404)
  for (const [who, status] of [
    ['wang', 403],
    ['shen', 403],
    ['nan-agent', 404],
  ] as const) {
    const reader = await world.as(who)
    expect([who, (await read(reader, content, id)).status]).toEqual([who, status])
    expect([who, (await reader.ask(list, { params })).status]).toEqual([who, status])
  }
})

test('there is an end to how many files hang at one thing', async () => {
  const params = { id: ids.device }
  const { length } = await agent.tell(archive.attachmentsOfDevice, { params })
  for (let n = length; n < MOST_ATTACHMENTS; n++) {
    await agent.tell(archive.attachToDevice, { params, body: { file: await sendPhoto(agent) } })
  }
  const more = await agent.ask(archive.attachToDevice, { params, body: { file: await sendPhoto(agent) } })
  expect(more.problem.code).toBe('too many attachments')
}, 60_000)
