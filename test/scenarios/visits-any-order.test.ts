import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply } from '#core/endpoint.ts'
import type { Uuid } from '#core/ids.ts'
import { closeCase } from '#service/closing/contract.ts'
import {
  bookVisit,
  bookWhileReceiving,
  callOff,
  giveVisit,
  moveWindow,
  visitsOfCase,
} from '#service/dispatch/contract.ts'
import { breakOffVisit, checkIn, finishVisit, visitsToCase } from '#service/fieldwork/contract.ts'
import { makeReturnVisit, tryReturnVisit } from '#service/followup/contract.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../support/client.ts'
import { happy, manyInstalledBy, PATIENT, report } from '../support/visits.ts'
import { openWorld, type World } from '../support/world.ts'

/**
 * Whatever dispatchers, technicians and visitors do to a case, in whatever order and at whatever time:
 * nobody is in two places at once, who came was planned, what was broken stays broken or late, and every
 * finished work is asked about.
 */
let world: World
let client: Record<'lin' | 'qian' | 'he' | 'wang' | 'li' | 'chen', Client>
beforeAll(async () => {
  world = await openWorld(PATIENT)
  const [lin, qian, he] = [await world.as('lin'), await world.as('qian'), await world.as('he')]
  const [wang, li, chen] = [await world.as('wang'), await world.as('li'), await world.as('chen')]
  client = { lin, qian, he, wang, li, chen }
})
afterAll(() => world.close())

const DEEDS = [
  'book',
  'move',
  'give',
  'ill',
  'not wanted',
  'arrive',
  'finish',
  'break off',
  'ask',
  'try',
  'close',
] as const
type Deed = (typeof DEEDS)[number]
const step = fc.record({
  /** Mostly what comes naturally at this point, else anything. */
  natural: fc.constantFrom(true, true, true, true, false),
  pick: fc.nat(999),
  minutes: fc.constantFrom(0, 0, 20, 45, 90, 240, 1500),
  hours: fc.integer({ min: 1, max: 5 }),
  happy: fc.boolean(),
})
type Step = { natural: boolean; pick: number; hours: number; happy: boolean }

/** A window some hours ahead, from the full hour on, two hours long. */
function ahead(hours: number) {
  const from = world.clock.now().add({ hours }).round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  return { from: from.toString(), to: from.add({ hours: 2 }).toString() }
}

const told = { said: '改个时间' }
const done = { ...report, materials: [...report.materials] }

function technician(id: Uuid | undefined): Client {
  const name = (['wang', 'li', 'chen'] as const).find(one => world.staff[one] === id)
  return client[name ?? 'wang']
}

function naturally(toCome: boolean, made: Reply<typeof visitsToCase>[number] | undefined): readonly Deed[] {
  if (made && !made.finished && !made.brokenOff) return ['finish', 'finish', 'break off']
  if (toCome) return ['arrive', 'arrive', 'arrive', 'move', 'give', 'ill', 'not wanted']
  return made?.finished ? ['ask', 'try', 'close', 'book'] : ['book', 'book', 'close', 'give']
}

/** Does it, or is refused; both are fine. Anything else is not. */
async function doIt({ natural, pick, hours, happy: well }: Step, caseId: Uuid): Promise<number> {
  const windows = await client.lin.tell(visitsOfCase, { params: { id: caseId } })
  const toCome = windows.find(one => one.slot && ['open', 'broken'].includes(one.standing))
  const planned = toCome ?? windows.find(one => one.slot)
  const made = (await client.lin.tell(visitsToCase, { params: { id: caseId } }))[0]
  const choices = natural ? naturally(toCome !== undefined, made) : DEEDS
  const { qian, lin, he } = client
  const window = { params: { id: planned?.promiseId ?? caseId } }
  const visit = { params: { id: made?.id ?? caseId } }
  const goes = technician(planned?.slot?.technician.id)
  const came = technician(made?.technician.id)
  const again = { visit: { window: ahead(hours) }, told }
  const callbackBy = world.clock.now().add({ hours }).toString()
  const deeds: Record<Deed, () => Promise<{ status: number }>> = {
    book: () => qian.ask(bookVisit, { params: { id: caseId }, body: again }),
    move: () => qian.ask(moveWindow, { ...window, body: again }),
    give: () => qian.ask(giveVisit, { ...window, body: { why: '换人' } }),
    ill: () => qian.ask(callOff, { ...window, body: { because: 'the technician cannot go', why: '病了' } }),
    'not wanted': () =>
      lin.ask(callOff, { ...window, body: { because: 'the customer does not want it', told } }),
    arrive: () =>
      goes.ask(checkIn, { params: { id: planned?.slot?.id ?? caseId }, body: { agreedEarly: well } }),
    finish: () => came.ask(finishVisit, { ...visit, body: done }),
    'break off': () =>
      came.ask(breakOffVisit, { ...visit, body: { reason: 'weather', next: '等雨停', callbackBy } }),
    ask: () => he.ask(makeReturnVisit, { ...visit, body: { ...happy, satisfaction: well ? 5 : 1 } }),
    try: () => he.ask(tryReturnVisit, { ...visit, body: {} }),
    close: () => lin.ask(closeCase, { params: { id: caseId }, body: { outcome: 'solved' } }),
  }
  return (await deeds[choices[pick % choices.length] ?? 'close']()).status
}

/**
 * What was let down stays let down: once broken, a promise is broken, kept late or (nobody was reached)
 * excused.
 */
async function checkLedger(caseId: Uuid, broken: Set<Uuid>): Promise<void> {
  const { items } = await client.lin.tell(ledger, { query: { case: caseId, limit: 100 } })
  for (const one of items) {
    if (broken.has(one.id)) expect(['broken', 'kept late']).toContain(one.standing)
    if (one.standing === 'broken' || one.standing === 'kept late') broken.add(one.id)
  }
  const visits = await client.lin.tell(visitsToCase, { params: { id: caseId } })
  for (const visit of visits) {
    const owed = items.filter(one => one.kind === 'return visit' && one.subjectId === visit.id)
    expect(owed).toHaveLength(visit.finished ? 1 : 0)
    if (owed[0]) expect(owed[0].notBy?.id).toBe(visit.technician.id)
  }
  const kept = items.filter(
    one => one.kind === 'visit window' && one.evidence?.event === 'technician arrived',
  )
  expect(new Set(kept.map(one => one.evidence?.subject))).toEqual(new Set(visits.map(visit => visit.id)))
}

/**
 * Nobody is in two places at once; every live slot belongs to a window that is open or was kept by coming.
 */
async function checkPlan(): Promise<void> {
  const { rows } = await world.deed(ctx =>
    sql<{ clashes: number; astray: number }>`
      select
        (select count(*) from dispatch.slots a join dispatch.slots b
          on a.technician_id = b.technician_id and a.id < b.id
          and a.starts_at < b.ends_at and b.starts_at < a.ends_at) as clashes,
        (select count(*) from dispatch.slots slot
          join promises.promises promise on promise.id = slot.promise_id
          left join fieldwork.visits visit on visit.slot_id = slot.id
          where (promise.settled_as = 'kept') <> (visit.id is not null)
            or promise.settled_as in ('renegotiated', 'withdrawn')) as astray
    `.execute(ctx.tx),
  )
  expect(rows[0]).toEqual({ clashes: 0, astray: 0 })
}

test('whatever is done in whatever order, the plan is possible and the ledger honest', {
  timeout: 300_000,
}, async () => {
  const customers = await manyInstalledBy(world, world.staff.wang, 15)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async steps => {
      // Each run on a working day of its own; technicians work the ordinary hours.
      const day = world.clock.now().toZonedDateTimeISO('Asia/Shanghai').add({ days: 2 })
      const workday = day.add({ days: day.dayOfWeek > 5 ? 2 : 0 }).withPlainTime('07:30')
      world.clock.set(workday.toInstant())
      const customer = customers.pop()
      if (!customer) throw new Error('as many customers as runs')
      const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '漏水' } as const
      const body = { customerId: customer.id, said: '漏水', about: { trouble }, visit: { window: ahead(2) } }
      const { caseId } = await client.lin.tell(bookWhileReceiving, { body })
      const broken = new Set<Uuid>()
      for (const { minutes, ...one } of steps) {
        world.clock.forward({ minutes })
        expect([200, 404, 409]).toContain(await doIt(one, caseId))
        await checkLedger(caseId, broken)
      }
      await checkPlan()
    }),
    { numRuns: 15, seed: 20261122, endOnFailure: true },
  )
})
