import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Uuid } from '#core/ids.ts'
import { readCase } from '#service/cases/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import { answerHandover, logCallback, offerHandover, receiveCall } from '#service/reception/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { type SomeCustomer, someCustomer } from '../../test/support/customers.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { closeCase, reopenCase, whatIsMissing } from './contract.ts'

let world: World
let agent: Client
let customer: SomeCustomer
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
})
afterAll(() => world.close())
beforeEach(async () => {
  customer = await someCustomer(agent)
})

async function ring(ending: object = { as: 'solved', told: '已指导复位' }): Promise<Uuid> {
  const trouble = { reason: 'repair', symptom: '不出热水' } as const
  const body = { customerId: customer.id, said: '不出热水', about: { trouble }, ending } as never
  return (await agent.tell(receiveCall, { body })).caseId
}

const missing = async (id: Uuid) =>
  (await agent.tell(whatIsMissing, { params: { id }, query: {} })).missing.map(one => one.what)

async function close(id: Uuid, body: object = { outcome: 'solved' }): Promise<string> {
  const { status, problem } = await agent.ask(closeCase, { params: { id }, body: body as never })
  return status === 200 ? 'closed' : status === 409 ? problem.code : String(status)
}

describe('closing', () => {
  test('a case says what is missing, and closes when nothing is', async () => {
    const dueAt = world.clock.now().add({ hours: 2 }).toString()
    const id = await ring({ as: 'callback', dueAt })
    expect(await missing(id)).toEqual(['a promise is still open', 'nothing was done yet'])
    const { problem } = await agent.ask(closeCase, { params: { id }, body: { outcome: 'solved' } })
    expect(problem.details).toMatchObject({
      missing: [{ what: 'a promise is still open' }, { what: 'nothing was done yet' }],
    })
    const { missing: lines } = await agent.tell(whatIsMissing, { params: { id }, query: {} })
    expect(lines[0]).toMatchObject({ promise: { kind: 'callback', windowFrom: null, dueAt }, visit: null })
    const body = { said: '师傅说按复位键', ending: { as: 'solved', told: '按复位键' } } as const
    await agent.tell(logCallback, { params: { id }, body })
    expect(await missing(id)).toEqual([])
    await agent.tell(closeCase, { params: { id }, body: { outcome: 'solved', word: '客户确认出热水' } })
    expect(await agent.tell(readCase, { params: { id } })).toMatchObject({
      open: false,
      handler: null,
      closures: [{ outcome: 'solved', word: '客户确认出热水', by: { name: '林晓燕' }, reopened: null }],
    })
    expect(await agent.tell(whatIsMissing, { params: { id }, query: {} })).toEqual({
      open: false,
      missing: [],
    })
  })

  test('who no longer wants it needs a sentence why, and still no promise open', async () => {
    const id = await ring()
    expect(await close(id, { outcome: 'not wanted' })).toBe('say why it ends like this')
    expect(await close(id, { outcome: 'not wanted', word: '客户换了新机' })).toBe('closed')
    const undone = await ring({ as: 'callback', dueAt: world.clock.now().add({ hours: 2 }).toString() })
    const gaveUp = { params: { id: undone }, query: { outcome: 'not wanted' } } as const
    const { missing: less } = await agent.tell(whatIsMissing, gaveUp)
    expect(less.map(one => one.what)).toEqual(['a promise is still open'])
    const open = await ring({ as: 'left open' })
    expect(await close(open, { outcome: 'not wanted', word: '…' })).toBe('a promise is still open')
  })

  test('a hand-over that waits is answered first', async () => {
    const id = await ring()
    const body = { to: world.staff.zhao, why: '…' }
    const offer = await agent.tell(offerHandover, { params: { id }, body })
    const { missing: lines } = await agent.tell(whatIsMissing, { params: { id }, query: {} })
    expect(lines).toMatchObject([{ of: offer.id, to: { name: '赵敏' }, promise: null, visit: null }])
    expect(await close(id)).toBe('a hand-over is waiting')
    await agent.tell(answerHandover, { params: { id: offer.id }, body: { answer: 'taken back' } })
    expect(await close(id)).toBe('closed')
  })

  test('refusals', async () => {
    const id = await ring()
    expect(await close(id)).toBe('closed')
    expect(await close(id)).toBe('already closed')
    expect(await close(customer.id)).toBe('404')
    expect((await agent.ask(whatIsMissing, { params: { id: customer.id }, query: {} })).status).toBe(404)
    const reopening = { params: { id: customer.id }, body: { why: '…' } }
    expect((await agent.ask(reopenCase, reopening)).status).toBe(404)
    expect(
      (await (await world.as('qian')).ask(closeCase, { params: { id }, body: { outcome: 'solved' } })).status,
    ).toBe(403)
    expect(
      (await (await world.as('nan-agent')).ask(whatIsMissing, { params: { id }, query: {} })).status,
    ).toBe(404)
  })

  test('of a promise and a closing at the same moment only one goes through', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const id = await ring()
        const call = { params: { id }, body: { said: '再约时间', ending: { as: 'left open' } } } as const
        const [called, closed] = await Promise.all([agent.ask(logCallback, call), close(id)])
        const open = (await agent.tell(ledger, { query: { case: id, standing: 'open' } })).items.length
        return { id, called: called.status, closed, open }
      }),
    )
    for (const { called, closed, open } of rounds) {
      if (closed === 'closed') expect([called, open]).toEqual([409, 0])
      else expect([called, closed, open]).toEqual([200, 'a promise is still open', 1])
    }
  })
})

describe('reopening', () => {
  test('keeps the closure in the file, gives the case back and owes the customer feedback', async () => {
    const id = await ring()
    await close(id)
    world.clock.forward({ hours: 20 })
    const manager = await world.as('han')
    const { promises } = await manager.tell(reopenCase, {
      params: { id },
      body: { why: '客户说又不出热水了' },
    })
    const file = await agent.tell(readCase, { params: { id } })
    expect(file).toMatchObject({
      open: true,
      handler: { name: '林晓燕' },
      firstAskedBy: { name: '林晓燕' },
      closures: [{ outcome: 'solved', reopened: { by: { name: '韩志远' }, why: '客户说又不出热水了' } }],
    })
    const { items } = await agent.tell(ledger, { query: { case: id } })
    expect(items).toMatchObject([
      { id: promises[0], kind: 'feedback', owedFor: 'case reopened', standing: 'open' },
    ])
    // What was told on the phone before has not helped: it is no longer a reason to close.
    expect(await missing(id)).toEqual(['a promise is still open', 'nothing was done yet'])
    const again = await manager.ask(reopenCase, { params: { id }, body: { why: '…' } })
    expect(again.problem.code).toBe('the case is open')
  })

  test('closed and opened twice, everything is still there', async () => {
    const id = await ring()
    for (const why of ['又漏了', '还是漏']) {
      await close(id)
      await agent.tell(reopenCase, { params: { id }, body: { why } })
      const body = { said: '…', ending: { as: 'solved', told: '拧紧接头' } } as const
      await agent.tell(logCallback, { params: { id }, body })
    }
    expect(await close(id)).toBe('closed')
    const file = await agent.tell(readCase, { params: { id } })
    expect(file.closures.map(one => one.reopened?.why ?? null)).toEqual(['又漏了', '还是漏', null])
    expect(file.handlings).toHaveLength(3)
  })
})
