import type { Audience } from '../../contract/notices.ts'

/** Minutes of the local day; the night may lie between. The same minute twice: never quiet. */
export type Quiet = { fromMinute: number; untilMinute: number }

/**
 * Until a company sets its own. Customers: no calls or messages from 21 to 8 (domain.md CAL-10). Our people:
 * an escalation at midnight helps nobody (zammad/zammad#4432).
 */
export const USUAL_QUIET: Record<Audience, Quiet> = {
  customer: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
  staff: { fromMinute: 22 * 60, untilMinute: 7 * 60 },
}

/**
 * When the quiet that lies over this moment ends; null when it is not quiet. By the local clock, also on the
 * days on which it is moved.
 */
export function quietUntil(quiet: Quiet, timeZone: string, now: Temporal.Instant): Temporal.Instant | null {
  const { fromMinute: from, untilMinute: until } = quiet
  if (from === until) return null
  const local = now.toZonedDateTimeISO(timeZone)
  const minute = local.hour * 60 + local.minute
  const overNight = from > until
  const isQuiet = overNight ? minute >= from || minute < until : minute >= from && minute < until
  if (!isQuiet) return null
  const endsTomorrow = overNight && minute >= from
  const day = local.toPlainDate().add({ days: endsTomorrow ? 1 : 0 })
  const end = day.toPlainDateTime({ hour: Math.floor(until / 60), minute: until % 60 })
  return end.toZonedDateTime(timeZone).toInstant()
}
