import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import * as calendars from './contract/calendars.ts'
import * as duty from './contract/duty.ts'
import { addSkill } from './contract/points.ts'
import { calendarOf, isOnDuty, ordinaryCalendar, whoIsAway, workingTimes } from './queries.ts'
import { addWorkingMinutes } from './rules/calendar.ts'

let world: World
let qian: Client
let han: Client
beforeAll(async () => {
  world = await openWorld()
  qian = await world.as('qian')
  han = await world.as('han')
})
afterAll(() => world.close())

const at = (text: string) => `${text}:00+08:00`
const instant = (text: string) => Temporal.Instant.from(at(text))
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const week = { from: at('2026-11-23T00:00'), to: at('2026-11-30T00:00') }

describe('shifts', () => {
  test('are planned all or none, listed by start in pages, and called off', async () => {
    const { wang, li } = world.staff
    const shifts = [
      { staff: wang, ...span('2026-11-23T08:00', '2026-11-23T16:00') },
      { staff: li, ...span('2026-11-23T20:00', '2026-11-24T04:00') },
      { staff: wang, ...span('2026-11-24T08:00', '2026-11-24T16:00') },
    ]
    const { ids } = await qian.tell(duty.planShifts, { body: { shifts } })
    const first = await qian.tell(duty.listShifts, { query: { ...week, limit: 2 } })
    expect(first.items.map(one => one.id)).toEqual(ids.slice(0, 2))
    const rest = await qian.tell(duty.listShifts, { query: { ...week, limit: 2, after: first.next ?? '' } })
    expect([rest.items.map(one => one.id), rest.next]).toEqual([ids.slice(2), null])
    // A shift that began the day before is in the list of the day on which it ends.
    const tuesday = { from: at('2026-11-24T00:00'), to: at('2026-11-24T06:00') }
    expect((await qian.tell(duty.listShifts, { query: { ...tuesday, staff: li } })).items).toHaveLength(1)
    await qian.tell(duty.callOffShift, { params: { id: ids[2] ?? '' } })
    expect((await qian.tell(duty.listShifts, { query: { ...week, staff: wang } })).items).toHaveLength(1)
    expect((await qian.ask(duty.callOffShift, { params: { id: ids[2] ?? '' } })).status).toBe(404)
  })

  test('every refusal, and nothing is planned then', async () => {
    const { chen } = world.staff
    const good = { staff: chen, ...span('2026-11-25T08:00', '2026-11-25T16:00') }
    const plan = async (...shifts: (typeof good)[]) =>
      (await qian.ask(duty.planShifts, { body: { shifts } })).problem.code
    expect(await plan(good, { ...good, staff: world.staff['nan-agent'] })).toBe('unknown staff')
    expect(await plan(good, { staff: chen, ...span('2026-11-26T08:00', '2026-11-26T08:00') })).toBe(
      'ends before it begins',
    )
    expect(await plan(good, { staff: chen, ...span('2026-11-26T08:00', '2026-11-27T08:01') })).toBe(
      'longer than 24 hours',
    )
    expect(await plan(good, { staff: chen, ...span('2026-11-25T15:59', '2026-11-25T20:00') })).toBe(
      'two shifts at once',
    )
    expect((await qian.tell(duty.listShifts, { query: { ...week, staff: chen } })).items).toEqual([])
    expect(await plan(good, { staff: chen, ...span('2026-11-25T16:00', '2026-11-25T20:00') })).toBeUndefined()
    expect(await plan({ ...good, ...span('2026-11-25T19:00', '2026-11-26T03:00') })).toBe(
      'two shifts at once',
    )
    const year = { from: at('2026-01-01T00:00'), to: at('2026-12-31T00:00') }
    expect((await qian.ask(duty.listShifts, { query: year })).problem.code).toBe('the span is too long')
    expect((await qian.ask(duty.listAbsences, { query: year })).problem.code).toBe('the span is too long')
  })

  test('two planners do not give somebody two shifts at once (10 times)', async () => {
    const { he } = world.staff
    for (let date = 1; date <= 10; date++) {
      const on = `2026-12-${String(date).padStart(2, '0')}`
      const plan = (client: Client, from: string, to: string) =>
        client.ask(duty.planShifts, {
          body: { shifts: [{ staff: he, ...span(`${on}T${from}`, `${on}T${to}`) }] },
        })
      const answers = await Promise.all([plan(qian, '08:00', '16:00'), plan(han, '12:00', '20:00')])
      expect(answers.map(one => one.status).toSorted()).toEqual([200, 409])
    }
  })
})

describe('absences', () => {
  const sick = (staff: string) => ({
    staff,
    ...span('2026-11-27T08:00', '2026-11-28T18:00'),
    reason: 'sick' as const,
    note: '发烧',
  })

  test('keep whom he told and who wrote it down; why is for planners and himself only', async () => {
    const { li, qian: told } = world.staff
    const self = await world.as('li')
    const { id } = await self.tell(duty.enterAbsence, { body: { ...sick(li), told } })
    const read = async (client: Client) =>
      (await client.tell(duty.listAbsences, { query: { ...week, staff: li } })).items.find(
        one => one.id === id,
      )
    for (const client of [qian, self, han]) {
      expect(await read(client)).toMatchObject({ reason: 'sick', note: '发烧', told, enteredBy: li })
    }
    for (const username of ['lin', 'wang', 'shen']) {
      expect(await read(await world.as(username))).toMatchObject({ reason: 'other', note: '', staff: li })
    }
  })

  test('every refusal', async () => {
    const { wang, chen } = world.staff
    const enter = async (client: Client, some: object) =>
      (await client.ask(duty.enterAbsence, { body: { ...sick(chen), ...some } })).problem.code
    expect(await enter(await world.as('wang'), {})).toBe('only your own absence')
    expect(await enter(qian, { staff: world.staff['nan-agent'] })).toBe('unknown staff')
    expect(await enter(qian, { told: world.staff['nan-agent'] })).toBe('unknown staff')
    expect(await enter(qian, { endsAt: at('2026-11-27T08:00') })).toBe('ends before it begins')
    expect(await enter(qian, { endsAt: at('2028-01-01T00:00') })).toBe('longer than a year')
    expect(await enter(qian, {})).toBeUndefined()
    expect(await enter(qian, span('2026-11-28T17:00', '2026-11-29T08:00'))).toBe('already absent then')
    const { items } = await qian.tell(duty.listAbsences, { query: { ...week, staff: chen } })
    const id = items[0]?.id ?? ''
    const callOff = async (username: string) =>
      (await (await world.as(username)).ask(duty.callOffAbsence, { params: { id } })).problem.code
    expect(await callOff('wang')).toBe('only your own absence')
    expect(await callOff('shen')).toBe('not for your role')
    expect(await callOff('chen')).toBeUndefined()
    expect(await callOff('chen')).toBe('unknown')
    const past = { staff: wang, ...span('2026-11-01T08:00', '2026-11-02T18:00'), reason: 'leave' as const }
    const old = await qian.tell(duty.enterAbsence, { body: past })
    expect((await qian.ask(duty.callOffAbsence, { params: { id: old.id } })).problem.code).toBe(
      'already over',
    )
  })
})

describe('who is there', () => {
  test('by absence, shift, ordinary hours, last day', async () => {
    const { wang, li, chen } = world.staff
    const away = (moment: string) =>
      world.deed(async ctx => Object.fromEntries(await whoIsAway(ctx, [wang, li, chen], instant(moment))))
    // Monday noon: wang has a shift, li only at night, chen works the ordinary hours, which break for lunch.
    expect(await away('2026-11-23T12:30')).toEqual({ [li]: 'off shift', [chen]: 'off shift' })
    expect(await away('2026-11-23T15:00')).toEqual({ [li]: 'off shift' })
    expect(await away('2026-11-24T03:00')).toEqual({ [wang]: 'off shift', [chen]: 'off shift' })
    expect(await away('2026-11-27T10:00')).toEqual({ [li]: 'absent' })
    expect(await away('2026-11-29T10:00')).toEqual({
      [wang]: 'off shift',
      [li]: 'off shift',
      [chen]: 'off shift',
    })
    expect(await world.deed(ctx => isOnDuty(ctx, wang, instant('2026-11-23T08:00')))).toBe(true)
    const gone = await world.hire({ name: '走了', leftOn: Temporal.PlainDate.from('2026-11-20') })
    const stopped = await world.hire({ name: '停了' })
    await world.deed(ctx =>
      ctx.tx.updateTable('people.staff').set({ disabled_at: ctx.now }).where('id', '=', stopped).execute(),
    )
    const noon = instant('2026-11-23T10:00')
    const why = await world.deed(ctx => whoIsAway(ctx, [gone, stopped], noon))
    expect([why.get(gone), why.get(stopped)]).toEqual(['left', 'disabled'])
  })

  test('working times for dispatch are shifts where there are some, else the ordinary hours', async () => {
    const { wang, chen } = world.staff
    const day = { from: instant('2026-11-23T00:00'), to: instant('2026-11-24T00:00') }
    const times = await world.deed(ctx => workingTimes(ctx, [wang, chen], day))
    const spoken = (id: string) => times.get(id)?.map(one => `${one.from}/${one.to}`)
    expect(spoken(wang)).toEqual(['2026-11-23T00:00:00Z/2026-11-23T08:00:00Z'])
    expect(spoken(chen)).toEqual([
      '2026-11-23T00:30:00Z/2026-11-23T04:00:00Z',
      '2026-11-23T05:30:00Z/2026-11-23T09:30:00Z',
    ])
  })
})

describe('certificates', () => {
  test('are listed the first to expire first, those without an end last, in pages', async () => {
    const { wang, li } = world.staff
    const skill = (await han.tell(addSkill, { body: { name: '制冷', needsCertificate: true } })).id
    const add = async (staff: string, name: string, validUntil: string | null) =>
      (
        await han.tell(duty.addCertificate, {
          body: { staff, skill, name, issuedOn: '2024-01-01', validUntil },
        })
      ).id
    const never = await add(wang, '驾驶证', null)
    const late = await add(wang, '高处作业证', '2028-06-30')
    const soon = await add(li, '低压电工证', '2026-12-31')
    const ids: string[] = []
    let after: string | null = ''
    for (let pages = 0; after !== null && pages < 9; pages++) {
      const query = { limit: 1, ...(after ? { after } : {}) }
      const page: { items: { id: string }[]; next: string | null } = await qian.tell(duty.listCertificates, {
        query,
      })
      ids.push(...page.items.map(one => one.id))
      after = page.next
    }
    expect(ids).toEqual([soon, late, never])
    const ending = await qian.tell(duty.listCertificates, { query: { expiringBy: '2027-01-31' } })
    expect(ending.items.map(one => one.id)).toEqual([soon])
    const his = await qian.tell(duty.listCertificates, { query: { staff: wang } })
    expect(his.items.map(one => one.id)).toEqual([late, never])
    await han.tell(duty.removeCertificate, { params: { id: late } })
    expect((await han.ask(duty.removeCertificate, { params: { id: late } })).status).toBe(404)
    expect((await qian.ask(duty.listCertificates, { query: { after: '2026-99-99~x' } })).status).toBe(400)
    expect((await qian.ask(duty.listCertificates, { query: { after: `2026-99-99~${late}` } })).status).toBe(
      400,
    )
  })

  test('every refusal', async () => {
    const good = { staff: world.staff.wang, name: '焊工证' }
    const add = async (some: object) =>
      (await han.ask(duty.addCertificate, { body: { ...good, ...some } })).problem.code
    expect(await add({ staff: world.staff['nan-agent'] })).toBe('unknown staff')
    expect(await add({ skill: uuidv7() })).toBe('unknown skill')
    expect(await add({ issuedOn: '2026-02-01', validUntil: '2026-01-31' })).toBe(
      'expires before it was issued',
    )
    expect((await qian.ask(duty.addCertificate, { body: good })).status).toBe(403)
  })
})

describe('working calendars', () => {
  const entry = {
    name: '门店',
    timeZone: 'Asia/Shanghai',
    official: 'CN' as const,
    hours: [{ weekday: 6, opens: 600, closes: 1200 }],
    days: [{ day: '2026-11-28', name: '盘点', working: false }],
  }

  test('are kept as written and reckon with their own days', async () => {
    const { id } = await han.tell(calendars.addCalendar, { body: entry })
    const { items } = await han.tell(calendars.listCalendars, {})
    expect(items.find(one => one.id === id)).toEqual({
      id,
      ...entry,
      alwaysOpen: false,
      ordinary: false,
      version: 1,
      imported: [],
      knownUntilYear: 2026,
    })
    // The next Saturday is the stock-taking, the one after is 12-05.
    const due = await world.deed(async ctx =>
      addWorkingMinutes(await calendarOf(ctx, id), instant('2026-11-25T00:00'), 60),
    )
    expect(due).toEqual(instant('2026-12-05T11:00'))
    const body = { ...entry, days: [], ordinary: true, version: 1 }
    await han.tell(calendars.changeCalendar, { params: { id }, body })
    // Who still has the first one open would bring the stock-taking back.
    const late = await han.ask(calendars.changeCalendar, { params: { id }, body: { ...entry, version: 1 } })
    expect(late).toMatchObject({
      status: 409,
      problem: { code: 'changed meanwhile', details: { by: '韩志远' } },
    })
    const ordinary = await world.deed(ctx => ordinaryCalendar(ctx))
    expect(addWorkingMinutes(ordinary, instant('2026-11-25T00:00'), 60)).toEqual(instant('2026-11-28T11:00'))
    expect((await han.tell(calendars.listCalendars, {})).items.filter(one => one.ordinary)).toHaveLength(1)
  })

  test('every refusal', async () => {
    const add = async (some: object) =>
      (await han.ask(calendars.addCalendar, { body: { ...entry, name: '新', ...some } })).problem.code
    const hours = (opens: number, closes: number) => ({ weekday: 1, opens, closes })
    expect(await add({ name: '门店' })).toBe('name taken')
    expect(await add({ timeZone: 'Mars/Olympus' })).toBe('unknown time zone')
    expect(await add({ hours: [hours(700, 600)] })).toBe('opens after it closes')
    expect(await add({ hours: [hours(600, 700), hours(650, 800)] })).toBe('hours overlap')
    expect(await add({ hours: [] })).toBe('never open')
    expect(await add({ days: [entry.days[0], entry.days[0]] })).toBe('the same day twice')
    const { items } = await han.tell(calendars.listCalendars, {})
    const ordinary = items.find(one => one.ordinary)?.id ?? ''
    const version = items.find(one => one.ordinary)?.version ?? 0
    const change = async (id: string, some: object) =>
      (await han.ask(calendars.changeCalendar, { params: { id }, body: { ...entry, version, ...some } }))
        .problem.code
    expect(await change(ordinary, { ordinary: false })).toBe('one calendar is the ordinary one')
    expect(await change(ordinary, { name: '全天候' })).toBe('name taken')
    expect(await change(uuidv7(), {})).toBe('unknown')
    expect((await qian.ask(calendars.addCalendar, { body: entry })).status).toBe(403)
    for (let more = items.length; more < 50; more++) await add({ name: `日历${more}` })
    expect(await add({ name: '第五十一' })).toBe('too many calendars')
  })
})
