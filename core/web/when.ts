import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { durationInWords, workInWords } from './duration.ts'

/** The company's time zone (IANA). Promises are told to customers in it, so the pages speak in it, too. */
export const TimeZone = createContext('Asia/Shanghai')

export type When = {
  /** `11月21日 14:30`; the year only when it is another one. */
  instant: (text: string) => string
  /** `今天 14:30`, yesterday and tomorrow alike; further away as `instant`. */
  near: (text: string) => string
  /** `今天 09:00–12:00`; over midnight both ends in full. */
  stretch: (from: string, to: string) => string
  /** `40 分钟`, `2 小时 10 分钟`, `1 天 3 小时`: how long, early or late (duration.ts). */
  long: (milliseconds: number) => string
  /** `16 小时 30 分钟` of working time: never in days, for a day of work is no day. */
  worked: (minutes: number) => string
  /** `2026年11月21日 周六 14:30`, for titles and tooltips. */
  full: (text: string) => string
  /** `14:30` */
  time: (text: string) => string
  /** `2026年11月21日` of a calendar day `2026-11-21`. */
  day: (text: string) => string
  /** `今天`, `明天`, `11月24日` of a calendar day. */
  shortDay: (text: string) => string
  /** `周六` of a calendar day. */
  weekday: (text: string) => string
  /** The calendar day (`2026-11-21`) on which an instant falls in the company. */
  dayOf: (text: string) => string
  number: (value: number) => string
}

/**
 * Numbers and times in the viewer's language and the company's time zone. Takes what travels: ISO text.
 * Intl and Date only: pages must also show times where `Temporal` is missing (WeChat's web view).
 */
export function useWhen(): When {
  const zone = useContext(TimeZone)
  const { i18n } = useTranslation()
  return useMemo(() => makeWhen(i18n.language, zone), [i18n.language, zone])
}

/** `now` is asked each time: a page stays open over midnight. */
export function makeWhen(language: string, zone: string, now = () => new Date()): When {
  const form = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(language, { timeZone, hourCycle: 'h23', ...options })
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const short = form({ month: 'short', day: 'numeric', ...clock })
  const long = form({ year: 'numeric', month: 'short', day: 'numeric', ...clock })
  const full = form({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', ...clock })
  const time = form(clock)
  const day = form({ year: 'numeric', month: 'short', day: 'numeric' }, 'UTC')
  const monthDay = form({ month: 'short', day: 'numeric' }, 'UTC')
  const weekday = form({ weekday: 'short' }, 'UTC')
  const iso = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const number = new Intl.NumberFormat(language)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const midnightOf = (at: Date) => Date.parse(`${iso.format(at)}T00:00:00Z`)
  const midnight = (text: string) => new Date(`${text}T00:00:00Z`)
  const instant = (text: string) => {
    const at = new Date(text)
    return iso.format(at).startsWith(iso.format(now()).slice(0, 4)) ? short.format(at) : long.format(at)
  }
  const named = (days: number) => relative.format(days, 'day')
  const daysTo = (at: Date) => (midnightOf(at) - midnightOf(now())) / DAY_MS
  const near = (text: string) => {
    const days = daysTo(new Date(text))
    return Math.abs(days) > 1 ? instant(text) : `${named(days)} ${time.format(new Date(text))}`
  }
  const shortDay = (text: string) => {
    const days = (midnight(text).getTime() - midnightOf(now())) / DAY_MS
    if (Math.abs(days) <= 1) return `${named(days).charAt(0).toUpperCase()}${named(days).slice(1)}`
    return (text.slice(0, 4) === iso.format(now()).slice(0, 4) ? monthDay : day).format(midnight(text))
  }
  return {
    instant,
    near,
    stretch: (from, to) => {
      const sameDay = iso.format(new Date(from)) === iso.format(new Date(to))
      return sameDay ? `${near(from)}–${time.format(new Date(to))}` : `${near(from)} – ${near(to)}`
    },
    long: milliseconds => durationInWords(language, milliseconds),
    worked: minutes => workInWords(language, minutes),
    full: text => full.format(new Date(text)),
    time: text => time.format(new Date(text)),
    day: text => day.format(midnight(text)),
    shortDay,
    weekday: text => weekday.format(midnight(text)),
    dayOf: text => iso.format(new Date(text)),
    number: value => number.format(value),
  }
}

const DAY_MS = 86_400_000

/**
 * What somebody typed (`2026-11-21`, `14:30`) as an instant of the company's clock, in the form that
 * travels.
 */
export function instantOf(day: string, time: string, zone: string): string {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).toInstant().toString()
}
