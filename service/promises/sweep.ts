import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { type Round, visitDueCompanies } from '#core/rounds.ts'
import { notifyStaff } from '#service/hotline/actions/notices.ts'
import { workHere } from '#service/hotline/colleagues.ts'
import { makeNextRound, raiseBreach } from './breaking.ts'
import type { Stage } from './contract.ts'
import { timelines } from './enter.ts'
import { lookAgainAt, stagesToRaise, whomToRemind } from './rules/reminding.ts'
import * as store from './store.ts'

/** Few, for whoever wants to keep one of them waits as long as this transaction lasts. */
const PROMISES_AT_ONCE = 50

/**
 * Raises the reminders that are due in every company and returns how many. The ledger itself is the queue: a
 * promise knows when it wants to be looked at, and the table takes one reminder for each (promise, stage).
 */
export async function sweep(house: House): Promise<number> {
  let reminders = 0
  await visitDueCompanies(house, 'promises', async company => {
    const done = await inCompany(house, company, system('promise sweep'), lookAtDue)
    reminders += done.reminders
    return done.looked
  })
  return reminders
}

async function lookAtDue(ctx: Context): Promise<{ looked: number; reminders: number }> {
  const due = await store.lockToLookAt(ctx, PROMISES_AT_ONCE)
  if (due.length === 0) return { looked: 0, reminders: 0 }
  const raised = await store.raised(
    ctx,
    due.map(promise => promise.id),
  )
  const here = await workHere(
    ctx,
    due.flatMap(promise => [promise.owner, promise.handler, promise.firstAskedBy]),
  )
  let reminders = 0
  for (const promise of due) {
    for (const stage of stagesToRaise(promise, raised.get(promise.id) ?? [], ctx.now)) {
      await raise(ctx, promise, stage, here)
      reminders++
    }
    await store.lookAgain(ctx, promise.id, lookAgainAt(promise, ctx.now))
  }
  return { looked: due.length, reminders }
}

async function raise(ctx: Context, promise: store.LockedPromise, stage: Stage, here: ReadonlySet<Uuid>) {
  const whom = whomToRemind(stage, promise, staff => here.has(staff))
  await store.insertReminder(ctx, {
    promise_id: promise.id,
    stage,
    at: ctx.now,
    for_staff: 'staff' in whom ? whom.staff : null,
    for_role: 'role' in whom ? whom.role : null,
  })
  notifyStaff(ctx, whom, `promise ${stage}`, {
    key: `${stage} ${promise.id}`,
    caseId: promise.caseId,
    customerId: promise.customerId,
    facts: { due: promise.dueAt.toString() },
  })
  const codes = { kind: promise.kind, stage, ...whom }
  await announce(ctx, 'promise reminded', promise.id, timelines(promise), codes)
  if (stage !== 'broken') return
  await raiseBreach(ctx, promise)
  await makeNextRound(ctx, promise)
}

/** Every worker sweeps four times a minute: a reminder comes at most a quarter of a minute late. */
export const rounds: readonly Round[] = [
  { name: 'promise sweep', everySeconds: 15, do: async house => void (await sweep(house)) },
]
