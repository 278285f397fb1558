/**
 * A user name as it is kept: full width folded, lower case. One box takes user names and phones, hence at
 * least one letter of any script. Null when it cannot be one.
 */
export function readUsername(typed: string): string | null {
  const name = typed.normalize('NFKC').trim().toLowerCase()
  if (name.length < 2 || name.length > 40) return null
  if (!/^[\p{L}\p{N}._-]+$/u.test(name) || !/\p{L}/u.test(name)) return null
  return name
}

/** Five failures lock for 30 minutes (domain.md SEC-3). */
export const MOST_FAILURES = 5
export const LOCK_MINUTES = 30

/** Minutes to say to somebody who is locked out: never 0. */
export function minutesLeft(until: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(1, Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 60_000))
}
