type Instant = Temporal.Instant

/** Writing it down takes a moment: this long after it took place a conversation still proves its own time. */
const MINUTES_TO_WRITE_DOWN = 15
/** A browser's clock may be ahead of ours by this much; then it was now. */
const MINUTES_AHEAD = 2
/** A letter may lie for a while; what is older belongs into a note. */
const DAYS_TO_LOG = 30

export type LogRefusal =
  | 'it has not happened yet'
  | 'too long ago to be logged'
  | 'only an outgoing call can miss somebody'
  | 'what was said is missing'

export type ToLog = { direction: 'in' | 'out'; reached: boolean; said: string; at: Instant }

/** Why a conversation cannot be logged now. */
export function whyNotLog(it: ToLog, now: Instant): LogRefusal | null {
  if (Temporal.Instant.compare(it.at, now.add({ minutes: MINUTES_AHEAD })) > 0)
    return 'it has not happened yet'
  if (Temporal.Instant.compare(it.at, now.subtract({ hours: 24 * DAYS_TO_LOG })) < 0) {
    return 'too long ago to be logged'
  }
  if (!it.reached && it.direction === 'in') return 'only an outgoing call can miss somebody'
  if (it.reached && it.said === '') return 'what was said is missing'
  return null
}

/**
 * The moment that a logged conversation proves. Somebody who writes at six that he called at three has no
 * proof of three: a late entry proves no more than a quarter of an hour before it was written.
 */
export function provenAt(at: Instant, loggedAt: Instant): Instant {
  const earliest = loggedAt.subtract({ minutes: MINUTES_TO_WRITE_DOWN })
  return Temporal.Instant.compare(at, earliest) < 0 ? earliest : at
}
