import ical from 'node-ical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeCalendarFeed,
  myCalendarFeed,
  revokeCalendarFeed,
} from '#service/people/contract/calendar-feed.ts'
import { disableStaff } from '#service/people/contract/staff.ts'
import { makePromise, withdrawPromise } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { book, installedBy, onDay, PATIENT, window } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { giveVisit, moveWindow } from './contract.ts'
import { timeZoneOf } from './rules/time-zone.ts'

let world: World
let agent: Client
let dispatcher: Client
let wang: Client
let address: string
beforeAll(async () => {
  world = await openWorld({ ...PATIENT, url: 'https://service.chenguang.example' })
  world.clock.set(onDay('2026-11-22', '16:00'))
  agent = await world.as('lin')
  dispatcher = await world.as('qian')
  wang = await world.as('wang')
  address = await made(wang)
})
afterAll(() => world.close())

const made = async (who: Client) => (await who.tell(makeCalendarFeed, { body: { language: 'zh-Hans' } })).path

const fetched = (path: string) => world.stranger().send('GET', path)

/** Long lines are folded after 75 bytes (RFC 5545 3.1). */
const unfolded = async (path: string) => (await (await fetched(path)).text()).replaceAll(/\r\n[ \t]/g, '')

/** As a calendar program reads it: node-ical, its entries by the time of day at which they begin. */
async function entries(path: string) {
  const answer = await fetched(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const parts = Object.values(ical.sync.parseICS(await answer.text()))
  return parts.filter(part => part?.type === 'VEVENT')
}
type Entry = Awaited<ReturnType<typeof entries>>[number]

const only = (all: Entry[]): Entry => {
  expect(all).toHaveLength(1)
  return all[0] as Entry
}
const asked = { said: '和客户说好了' }

describe('the calendar of a technician', () => {
  test('holds his visit; moved, given away and taken back it is the same entry, each time newer', async () => {
    const customer = await installedBy(agent, world.staff.wang)
    const booked = await book(agent, customer, { window: window('10:00', '12:00') })
    const first = only(await entries(address))
    const [from, until] = [booked.startsAt, booked.endsAt].map(at => new Date(at).toISOString())
    expect([first.start.toISOString(), first.end?.toISOString()]).toEqual([from, until])
    expect(first.start.tz).toBe('Asia/Shanghai')
    expect(first).toMatchObject({ status: 'CONFIRMED', class: 'PRIVATE' })
    expect(await unfolded(address)).toContain(
      `URL;VALUE=URI:https://service.chenguang.example/field/jobs/${booked.slotId}`,
    )

    const to = { visit: { window: window('14:00', '16:00') }, told: asked }
    const moved = await agent.tell(moveWindow, { params: { id: booked.promiseId }, body: to })
    const second = only(await entries(address))
    expect([second.uid, second.status]).toEqual([first.uid, 'CONFIRMED'])
    expect(second.start.toISOString()).toBe(new Date(moved.startsAt).toISOString())

    const params = { id: moved.promiseId }
    const given = (technicianId: string) =>
      dispatcher.tell(giveVisit, { params, body: { technicianId, why: '王师傅车坏了' } })
    await given(world.staff.li)
    const third = only(await entries(address))
    expect([third.uid, third.status]).toEqual([first.uid, 'CANCELLED'])
    expect(only(await entries(await made(await world.as('li')))).status).toBe('CONFIRMED')
    await given(world.staff.wang)
    const fourth = only(await entries(address))
    expect([fourth.uid, fourth.status]).toEqual([first.uid, 'CONFIRMED'])
    const sequences = [first, second, third, fourth].map(one => Number(one.sequence))
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
  })

  test('tells surname, kind and case; no name, no phone, no door', async () => {
    const text = await unfolded(address)
    expect(only(await entries(address)).summary).toMatch(/^上门 · \S\* · \d{8}-\d{4}$/)
    expect(text).not.toMatch(/1[3-9]\d{9}|马俊杰|人民路|单元/)
    expect(text).toContain('LOCATION:玉山镇')
    expect(text.match(/^DTSTAMP:\d{8}T\d{6}Z\r$/gm)).toHaveLength(1)
  })
})

describe('the calendar of an agent', () => {
  test('holds the call she promised; withdrawn it is called off', async () => {
    const hers = await made(agent)
    const customer = await installedBy(agent, world.staff.chen)
    const { caseId } = await book(agent, customer, { window: window('10:00', '12:00', '2026-11-24') })
    const dueAt = onDay('2026-11-23', '09:30')
    const body = { kind: 'callback', dueAt, told: asked } as const
    const { id } = await agent.tell(makePromise, { params: { id: caseId }, body })
    const owed = only(await entries(hers))
    expect(owed).toMatchObject({ uid: `${id}@yinuo`, status: 'CONFIRMED' })
    expect([owed.start.toISOString(), owed.end?.toISOString()]).toEqual([
      new Date(onDay('2026-11-23', '09:15')).toISOString(),
      new Date(dueAt).toISOString(),
    ])
    await agent.tell(withdrawPromise, { params: { id }, body: { said: '客户说不用了' } })
    const off = only(await entries(hers))
    expect([off.uid, off.status]).toEqual([owed.uid, 'CANCELLED'])
    expect(Number(off.sequence)).toBeGreaterThan(Number(owed.sequence))
  })
})

describe('the address', () => {
  test('is kept as a hash only; unknown, revoked, replaced and of who left are the same 404', async () => {
    const chen = await world.as('chen')
    const [old, present] = [await made(chen), await made(chen)]
    const atOnce = await world.as('he')
    const three = await Promise.all([made(atOnce), made(atOnce), made(atOnce)])
    const lives = await Promise.all(three.map(async path => (await fetched(path)).status))
    expect(lives.toSorted()).toEqual([200, 404, 404])
    const answers = async (path: string) => {
      const { status, headers, text } = await fetched(path).then(async one => ({
        status: one.status,
        headers: one.headers.get('content-type'),
        text: await one.text(),
      }))
      return [status, headers, text]
    }
    const nothing = await answers(`/calendar/${'x'.repeat(43)}.ics`)
    expect(nothing[0]).toBe(404)
    expect(await answers(old)).toEqual(nothing)
    expect(await answers('/calendar/short.ics')).toEqual(nothing)
    expect((await fetched(present)).status).toBe(200)
    const kept = await world.deed(ctx => ctx.tx.selectFrom('people.calendar_feeds').selectAll().execute())
    expect(JSON.stringify(kept)).not.toContain(present.slice(10, 53))
    const commands = await world.deed(ctx => ctx.tx.selectFrom('core.commands').selectAll().execute())
    expect(JSON.stringify(commands)).not.toContain(present.slice(10, 53))

    expect((await chen.tell(myCalendarFeed, {})).madeAt).not.toBeNull()
    await chen.tell(revokeCalendarFeed, {})
    expect(await answers(present)).toEqual(nothing)
    expect((await chen.ask(revokeCalendarFeed, {})).problem.code).toBe('there is no calendar address')
    const last = await made(chen)
    const admin = await world.as('admin')
    await admin.tell(disableStaff, { params: { id: world.staff.chen }, body: { disabled: true } })
    expect(await answers(last)).toEqual(nothing)
  })
})

describe('the zone of a calendar', () => {
  const at = (text: string) => Temporal.Instant.from(text)

  test('tells each move of the clock, by what it showed before', () => {
    const text = timeZoneOf('Europe/Berlin', at('2026-10-01T00:00Z'), at('2027-04-01T00:00Z'))
    expect(text.split('\r\n').filter(line => /^(DTSTART|TZOFFSET)/.test(line))).toEqual([
      ...['DTSTART:20261001T020000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0200'],
      ...['DTSTART:20261025T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
      ...['DTSTART:20270328T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
    ])
  })

  test('is one stretch where no clock is moved', () => {
    const text = timeZoneOf('Asia/Shanghai', at('2026-10-01T00:00Z'), at('2027-04-01T00:00Z'))
    expect(text.match(/BEGIN:STANDARD/g)).toHaveLength(1)
  })
})
