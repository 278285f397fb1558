import type { ExpressionBuilder } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import type { PauseReason } from '#service/standards/contract.ts'
import type { Pause } from '#service/standards/rules/clock.ts'

/** A hundred pauses of one promise are more than anybody reads. */
const MOST = 100

/** The pauses of one promise with who began and who ended them, the oldest first. */
export async function pausesSeen(ctx: Context, promise: Uuid) {
  const rows = await ctx.tx
    .selectFrom('promises.pauses')
    .select(['reason', 'from_at as from', 'until_at as to', 'begun_by as begunBy', 'ended_by as endedBy'])
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promise)
    .orderBy('from_at')
    .limit(MOST)
    .execute()
  return rows.map(row => ({ ...row, reason: row.reason as Pause['reason'] }))
}

/** There is one at a time: the last one stands, or none does. */
export const lastPause = (eb: ExpressionBuilder<Tables & { p: Tables['promises.promises'] }, 'p'>) =>
  eb
    .selectFrom('promises.pauses')
    .select(['reason', 'until_at'])
    .whereRef('promises.pauses.company_id', '=', 'p.company_id')
    .whereRef('promises.pauses.promise_id', '=', 'p.id')
    .orderBy('from_at', 'desc')
    .limit(1)
    .as('pause')

/** What we wait for while the clock of an open promise stands; null while it runs. */
export function pausedNow(
  row: { paused_for: string | null; paused_until: Temporal.Instant | null; settled_as: string | null },
  now: Temporal.Instant,
): { reason: PauseReason; until: Temporal.Instant } | null {
  const { paused_for: reason, paused_until: until, settled_as: settled } = row
  if (reason === null || until === null || settled !== null) return null
  return Temporal.Instant.compare(now, until) < 0 ? { reason: reason as PauseReason, until } : null
}
