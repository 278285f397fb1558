import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { ORDINARY } from './book.ts'
import { editionChanges, publishBook, setStandard, theBook, whatWouldBeOwed } from './contract.ts'

let world: World
let [manager, agent] = [] as unknown as [Client, Client]
beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
  agent = await world.as('lin')
})
afterAll(() => world.close())

const within12Hours = {
  event: 'visit finished',
  owes: 'return visit',
  reason: null,
  urgency: null,
  counted: 'minutes',
  minutes: 720,
  owner: 'visitor',
  source: '总经理办公会 2026-11-20',
} as const

const owedNow = async (event: string, more = {}) =>
  (await agent.tell(whatWouldBeOwed, { query: { event, ...more } })).map(one => [
    one.owes,
    one.owner,
    one.dueAt,
  ])

describe('the book of standards', () => {
  test('a new company owes a return visit within 24 hours, feedback by the end of the day', async () => {
    // Saturday 09:00 in Shanghai: the working day that comes is Monday, until 17:30.
    expect(await owedNow('visit finished')).toEqual([['return visit', 'visitor', '2026-11-22T01:00:00Z']])
    expect(await owedNow('case opened')).toEqual([['feedback', 'first-asked', '2026-11-23T09:30:00Z']])
    expect(await owedNow('case opened', { urgency: 'emergency' })).toEqual([
      ['feedback', 'first-asked', '2026-11-21T01:15:00Z'],
    ])
  })

  test('the time offered for a callback is two working hours, over the lunch break', async () => {
    world.clock.set('2026-11-23T03:00:00Z')
    expect(await owedNow('call received')).toEqual([['callback', 'handler', '2026-11-23T06:30:00Z']])
    world.clock.set('2026-11-21T01:00:00Z')
  })

  test("a company's own line decides from its day on; until then the book announces it", async () => {
    await manager.tell(setStandard, { body: { ...within12Hours, effectiveFrom: '2026-12-01' } })
    const today = await agent.tell(theBook, { query: {} })
    expect(today.toCome).toMatchObject([{ minutes: 720, effectiveFrom: '2026-12-01' }])
    expect(today.inForce.filter(line => line.event === 'visit finished')).toMatchObject([
      { minutes: 1440, id: null },
    ])
    const later = await agent.tell(theBook, { query: { on: '2026-12-01' } })
    expect(later.toCome).toEqual([])
    expect(later.inForce.filter(line => line.event === 'visit finished')).toMatchObject([{ minutes: 720 }])
    expect(await owedNow('visit finished')).toEqual([['return visit', 'visitor', '2026-11-22T01:00:00Z']])
  })

  test('of two lines of one day the later corrects the earlier; every company has its own book', async () => {
    await manager.tell(setStandard, { body: { ...within12Hours, minutes: 600, effectiveFrom: '2026-11-21' } })
    await manager.tell(setStandard, { body: { ...within12Hours, minutes: 660, effectiveFrom: '2026-11-21' } })
    expect(await owedNow('visit finished')).toEqual([['return visit', 'visitor', '2026-11-21T12:00:00Z']])
    const other = await world.as('nan-agent')
    const theirs = await other.tell(theBook, { query: {} })
    expect(theirs.inForce.every(line => line.id === null)).toBe(true)
  })

  test('an edition shows what it changed; of a grade it decides only for customers who have it', async () => {
    const { edition: after } = await manager.tell(theBook, { query: {} })
    const best = {
      ...ORDINARY,
      event: 'visit finished',
      owes: 'return visit',
      customerGrade: '十佳',
      counted: 'minutes',
      minutes: 120,
      owner: 'manager',
      source: '总经理办公会 2026-11-21',
    } as const
    const lines = [{ ...within12Hours, minutes: 300 }, best]
    const body = { after, effectiveFrom: '2026-11-21', note: '十佳客户当天回访', lines }
    const { number } = await manager.tell(publishBook, { body })
    const seen = await agent.tell(editionChanges, { params: { number } })
    expect(seen.edition).toMatchObject({ number, note: '十佳客户当天回访' })
    expect(seen.changes.map(one => [one.line.minutes, one.before?.minutes ?? null])).toEqual([
      [300, 660],
      [120, null],
    ])
    // Nobody asked whose machine it is: no grade.
    expect(await owedNow('visit finished')).toEqual([['return visit', 'visitor', '2026-11-21T06:00:00Z']])
    expect((await agent.ask(editionChanges, { params: { number: number + 1 } })).status).toBe(404)
  })

  test('refusals', async () => {
    const refused = async (over: object) => {
      const body = { ...within12Hours, effectiveFrom: '2026-11-21', ...over }
      const { status, problem } = await manager.ask(setStandard, { body })
      return [status, problem.code]
    }
    expect(await refused({ event: 'customer sneezed' })).toEqual([409, 'nobody announces this event'])
    expect(await refused({ effectiveFrom: '2026-11-20' })).toEqual([409, 'the past is not changed'])
    expect(await refused({ minutes: 0 })).toEqual([409, 'a promise needs time'])
    const unknown = { productLine: '01a202f5-eb68-7298-8405-6b93bd0c1967' }
    expect(await refused(unknown)).toEqual([404, 'unknown'])
    expect(
      (await agent.ask(setStandard, { body: { ...within12Hours, effectiveFrom: '2026-11-21' } })).status,
    ).toBe(403)
  })
})
