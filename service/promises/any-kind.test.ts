import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { promisedCallback, type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { keepPromise, promiseAnything } from './contract/any-kind.ts'
import { followUpBreach, openBreaches } from './contract/breaches.ts'
import * as asked from './contract.ts'
import { sweep } from './sweep.ts'

let world: World
let agent: Client
let manager: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  manager = await world.as('han')
  // Tuesday, ten in the morning in Shanghai.
  world.clock.set('2026-11-24T02:00:00Z')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.forward({ minutes: 1 })
  customer = await someCustomer(agent)
})

const at = (hours: number) =>
  world.clock
    .now()
    .add({ minutes: Math.round(hours * 60) })
    .toString()
const told = { said: '好的，一定', channel: 'phone' } as const

const body = (over: object = {}) =>
  ({ for: { customer: customer.id }, kind: 'thanks', due: { at: at(48) }, told, ...over }) as never
const make = (over: object = {}) => agent.tell(promiseAnything, { body: body(over) })
const refusedMaking = async (over: object) => {
  const answer = await agent.ask(promiseAnything, { body: body(over) })
  return answer.status === 409 ? answer.problem.code : answer.status
}
const keep = (id: Uuid, by: object) => agent.tell(keepPromise, { params: { id }, body: by as never })
const refusedKeeping = async (id: Uuid, by: object) => {
  const answer = await agent.ask(keepPromise, { params: { id }, body: by as never })
  return answer.status === 409 ? answer.problem.code : answer.status
}
const done = { by: 'what was done', words: '已送到，客户签收' }
const said = { by: 'what was said', told }
const his = async () => (await agent.tell(asked.ledger, { query: { customer: customer.id } })).items
const one = async (id: Uuid) => (await his()).find(item => item.id === id)

/** The journal's entry of the last words with the customer. */
const lastWords = () =>
  world.deed(async ctx => {
    const row = await ctx.tx
      .selectFrom('core.journal_about as about')
      .innerJoin('core.journal as entry', join =>
        join.onRef('entry.company_id', '=', 'about.company_id').onRef('entry.id', '=', 'about.journal_id'),
      )
      .select('entry.id')
      .where('about.about_id', '=', customer.id)
      .where('entry.event', '=', 'conversation logged')
      .orderBy('entry.id', 'desc')
      .executeTakeFirstOrThrow()
    return row.id
  })

describe('promises of every kind', () => {
  test('to a customer without a case: his card shows it, what was done keeps it', async () => {
    const { id } = await make({ kind: 'loaner', due: { on: '2026-11-26' }, about: '维修期间' })
    expect(await one(id)).toMatchObject({
      kind: 'loaner',
      by: 'us',
      caseId: null,
      caseNumber: null,
      customer: { id: customer.id },
      toStaff: null,
      firstAskedBy: null,
      owner: { id: world.staff.lin },
      dueAt: '2026-11-26T15:59:59Z',
      standing: 'open',
    })
    await keep(id, done)
    expect(await one(id)).toMatchObject({
      standing: 'kept',
      evidence: { event: 'handing over noted', subject: id },
    })
    expect(await refusedKeeping(id, done)).toBe('already settled')
  })

  test('a call promised in a case tells him how things stand: that is the feedback he was owed', async () => {
    const { caseId } = await agent.tell(receiveCall, {
      body: {
        customerId: customer.id,
        said: '不出热水',
        about: { trouble: { reason: 'repair', symptom: '不出热水' } },
        ending: { as: 'left open' },
      },
    })
    const { id } = await make({ for: { case: caseId }, kind: 'callback', due: { at: at(3) } })
    expect((await his()).map(item => [item.kind, item.standing])).toEqual([
      ['feedback', 'kept'],
      ['callback', 'open'],
    ])
    expect(await one(id)).toMatchObject({ caseId, madeBy: { id: world.staff.lin } })
    const wordless = { for: { case: caseId }, kind: 'callback', told: null }
    expect(await refusedMaking(wordless)).toBe('the words in which it was promised are missing')
  })

  test('to a colleague who had an idea: answered by a word to him', async () => {
    const wang = { staff: world.staff.wang }
    const { id } = await make({ for: wang, kind: 'suggestion answer', told: null })
    const { items } = await agent.tell(asked.myPromises, { query: { limit: 100 } })
    expect(items.find(item => item.id === id)).toMatchObject({
      customer: null,
      toStaff: { id: world.staff.wang },
    })
    expect(await refusedKeeping(id, { by: 'what was said', told: { ...told, contactId: uuidv7() } })).toBe(
      200,
    )
    const words = { said: '不用了' }
    const again = await agent.ask(asked.withdrawPromise, { params: { id }, body: words })
    expect(again.problem.code).toBe('already settled')
    expect(await refusedMaking({ for: { staff: uuidv7() }, kind: 'suggestion answer', told: null })).toBe(404)
  })

  test('what he pays: whole, noted, apart from our rate', async () => {
    const payment = { amountCents: 128_050, method: 'transfer' }
    const { id } = await make({ kind: 'payment', due: { on: '2026-11-25' }, payment })
    expect(await one(id)).toMatchObject({ by: 'customer', payment, standing: 'open' })
    const day = { dueFrom: '2026-11-24T16:00:00Z', dueBefore: '2026-11-25T16:00:00Z' }
    expect(await agent.tell(asked.keepingRate, { query: day })).toMatchObject({
      open: 0,
      rate: null,
      theirs: { open: 1, kept: 0 },
    })
    expect(await refusedKeeping(id, { ...done, amountCents: 128_049 })).toBe(
      'less was paid than was promised',
    )
    expect(await refusedKeeping(id, said)).toBe('this does not keep a promise of this kind')
    await keep(id, { ...done, amountCents: 128_050 })
    expect((await one(id))?.standing).toBe('kept')
  })

  test('every month on its day, not the day before; keeping one makes the next', async () => {
    const { id } = await make({ kind: 'recurring', due: { monthly: 25 } })
    expect(await one(id)).toMatchObject({
      recursOn: 25,
      windowFrom: '2026-11-24T16:00:00Z',
      dueAt: '2026-11-25T15:59:59Z',
    })
    expect(await refusedKeeping(id, done)).toBe('too early: it was promised for a certain day')
    world.clock.set('2026-11-25T03:00:00Z')
    await keep(id, done)
    const [next, first] = await his()
    expect(first).toMatchObject({ id, standing: 'kept' })
    expect(next).toMatchObject({ recursOn: 25, dueAt: '2026-12-25T15:59:59Z', standing: 'open' })
    // What he no longer wants does not come again.
    const words = { said: '以后不用来了' }
    await agent.tell(asked.withdrawPromise, { params: { id: next?.id ?? '' }, body: words })
    expect((await his()).map(item => item.standing)).toEqual(['withdrawn', 'kept'])
  })

  test('forgotten once it is owed again the month after', async () => {
    const { id } = await make({ kind: 'recurring', due: { monthly: 26 } })
    world.clock.set('2026-11-27T03:00:00Z')
    await sweep(world.house)
    expect((await his()).map(item => [item.dueAt, item.standing])).toEqual([
      ['2026-12-26T15:59:59Z', 'open'],
      ['2026-11-26T15:59:59Z', 'broken'],
    ])
    await keep(id, said)
    expect(await his()).toHaveLength(2)
  })

  test('only what happened with him since, and proves this kind, keeps it', async () => {
    const promised = () => promisedCallback(agent, customer, world.clock.now().add({ hours: 1 }))
    await promised()
    const words = await lastWords()
    world.clock.forward({ minutes: 1 })
    const { id } = await make({ kind: 'written answer', told: { ...told, channel: 'letter' } })
    const by = (evidence: Uuid) => ({ by: 'what happened', evidence })
    const thanks = await make()
    expect(await refusedKeeping(thanks.id, by(words))).toBe('it happened before it was promised')
    expect(await refusedKeeping(id, by(uuidv7()))).toBe(404)
    expect(await refusedKeeping(id, said)).toBe('an answer in writing is not given by word of mouth')
    expect(await refusedKeeping(id, done)).toBe('what keeps this is not noted by hand')
    const mine = customer
    customer = await someCustomer(agent)
    await promised()
    const others = by(await lastWords())
    expect(await refusedKeeping(thanks.id, others)).toBe('this happened with somebody else')
    customer = mine
    const { caseId } = await promised()
    const { id: loaner } = await make({ kind: 'loaner', for: { case: caseId } })
    expect(await refusedKeeping(loaner, by(await lastWords()))).toBe(
      'this does not keep a promise of this kind',
    )
    await keep(id, { by: 'what was said', told: { ...told, channel: 'letter' } })
    expect((await one(id))?.standing).toBe('kept')
  })

  test('what cannot be promised is refused with its sentence', async () => {
    const payment = { amountCents: 1, method: 'cash' }
    const { caseId } = await promisedCallback(agent, customer, world.clock.now().add({ hours: 1 }))
    for (const [over, code] of [
      [{ kind: 'suggestion answer' }, 'only the answer to a suggestion is promised to one of ours'],
      [
        { kind: 'recurring', for: { case: caseId }, due: { monthly: 3 } },
        'what comes every month is promised to a customer, not in one case',
      ],
      [{ due: { monthly: 3 } }, 'a day of the month belongs to what comes every month'],
      [{ payment }, 'a payment is promised with its amount and how it is paid'],
      [{ told: null }, 'the words in which it was promised are missing'],
      [{ due: { at: at(-1) } }, 'this time is past'],
      [{ due: { on: '2028-01-01' } }, 'too far ahead to be definite'],
      [{ kind: 'visit window' }, 400],
      [{ for: { customer: uuidv7() } }, 404],
      [{ owner: uuidv7() }, 404],
    ] as const) {
      expect(await refusedMaking(over)).toBe(code)
    }
    const wang = await world.as('wang')
    expect((await wang.ask(promiseAnything, { body: body() })).status).toBe(403)
    const theirs = await world.as('nan-agent')
    const { id } = await make()
    expect((await theirs.ask(keepPromise, { params: { id }, body: said as never })).status).toBe(404)
  })
})

describe('a broken promise', () => {
  const followUp = (id: Uuid, over: object = {}) =>
    agent.ask(followUpBreach, {
      params: { id },
      body: { reason: 'forgotten', told: { said: '对不起' }, dueAt: at(24), ...over },
    })
  const refused = async (id: Uuid, over: object = {}) => (await followUp(id, over)).problem.code
  const waiting = async (who: Client) =>
    (await who.tell(openBreaches, { query: { limit: 100 } })).items.map(item => item.promise.id)

  test('waits for its follow-up, with its owner and the manager, until he is told, and stays broken', async () => {
    const { id } = await make({ due: { at: at(1) } })
    expect((await followUp(id)).status).toBe(404)
    world.clock.forward({ hours: 2 })
    await sweep(world.house)
    await sweep(world.house)
    expect((await waiting(agent)).filter(one => one === id)).toEqual([id])
    expect(await waiting(manager)).toContain(id)
    expect(await waiting(await world.as('zhao'))).not.toContain(id)
    expect(await refused(id, { told: null })).toBe('the customer must be told')
    expect(await refused(id, { dueAt: null })).toBe('a new time is missing')
    expect(await refused(id, { dueAt: at(-1) })).toBe('this time is past')
    expect(await refused(id, { dueAt: at(24 * 400) })).toBe('too far ahead to be definite')
    const { next } = await agent.tell(followUpBreach, {
      params: { id },
      body: { reason: 'no time', told: { said: '对不起' }, dueAt: at(24) },
    })
    expect(await one(id)).toMatchObject({ standing: 'broken', settledAt: at(0) })
    expect(await one(next ?? '')).toMatchObject({ standing: 'open', insteadOf: id, kind: 'thanks' })
    expect(await refused(id)).toBe('already followed up')
    expect(await waiting(agent)).not.toContain(id)
    const rate = { dueFrom: at(-1), dueBefore: at(-0.98) }
    expect(await agent.tell(asked.keepingRate, { query: rate })).toMatchObject({ broken: 1, rate: 0 })
  })

  test('kept late it needs its reason; the late call has told him', async () => {
    const { id } = await make({ due: { at: at(1) } })
    world.clock.forward({ hours: 2 })
    await keep(id, said)
    expect(await waiting(agent)).toContain(id)
    expect(await refused(id)).toBe('it is settled: nothing is left to promise')
    expect((await followUp(id, { told: null, dueAt: null })).status).toBe(200)
    expect(await one(id)).toMatchObject({ standing: 'kept late' })
  })

  test('what a customer did not pay is no breach of ours', async () => {
    const payment = { amountCents: 100, method: 'cash' }
    const { id } = await make({ kind: 'payment', payment, due: { at: at(1) } })
    world.clock.forward({ hours: 2 })
    await sweep(world.house)
    expect(await one(id)).toMatchObject({ standing: 'broken' })
    expect(await waiting(manager)).not.toContain(id)
  })
})
