/**
 * Days and times as people type them. Folded first: full-width digits and marks come from input methods.
 * Needs `Temporal` (desk and field bring it before the first page is drawn).
 */

/** `9`, `930`, `09:30`, `9点半`, `下午3點` → `HH:MM`; null when it is no time. */
export function readTime(text: string): string | null {
  const typed = text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  const afternoon = /^(下午|晚上|pm)|pm$/.test(typed)
  const plain = typed.replace(/^(上午|早上|中午|下午|晚上|am|pm)|(am|pm)$/g, '').replace(/[点點时時]/, ':')
  const match = /^(\d{1,2})(?::?(\d{2})分?|:(半)?)?$/.exec(plain)
  if (match === null) return null
  const hour = Number(match[1])
  const minute = match[3] === '半' ? 30 : Number(match[2] ?? 0)
  const late = afternoon && hour < 12 ? hour + 12 : hour
  if (late > 23 || minute > 59) return null
  return `${String(late).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/**
 * `2019-3-5`, `2019/3/5`, `2019年3月5日`, `20190305`, or without a year `3-5` (the year of `today`) →
 * `2019-03-05`.
 */
export function readDay(text: string, today: string): string | null {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (match === null) return null
  const [year = today.slice(0, 4), month, day] = match.slice(1)
  if (Number(year) < 1900 || Number(year) > 2999) return null
  const parts = { year: Number(year), month: Number(month), day: Number(day) }
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** Day and time of an instant in the company's zone. */
export function clockOf(instant: string, zone: string): { day: string; time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return { day: local.toPlainDate().toString(), time: local.toPlainTime().toString().slice(0, 5) }
}

export const dayAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** The next time whose minutes are a multiple of `step`, at least `ahead` minutes from `now` (ISO, UTC). */
export function roundedAhead(now: Date, ahead: number, step = 5): string {
  const minutes = Math.ceil((now.getTime() / 60_000 + ahead) / step) * step
  return new Date(minutes * 60_000).toISOString()
}
