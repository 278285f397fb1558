import { type Calendar, hoursOn, minuteOfDay } from '#service/people/rules/calendar.ts'

type Promised = { id: string; dueAt: Temporal.Instant; settledAs: string | null }

export type ToClear = {
  handler: string | null
  by: { staff: string | null; roles: readonly string[] }
  today: Temporal.PlainDate
  expectedOn: Temporal.PlainDate
  reason: string
  note: string
}

export type ClearRefusal =
  | 'the case is closed'
  | 'only the handler or a manager clears'
  | 'the expected day is past'
  | 'say the reason in words'

/** Why a case cannot be cleared for today like this. */
export function whyNotClear(it: ToClear): ClearRefusal | null {
  if (it.handler === null) return 'the case is closed'
  if (it.by.staff !== it.handler && !it.by.roles.includes('manager')) {
    return 'only the handler or a manager clears'
  }
  if (Temporal.PlainDate.compare(it.expectedOn, it.today) < 0) return 'the expected day is past'
  return it.reason === 'other' && it.note === '' ? 'say the reason in words' : null
}

/** Why this promise is not the callback that the customer waits for: it must be of the case, and to come. */
export function whyNotCallback(
  id: string,
  open: readonly Promised[],
  now: Temporal.Instant,
): 'not a promise that is still to come' | null {
  const named = open.find(promise => promise.id === id)
  const toCome = named?.settledAs === null && Temporal.Instant.compare(named.dueAt, now) > 0
  return toCome ? null : 'not a promise that is still to come'
}

type Counted = { settled: number; cleared: number; uncleared: number }

/** 日清率: the share of the day's cases that were settled or cleared (domain.md, same-day clearance). */
export function clearanceRate({ settled, cleared, uncleared }: Counted): number | null {
  const all = settled + cleared + uncleared
  return all === 0 ? null : (settled + cleared) / all
}

/** The day that a closing ends: a day that is worked until midnight is the one before it. */
export function dayClosedBy(closing: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return closing.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** When the company closes on a day, by its calendar; null on a day off. */
export function closingOn(calendar: Calendar, day: Temporal.PlainDate): Temporal.Instant | null {
  const last = hoursOn(calendar, day).at(-1)
  return last === undefined ? null : minuteOfDay(calendar, day, last.closes)
}
