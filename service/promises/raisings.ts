import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { about, type LockedCase, lock as lockCase } from '#service/cases/actions.ts'
import { whyNotWork } from '#service/cases/rules.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import type { RaisedFor } from '#service/standards/contract.ts'
import type { Raising } from './contract/raisings.ts'
import { whyNotLower } from './rules/raising.ts'
import { lockOpen, lookAnew } from './store/clocks.ts'
import * as store from './store/raisings.ts'

/** Nobody promises more in one case; a bound, not a goal. */
const MOST_IN_A_CASE = 500

/**
 * A case is more urgent than its trouble says: its ladders go up one step, and what lies behind reaches the
 * next rung at once. @throws Unknown; Refusal of raiseCase
 */
export async function raiseCase(ctx: Context, caseId: Uuid, it: Raising): Promise<void> {
  const held = await lockCase(ctx, caseId)
  refuse(whyNotWork(held))
  refuse((await raise(ctx, held, it)) ? null : 'already raised for that')
}

/**
 * The same within another deed, which has locked the case. False: it is raised for that already, and stays as
 * whoever did it wrote it.
 */
export async function raise(ctx: Context, held: LockedCase, it: Raising): Promise<boolean> {
  const caseId = held.id
  const there = await store.lock(ctx, caseId, it.why)
  if (there && there.taken_back_at === null) return false
  const words = it.why === 'damage' ? it.words : ''
  await store.raise(ctx, { case_id: caseId, why: it.why, words, at: ctx.now, by: whoActs(ctx) })
  await announce(ctx, 'case raised', caseId, about(held), { why: it.why })
  lookAnew(ctx, await lockOpen(ctx, { caseId }, MOST_IN_A_CASE))
  return true
}

/** @throws Unknown where it was not raised for that; Refusal of lowerCase */
export async function lowerCase(ctx: Context, caseId: Uuid, why: RaisedFor): Promise<void> {
  const held = await lockCase(ctx, caseId)
  const there = await store.lock(ctx, caseId, why)
  refuse(whyNotLower(known(there && there.taken_back_at === null ? there : null), whoActs(ctx)))
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
