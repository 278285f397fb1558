import { readFileSync } from 'node:fs'
import type { Calendar } from '#service/people/rules/calendar.ts'

/**
 * A slow oracle for working calendars, written without the calendar's code: a table of every minute of a year
 * and a half, what the clock on the wall showed in it (asked of Intl, not of Temporal), and how many minutes
 * were worked before it. Counting is then looking at the table, minute for minute (features.md SLA-01).
 */
const FIRST = Date.UTC(2025, 11, 1)
const DAYS = 550
const MINUTES = DAYS * 1440
/** Clocks are moved on the half hour of UTC or the hour (Lord Howe 15:30); probed that often. */
const PROBE = 30

/** What the clocks of a zone show, for every minute of UTC. */
type Wall = {
  /** Days since 1970 of the local date. */
  day: Int32Array
  /** 0 to 1439. */
  minute: Int16Array
}

const walls = new Map<string, Wall>()

function wallOf(timeZone: string): Wall {
  const known = walls.get(timeZone)
  if (known) return known
  const wall = { day: new Int32Array(MINUTES), minute: new Int16Array(MINUTES) }
  const clock = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  for (let at = 0; at < MINUTES; at += PROBE) {
    const [month, date, year, hour, minute] = clock
      .format(FIRST + at * 60_000)
      .split(/\D+/)
      .map(Number) as [number, number, number, number, number]
    const shown = Date.UTC(year, month - 1, date, hour, minute) / 60_000
    for (let past = 0; past < PROBE; past++) {
      wall.day[at + past] = Math.floor((shown + past) / 1440)
      wall.minute[at + past] = (shown + past) % 1440
    }
  }
  walls.set(timeZone, wall)
  return wall
}

const shipped: { years: Record<string, { days: [string, string, string][] }> } = JSON.parse(
  readFileSync(new URL('../../service/people/rules/official-days.cn.json', import.meta.url), 'utf8'),
)
const official = new Map(
  Object.values(shipped.years).flatMap(({ days }) => days.map(([day, , kind]) => [day, kind === 'work'])),
)

/** The hours of one local day as a person would look them up: own days, official days, then the week. */
function hoursOf(calendar: Calendar, epochDay: number): Calendar['hours'][number] {
  const date = new Date(epochDay * 86_400_000)
  const week = calendar.hours[(date.getUTCDay() + 6) % 7] ?? []
  const text = date.toISOString().slice(0, 10)
  const open = calendar.days.get(text)?.working ?? (calendar.official ? official.get(text) : undefined)
  if (open === false) return []
  if (open === true && week.length === 0) return calendar.hours.find(hours => hours.length > 0) ?? []
  return week
}

export type Minutes = {
  /** Whether the minute that begins at `at` is worked. */
  worked(at: number): boolean
  /** Worked minutes in [from, to). */
  between(from: number, to: number): number
  /** The first minute by which so many were worked since `from`; undefined beyond the table. */
  after(from: number, minutes: number): number | undefined
  /** The last minute since which so many were worked until `to`; undefined before the table. */
  before(to: number, minutes: number): number | undefined
  /** The end of the last minute worked on the local day of `at`, or on the first day that has one ahead. */
  endOfDay(at: number): number | undefined
}

/** Minutes in the table are numbered from its first; these turn them into moments and back. */
export const moment = (at: number) => Temporal.Instant.fromEpochMilliseconds(FIRST + at * 60_000)
export const minuteOf = (at: Temporal.Instant) => (at.epochMilliseconds - FIRST) / 60_000

/** The whole table of one calendar. */
export function minutesOf(calendar: Calendar): Minutes {
  const wall = wallOf(calendar.timeZone)
  const sum = sums(calendar, wall)
  const count = (at: number) => sum[at] ?? 0
  const worked = (at: number) => count(at + 1) > count(at)
  return {
    worked,
    between: (from, to) => count(to) - count(from),
    after: (from, minutes) => find(at => count(at) - count(from) >= minutes, from),
    before: (to, minutes) => {
      const firstEnough = find(at => count(to) - count(at) < minutes, 0)
      return firstEnough === undefined || firstEnough === 0 ? undefined : firstEnough - 1
    },
    endOfDay: from => {
      let last: number | undefined
      for (let at = from; at < MINUTES; at++) {
        if (last !== undefined && wall.day[at] !== wall.day[last - 1]) return last
        if (worked(at)) last = at + 1
      }
      return undefined
    },
  }
}

function sums(calendar: Calendar, wall: Wall): Uint32Array {
  const sum = new Uint32Array(MINUTES + 1)
  let today = Number.NaN
  let hours: Calendar['hours'][number] = []
  for (let at = 0; at < MINUTES; at++) {
    const day = wall.day[at] ?? 0
    const minute = wall.minute[at] ?? 0
    if (day !== today) hours = hoursOf(calendar, day)
    today = day
    const open = calendar.alwaysOpen || hours.some(one => one.opens <= minute && minute < one.closes)
    sum[at + 1] = (sum[at] ?? 0) + (open ? 1 : 0)
  }
  return sum
}

/** The first minute from which on it is true; what is asked turns from false to true once. */
function find(is: (at: number) => boolean, from: number): number | undefined {
  let low = from
  let high = MINUTES
  if (!is(high)) return undefined
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (is(middle)) high = middle
    else low = middle + 1
  }
  return low
}
