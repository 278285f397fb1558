/** 重要日期 of every year, by the solar or the lunar calendar (农历); the year only where it is known. */
export const DATE_KINDS = ['birthday', 'wedding', 'founded', 'moved in', 'other'] as const
export type DateKind = (typeof DATE_KINDS)[number]

export type NotedDate = {
  kind: DateKind
  /** Whose, or what: 女儿. Only of `other` never empty. */
  words: string
  calendar: 'solar' | 'lunar'
  month: number
  /** 闰月, of the lunar calendar. */
  leap: boolean
  day: number
  year: number | null
}
export type Memories = { dates: NotedDate[]; interests: string[]; grade: string | null }

/** Why there is no such day. A lunar month has 29 or 30 days, and which are leap no rule of ours knows. */
export function whyNotDate(date: Omit<NotedDate, 'kind' | 'words'>): 'there is no such day' | null {
  const { calendar, month, leap, day, year } = date
  if (month < 1 || month > 12 || day < 1) return 'there is no such day'
  if (calendar === 'lunar') return day <= 30 ? null : 'there is no such day'
  const most = Temporal.PlainYearMonth.from({ year: year ?? 2000, month }).daysInMonth
  return leap || day > most ? 'there is no such day' : null
}

/** The same fact, however it came; a year more makes it another. */
export const dateKey = ({ kind, words, calendar, month, leap, day, year }: NotedDate) =>
  JSON.stringify([kind, words, calendar, month, leap, day, year])

/** Nothing new: noted with these words already, with its year or with any where the new one has none. */
export const isNoted = (date: NotedDate, among: readonly NotedDate[]) =>
  among.some(one => dateKey(date.year === null ? { ...one, year: null } : one) === dateKey(date))

/**
 * When it comes next, today included. A 29 February is kept on the 28th where there is none, a leap month in
 * its plain one. The lunar days are those of the runtime's Chinese calendar (ICU), not of ours.
 * @returns the day, and the anniversary that it is where the year is known (60 at sixty)
 */
export function nextOf(
  date: Pick<NotedDate, 'calendar' | 'month' | 'leap' | 'day' | 'year'>,
  today: Temporal.PlainDate,
): { on: Temporal.PlainDate; years: number | null } {
  const calendar = date.calendar === 'lunar' ? 'chinese' : 'iso8601'
  const present = today.withCalendar(calendar).year
  const monthCode = `M${String(date.month).padStart(2, '0')}${date.leap ? 'L' : ''}`
  const inYear = (year: number) =>
    Temporal.PlainDate.from({ calendar, year, monthCode, day: date.day }, { overflow: 'constrain' })
  const thisYear = inYear(present)
  const next = Temporal.PlainDate.compare(thisYear, today) < 0 ? inYear(present + 1) : thisYear
  const years = date.year === null ? null : next.year - date.year
  return { on: next.withCalendar('iso8601'), years: years !== null && years > 0 ? years : null }
}
