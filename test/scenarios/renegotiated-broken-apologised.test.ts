import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCase, whatIsMissing } from '#service/closing/contract.ts'
import { keepPromise, promiseAnything } from '#service/promises/contract/any-kind.ts'
import { followUpBreach, openBreaches } from '#service/promises/contract/breaches.ts'
import * as promises from '#service/promises/contract.ts'
import { sweep } from '#service/promises/sweep.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import type { SomeCustomer } from '../support/customers.ts'
import { mondayAtNine } from '../support/monday.ts'
import type { World } from '../support/world.ts'

/**
 * 林晓燕 promised a part for Tuesday, moved it to Wednesday in time, and then it did not come: 韩 sees it, she
 * apologises, names a new day, and keeps that one. The ledger shows all three.
 */
let world: World
let lin: Client
let han: Client
let customer: SomeCustomer
beforeAll(async () => {
  ;({ world, lin, han, customer } = await mondayAtNine())
})
afterAll(() => world.close())

const shanghai = (time: string) =>
  Temporal.PlainDateTime.from(`2026-11-${time}`).toZonedDateTime('Asia/Shanghai').toInstant()
const clockShows = (time: string) => world.clock.set(shanghai(time))
const parts = async () => {
  const { items } = await lin.tell(promises.ledger, { query: { customer: customer.id, kind: 'part there' } })
  return items.toReversed()
}
const standings = async () => (await parts()).map(item => item.standing)
const rate = async () => {
  const query = {
    dueFrom: shanghai('24T00:00').toString(),
    dueBefore: shanghai('28T00:00').toString(),
    kind: 'part there',
  } as const
  const { kept, broken, renegotiated, movedByUs, rate } = await han.tell(promises.keepingRate, { query })
  return { kept, broken, renegotiated, movedByUs, rate }
}
const toFollowUp = async (who: Client) =>
  (await who.tell(openBreaches, { query: {} })).items.map(item => item.promise.id)

let caseId = ''
let first = ''
let second = ''
let third = ''

describe('a promise renegotiated, then broken, then apologised for', () => {
  test('Monday: the part will be there on Tuesday', async () => {
    const received = await lin.tell(receiveCall, {
      body: {
        customerId: customer.id,
        said: '水泵坏了',
        about: { trouble: { deviceId: customer.deviceId, reason: 'repair', symptom: '水泵不转' } },
        ending: { as: 'callback', dueAt: shanghai('23T11:00').toString(), about: '问备件' },
      },
    })
    caseId = received.caseId
    const made = await lin.tell(promiseAnything, {
      body: {
        for: { case: caseId },
        kind: 'part there',
        due: { on: '2026-11-24' },
        about: '水泵一只',
        told: { said: '水泵周二到' },
      },
    })
    first = made.id
    await lin.tell(logCallback, {
      params: { id: caseId },
      body: { said: '备件已订', ending: { as: 'solved', told: '周二到' } },
    })
  })

  test('Tuesday morning: the customer is told before the time, Wednesday it is; no breach of it', async () => {
    clockShows('24T10:00')
    const moved = await lin.tell(promises.renegotiatePromise, {
      params: { id: first },
      body: {
        dueAt: shanghai('25T18:00').toString(),
        told: { said: '厂里晚一天，周三下午六点前到' },
        movedBy: 'us',
      },
    })
    second = moved.id
    expect(await standings()).toEqual(['renegotiated', 'open'])
    clockShows('25T09:00')
    await sweep(world.house)
    expect(await toFollowUp(han)).toEqual([])
  })

  test('Wednesday at six it is not there: broken, and somebody has to tell him', async () => {
    clockShows('25T18:00')
    await sweep(world.house)
    expect(await toFollowUp(lin)).toEqual([])
    clockShows('25T18:01')
    await sweep(world.house)
    expect(await standings()).toEqual(['renegotiated', 'broken'])
    expect(await toFollowUp(lin)).toEqual([second])
    expect(await toFollowUp(han)).toEqual([second])
    const later = { dueAt: shanghai('27T12:00').toString(), told: { said: '再改一天' } }
    const moved = await lin.ask(promises.renegotiatePromise, { params: { id: second }, body: later })
    expect(moved.problem.code).toBe('too late: a new promise does not erase a broken one')
  })

  test('she apologises with the reason and a new time; the case may not close while that is open', async () => {
    clockShows('25T18:20')
    const answer = await lin.tell(followUpBreach, {
      params: { id: second },
      body: {
        reason: 'part not there',
        told: { said: '对不起，又耽误您了，周五上午一定送到' },
        dueAt: shanghai('27T12:00').toString(),
      },
    })
    third = answer.next ?? ''
    expect(await standings()).toEqual(['renegotiated', 'broken', 'open'])
    expect((await parts()).at(-1)).toMatchObject({ id: third, insteadOf: second })
    expect(await toFollowUp(han)).toEqual([])
    const { missing } = await lin.tell(whatIsMissing, { params: { id: caseId }, query: {} })
    expect(missing.map(one => one.what)).toEqual(['a promise is still open'])
  })

  test('Friday it is there: kept. The broken one is still in the rate, and stays', async () => {
    clockShows('27T10:00')
    await lin.tell(keepPromise, {
      params: { id: third },
      body: { by: 'what was done', words: '水泵送到，客户签收' },
    })
    expect(await standings()).toEqual(['renegotiated', 'broken', 'kept'])
    const end = { kept: 1, broken: 1, renegotiated: 1, movedByUs: 1, rate: 0.5 }
    expect(await rate()).toEqual(end)
    await lin.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    clockShows('28T10:00')
    await sweep(world.house)
    expect(await rate()).toEqual(end)
    expect(await toFollowUp(han)).toEqual([])
  })
})
