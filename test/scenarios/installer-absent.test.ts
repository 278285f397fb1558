import { afterAll, beforeAll, expect, test } from 'vitest'
import { callOff, dayBoard, giveVisit, visitsOfCase } from '#service/dispatch/contract.ts'
import { checkIn } from '#service/fieldwork/contract.ts'
import { enterAbsence } from '#service/people/contract/duty.ts'
import { ledger } from '#service/promises/contract.ts'
import { book, installedBy, monday, window } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * The original installer cannot go: before the call he is on leave, after it he falls ill. The window
 * holds.
 */
let world: World
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(monday('07:30'))
})
afterAll(() => world.close())

test('on leave when the call comes: the next goes, the file says why, and the window is kept', async () => {
  const [agent, dispatcher] = [await world.as('lin'), await world.as('qian')]
  const customer = await installedBy(agent, world.staff.wang)
  await dispatcher.tell(enterAbsence, {
    body: { staff: world.staff.wang, startsAt: monday('08:00'), endsAt: monday('13:00'), reason: 'leave' },
  })
  const booked = await book(agent, customer, { window: window('10:00', '12:00') })
  expect(['李志强', '陈海波']).toContain(booked.technician.name)

  // Then he falls ill, too: the promise stands and waits on the board until a third one is found.
  const ill = { because: 'the technician cannot go', why: '发烧' } as const
  await dispatcher.tell(callOff, { params: { id: booked.promiseId }, body: ill })
  await dispatcher.tell(enterAbsence, {
    body: { staff: booked.technician.id, startsAt: monday('08:00'), endsAt: monday('18:00'), reason: 'sick' },
  })
  const board = await dispatcher.tell(dayBoard, { query: {} })
  expect(board.unplanned.map(one => one.promiseId)).toEqual([booked.promiseId])
  const given = await dispatcher.tell(giveVisit, { params: { id: booked.promiseId }, body: {} })
  expect(given.technician.id).not.toBe(booked.technician.id)

  const username = given.technician.id === world.staff.li ? 'li' : 'chen'
  world.clock.set(monday('10:20'))
  const third = await world.as(username)
  await third.tell(checkIn, { params: { id: given.slotId }, body: {} })

  const [visit] = await agent.tell(visitsOfCase, { params: { id: booked.caseId } })
  expect(visit).toMatchObject({ standing: 'kept', slot: { technician: given.technician } })
  expect(visit?.choices).toMatchObject([
    {
      technician: given.technician,
      chosenBy: { name: '钱立群' },
      passed: [{ technician: { name: '王建国' }, grounds: 'original installer', reason: 'absent' }],
    },
    {
      technician: booked.technician,
      chosenBy: { name: '林晓燕' },
      passed: [{ technician: { name: '王建国' }, grounds: 'original installer', reason: 'absent' }],
    },
  ])
  const { items } = await agent.tell(ledger, { query: { case: booked.caseId } })
  expect(items).toMatchObject([{ kind: 'visit window', standing: 'kept', settledBy: given.technician }])
})
