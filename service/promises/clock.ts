import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import { PAUSE_REASONS } from '#service/standards/contract.ts'
import type { Owed } from '#service/standards/queries.ts'
import { countsWork, type Pause, remainingAt, runs } from '#service/standards/rules/clock.ts'
import { lineOf } from './pauses.ts'
import { whyNotPause } from './rules/pausing.ts'
import { readClocked } from './store/clocks.ts'
import { pausesSeen } from './store/pauses.ts'
import { whoseIs } from './store.ts'

const { compare } = Temporal.Instant

/** What is left on the clock of a promise, when it stood, and for what it may stand now. @throws Unknown */
export async function clockOf(ctx: Context, id: Uuid) {
  known(await whoseIs(ctx, id))
  const promise = await readClocked(ctx, id)
  if (promise === undefined) {
    const whyNot = 'what the customer was told does not move' as const
    return { standard: null, ways: PAUSE_REASONS.map(reason => ({ reason, whyNot })), pauses: [] }
  }
  const decided = await lineOf(ctx, promise)
  const rows = await pausesSeen(ctx, id)
  const pauses = rows.map(row => ({ reason: row.reason, from: row.from, to: row.to }))
  const soon = ctx.now.add({ minutes: 1 })
  const ways = PAUSE_REASONS.map(reason => ({
    reason,
    whyNot: whyNotPause(promise, decided?.line ?? null, pauses, { reason, until: soon }, ctx.now),
  }))
  const named = await colleagues(
    ctx,
    rows.flatMap(row => [row.begunBy, row.endedBy]),
  )
  return {
    standard: decided === undefined ? null : shown(ctx, promise.owedFrom, decided, pauses),
    ways,
    pauses: rows.map(row => ({
      ...row,
      begunBy: named(row.begunBy),
      endedBy: named(row.endedBy),
      stoodMinutes: decided === undefined ? 0 : stood(ctx, row, decided),
    })),
  }
}

function shown(ctx: Context, from: Temporal.Instant, { line, time }: Owed, pauses: readonly Pause[]) {
  const leftMinutes = remainingAt(line, from, pauses, time, ctx.now)
  return { source: line.source, countsWork: countsWork(line), leftMinutes }
}

/** How long the line's clock has stood by now for this pause: nothing at night where it counts work. */
function stood(ctx: Context, pause: Pick<Pause, 'from' | 'to'>, { line, time }: Owed): number {
  const until = compare(pause.to, ctx.now) < 0 ? pause.to : ctx.now
  return runs(line, pause.from, until, time)
}
