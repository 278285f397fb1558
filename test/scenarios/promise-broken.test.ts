import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCase, reopenCase, whatIsMissing } from '#service/closing/contract.ts'
import * as promises from '#service/promises/contract.ts'
import { sweep } from '#service/promises/sweep.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import type { SomeCustomer } from '../support/customers.ts'
import { mondayAtNine } from '../support/monday.ts'
import type { World } from '../support/world.ts'

/** A promise that was broken: 林晓燕 promised 马俊杰 to call back by eleven, and nobody did until the afternoon. */
let world: World
let lin: Client
let han: Client
let customer: SomeCustomer
beforeAll(async () => {
  ;({ world, lin, han, customer } = await mondayAtNine())
})
afterAll(() => world.close())

const shanghai = (time: string) =>
  Temporal.PlainDateTime.from(time).toZonedDateTime('Asia/Shanghai').toInstant()
const clockShows = (time: string) => world.clock.set(shanghai(`2026-11-23T${time}`))
const period = {
  dueFrom: shanghai('2026-11-23T00:00').toString(),
  dueBefore: shanghai('2026-11-24T00:00').toString(),
}
const figures = async () => {
  const { kept, keptLate, broken, renegotiated, rate } = await han.tell(promises.keepingRate, {
    query: period,
  })
  return { kept, keptLate, broken, renegotiated, rate }
}
const history = async () => {
  const { items } = await lin.tell(promises.ledger, { query: { customer: customer.id } })
  return items.toReversed().map(item => [item.kind, item.standing])
}
const remindersOf = async (who: Client) =>
  (await who.tell(promises.myReminders, { query: {} })).map(one => one.stage)

const told = { said: '不好意思，下午给您回' }
const later = { dueAt: shanghai('2026-11-23T16:00').toString() }
let caseId = ''
let callback = ''

describe('a promise that nobody kept in time', () => {
  test('he promises to call back by eleven, and is reminded half an hour before', async () => {
    const received = await lin.tell(receiveCall, {
      body: {
        customerId: customer.id,
        said: '晚上洗澡水不热',
        about: { trouble: { deviceId: customer.deviceId, reason: 'repair', symptom: '水不热' } },
        ending: {
          as: 'callback',
          dueAt: shanghai('2026-11-23T11:00').toString(),
          about: '问王师傅什么时候有空',
        },
      },
    })
    caseId = received.caseId
    callback = received.promises[0]?.id ?? ''
    clockShows('10:30')
    await sweep(world.house)
    expect(await remindersOf(lin)).toEqual(['due soon'])
    expect(await history()).toEqual([['callback', 'open']])
  })

  test('eleven passes: it is broken, nobody writes that down, no new time makes it good', async () => {
    clockShows('11:00:01')
    expect(await history()).toEqual([['callback', 'broken']])
    expect(await figures()).toEqual({ kept: 0, keptLate: 0, broken: 1, renegotiated: 0, rate: 0 })
    const moved = await lin.ask(promises.renegotiatePromise, {
      params: { id: callback },
      body: { ...later, told },
    })
    expect(moved.problem.code).toBe('too late: a new promise does not erase a broken one')
    clockShows('12:00')
    await sweep(world.house)
    expect((await remindersOf(lin)).sort()).toEqual(['broken', 'due soon'])
    expect(await remindersOf(han)).toEqual(['escalated'])
  })

  test('he calls at two: kept late; the next time he promises he keeps', async () => {
    clockShows('14:00')
    const sorry = {
      said: '上午耽误了，对不起。王师傅五点前定时间',
      ending: { as: 'callback', ...later },
    } as const
    await lin.tell(logCallback, { params: { id: caseId }, body: sorry })
    expect(await history()).toEqual([
      ['callback', 'kept late'],
      ['callback', 'open'],
    ])
    expect(await remindersOf(han)).toEqual([])
    clockShows('15:50')
    const solution = { said: '教客户调了恒温阀', ending: { as: 'solved', told: '恒温阀调到 45 度' } } as const
    await lin.tell(logCallback, { params: { id: caseId }, body: solution })
    expect(await figures()).toEqual({ kept: 1, keptLate: 1, broken: 0, renegotiated: 0, rate: 0.5 })
  })

  test('the case closes; the ledger does not forget', async () => {
    expect((await lin.tell(whatIsMissing, { params: { id: caseId }, query: {} })).missing).toEqual([])
    await lin.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    expect(await figures()).toMatchObject({ kept: 1, keptLate: 1, rate: 0.5 })
  })

  test('it comes back, feedback is owed and not given; his giving up does not mend it', async () => {
    clockShows('16:00')
    const reopened = await lin.tell(reopenCase, { params: { id: caseId }, body: { why: '又不热了' } })
    const feedback = reopened.promises[0] ?? ''
    world.clock.set(shanghai('2026-11-24T12:00'))
    const words = { said: '算了，我找别人了' }
    await lin.tell(promises.withdrawPromise, { params: { id: feedback }, body: words })
    expect((await history()).at(-1)).toEqual(['feedback', 'broken'])
    const last = { outcome: 'not wanted', word: '客户等不及，另找人修了' } as const
    await lin.tell(closeCase, { params: { id: caseId }, body: last })
    expect((await history()).map(([, standing]) => standing)).toEqual(['kept late', 'kept', 'broken'])
  })
})
