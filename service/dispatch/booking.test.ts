import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#core/ids.ts'
import { readCase } from '#service/cases/contract.ts'
import { enterAbsence } from '#service/people/contract/duty.ts'
import { ledger } from '#service/promises/contract.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import type { SomeCustomer } from '../../test/support/customers.ts'
import { book, installedBy, manyInstalledBy, monday, onDay, window } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { bookVisit, bookWhileReceiving, visitsOfCase } from './contract.ts'
import { alternativesIn, offered } from './ui/visit.ts'

let world: World
let agent: Client
let dispatcher: Client
beforeAll(async () => {
  world = await openWorld()
  world.clock.set(monday('08:00'))
  agent = await world.as('lin')
  dispatcher = await world.as('qian')
})
beforeEach(() => world.clock.set(monday('08:00')))
afterAll(() => world.close())

async function opened(customer: SomeCustomer) {
  const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '漏水' } as const
  const body = {
    customerId: customer.id,
    said: '漏水',
    about: { trouble },
    ending: { as: 'left open' },
  } as const
  return (await agent.tell(receiveCall, { body })).caseId
}

describe('booking while receiving', () => {
  test('one deed logs the call, opens the case, promises the window, sends the installer', async () => {
    const customer = await installedBy(agent, world.staff.li)
    const booked = await book(agent, customer, { window: window('10:00', '12:00') })
    expect(booked).toMatchObject({
      technician: { name: '李志强' },
      grounds: 'original installer',
      startsAt: monday('10:00'),
      endsAt: monday('11:00'),
    })
    const file = await agent.tell(readCase, { params: { id: booked.caseId } })
    expect(file).toMatchObject({ number: booked.caseNumber, conversations: [{ id: booked.conversationId }] })
    const { items } = await agent.tell(ledger, { query: { case: booked.caseId } })
    expect(items).toMatchObject([
      {
        id: booked.promiseId,
        kind: 'visit window',
        windowFrom: monday('10:00'),
        dueAt: monday('12:00'),
        madeBy: { name: '林晓燕' },
        owner: { name: '李志强' },
        standing: 'open',
      },
    ])
  })

  test('the installer is absent: the next one goes, and the reason is kept with who decided', async () => {
    const customer = await installedBy(agent, world.staff.chen)
    const absence = { staff: world.staff.chen, reason: 'sick' } as const
    const day = { startsAt: onDay('2026-11-25', '00:00'), endsAt: onDay('2026-11-26', '00:00') }
    await dispatcher.tell(enterAbsence, { body: { ...absence, ...day } })
    const booked = await book(agent, customer, { window: window('10:00', '12:00', '2026-11-25') })
    expect(booked).toMatchObject({ grounds: 'skilled and free' })
    const [visit] = await agent.tell(visitsOfCase, { params: { id: booked.caseId } })
    expect(visit?.choices).toMatchObject([
      {
        technician: booked.technician,
        chosenBy: { name: '林晓燕' },
        passed: [{ technician: { name: '陈海波' }, grounds: 'original installer', reason: 'absent' }],
      },
    ])
  })

  test('telling the window in a case that exists keeps the call that was waited for', async () => {
    const customer = await installedBy(agent, world.staff.li)
    const caseId = await opened(customer)
    const visit = { window: window('13:30', '15:30', '2026-11-27') }
    const body = { visit, told: { said: '周五下午来' } }
    const foreign = { ...body, keeps: [uuidv7()] }
    const no = await agent.ask(bookVisit, { params: { id: caseId }, body: foreign })
    expect(no.problem.code).toBe('not a callback of this case')
    const { promiseId, kept } = await agent.tell(bookVisit, { params: { id: caseId }, body })
    const { items } = await agent.tell(ledger, { query: { case: caseId } })
    expect(items.map(one => [one.id, one.kind, one.standing])).toEqual([
      [promiseId, 'visit window', 'open'],
      [kept[0], 'feedback', 'kept'],
    ])
  })

  test('a customer who rings before he is called back, and is told the window, was told', async () => {
    const customer = await installedBy(agent, world.staff.li)
    const about = { trouble: { deviceId: customer.deviceId, reason: 'repair', symptom: '漏水' } } as const
    const first = await agent.tell(receiveCall, {
      body: {
        customerId: customer.id,
        said: '漏水',
        about,
        ending: { as: 'callback', dueAt: monday('11:00') },
      },
    })
    const again = {
      customerId: customer.id,
      said: '等不及了',
      about: { caseId: first.caseId },
      keeps: first.promises.map(one => one.id),
      visit: { window: window('10:00', '12:00', '2026-11-27') },
    }
    await agent.tell(bookWhileReceiving, { body: again })
    const { items } = await agent.tell(ledger, { query: { case: first.caseId } })
    expect(items.map(one => [one.kind, one.standing])).toEqual([
      ['visit window', 'open'],
      ['callback', 'kept'],
    ])
    const other = await book(agent, customer, { window: window('08:30', '10:00', '2026-12-04') })
    const wrong = { ...again, about: { caseId: other.caseId } }
    expect((await agent.ask(bookWhileReceiving, { body: wrong })).problem.code).toBe(
      'not a callback of this case',
    )
  })

  test('somebody else than the free installer goes only with a word why', async () => {
    const customer = await installedBy(agent, world.staff.wang)
    const visit = { window: window('13:30', '15:30'), technicianId: world.staff.li }
    const about = { trouble: { deviceId: customer.deviceId, reason: 'repair', symptom: '漏水' } } as const
    const body = { customerId: customer.id, said: '漏水', about, visit }
    const silently = await agent.ask(bookWhileReceiving, { body })
    expect(silently.problem.code).toBe('say why the better suited technician does not go')
    const booked = await book(agent, customer, { ...visit, why: '客户要求换人' })
    const [made] = await agent.tell(visitsOfCase, { params: { id: booked.caseId } })
    expect(made?.choices[0]).toMatchObject({
      why: '客户要求换人',
      passed: [{ technician: { name: '王建国' }, reason: 'by choice' }],
    })
  })

  test('fifty at once want one hour of one technician: one gets it, 49 get what can be booked', async () => {
    const customers = await manyInstalledBy(world, world.staff.wang, 50)
    const day = '2026-11-26'
    const visit = {
      window: window('08:30', '10:00', day),
      technicianId: world.staff.wang,
      startsAt: onDay(day, '08:30'),
    }
    const answers = await Promise.all(
      customers.map(({ id, deviceId }) => {
        const trouble = { deviceId, reason: 'repair', symptom: '漏水' } as const
        return agent.ask(bookWhileReceiving, {
          body: { customerId: id, said: '漏水', about: { trouble }, visit },
        })
      }),
    )
    const no = answers.filter(one => one.status === 409)
    const neither = answers.filter(one => one.status !== 200 && one.status !== 409)
    expect(neither.map(one => [one.status, one.problem])).toEqual([])
    expect(no).toHaveLength(49)
    for (const { problem } of no) {
      expect(problem).toMatchObject({
        code: 'the slot is taken',
        details: {
          ranked: expect.arrayContaining([
            expect.objectContaining({ technician: expect.objectContaining({ name: '李志强' }), skip: null }),
          ]),
          windows: [{ technician: { name: '王建国' }, from: onDay('2026-11-27', '08:30') }, {}, {}],
        },
      })
    }
    const { n } = await world.deed(ctx =>
      ctx.tx
        .selectFrom('dispatch.slots')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('starts_at', '=', Temporal.Instant.from(visit.startsAt))
        .executeTakeFirstOrThrow(),
    )
    expect(n).toBe(1)
    const calls = await agent.tell(ledger, { query: { kind: 'visit window', dueFrom: visit.window.to } })
    expect(calls.items.filter(one => one.windowFrom === visit.window.from)).toHaveLength(1)

    // What the page offers of them, clicked by four of the losers, is had.
    const losers = customers.filter((_, n) => answers[n]?.status === 409)
    const alternatives = alternativesIn(no[0]?.problem as never)
    if (!alternatives) throw new Error('no alternatives')
    const others = offered(alternatives)
    expect(others.map(one => one.technician.name).toSorted()).toEqual(['李志强', '王建国', '陈海波'])
    const clicks = [
      ...others.map(one => ({ ...one, window: visit.window })),
      ...alternatives.windows.map(({ from, to, ...one }) => ({ ...one, window: { from, to } })),
    ]
    expect(clicks).toHaveLength(6)
    for (const [n, { technician, startsAt, window }] of clicks.entries()) {
      const loser = losers[n] as SomeCustomer
      const had = await book(agent, loser, { technicianId: technician.id, startsAt, window, why: '刚被占用' })
      expect(had).toMatchObject({ technician: { name: technician.name }, startsAt })
    }
  })

  test('without the lock the constraint still says no to two slots at once', async () => {
    const day = '2026-11-24'
    const mine = await book(agent, await installedBy(agent, world.staff.li), {
      window: window('14:00', '16:00', day),
    })
    const other = await book(agent, await installedBy(agent, world.staff.chen), {
      window: window('14:30', '16:00', day),
    })
    const choice = {
      id: uuidv7(),
      promise_id: other.promiseId,
      technician_id: world.staff.li,
      grounds: 'same team',
      chosen_by: world.staff.lin,
    }
    await expect(
      world.deed(async ctx => {
        const row = { company_id: ctx.company, ...choice, chosen_at: ctx.now }
        await ctx.tx.insertInto('dispatch.choices').values(row).execute()
        await ctx.tx
          .updateTable('dispatch.slots')
          .set({ choice_id: choice.id, technician_id: world.staff.li })
          .where('id', '=', other.slotId)
          .execute()
      }),
    ).rejects.toMatchObject({ code: '23P01', constraint_name: 'no_double_booking' })
    expect(mine.endsAt).toBe(onDay(day, '15:00'))
  })
})
