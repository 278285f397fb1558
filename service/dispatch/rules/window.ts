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
