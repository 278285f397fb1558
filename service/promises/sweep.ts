import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Round, visitDueCompanies } from '#core/rounds.ts'
import type { Rung } from '#service/standards/rules/clock.ts'
import { makeNextRound, raiseBreaches } from './breaking.ts'
import { followEditions } from './following.ts'
import { type Facts, ladderReader } from './ladder.ts'
import { lookAgainAt, stepsToTake } from './rules/ladder.ts'
import { factsOfCases } from './store/clocks.ts'
import { lastTouched, lookAgain, stepsTaken } from './store/reminders.ts'
import * as store from './store.ts'
import { type ToTake, takeSteps } from './taking.ts'

const { compare } = Temporal.Instant

/** Few, for whoever wants to keep one of them waits as long as this transaction lasts. */
const PROMISES_AT_ONCE = 100

/**
 * Takes the steps of their ladders that are due in every company and returns how many. The ledger itself is
 * the queue: a promise knows when it wants to be looked at, and the table takes each step of a ladder once.
 */
export async function sweep(house: House): Promise<number> {
  let steps = 0
  await visitDueCompanies(house, 'promises.due_companies', async company => {
    const done = await inCompany(house, company, system('promise sweep'), lookAtDue)
    steps += done.steps
    return done.looked
  })
  return steps
}

/** A promise whose moment has come, with its ladder. */
type Looked = { promise: store.LockedPromise; ladder: readonly Rung[] }

/** So many statements for a batch, whatever its size, whatever the ledger's. */
async function lookAtDue(ctx: Context): Promise<{ looked: number; steps: number }> {
  const due = await store.lockToLookAt(ctx, PROMISES_AT_ONCE)
  if (due.length === 0) return { looked: 0, steps: 0 }
  const looked = await withLadders(ctx, due)
  const steps = await toTake(ctx, looked)
  await takeSteps(ctx, steps)
  const chased = looked.map(({ promise }) => promise)
  const broken = chased.filter(promise => compare(ctx.now, promise.dueAt) > 0)
  await raiseBreaches(ctx, broken)
  for (const promise of broken) await makeNextRound(ctx, promise)
  const next = new Map(
    looked.map(({ promise, ladder }) => [promise.id, lookAgainAt(ladder, promise, ctx.now)]),
  )
  await lookAgain(
    ctx,
    due.map(({ id }) => ({ id, at: next.get(id) ?? null })),
  )
  return { looked: due.length, steps: steps.length }
}

/** Those whose line is switched off are not chased any more. */
async function withLadders(ctx: Context, due: readonly store.LockedPromise[]): Promise<Looked[]> {
  const cases = [...new Set(due.flatMap(promise => promise.caseId ?? []))]
  const facts = await factsOfCases(ctx, cases)
  const ladderOf = await ladderReader(ctx)
  const looked: Looked[] = []
  for (const promise of due) {
    const asked: Facts = facts.get(promise.caseId ?? '') ?? { customerId: promise.customerId ?? undefined }
    const ladder = await ladderOf(promise, asked)
    if (ladder !== null) looked.push({ promise, ladder })
  }
  return looked
}

async function toTake(ctx: Context, looked: readonly Looked[]): Promise<ToTake[]> {
  const taken = await stepsTaken(
    ctx,
    looked.map(({ promise }) => promise.id),
  )
  const due = looked.flatMap(({ promise, ladder }) => {
    const before = (taken.get(promise.id) ?? []).filter(one => compare(one.dueAt, promise.dueAt) === 0)
    return stepsToTake(ladder, promise, before, ctx.now).map(step => ({ promise, step, before }))
  })
  return withoutTouched(ctx, due)
}

/** A step for what lies untouched is none where one of ours did something in the case since it was owed. */
async function withoutTouched(ctx: Context, due: readonly ToTake[]): Promise<ToTake[]> {
  const asks = due.filter(({ step }) => step.untouched)
  const cases = asks.flatMap(({ promise }) => promise.caseId ?? [])
  const touched = cases.length === 0 ? new Map() : await lastTouched(ctx, [...new Set(cases)])
  return due.filter(({ promise, step }) => {
    const last = touched.get(promise.caseId ?? '')
    return !step.untouched || last === undefined || compare(last, promise.madeAt) <= 0
  })
}

/** Every worker sweeps each second: a step is taken within two seconds of its moment. */
export const rounds: readonly Round[] = [
  { name: 'promise sweep', everySeconds: 1, do: async house => void (await sweep(house)) },
  { name: 'editions of the day', everySeconds: 60, do: followEditions },
]
