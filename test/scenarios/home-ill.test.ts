import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { enterAbsence } from '#service/people/contract/duty.ts'
import { addTeam } from '#service/people/contract/points.ts'
import { ledger, myPromises, myReminders } from '#service/promises/contract.ts'
import { sweep } from '#service/promises/sweep.ts'
import { answerShift, myShiftHandovers, offerShift, openOfShift } from '#service/reception/contract/shifts.ts'
import { teamBoard } from '#service/reception/contract/team.ts'
import { logCallback, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { promisedCallback, type SomeCustomer } from '../support/customers.ts'
import { mondayAtNine } from '../support/monday.ts'
import type { World } from '../support/world.ts'

/**
 * 林晓燕 goes home ill at two. Three customers wait for her: one for a call at three, one for an answer today,
 * one for a call tomorrow morning. Her lead 赵敏 sees it, 孙丽 takes them over, and nobody is forgotten.
 */
let world: World
let [lin, zhao, sun] = [] as unknown as [Client, Client, Client]
let colleague: Uuid
let customer: SomeCustomer
beforeAll(async () => {
  ;({ world, lin, customer } = await mondayAtNine())
  colleague = await world.hire({ name: '孙丽', username: 'sun', roles: ['agent'] })
  zhao = await world.as('zhao')
  sun = await world.as('sun')
  const { lin: member, zhao: lead } = world.staff
  const members = [{ staff: member }, { staff: lead, leads: true }, { staff: colleague }]
  await (await world.as('han')).tell(addTeam, { body: { name: '客服一组', members } })
})
afterAll(() => world.close())

const moment = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+08:00`)
const clockShows = (text: string) => world.clock.set(moment(text))
const remindedOf = async (who: Client) =>
  (await who.tell(myReminders, { query: {} })).map(one => [one.stage, one.promise.id])
const promisesOf = async (who: Client) => (await who.tell(myPromises, { query: {} })).items.map(one => one.id)
const called = (caseId: Uuid, said: string) =>
  sun.tell(logCallback, { params: { id: caseId }, body: { said, ending: { as: 'solved', told: said } } })

type Waiting = { caseId: Uuid; id: Uuid }
let atThree: Waiting
let today: Waiting
let tomorrow: Waiting
const all = () => [atThree.id, today.id, tomorrow.id]

describe('an agent who goes home ill at two', () => {
  test('in the morning she promises three customers something', async () => {
    atThree = await promisedCallback(lin, customer, moment('23T15:00'))
    tomorrow = await promisedCallback(lin, customer, moment('24T10:00'))
    const { caseId, promises } = await lin.tell(receiveCall, {
      body: {
        customerId: customer.id,
        said: '电费比去年高了一倍',
        about: { trouble: { reason: 'consultation', symptom: '电费高' } },
        ending: { as: 'left open' },
      },
    })
    today = { caseId, id: promises[0]?.id ?? '' }
    expect(promises).toMatchObject([{ kind: 'feedback', dueAt: moment('23T17:30').toString() }])
    expect(new Set(await promisesOf(lin))).toEqual(new Set(all()))
  })

  test('at two she goes home: her lead sees that she is away and what waits for her', async () => {
    clockShows('23T14:00')
    const body = {
      staff: world.staff.lin,
      startsAt: moment('23T14:00').toString(),
      endsAt: moment('24T17:30').toString(),
      reason: 'sick',
      told: world.staff.zhao,
    } as const
    await lin.tell(enterAbsence, { body })
    const board = await zhao.tell(teamBoard, { query: { of: world.staff.lin } })
    expect(board.people.find(one => one.staff.id === world.staff.lin)).toMatchObject({
      away: 'absent',
      today: 2,
      later: 1,
    })
    expect(board.promises.map(one => one.id)).toEqual([atThree.id, today.id, tomorrow.id])
  })

  test('what would have reminded her reaches her lead', async () => {
    clockShows('23T14:30')
    await sweep(world.house)
    expect(await remindedOf(zhao)).toContainEqual(['due soon', atThree.id])
    expect(await remindedOf(lin)).toEqual([])
  })

  test('the lead hands all of it to a colleague, who says yes; until then it stays hers', async () => {
    clockShows('23T14:35')
    const { id } = await zhao.tell(offerShift, {
      body: {
        from: world.staff.lin,
        to: { staff: colleague },
        promises: all(),
        why: '晓燕发烧回家了，请你接着办',
      },
    })
    expect(await promisesOf(sun)).toEqual([])
    expect(await sun.tell(myShiftHandovers, {})).toMatchObject([{ id, forMe: true, answer: null }])
    const answered = await sun.tell(answerShift, { params: { id }, body: { answer: 'accepted' } })
    expect(answered).toEqual({ id, taken: 3, left: 0 })
    expect(await promisesOf(sun)).toEqual([atThree.id, today.id, tomorrow.id])
    expect(await promisesOf(lin)).toEqual([])
    // Whoever was asked first stays so by name.
    const left = await zhao.tell(openOfShift, { query: { staff: world.staff.lin } })
    expect(left.promises).toEqual([])
    expect(new Set(left.cases.map(one => one.id))).toEqual(
      new Set([atThree.caseId, today.caseId, tomorrow.caseId]),
    )
  })

  test('the colleague is reminded and calls each of them in time, the last one tomorrow', async () => {
    clockShows('23T14:50')
    await called(atThree.caseId, '师傅今天下午四点到')
    clockShows('23T17:00')
    await sweep(world.house)
    expect(await remindedOf(sun)).toContainEqual(['due soon', today.id])
    await called(today.caseId, '是电加热一直开着，已教他关掉')
    clockShows('24T09:30')
    await sweep(world.house)
    sun = await world.as('sun')
    expect(await remindedOf(sun)).toContainEqual(['due soon', tomorrow.id])
    clockShows('24T09:55')
    await called(tomorrow.caseId, '配件到了，约今天下午')
  })

  test('nothing was forgotten and nobody was let down', async () => {
    clockShows('24T18:00')
    await sweep(world.house)
    zhao = await world.as('zhao')
    const { items } = await zhao.tell(ledger, { query: { customer: customer.id } })
    const hers = items.filter(one => all().includes(one.id))
    expect(hers.map(one => one.standing)).toEqual(['kept', 'kept', 'kept'])
    expect(new Set(hers.map(one => one.settledBy?.id))).toEqual(new Set([colleague]))
    expect(items.filter(one => one.standing === 'broken')).toEqual([])
  })
})
