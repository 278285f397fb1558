const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Up to here minutes are said, and up to there hours beside days: what is longer needs less exactness. */
const EXACT_MINUTES = 8 * 60
const EXACT_HOURS = 14 * 24

type Unit = 'day' | 'hour' | 'minute'

/**
 * How long, in words: `40 分钟`, `2 小时 10 分钟`, `1 天 3 小时`, `20 days`. Never negative (what is early
 * or late is said beside it), never `5 天 143 小时` (features.md SLA-21), and at least a minute: a
 * promise is not over by nothing. Right to half of the last unit that is said.
 */
export function durationInWords(language: string, milliseconds: number): string {
  const length = known(milliseconds)
  const minutes = Math.max(1, Math.round(length / MINUTE_MS))
  if (minutes < EXACT_MINUTES) return hoursAndMinutes(language, minutes)
  const hours = Math.round(length / HOUR_MS)
  if (hours < EXACT_HOURS) return said(language, ['day', Math.floor(hours / 24)], ['hour', hours % 24])
  return said(language, ['day', Math.round(length / DAY_MS)])
}

/** Working time: hours are the largest unit, for a day of work is no day. To the minute. */
export function workInWords(language: string, minutes: number): string {
  return hoursAndMinutes(language, Math.max(1, Math.round(known(minutes))))
}

/** A length that nobody could work out must not be shown as one. */
function known(length: number): number {
  if (!Number.isFinite(length)) throw new RangeError(`${length} is no length of time`)
  return Math.abs(length)
}

const hoursAndMinutes = (language: string, minutes: number) =>
  said(language, ['hour', Math.floor(minutes / 60)], ['minute', minutes % 60])

/** A space between number and unit in every language, as the house writes; units of nothing are left out. */
function said(language: string, ...parts: [Unit, number][]): string {
  return parts
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => {
      const form = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' })
      const tokens = form.formatToParts(count)
      const number = tokens.filter(({ type }) => type === 'integer' || type === 'group')
      const word = tokens.find(({ type }) => type === 'unit')?.value ?? ''
      return `${number.map(({ value }) => value).join('')} ${word.trim()}`
    })
    .join(' ')
}
