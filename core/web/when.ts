import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** The company's time zone (IANA). Promises are told to customers in it, so the pages speak in it, too. */
export const TimeZone = createContext('Asia/Shanghai')

export type When = {
  /** `11月21日 14:30`; the year only when it is another one. */
  instant: (text: string) => string
  /** `2026年11月21日 周六 14:30`, for titles and tooltips. */
  full: (text: string) => string
  /** `14:30` */
  time: (text: string) => string
  /** `2026年11月21日` of a calendar day `2026-11-21`. */
  day: (text: string) => string
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

export function makeWhen(language: string, zone: string, today = new Date()): When {
  const form = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(language, { timeZone, hourCycle: 'h23', ...options })
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const short = form({ month: 'short', day: 'numeric', ...clock })
  const long = form({ year: 'numeric', month: 'short', day: 'numeric', ...clock })
  const full = form({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', ...clock })
  const time = form(clock)
  const day = form({ year: 'numeric', month: 'short', day: 'numeric' }, 'UTC')
  const weekday = form({ weekday: 'short' }, 'UTC')
  const iso = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const number = new Intl.NumberFormat(language)
  const year = iso.format(today).slice(0, 4)
  const midnight = (text: string) => new Date(`${text}T00:00:00Z`)
  return {
    instant: text => {
      const at = new Date(text)
      return iso.format(at).startsWith(year) ? short.format(at) : long.format(at)
    },
    full: text => full.format(new Date(text)),
    time: text => time.format(new Date(text)),
    day: text => day.format(midnight(text)),
    weekday: text => weekday.format(midnight(text)),
    dayOf: text => iso.format(new Date(text)),
    number: value => number.format(value),
  }
}
