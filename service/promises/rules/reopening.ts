import type { Reopening, Standard } from '#service/standards/contract.ts'
import {
  dueAfterReopening,
  dueAt,
  type Pause,
  remainingAt,
  type WorkingTime,
} from '#service/standards/rules/clock.ts'
import { hasItsOwnTime } from '../rules.ts'

type Instant = Temporal.Instant

/** How a promise of a closed case goes on where its case is open again. */
export type Again = {
  policy: Reopening
  /** Since when its clock counts: 'continue' counts from where it began, 'restart' from now. */
  owedFrom: Instant
  dueAt: Instant
  /** What its clock had left; null where that does not matter. */
  leftMinutes: number | null
  /** For how long no clock of it ran. */
  stopped: { from: Instant; to: Instant }
}

/**
 * What the line says of a promise that was kept (or whose customer was not reached) before the case was
 * closed, now that the case is open again; null: nothing of it goes on ('new cycle'). Its clock stopped when
 * it was kept: neither what came after it nor the time for which the case was closed is counted.
 */
export function owedAgain(
  line: Standard,
  was: { from: Instant; settledAt: Instant; pauses: readonly Pause[] },
  now: Instant,
  time: WorkingTime,
): Again | null {
  if (line.reopened === 'new cycle' || hasItsOwnTime(line.owes)) return null
  const stopped = { from: was.settledAt, to: now }
  if (line.reopened === 'restart') {
    return { policy: 'restart', owedFrom: now, dueAt: dueAt(line, now, time), leftMinutes: null, stopped }
  }
  return {
    policy: 'continue',
    owedFrom: was.from,
    dueAt: dueAfterReopening(line, was.from, stopped, time, was.pauses),
    leftMinutes: remainingAt(line, was.from, was.pauses, time, was.settledAt),
    stopped,
  }
}
