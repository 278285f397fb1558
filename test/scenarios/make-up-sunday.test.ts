import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { suggestions } from '#service/dispatch/contract.ts'
import { officialDay } from '#service/people/rules/official-days.ts'
import { ledger, myReminders } from '#service/promises/contract.ts'
import { sweep } from '#service/promises/sweep.ts'
import { dayEnd } from '#service/reception/contract/day-end.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import { whatWouldBeOwed } from '#service/standards/contract.ts'
import type { Client } from '../support/client.ts'
import { type SomeCustomer, someCustomer } from '../support/customers.ts'
import { onDay, PATIENT, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * Friday, 18 September 2026: Sunday the 20th is worked for the National Day (补班), Saturday is not. What is
 * counted in working time goes on on Sunday.
 */
const [FRIDAY, SATURDAY, SUNDAY] = ['2026-09-18', '2026-09-19', '2026-09-20'] as const

let world: World
let lin: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld(PATIENT)
  world.clock.set(onDay(FRIDAY, '16:50'))
  lin = await world.as('lin')
  customer = await someCustomer(lin)
})
afterAll(() => world.close())

const clockShows = (day: string, time: string) => world.clock.set(onDay(day, time))
const reminded = async () => {
  await sweep(world.house)
  return (await lin.tell(myReminders, { query: {} })).map(one => [one.stage, one.promise.kind])
}
/** Who can go there between nine and eleven of a day. */
const whoCanGo = async (day: string) => {
  const query = { customer: customer.id, ...window('09:00', '11:00', day) }
  return lin.tell(suggestions, { query })
}

let left: Uuid
let promised: Uuid

describe('the Friday before a make-up Sunday', () => {
  test('the calendar that is shipped says so', () => {
    expect(officialDay(SUNDAY)?.working).toBe(true)
    expect(officialDay(SATURDAY)).toBeUndefined()
  })

  test('what is owed by the end of the working day, and in two working hours, is owed on Sunday', async () => {
    const call = {
      customerId: customer.id,
      said: '管道有响声',
      about: { trouble: { reason: 'repair', symptom: '响声' } },
    } as const
    const open = await lin.tell(receiveCall, { body: { ...call, ending: { as: 'left open' } } })
    left = open.caseId
    // Forty minutes before closing: by the end of the next working day.
    expect(open.promises).toMatchObject([{ kind: 'feedback', dueAt: onDay(SUNDAY, '17:30') }])
    const [callback] = await lin.tell(whatWouldBeOwed, { query: { event: 'call received' } })
    // Forty minutes on Friday, eighty on Sunday.
    expect(callback?.dueAt).toBe(onDay(SUNDAY, '09:50'))
    const { caseId } = await lin.tell(receiveCall, {
      body: { ...call, ending: { as: 'callback', dueAt: callback?.dueAt ?? '', about: '问厂家' } },
    })
    promised = caseId
  })

  test('a window is offered on Sunday as on any working day, on Saturday nobody works', async () => {
    const saturday = await whoCanGo(SATURDAY)
    expect(new Set(saturday.ranked.map(one => one.skip))).toEqual(new Set(['off shift']))
    expect(saturday.windows[0]).toMatchObject(window('09:00', '11:00', SUNDAY))
    const sunday = await whoCanGo(SUNDAY)
    expect(new Set(sunday.ranked.map(one => one.skip))).toEqual(new Set([null]))
  })

  test('Saturday is quiet: nobody is reminded, no day is cleared', async () => {
    clockShows(SATURDAY, '17:31')
    expect(await reminded()).toEqual([])
    expect(await lin.tell(dayEnd, { query: {} })).toMatchObject({ day: SATURDAY, closesAt: null })
  })

  test('Sunday is worked: half an hour before its time the callback reminds, and it is kept', async () => {
    clockShows(SUNDAY, '09:20')
    expect(await reminded()).toEqual([['due soon', 'callback']])
    clockShows(SUNDAY, '09:45')
    const body = { said: '厂家说是膨胀罐', ending: { as: 'solved', told: '今天换好了' } } as const
    await lin.tell(logCallback, { params: { id: promised }, body })
    const { items } = await lin.tell(ledger, { query: { case: promised, kind: 'callback' } })
    expect(items.map(one => one.standing)).toEqual(['kept'])
  })

  test('Sunday is cleared at its closing hour like any working day', async () => {
    clockShows(SUNDAY, '17:00')
    expect(await reminded()).toContainEqual(['due soon', 'feedback'])
    clockShows(SUNDAY, '17:31')
    const end = await lin.tell(dayEnd, { query: {} })
    expect(end).toMatchObject({ day: SUNDAY, closesAt: onDay(SUNDAY, '17:30'), closed: true })
    expect(end.items.find(one => one.case.id === left)?.standing).toBe('uncleared')
    const { items } = await lin.tell(ledger, { query: { case: left } })
    expect(items.map(one => [one.kind, one.standing])).toEqual([['feedback', 'broken']])
  })
})
