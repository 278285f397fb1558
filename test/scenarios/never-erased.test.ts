import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { closeCase, reopenCase } from '#service/closing/contract.ts'
import * as promises from '#service/promises/contract.ts'
import { sweep } from '#service/promises/sweep.ts'
import { answerHandover, logCallback, offerHandover, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../support/client.ts'
import { type SomeCustomer, someCustomer } from '../support/customers.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * Whatever people do to a case, in whatever order: what was broken stays broken or late, and the sums add up.
 */
let world: World
let lin: Client
let zhao: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  lin = await world.as('lin')
  zhao = await world.as('zhao')
})
afterAll(() => world.close())

const DEEDS = [
  'call back',
  'miss',
  'solve',
  'move',
  'withdraw',
  'ring',
  'promise',
  'close',
  'reopen',
  'hand over',
] as const
const step = fc.record({
  deed: fc.constantFrom(...DEEDS),
  minutes: fc.constantFrom(0, 0, 5, 29, 121, 700),
  hours: fc.integer({ min: 1, max: 6 }),
})
type Step = { deed: (typeof DEEDS)[number]; hours: number }

/** Does it, or is refused; both are fine. Anything else is not. */
async function doIt({ deed, hours }: Step, caseId: Uuid): Promise<number> {
  const dueAt = world.clock.now().add({ hours }).toString()
  const params = { params: { id: caseId } }
  const call = (over: object) => lin.ask(logCallback, { ...params, body: { said: '…', ...over } })
  const open = (await lin.tell(promises.ledger, { query: { case: caseId } })).items.find(
    one => one.settledAt === null,
  )
  const promise = { params: { id: open?.id ?? caseId } }
  const told = { said: '改个时间' }
  switch (deed) {
    case 'call back':
      return (await call({})).status
    case 'miss':
      return (await call({ said: '', reached: false })).status
    case 'solve':
      return (await call({ ending: { as: 'solved', told: '好了' } })).status
    case 'move':
      return (await lin.ask(promises.renegotiatePromise, { ...promise, body: { dueAt, told } })).status
    case 'withdraw':
      return (await lin.ask(promises.withdrawPromise, { ...promise, body: told })).status
    case 'ring':
      return (
        await lin.ask(receiveCall, {
          body: { customerId: customer.id, said: '…', about: { caseId }, ending: { as: 'callback', dueAt } },
        })
      ).status
    case 'promise':
      return (await lin.ask(promises.makePromise, { ...params, body: { kind: 'feedback', dueAt, told } }))
        .status
    case 'close':
      return (await lin.ask(closeCase, { ...params, body: { outcome: 'not wanted', word: '…' } })).status
    case 'reopen':
      return (await lin.ask(reopenCase, { ...params, body: { why: '…' } })).status
    case 'hand over':
      return handOver(caseId)
  }
}

async function handOver(caseId: Uuid): Promise<number> {
  const offer = { params: { id: caseId }, body: { to: world.staff.zhao, why: '…' } }
  const { status, answer } = await lin.ask(offerHandover, offer)
  if (status !== 200) return status
  const accepted = { params: { id: answer.id }, body: { answer: 'accepted' } } as const
  return (await zhao.ask(answerHandover, accepted)).status
}

test('a promise that was once broken is broken or kept late for ever after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 18 }), async steps => {
      customer = await someCustomer(lin)
      const { caseId } = await lin.tell(receiveCall, {
        body: {
          customerId: customer.id,
          said: '不出热水',
          about: { trouble: { reason: 'repair', symptom: '不出热水' } },
          ending: { as: 'callback', dueAt: world.clock.now().add({ hours: 2 }).toString() },
        },
      })
      const broken = new Set<Uuid>()
      for (const { minutes, ...one } of steps) {
        world.clock.forward({ minutes })
        const { items } = await lin.tell(promises.ledger, { query: { case: caseId, limit: 100 } })
        for (const item of items) {
          if (item.standing === 'broken') broken.add(item.id)
          if (broken.has(item.id)) expect(['broken', 'kept late']).toContain(item.standing)
        }
        expect([...broken].every(id => items.some(item => item.id === id))).toBe(true)
        expect([200, 404, 409]).toContain(await doIt(one, caseId))
        await sweep(world.house)
      }
    }),
    { numRuns: 4, seed: 20_261_121 },
  )
}, 120_000)
