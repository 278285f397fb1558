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

/**
 * One address over all accounts: a hundred wrong passwords at once, then one in half a minute. Who tries a
 * few passwords on every name never fails five times at one. An office of hundreds behind one address stays
 * below it, since right ones do not count; and it is never locked, so that who sits beside a guesser comes in
 * between two guesses, or at once from another line.
 */
export const MOST_FROM_ADDRESS = 100
export const SECONDS_FOR_ONE = 30

/**
 * What counts as one address: of IPv6 the half that says which line it is, for everybody may choose the other
 * half anew. Null for this machine: a proxy that was not told of speaks for everybody.
 */
export function lineOf(ip: string): string | null {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
  if (address === '::1' || address.startsWith('127.')) return null
  if (!address.includes(':')) return address
  const [front = '', back] = address.split('%')[0]?.split('::') ?? []
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [before, after] = [groups(front), groups(back ?? '')]
  const between =
    back === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...between, ...after]
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** Minutes to say to somebody who is locked out: never 0. */
export function minutesLeft(until: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(1, Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 60_000))
}
