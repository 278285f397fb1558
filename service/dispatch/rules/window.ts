import { before, type Interval } from './free.ts'

/** CAL-9 (domain.md): the longest window the market knows is the afternoon, 12:00–18:00. */
export const LONGEST_WINDOW_MINUTES = 360
export const SHORTEST_WINDOW_MINUTES = 30
/** Nobody promises a visit for a day that no roster knows. */
export const FARTHEST_DAYS = 90
export const USUAL_MINUTES = 60

export const WINDOW_REFUSES = [
  'the window has already begun',
  'the window is shorter than half an hour',
  'the window is longer than six hours',
  'the window is more than 90 days away',
  'the visit does not begin inside the window',
] as const
export type WindowRefusal = (typeof WINDOW_REFUSES)[number]

/** Why a customer cannot be told this window. */
export function whyNotWindow(now: Temporal.Instant, window: Interval): WindowRefusal | null {
  if (before(window.from, now)) return 'the window has already begun'
  const minutes = window.to.since(window.from).total('minutes')
  if (minutes < SHORTEST_WINDOW_MINUTES) return 'the window is shorter than half an hour'
  if (minutes > LONGEST_WINDOW_MINUTES) return 'the window is longer than six hours'
  if (before(now.add({ hours: 24 * FARTHEST_DAYS }), window.from))
    return 'the window is more than 90 days away'
  return null
}

/** The planned start lies inside what the customer was told; the work may end after it. */
export function whyNotStart(window: Interval, start: Temporal.Instant): WindowRefusal | null {
  const inside = !before(start, window.from) && before(start, window.to)
  return inside ? null : 'the visit does not begin inside the window'
}

/**
 * When somebody may still be sent for a promised window: inside it, as long as it has not begun. After that
 * the promise cannot be moved any more (design.md §6), and late is better than never: from now on, for the
 * longest window's time.
 */
export function whenToGo(window: Interval, now: Temporal.Instant): Interval {
  if (!before(window.from, now)) return window
  const from = now.round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'ceil' })
  const latest = from.add({ minutes: LONGEST_WINDOW_MINUTES })
  return { from, to: before(latest, window.to) ? window.to : latest }
}

/** The evening before, for a place far away; earlier than this is a slip of the thumb. */
export const SET_OUT_HOURS_BEFORE = 16

export const SET_OUT_REFUSES = ['already settled', 'too early to set out'] as const

/** Why a technician is not on his way: he came already or nobody waits for him, or it is days until then. */
export function whyNotSetOut(
  slot: { startsAt: Temporal.Instant; settled: boolean },
  now: Temporal.Instant,
): (typeof SET_OUT_REFUSES)[number] | null {
  if (slot.settled) return 'already settled'
  return before(now.add({ hours: SET_OUT_HOURS_BEFORE }), slot.startsAt) ? 'too early to set out' : null
}

/** Why a case cannot be promised another visit: one that can still come in time is promised already. */
export function whyNotBook(
  openWindows: readonly { dueAt: Temporal.Instant }[],
  now: Temporal.Instant,
): 'a visit is already promised' | null {
  return openWindows.some(one => !before(one.dueAt, now)) ? 'a visit is already promised' : null
}
