import { hasLeft } from '../rules.ts'
import { type Calendar, type Span, workingSpans } from './calendar.ts'

/** What is known of one person's time around a moment. */
export type Duty = {
  leftOn: Temporal.PlainDate | null
  disabledAt: Temporal.Instant | null
  shifts: readonly Span[]
  absences: readonly Span[]
}

export const AWAY = ['left', 'disabled', 'absent', 'off shift'] as const
export type Away = (typeof AWAY)[number]

/** Why somebody is not at work at a moment; null when he is. What lasts longest is said first. */
export function whyAway(duty: Duty, calendar: Calendar, at: Temporal.Instant): Away | null {
  if (hasLeft(duty.leftOn, dayOf(calendar, at))) return 'left'
  if (duty.disabledAt !== null && Temporal.Instant.compare(duty.disabledAt, at) <= 0) return 'disabled'
  if (duty.absences.some(span => holds(span, at))) return 'absent'
  const moment = { from: at, to: at.add({ nanoseconds: 1 }) }
  return workingTime(calendar, duty.shifts, moment).length === 0 ? 'off shift' : null
}

/**
 * When somebody works within a span: his shifts on the days that have one (by the local day of its start),
 * the calendar's hours on the others, until he leaves. Absences are not cut out.
 */
export function workingTime(calendar: Calendar, shifts: readonly Span[], within: Span): Span[] {
  const planned = new Set(shifts.map(shift => dayOf(calendar, shift.from).toString()))
  const ordinary = workingSpans(calendar, within.from, within.to)
    .flatMap(span => byDay(calendar, span))
    .filter(span => !planned.has(dayOf(calendar, span.from).toString()))
  return [...ordinary, ...shifts]
    .map(span => cut(span, within))
    .filter(span => Temporal.Instant.compare(span.from, span.to) < 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
}

/** Longest shift that is planned: nobody works longer in one piece. */
const LONGEST_SHIFT_HOURS = 24

export function whyNotShift(shift: Span) {
  const hours = shift.to.since(shift.from).total('hours')
  if (hours <= 0) return 'ends before it begins'
  return hours > LONGEST_SHIFT_HOURS ? 'longer than 24 hours' : null
}

export function whyNotAbsence(
  absence: Span & { staff: string },
  by: { staff: string | null; roles: readonly string[] },
) {
  if (!mayPlan(by.roles) && absence.staff !== by.staff) return 'only your own absence'
  const days = absence.to.since(absence.from).total('hours') / 24
  if (days <= 0) return 'ends before it begins'
  return days > 366 ? 'longer than a year' : null
}

export function whyNotCallOffAbsence(
  absence: Span & { staff: string },
  by: { staff: string | null; roles: readonly string[] },
  now: Temporal.Instant,
) {
  if (!mayPlan(by.roles) && absence.staff !== by.staff) return 'only your own absence'
  return Temporal.Instant.compare(absence.to, now) <= 0 ? 'already over' : null
}

/** Who plans other people's time, and reads why they are away. */
export function mayPlan(roles: readonly string[]): boolean {
  return ['admin', 'manager', 'dispatcher', 'system'].some(role => roles.includes(role))
}

export function overlaps(a: Span, b: Span): boolean {
  return Temporal.Instant.compare(a.from, b.to) < 0 && Temporal.Instant.compare(b.from, a.to) < 0
}

function holds(span: Span, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(span.from, at) <= 0 && Temporal.Instant.compare(at, span.to) < 0
}

function cut(span: Span, within: Span): Span {
  return {
    from: Temporal.Instant.compare(span.from, within.from) < 0 ? within.from : span.from,
    to: Temporal.Instant.compare(span.to, within.to) > 0 ? within.to : span.to,
  }
}

function dayOf(calendar: Calendar, at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
}

/** A stretch over midnight in its days; at most ten years of them, as `workingSpans` gives. */
function byDay(calendar: Calendar, span: Span): Span[] {
  const parts: Span[] = []
  let from = span.from
  for (let days = 0; days < 4000 && Temporal.Instant.compare(from, span.to) < 0; days++) {
    const midnight = dayOf(calendar, from).add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant()
    const to = Temporal.Instant.compare(midnight, span.to) < 0 ? midnight : span.to
    parts.push({ from, to })
    from = to
  }
  return parts
}
