import type { PauseReason, Standard } from '#service/standards/contract.ts'
import type { Pause } from '#service/standards/rules/clock.ts'

type Instant = Temporal.Instant
const { compare } = Temporal.Instant

/** What takes longer is promised anew, in words. */
const MOST_DAYS = 92

type Clock = { settledAs: unknown; dueAt: Instant }

const stands = (pauses: readonly Pause[], now: Instant) =>
  pauses.some(pause => compare(pause.from, now) <= 0 && compare(now, pause.to) < 0)

export type PauseRefusal =
  | 'already settled'
  | 'already broken'
  | 'this standard does not wait for that'
  | 'its clock stands already'
  | 'a pause ends after it begins'
  | 'too long to be a pause'

/** Why the clock of this promise cannot stand. `line`: what decides today; null where it is switched off. */
export function whyNotPause(
  promise: Clock,
  line: Pick<Standard, 'pausesFor'> | null,
  pauses: readonly Pause[],
  it: { reason: PauseReason; until: Instant },
  now: Instant,
): PauseRefusal | null {
  if (promise.settledAs !== null) return 'already settled'
  if (compare(now, promise.dueAt) > 0) return 'already broken'
  if (line === null || !line.pausesFor.includes(it.reason)) return 'this standard does not wait for that'
  if (stands(pauses, now)) return 'its clock stands already'
  if (compare(it.until, now) <= 0) return 'a pause ends after it begins'
  if (compare(it.until, now.add({ hours: 24 * MOST_DAYS })) > 0) return 'too long to be a pause'
  return null
}

/** Why there is nothing to go on with. */
export function whyNotResume(promise: Clock, pauses: readonly Pause[], now: Instant) {
  if (promise.settledAs !== null) return 'already settled'
  return stands(pauses, now) ? null : 'its clock does not stand'
}

/**
 * Where a changed book or calendar moves an open promise. Nobody is put in the wrong by what was decided
 * afterwards: what would lie in the past gets the new standard's time from now on, never later than it was.
 * @param due by the changed book, with the pauses earned; `anew`: as if it were owed from now on
 */
export function movedTo(was: Instant, due: Instant, anew: Instant, now: Instant): Instant {
  if (compare(due, now) > 0) return due
  return compare(anew, was) < 0 ? anew : was
}
