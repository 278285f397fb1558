import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { about, lock as lockCase } from '#service/cases/actions.ts'
import { whyNotWork } from '#service/cases/rules.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import type { RaisedFor } from '#service/standards/contract.ts'
import { lockOpen, lookAnew } from './store/clocks.ts'
import * as store from './store/raisings.ts'

/** Nobody promises more in one case; a bound, not a goal. */
const MOST_IN_A_CASE = 500

/**
 * A case is more urgent than its trouble says: its ladders go up one step, and what lies behind reaches the
 * next rung at once. @throws Unknown; Refusal of raiseCase
 */
export async function raiseCase(ctx: Context, caseId: Uuid, it: { why: RaisedFor; words: string }) {
  const held = await lockCase(ctx, caseId)
  refuse(whyNotWork(held))
  const there = await store.lock(ctx, caseId, it.why)
  refuse(there && there.taken_back_at === null ? 'already raised for that' : null)
  await store.raise(ctx, { case_id: caseId, ...it, at: ctx.now, by: whoActs(ctx) })
  await announce(ctx, 'case raised', caseId, about(held), { why: it.why })
  lookAnew(ctx, await lockOpen(ctx, { caseId }, MOST_IN_A_CASE))
}

/** @throws Unknown where it was not raised for that; Refusal of lowerCase */
export async function lowerCase(ctx: Context, caseId: Uuid, why: RaisedFor): Promise<void> {
  const held = await lockCase(ctx, caseId)
  const there = await store.lock(ctx, caseId, why)
  known(there && there.taken_back_at === null ? there : null)
  refuse(there?.by === whoActs(ctx) ? 'a second person takes it back' : null)
  await store.takeBack(ctx, caseId, why, whoActs(ctx))
  await announce(ctx, 'case lowered', caseId, about(held), { why })
  lookAnew(ctx, await lockOpen(ctx, { caseId }, MOST_IN_A_CASE))
}

/** @throws Unknown */
export async function raisingsOf(ctx: Context, caseId: Uuid) {
  known((await store.caseIsThere(ctx, caseId)) || null)
  const rows = await store.standing(ctx, caseId)
  const named = await colleagues(
    ctx,
    rows.map(row => row.by),
  )
  return rows.map(({ why, words, at, by }) => ({ why: why as RaisedFor, words, at, by: named(by) }))
}
