import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookVisit, callOff } from '#service/dispatch/contract.ts'
import { breakOffVisit, checkIn } from '#service/fieldwork/contract.ts'
import { withdrawPromise } from '#service/promises/contract.ts'
import { logCallback } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { asked, book, finished, installedBy, monday, onDay, window } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { closeCase, whatIsMissing } from './contract.ts'

/** What a case waits for while somebody is sent, comes, cannot finish, comes again and is asked about. */
let world: World
let agent: Client
let wang: Client
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(monday('08:00'))
  agent = await world.as('lin')
  wang = await world.as('wang')
})
afterAll(() => world.close())

const missing = async (id: string) =>
  (await agent.tell(whatIsMissing, { params: { id }, query: {} })).missing.map(one => one.what)
const close = async (id: string, body: { outcome: 'solved' } | { outcome: 'not wanted'; word: string }) => {
  const { status, problem } = await agent.ask(closeCase, { params: { id }, body })
  return status === 200 ? 'closed' : problem.code
}

test('sent, there, broken off, sent again: each time it says what is missing', async () => {
  const customer = await installedBy(agent, world.staff.wang)
  const first = await book(agent, customer, { window: window('09:00', '11:00') })
  const id = first.caseId
  expect(await missing(id)).toEqual([
    'a promise is still open',
    'a visit is still planned',
    'nothing was done yet',
  ])
  const { missing: lines } = await agent.tell(whatIsMissing, { params: { id }, query: {} })
  expect(lines[1]).toMatchObject({ of: first.slotId, visit: { id: null, at: first.startsAt } })

  world.clock.set(monday('09:30'))
  const visit = await wang.tell(checkIn, { params: { id: first.slotId }, body: {} })
  expect(await missing(id)).toEqual(['a visit is not finished', 'nothing was done yet'])

  const part = { reason: 'part is missing', next: '备件明天到', callbackBy: monday('16:00') } as const
  await wang.tell(breakOffVisit, { params: { id: visit.id }, body: part })
  expect(await missing(id)).toEqual(['a promise is still open', 'the work is not finished'])
  expect(await close(id, { outcome: 'not wanted', word: '…' })).toBe('a promise is still open')

  world.clock.set(monday('15:00'))
  const told = { said: '备件到了，明天上午来' }
  const day = '2026-11-24'
  await agent.tell(bookVisit, {
    params: { id },
    body: { visit: { window: window('09:00', '11:00', day) }, told },
  })
  expect(await missing(id)).toEqual([
    'a promise is still open',
    'a visit is still planned',
    'the work is not finished',
  ])
})

test('finished, it waits for the return visit; asked and well, it closes', async () => {
  world.clock.set(onDay('2026-11-25', '08:00'))
  const customer = await installedBy(agent, world.staff.wang)
  const done = await finished(world, customer, { window: window('09:00', '11:00', '2026-11-25') })
  const { missing: lines } = await agent.tell(whatIsMissing, { params: { id: done.caseId }, query: {} })
  expect(lines).toMatchObject([
    {
      what: 'the return visit is missing',
      promise: { kind: 'return visit' },
      visit: { id: done.visitId, technician: { name: '王建国' } },
    },
  ])
  await asked(world, done.visitId)
  expect(await close(done.caseId, { outcome: 'solved' })).toBe('closed')
})

test('who wants no return visit gets none; who is unhappy may be helped on the phone', async () => {
  world.clock.set(onDay('2026-11-26', '08:00'))
  const visit = { window: window('09:00', '11:00', '2026-11-26') }
  const quiet = await finished(world, await installedBy(agent, world.staff.wang), visit)
  const [owed] = (await agent.tell(whatIsMissing, { params: { id: quiet.caseId }, query: {} })).missing
  const body = { said: '不用再打电话了，好用' }
  await agent.tell(withdrawPromise, { params: { id: owed?.of ?? '' }, body })
  expect(await close(quiet.caseId, { outcome: 'solved' })).toBe('closed')

  world.clock.set(onDay('2026-11-27', '08:00'))
  const again = { window: window('09:00', '11:00', '2026-11-27') }
  const loud = await finished(world, await installedBy(agent, world.staff.wang), again)
  const { promises } = await asked(world, loud.visitId, { outcome: 'does not work', satisfaction: 2 })
  expect(await missing(loud.caseId)).toEqual(['a promise is still open', 'it still does not work'])
  const manager = await world.as('han')
  world.clock.forward({ minutes: 30 })
  const helped = {
    said: '是定时器没开',
    ending: { as: 'solved', told: '打开定时器' },
    keeps: promises,
  } as const
  await manager.tell(logCallback, { params: { id: loud.caseId }, body: helped })
  expect(await close(loud.caseId, { outcome: 'solved' })).toBe('closed')
})

test('a visit that the customer called off is nothing to wait for', async () => {
  world.clock.set(onDay('2026-11-30', '08:00'))
  const customer = await installedBy(agent, world.staff.wang)
  const visit = { window: window('09:00', '11:00', '2026-11-30') }
  const { caseId, promiseId } = await book(agent, customer, visit)
  const body = { because: 'the customer does not want it', told: { said: '自己修好了' } } as const
  await agent.tell(callOff, { params: { id: promiseId }, body })
  expect(await missing(caseId)).toEqual(['nothing was done yet'])
  expect(await close(caseId, { outcome: 'not wanted', word: '客户自己修好了' })).toBe('closed')
})
