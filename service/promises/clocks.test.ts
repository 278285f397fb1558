import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { endContract, noteContract } from '#service/archive/contract/contracts.ts'
import { gradeCustomer } from '#service/archive/contract/memories.ts'
import { mergeTwo } from '#service/archive/contract/merging.ts'
import { customerFile } from '#service/archive/contract.ts'
import { amendCase } from '#service/cases/contract.ts'
import { changeCalendar, importOfficialDays, listCalendars } from '#service/people/contract/calendars.ts'
import { addServicePoint } from '#service/people/contract/points.ts'
import { changeStaff, staffFile } from '#service/people/contract/staff.ts'
import { listEditions, publishBook, theBook } from '#service/standards/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import * as feedbackOwed from '../../test/support/feedback-owed.ts'
import { feedback, type Line } from '../../test/support/feedback-owed.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { followingProgress, movedPromises, previewBook } from './contract/clocks.ts'
import { myReminders, withdrawPromise } from './contract.ts'
import { sweep } from './sweep.ts'

let world: World
let [manager, agent] = [] as unknown as [Client, Client]
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
  agent = await world.as('lin')
})
afterAll(() => world.close())
beforeEach(async () => {
  // Monday, 09:00 in Shanghai; office hours are 08:30–12:00 and 13:30–17:30.
  world.clock.set(`2026-11-23T01:00:00Z`)
  customer = await someCustomer(agent)
})

const publish = (lines: Line[], effectiveFrom?: string) =>
  feedbackOwed.publish(world, manager, lines, effectiveFrom)
const openCase = () => feedbackOwed.openCase(agent, customer.id)
const only = (caseId: Uuid) => feedbackOwed.onlyPromise(agent, caseId)
const due = async (caseId: Uuid) => (await only(caseId)).dueAt

describe('the book changes', () => {
  test('SLA-16 open promises follow an edition, say what moved, and what was settled is frozen', async () => {
    const open = await openCase()
    const settled = await openCase()
    await agent.tell(withdrawPromise, { params: { id: settled.id }, body: { said: '不用了' } })
    expect(await due(open.caseId)).toBe('2026-11-23T09:30:00Z')
    const number = await publish([feedback])
    // Two working hours from nine.
    expect(await due(open.caseId)).toBe('2026-11-23T03:00:00Z')
    expect(await due(settled.caseId)).toBe('2026-11-23T09:30:00Z')
    const progress = await manager.tell(followingProgress, {})
    expect(progress).toMatchObject({ edition: number, looked: 1, moved: 1, ended: 0 })
    expect(progress.finishedAt).not.toBeNull()
    const params = { id: progress.id ?? '' }
    expect(await manager.tell(movedPromises, { params, query: {} })).toMatchObject({
      items: [{ promise: { id: open.id }, from: '2026-11-23T09:30:00Z', to: '2026-11-23T03:00:00Z' }],
      next: null,
    })
    expect((await agent.ask(movedPromises, { params, query: {} })).status).toBe(403)
    const { items } = await manager.tell(listEditions, {})
    expect(items[0]).toMatchObject({ number, publishedBy: { id: world.staff.han } })
  })

  test('SLA-16 urgency of a case that changes moves what it is owed, from now on at the earliest', async () => {
    await publish([feedback])
    const { caseId } = await openCase()
    world.clock.forward({ minutes: 60 })
    await agent.tell(amendCase, { params: { id: caseId }, body: { urgency: 'emergency' } })
    await world.settle()
    // A quarter of an hour from nine is over: it is given from ten on, nobody is put in the wrong.
    expect(await due(caseId)).toBe('2026-11-23T02:15:00Z')
  })

  test('the best customers have a line of their own, which follows where the book does', async () => {
    await agent.tell(gradeCustomer, { params: { id: customer.id }, body: { grade: '十佳' } })
    await publish([feedback, { ...feedback, customerGrade: '十佳', minutes: 30 }])
    const { caseId } = await openCase()
    expect(await due(caseId)).toBe('2026-11-23T01:30:00Z')
    await publish([{ ...feedback, customerGrade: '十佳', minutes: 60 }])
    expect(await due(caseId)).toBe('2026-11-23T02:00:00Z')
  })

  test('a contract has a line of its own while it is in force, of a customer merged into him, too', async () => {
    const gold = { ...feedback, contract: '金牌保养', minutes: 15 }
    await publish([feedback, gold])
    const twin = await someCustomer(agent)
    const body = { plan: '金牌保养', from: '2026-11-23', until: '2026-11-24' }
    await agent.tell(noteContract, { params: { id: twin.id }, body })
    const before = await openCase()
    expect(await due(before.caseId)).toBe('2026-11-23T03:00:00Z')
    const read = async ({ id }: SomeCustomer) => {
      const { version } = await manager.tell(customerFile, { params: { id } })
      return { id, version }
    }
    const two = { from: await read(twin), into: await read(customer) }
    await manager.tell(mergeTwo, { params: { kind: 'customers' }, body: two })
    world.clock.set('2026-11-24T01:00:00Z')
    const lastDay = await openCase()
    expect(await due(lastDay.caseId)).toBe('2026-11-24T01:15:00Z')
    world.clock.set('2026-11-25T01:00:00Z')
    expect(await due((await openCase()).caseId)).toBe('2026-11-25T03:00:00Z')
  })

  test('a contract of one machine holds for its cases alone; a new edition keeps what the case was opened under', async () => {
    const silver = { ...feedback, contract: '银牌保养', minutes: 20 }
    await publish([feedback, silver])
    const body = { plan: '银牌保养', device: customer.deviceId, from: '2026-11-01', until: '2027-10-31' }
    const { id } = await agent.tell(noteContract, { params: { id: customer.id }, body })
    expect(await due((await openCase()).caseId)).toBe('2026-11-23T03:00:00Z')
    const about = await feedbackOwed.openCase(agent, customer.id, customer.deviceId)
    expect(await due(about.caseId)).toBe('2026-11-23T01:20:00Z')
    await agent.tell(endContract, { params: { id }, body: { lastDay: '2026-11-23' } })
    await publish([{ ...silver, minutes: 60 }])
    expect(await due(about.caseId)).toBe('2026-11-23T02:00:00Z')
    world.clock.set('2026-11-24T01:00:00Z')
    const next = await feedbackOwed.openCase(agent, customer.id, customer.deviceId)
    expect(await due(next.caseId)).toBe('2026-11-24T03:00:00Z')
  })

  test('SLA-14 a line that is switched off takes its reminders with it; on again, they come back', async () => {
    await publish([feedback])
    const { caseId, id } = await openCase()
    world.clock.forward({ minutes: 100 })
    await sweep(world.house)
    const reminded = async () =>
      (await agent.tell(myReminders, { query: {} }))
        .filter(one => one.promise.id === id)
        .map(one => one.stage)
    expect(await reminded()).toEqual(['due soon'])
    await publish([{ ...feedback, off: true }])
    expect(await reminded()).toEqual([])
    world.clock.forward({ hours: 5 })
    await sweep(world.house)
    expect(await reminded()).toEqual([])
    expect((await only(caseId)).standing).toBe('broken')
    // A case that is opened now is owed nothing.
    await expect(openCase()).rejects.toThrow('nothing was promised')
    world.clock.set('2026-11-23T01:00:00Z')
    await publish([feedback])
    await openCase()
  })

  test('somebody else published meanwhile: nothing is overwritten unread', async () => {
    const { edition } = await manager.tell(theBook, { query: {} })
    const body = { after: edition - 1, effectiveFrom: '2026-11-23', lines: [feedback] }
    const { status, problem } = await manager.ask(publishBook, { body })
    expect([status, problem.code]).toEqual([409, 'published meanwhile'])
  })

  test('the preview says what a change would have given for a case, and writes nothing', async () => {
    await publish([feedback])
    const { caseId } = await openCase()
    const caseNumber = (await only(caseId)).caseNumber ?? ''
    const lines: Line[] = [{ ...feedback, counted: 'working days', minutes: 0, days: 40 }]
    const seen = await manager.tell(previewBook, { body: { caseNumber, lines } })
    const [given, ...others] = seen.items
    expect([given?.event, given?.happened, others]).toEqual(['case opened', true, []])
    expect(given?.now).toEqual([
      {
        owes: 'feedback',
        owner: 'first-asked',
        dueAt: '2026-11-23T03:00:00Z',
        ladder: [
          { at: '2026-11-23T02:00:00Z', to: 'owner' },
          { at: '2026-11-23T04:00:00Z', to: 'manager' },
        ],
        pastKnownDays: false,
      },
    ])
    // Forty working days are in 2027, whose holidays nobody knows yet.
    expect(given?.changed).toMatchObject([{ dueAt: '2027-01-18T09:30:00Z', pastKnownDays: true }])
    expect(await due(caseId)).toBe('2026-11-23T03:00:00Z')
    const nobody = await manager.ask(previewBook, {
      body: { caseNumber: '20260101-9999', lines },
    })
    expect(nobody.status).toBe(404)
  })
})

describe('calendars change', () => {
  test('SLA-20 open deadlines are computed anew, closed ones are frozen', async () => {
    await publish([feedback])
    world.clock.forward({ hours: 8 })
    const open = await openCase()
    const closed = await openCase()
    await agent.tell(withdrawPromise, { params: { id: closed.id }, body: { said: '不用了' } })
    expect(await due(open.caseId)).toBe('2026-11-24T02:00:00Z')
    const { items } = await manager.tell(listCalendars, {})
    const office = items.find(one => one.ordinary)
    if (office === undefined) throw new Error('no ordinary calendar')
    const { id, knownUntilYear: _, imported: __, ...entry } = office
    const days = [{ day: '2026-11-24', name: '盘点', working: false }]
    await manager.tell(changeCalendar, { params: { id }, body: { ...entry, days } })
    await world.settle()
    expect(await due(open.caseId)).toBe('2026-11-25T02:00:00Z')
    expect(await due(closed.caseId)).toBe('2026-11-24T02:00:00Z')
    await manager.tell(changeCalendar, { params: { id }, body: { ...entry, version: entry.version + 1 } })
    await world.settle()
    expect(await due(open.caseId)).toBe('2026-11-24T02:00:00Z')
  })

  test('the holidays of the next year come from a file; what is due then is computed anew', async () => {
    await publish([{ ...feedback, counted: 'working days', minutes: 0, days: 28 }])
    const { caseId } = await openCase()
    expect(await due(caseId)).toBe('2026-12-31T09:30:00Z')
    await publish([{ ...feedback, counted: 'working days', minutes: 0, days: 29 }])
    expect(await due(caseId)).toBe('2027-01-01T09:30:00Z')
    const text = '2027-01-01,元旦,off\n2027-01-02,元旦,off\n2027-01-03,元旦,work'
    const { years } = await manager.tell(importOfficialDays, { body: { text } })
    expect(years).toEqual([{ year: 2027, days: 3 }])
    await world.settle()
    expect(await due(caseId)).toBe('2027-01-03T09:30:00Z')
    const { items } = await agent.tell(listCalendars, {})
    expect(items.find(one => one.ordinary)?.knownUntilYear).toBe(2027)
    const wrong = await manager.ask(importOfficialDays, { body: { text: 'customers' } })
    expect(wrong.problem.code).toBe('not a file of official days')
  })

  test("a line may count the hours of the handler's service point, or of the point above it", async () => {
    const { items } = await manager.tell(listCalendars, {})
    const always = items.find(one => one.alwaysOpen)?.id ?? null
    const admin = await world.as('admin')
    const dealer = await admin.tell(addServicePoint, {
      body: { kind: 'dealer', name: '夜班经销商', calendar: always },
    })
    const store = await admin.tell(addServicePoint, {
      body: { kind: 'store', name: '夜班门店', parent: dealer.id },
    })
    const staff = await admin.tell(staffFile, { params: { id: world.staff.lin } })
    await admin.tell(changeStaff, {
      params: { id: world.staff.lin },
      body: { name: staff.name, username: 'lin', servicePoint: store.id, version: staff.version },
    })
    await publish([{ ...feedback, calendar: 'service point' }])
    world.clock.set('2026-11-23T14:00:00Z')
    const { caseId } = await openCase()
    expect(await due(caseId)).toBe('2026-11-23T16:00:00Z')
  })
})
