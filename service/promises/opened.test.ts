import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { addDevice, addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { keepPromise, promiseAnything } from './contract/any-kind.ts'
import { exportPromises } from './contract/exports.ts'
import { promiseStory } from './contract/story.ts'
import { keepingRate, ledger } from './contract.ts'

let world: World
let lin: Client
let han: Client
let ours: SomeCustomer
let other: SomeCustomer
/** 太阳能 with a model, 空气能 on a device whose model nobody knows. */
let lines: { solar: Uuid; pump: Uuid }
let devices: { solar: Uuid; pump: Uuid }
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-23T09:00:00+08:00')
  han = await world.as('han')
  lin = await world.as('lin')
  ;[ours, other] = [await someCustomer(lin), await someCustomer(lin, '高秀兰')]
  const solar = await han.tell(addProductLine, { body: { name: '太阳能' } })
  const pump = await han.tell(addProductLine, { body: { name: '空气能' } })
  lines = { solar: solar.id, pump: pump.id }
  const model = await han.tell(addModel, { body: { name: 'S-16', productLine: solar.id } })
  const device = async (body: object) => (await lin.tell(addDevice, { params: { id: ours.id }, body })).id
  devices = { solar: await device({ model: model.id }), pump: await device({ productLine: pump.id }) }
})
afterAll(() => world.close())

const moment = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+08:00`).toString()

/** A call about a device, called back in time, late, or not at all. */
async function called(customerId: Uuid, deviceId: Uuid | null, due: string, backAt: string | null) {
  world.clock.set(moment('23T09:00'))
  const trouble = { reason: 'repair', symptom: '不热', deviceId } as const
  const ending = { as: 'callback', dueAt: moment(due), about: '问过师傅' } as const
  const { caseId, promises } = await lin.tell(receiveCall, {
    body: { customerId, said: '不出热水', about: { trouble }, ending },
  })
  if (backAt !== null) {
    world.clock.set(moment(backAt))
    const body = { said: '师傅明早来', ending: { as: 'solved', told: '约好了' } } as const
    await lin.tell(logCallback, { params: { id: caseId }, body })
  }
  return { caseId, id: promises[0]?.id ?? '' }
}

describe('the ledger, narrowed', () => {
  test('rows, rate and export answer the same question; each figure again from the raw rows', async () => {
    await called(ours.id, devices.solar, '23T10:00', '23T09:30')
    await called(ours.id, devices.solar, '23T10:00', '23T11:00')
    await called(ours.id, devices.pump, '23T10:00', null)
    await called(other.id, null, '23T10:00', '23T09:40')
    world.clock.set(moment('23T12:00'))
    const span = { dueFrom: moment('23T00:00'), dueBefore: moment('24T00:00') }
    const raw = await rawRows()
    for (const filter of [
      {},
      { line: lines.solar },
      { line: lines.pump },
      { customer: ours.id },
      { customer: ours.id, line: lines.solar, kind: 'callback' },
      { owner: world.staff.lin },
      { owner: world.staff.zhao },
      { kind: 'feedback' },
    ] as const) {
      const mine = raw.filter(row => among(row, filter))
      const rate = await han.tell(keepingRate, { query: { ...span, ...filter } })
      const count = (as: string) => mine.filter(row => row.as === as).length
      const { kept, keptLate, broken } = rate
      expect([kept, keptLate, broken]).toEqual([count('kept'), count('kept late'), count('broken')])
      const rows = await han.tell(ledger, { query: { ...span, ...filter, limit: 100 } })
      expect(new Set(rows.items.map(({ id }) => id))).toEqual(new Set(mine.map(({ id }) => id)))
      const query = new URLSearchParams({ ...span, ...filter, as: 'csv', language: 'zh-Hans' })
      const file = await (await han.send('GET', `${exportPromises.url}?${query}`)).text()
      expect(file.trim().split('\r\n')).toHaveLength(1 + mine.length)
    }
  })
})

type Raw = Awaited<ReturnType<typeof rawRows>>[number]

/** All of the ledger as its tables hold it, joined by hand. */
async function rawRows() {
  const now = world.clock.now()
  return world.deed(async ctx => {
    const promises = await ctx.tx.selectFrom('promises.promises').selectAll().execute()
    const cases = await ctx.tx.selectFrom('cases.cases').select(['id', 'device_id']).execute()
    return promises.map(row => ({
      ...row,
      device: cases.find(({ id }) => id === row.case_id)?.device_id ?? null,
      as: standsAs(row.settled_as, row.settled_at, row.due_at, now),
    }))
  })
}

function standsAs(
  settled: string | null,
  at: Temporal.Instant | null,
  due: Temporal.Instant,
  now: Temporal.Instant,
) {
  if (settled === 'kept' && at) return Temporal.Instant.compare(at, due) <= 0 ? 'kept' : 'kept late'
  if (settled !== null) return settled
  return Temporal.Instant.compare(now, due) > 0 ? 'broken' : 'open'
}

function among(row: Raw, by: { line?: Uuid; customer?: Uuid; owner?: Uuid; kind?: string }): boolean {
  const device = by.line === lines.solar ? devices.solar : devices.pump
  return (
    row.due_at.toString() < moment('24T00:00') &&
    (by.line === undefined || row.device === device) &&
    (by.customer === undefined || row.customer_id === by.customer) &&
    (by.owner === undefined || row.owner === by.owner) &&
    (by.kind === undefined || row.kind === by.kind)
  )
}

describe('a row, opened', () => {
  test('shows the words in which it was made, every try, and the words that settled it', async () => {
    world.clock.set(moment('24T09:00'))
    const { caseId, id } = await called(ours.id, devices.solar, '24T15:00', null)
    const again = { params: { id: caseId } }
    world.clock.set(moment('24T10:00'))
    await lin.tell(logCallback, { ...again, body: { said: '没人接', reached: false } })
    world.clock.set(moment('24T11:00'))
    const body = { said: '师傅下午来', ending: { as: 'solved', told: '约好了' } } as const
    await lin.tell(logCallback, { ...again, body })
    const { promise, steps } = await han.tell(promiseStory, { params: { id } })
    expect(promise).toMatchObject({ id, standing: 'kept', tries: 1 })
    const words = steps.filter(step => step.words !== null)
    expect(words.map(step => [step.words, step.direction, step.reached, step.proof])).toEqual([
      ['不出热水', 'in', true, false],
      ['没人接', 'out', false, false],
      ['师傅下午来', 'out', true, true],
    ])
    expect(words.every(step => step.by?.name === '林晓燕' && step.channel === 'phone')).toBe(true)
    const events = steps.map(step => step.event)
    for (const event of ['promise made', 'promise tried', 'promise kept']) expect(events).toContain(event)
    // Nothing of the case's other promises stands among them.
    expect(events.filter(event => event === 'promise made')).toHaveLength(1)
  })

  test('what was done without a conversation is told in the words that were noted', async () => {
    world.clock.set(moment('24T12:00'))
    const { id } = await lin.tell(promiseAnything, {
      body: {
        for: { customer: other.id },
        kind: 'document sent',
        due: { at: moment('25T12:00') },
        about: '说明书',
        told: { said: '明天寄给您' },
      },
    })
    await lin.tell(keepPromise, { params: { id }, body: { by: 'what was done', words: '顺丰寄出' } })
    const { steps } = await han.tell(promiseStory, { params: { id } })
    expect(steps.find(({ proof }) => proof)?.words).toBe('顺丰寄出')
    expect((await (await world.as('nan-agent')).ask(promiseStory, { params: { id } })).status).toBe(404)
  })
})
