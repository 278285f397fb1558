import { LAST_KNOWN_YEAR, officialDay } from './official-days.ts'

/** Minutes of the local day, `opens` inside, `closes` outside; 0 to 1440. */
export type Hours = { opens: number; closes: number }

/** A working calendar as the rules see it. `hours[0]` is Monday; days are written `2026-10-01`. */
export type Calendar = {
  timeZone: string
  alwaysOpen: boolean
  official: 'CN' | null
  hours: readonly (readonly Hours[])[]
  days: ReadonlyMap<string, { name: string; working: boolean }>
  /** Official days of years that the company imported; they go before the shipped ones of those years. */
  imported?: { years: ReadonlySet<number>; days: ReadonlyMap<string, { name: string; working: boolean }> }
}

export type Span = { from: Temporal.Instant; to: Temporal.Instant }

/** Ten years: no calendar that is ever open is closed longer. The bound of every loop below. */
const LONGEST_SEARCH_DAYS = 3700
const NEVER_OPEN = 'This calendar has no such working time within ten years'

/**
 * The hours of a make-up workday: those of the first ordinary day of the week. The notice does not say which.
 */
function ordinaryHours(calendar: Calendar): readonly Hours[] {
  return calendar.hours.find(hours => hours.length > 0) ?? []
}

/** What the notice says of a day (`2026-09-20`): the imported one of its year, else the shipped one. */
export function officialIn(calendar: Pick<Calendar, 'official' | 'imported'>, day: string) {
  if (calendar.official === null) return undefined
  const imported = calendar.imported?.days.get(day)
  if (imported !== undefined || calendar.imported?.years.has(Number(day.slice(0, 4)))) return imported
  return officialDay(day)
}

/**
 * When a day is worked, in minutes of its local clock: the company's own days first, then the official ones
 * (调休: a Sunday may be a workday, features.md SLA-11), then the week.
 */
export function hoursOn(calendar: Calendar, day: Temporal.PlainDate): readonly Hours[] {
  if (calendar.alwaysOpen) return [{ opens: 0, closes: 1440 }]
  const weekly = calendar.hours[day.dayOfWeek - 1] ?? []
  const text = day.toString()
  const said = calendar.days.get(text) ?? officialIn(calendar, text)
  if (said === undefined) return weekly
  if (!said.working) return []
  return weekly.length > 0 ? weekly : ordinaryHours(calendar)
}

export function isWorkday(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return hoursOn(calendar, day).length > 0
}

/**
 * The stretches of real time in which a local day is worked, sorted. The day is cut where its clock is moved,
 * and each piece compared with the hours by its own offset: an hour that the clock skips is not worked, one
 * that it shows twice is worked twice (Europe/Berlin, America/New_York, Lord Howe's 30 minutes: SLA-10).
 */
function spansOn(calendar: Calendar, day: Temporal.PlainDate): Span[] {
  const hours = hoursOn(calendar, day)
  if (hours.length === 0) return []
  const midnight = day.toPlainDateTime()
  return pieces(calendar.timeZone, day).flatMap(({ from, to, offset }) => {
    const spans: Span[] = []
    for (const { opens, closes } of hours) {
      const opening = instantAt(midnight, opens, offset)
      const closing = instantAt(midnight, closes, offset)
      const span = { from: later(from, opening), to: earlier(to, closing) }
      if (before(span.from, span.to)) spans.push(span)
    }
    return spans
  })
}

/**
 * A local day in pieces of one offset from UTC (nanoseconds). Two changes on one day would be three pieces.
 */
function pieces(timeZone: string, day: Temporal.PlainDate): (Span & { offset: number })[] {
  let at = day.toZonedDateTime(timeZone)
  const nextDay = day.add({ days: 1 }).toZonedDateTime(timeZone)
  const end = nextDay.toInstant()
  // Nearly every day; to look for the next change costs twenty times as much.
  if (at.offsetNanoseconds === nextDay.offsetNanoseconds) {
    return [{ from: at.toInstant(), to: end, offset: at.offsetNanoseconds }]
  }
  const found: (Span & { offset: number })[] = []
  for (let cut = 0; cut < 4; cut++) {
    const next = at.getTimeZoneTransition('next')
    const until = next && before(next.toInstant(), end) ? next.toInstant() : end
    found.push({ from: at.toInstant(), to: until, offset: at.offsetNanoseconds })
    if (next === null || !before(until, end)) break
    at = next
  }
  return found
}

function instantAt(midnight: Temporal.PlainDateTime, minute: number, offset: number): Temporal.Instant {
  return midnight
    .toZonedDateTime('UTC')
    .toInstant()
    .add({ minutes: minute })
    .subtract({ nanoseconds: offset })
}

/** Every stretch of working time between two moments, joined where they touch. At most ten years. */
export function workingSpans(calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): Span[] {
  const joined: Span[] = []
  for (const span of spansFrom(calendar, from)) {
    if (!before(span.from, to)) break
    const cut = { from: later(span.from, from), to: earlier(span.to, to) }
    const last = joined.at(-1)
    if (last && !before(last.to, cut.from)) joined[joined.length - 1] = { from: last.from, to: cut.to }
    else joined.push(cut)
  }
  return joined
}

/** Working stretches that end after `from`, in order, for at most ten years. */
function* spansFrom(calendar: Calendar, from: Temporal.Instant): Generator<Span> {
  let day = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  for (let days = 0; days < LONGEST_SEARCH_DAYS; days++) {
    for (const span of spansOn(calendar, day)) {
      if (before(from, span.to)) yield span
    }
    day = day.add({ days: 1 })
  }
}

/** Working stretches that begin before `to`, the last first, for at most ten years. */
function* spansBefore(calendar: Calendar, to: Temporal.Instant): Generator<Span> {
  let day = to.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  for (let days = 0; days < LONGEST_SEARCH_DAYS; days++) {
    for (const span of spansOn(calendar, day).reverse()) {
      if (before(span.from, to)) yield span
    }
    day = day.subtract({ days: 1 })
  }
}

export function isWorking(calendar: Calendar, at: Temporal.Instant): boolean {
  const day = at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  return spansOn(calendar, day).some(span => !before(at, span.from) && before(at, span.to))
}

/** The moment itself when it is worked, else the next opening. */
export function nextWorkingStart(calendar: Calendar, at: Temporal.Instant): Temporal.Instant {
  for (const span of spansFrom(calendar, at)) return later(span.from, at)
  throw new RangeError(NEVER_OPEN)
}

/**
 * The first moment at which so many minutes have been worked since `from`: Monday 17:00 + 60 in a day that
 * ends at 18:00 is Monday 18:00, not Tuesday morning. Lunch, nights and holidays do not count (SLA-02,
 * SLA-11, SLA-12).
 * @param minutes 0 or more; 0 gives `from` back
 * @throws RangeError when the calendar does not have so much working time within ten years
 */
export function addWorkingMinutes(
  calendar: Calendar,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  if (minutes < 0) throw new RangeError('Working minutes are added, not taken away')
  if (minutes === 0) return from
  let left = BigInt(Math.round(minutes * 60_000)) * 1_000_000n
  for (const span of spansFrom(calendar, from)) {
    const start = later(span.from, from)
    const length = span.to.epochNanoseconds - start.epochNanoseconds
    if (left <= length) return Temporal.Instant.fromEpochNanoseconds(start.epochNanoseconds + left)
    left -= length
  }
  throw new RangeError(NEVER_OPEN)
}

/**
 * The last moment from which so many minutes are worked until `to`: an hour before Tuesday 08:30 is Monday
 * 16:30 where Monday ends at 17:30 (a warning comes in working time: SLA-07).
 * @throws RangeError as addWorkingMinutes does
 */
export function takeWorkingMinutes(
  calendar: Calendar,
  to: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  if (minutes < 0) throw new RangeError('Working minutes are taken away, not added')
  if (minutes === 0) return to
  let left = BigInt(Math.round(minutes * 60_000)) * 1_000_000n
  for (const span of spansBefore(calendar, to)) {
    const end = earlier(span.to, to)
    const length = end.epochNanoseconds - span.from.epochNanoseconds
    if (left <= length) return Temporal.Instant.fromEpochNanoseconds(end.epochNanoseconds - left)
    left -= length
  }
  throw new RangeError(NEVER_OPEN)
}

/**
 * How much of the time between two moments was worked, in minutes with fractions; negative when `to` comes
 * first.
 */
export function workingMinutesBetween(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  if (before(to, from)) return 0 - workingMinutesBetween(calendar, to, from)
  let worked = 0n
  for (const span of spansFrom(calendar, from)) {
    if (!before(span.from, to)) break
    worked += earlier(span.to, to).epochNanoseconds - later(span.from, from).epochNanoseconds
  }
  return Number(worked / 1000n) / 60_000_000
}

/**
 * The last closing of the working day that a moment belongs to; after it, or on a day off, that of the next
 * working day. Complaints are cleared by then (seeds/001).
 */
export function endOfWorkingDay(calendar: Calendar, at: Temporal.Instant): Temporal.Instant {
  let day = at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  for (let days = 0; days < LONGEST_SEARCH_DAYS; days++) {
    const last = spansOn(calendar, day).at(-1)
    if (last && before(at, last.to)) return last.to
    day = day.add({ days: 1 })
  }
  throw new RangeError(NEVER_OPEN)
}

/**
 * A minute of a local day as a moment. Where the clock skips it, the moment after the gap; where it shows it
 * twice, the first (SLA-10: the same time on the wall n days later).
 */
export function minuteOfDay(calendar: Calendar, day: Temporal.PlainDate, minute: number): Temporal.Instant {
  return day.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(calendar.timeZone).toInstant()
}

/** The day so many workdays (工作日) later; only rules that say 工作日 count so (domain.md CAL-7). */
export function addWorkdays(
  calendar: Calendar,
  from: Temporal.PlainDate,
  workdays: number,
): Temporal.PlainDate {
  let day = from
  let left = workdays
  for (let days = 0; left > 0; days++) {
    if (days > LONGEST_SEARCH_DAYS) throw new RangeError(NEVER_OPEN)
    day = day.add({ days: 1 })
    if (isWorkday(calendar, day)) left--
  }
  return day
}

/** The last year up to which official days are known without a gap; null when the calendar follows none. */
export function knownUntilYear(
  calendar: Pick<Calendar, 'official' | 'alwaysOpen' | 'imported'>,
): number | null {
  if (calendar.official === null || calendar.alwaysOpen) return null
  let year = LAST_KNOWN_YEAR
  while (calendar.imported?.years.has(year + 1)) year++
  return year
}

/** After the last known year only the weekly hours speak: people must be told (domain.md CAL-6). */
export function isPastKnownDays(calendar: Calendar, at: Temporal.Instant): boolean {
  const known = knownUntilYear(calendar)
  return known !== null && at.toZonedDateTimeISO(calendar.timeZone).year > known
}

function before(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return before(a, b) ? b : a
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return before(a, b) ? a : b
}
