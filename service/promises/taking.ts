import type { Context } from '#core/context.ts'
import { announce } from '#core/journal.ts'
import { notifyStaff } from '#service/hotline/actions/notices.ts'
import type { Rung } from '#service/standards/rules/clock.ts'
import { type Reach, reachReader } from './chain.ts'
import { timelines } from './enter.ts'
import { type Found, isSame, type Whom } from './rules/chain.ts'
import { stageOf } from './rules/ladder.ts'
import { insertSteps, type Taken } from './store/reminders.ts'
import type { LockedPromise } from './store.ts'

/** A step whose moment has come, and the steps of this due time that were taken before. */
export type ToTake = { promise: LockedPromise; step: Rung; before: readonly Taken[] }

type Reached = ToTake & { found: Found; told: readonly Whom[] }

/** Takes steps: whom they reached, who was passed by and why stand in the ledger and in the journal. */
export async function takeSteps(ctx: Context, steps: readonly ToTake[]): Promise<void> {
  if (steps.length === 0) return
  const reach = await reachReader(
    ctx,
    steps.map(({ promise }) => promise),
  )
  const rows = []
  for (const reached of reachAll(steps, reach)) {
    const { promise, step, found } = reached
    const stage = stageOf(step.minutes)
    const { whom } = found
    const passed = found.passedBy.map(({ rung, whom, why }) => ({ rung, ...whom, why }))
    const codes = { kind: promise.kind, stage, minutes: step.minutes, rung: step.to, passed, ...whom }
    rows.push({
      promise_id: promise.id,
      stage,
      at: ctx.now,
      due_at: promise.dueAt,
      minutes: step.minutes,
      rung: step.to,
      for_staff: 'staff' in whom ? whom.staff : null,
      for_role: 'role' in whom ? whom.role : null,
      passed_by: passed,
      last_resort: found.lastResort,
      announced_in: await announce(ctx, 'promise reminded', promise.id, timelines(promise), codes),
    })
    notify(ctx, reached)
  }
  await insertSteps(ctx, rows)
}

/** Lower rungs first: whoever hears of a moment by them is not told of it twice. */
function reachAll(steps: readonly ToTake[], reach: Reach): Reached[] {
  const reached: Reached[] = []
  for (const one of steps) {
    const { promise, step, before } = one
    const now = reached.filter(other => other.promise === promise && other.step.minutes === step.minutes)
    const told = [
      ...before.filter(other => other.minutes === step.minutes).map(other => other.whom),
      ...now.map(other => other.found.whom),
    ]
    reached.push({ ...one, told, found: reach(promise, step.to, told) })
  }
  return reached
}

function notify(ctx: Context, { promise, step, found, told }: Reached): void {
  if (told.some(one => isSame(one, found.whom))) return
  const { id, caseId, customerId, dueAt } = promise
  notifyStaff(ctx, found.whom, `promise ${stageOf(step.minutes)}`, {
    key: `step ${step.minutes} ${step.to} of ${id} due ${dueAt.epochMilliseconds}`,
    caseId,
    customerId,
    facts: { due: dueAt.toString() },
  })
}
