import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { refuse } from '#core/refusal.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { provenAt, whyNotLog } from '#service/hotline/rules.ts'
import { timelines } from './enter.ts'
import { NOTED, type Noted } from './rules/kinds.ts'
import * as store from './store.ts'

/**
 * Notes what was done for a promise, as the one who acts. Like words, it proves no more than a quarter of an
 * hour before it was written down. @throws Refusal 'it has not happened yet', 'too long ago to be logged'
 */
export async function note(
  ctx: Context,
  promise: store.Whose & { id: Uuid },
  it: { what: Noted; words: string; at?: Temporal.Instant | undefined; amountCents?: number | undefined },
): Promise<{ evidence: Uuid; at: Temporal.Instant }> {
  const told = it.at ?? ctx.now
  refuse(whyNotLog({ direction: 'out', reached: true, said: it.words, at: told }, ctx.now))
  // A clock that is ahead by a minute or two means now.
  const at = Temporal.Instant.compare(told, ctx.now) > 0 ? ctx.now : told
  const id = uuidv7()
  store.insertNoting(ctx, {
    id,
    promise_id: promise.id,
    what: it.what,
    at,
    noted_at: ctx.now,
    by: whoActs(ctx),
    words: it.words,
    amount_cents: it.amountCents ?? null,
  })
  const evidence = await announce(ctx, NOTED[it.what], promise.id, timelines(promise), { noting: id })
  return { evidence, at: provenAt(at, ctx.now) }
}
