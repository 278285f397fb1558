import type { Hours } from './calendar.ts'

export type WeeklyHours = { weekday: number; opens: number; closes: number }

/** An IANA time zone that this machine knows; an offset (`+08:00`) is none: it has no daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w/+-]*$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

type Entry = {
  timeZone: string
  alwaysOpen: boolean
  hours: readonly WeeklyHours[]
  days: readonly { day: { toString(): string } }[]
}

/**
 * Why a working calendar cannot be kept like this. Intervals of a day may touch (a break of nothing), not
 * overlap.
 */
export function whyNotCalendar(entry: Entry) {
  if (!isTimeZone(entry.timeZone)) return 'unknown time zone'
  if (entry.hours.some(one => one.opens >= one.closes)) return 'opens after it closes'
  const week = weekOf(entry.hours)
  if (week.some(overlap)) return 'hours overlap'
  if (!entry.alwaysOpen && entry.hours.length === 0) return 'never open'
  if (new Set(entry.days.map(one => one.day.toString())).size < entry.days.length) return 'the same day twice'
  return null
}

function overlap(hours: readonly Hours[]): boolean {
  return hours.some((one, i) => {
    const next = hours[i + 1]
    return next !== undefined && next.opens < one.closes
  })
}

/** Hours by day, Monday first, sorted. */
export function weekOf(hours: readonly WeeklyHours[]): Hours[][] {
  return Array.from({ length: 7 }, (_, i) =>
    hours
      .filter(one => one.weekday === i + 1)
      .map(({ opens, closes }) => ({ opens, closes }))
      .toSorted((a, b) => a.opens - b.opens),
  )
}
