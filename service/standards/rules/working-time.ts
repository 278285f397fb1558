import {
  addWorkdays,
  addWorkingMinutes,
  type Calendar,
  endOfWorkingDay,
  minuteOfDay,
  takeWorkingMinutes,
  workingMinutesBetween,
} from '#service/people/rules/calendar.ts'
import type { WorkingTime } from './clock.ts'

type Instant = Temporal.Instant

/** A calendar as the clocks of the standards use it. */
export function workingTimeOf(calendar: Calendar): WorkingTime {
  const dayOf = (at: Instant) => at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  return {
    after: (from, minutes) =>
      orOnTheWall(() => addWorkingMinutes(calendar, from, minutes), from.add({ minutes })),
    before: (to, minutes) =>
      orOnTheWall(() => takeWorkingMinutes(calendar, to, minutes), to.subtract({ minutes })),
    between: (from, to) => workingMinutesBetween(calendar, from, to),
    endOfDay: at => orOnTheWall(() => endOfWorkingDay(calendar, at), at),
    daysOn: (from, days, minute) =>
      minute === null
        ? from.toZonedDateTimeISO(calendar.timeZone).add({ days }).toInstant()
        : minuteOfDay(calendar, dayOf(from).add({ days }), minute),
    workingDaysOn: (from, days, minute) =>
      orOnTheWall(() => workingDay(calendar, from, days, minute), from.add({ hours: 24 * days })),
  }
}

/** For lines that count no working time: every hour passes. */
export const wallTime: WorkingTime = workingTimeOf({
  timeZone: 'UTC',
  alwaysOpen: true,
  official: null,
  hours: [],
  days: new Map(),
})

/** "Within five working days" (工作日) does not count the day on which it began (domain.md CAL-7). */
function workingDay(calendar: Calendar, from: Instant, days: number, minute: number | null): Instant {
  const begun = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  if (days === 0 && minute === null) return endOfWorkingDay(calendar, from)
  // Of no working days: today where today is one, else the next.
  const day =
    days === 0 ? addWorkdays(calendar, begun.subtract({ days: 1 }), 1) : addWorkdays(calendar, begun, days)
  if (minute !== null) return minuteOfDay(calendar, day, minute)
  return endOfWorkingDay(calendar, minuteOfDay(calendar, day, 0))
}

/**
 * A calendar that is hardly ever open must not keep the phone from being answered: then the wall's clock
 * counts.
 */
function orOnTheWall(count: () => Instant, onTheWall: Instant): Instant {
  try {
    return count()
  } catch (fault) {
    if (fault instanceof RangeError) return onTheWall
    throw fault
  }
}
