/** A year of official days as a file gives it. */
export type OfficialYear = {
  year: number
  source: string
  days: { day: string; name: string; working: boolean }[]
}

/** A year of China has about forty; a file with more is something else. */
const MOST_DAYS = 200

/**
 * Reads official days as the program ships them (`{"years": {"2027": {"papers": [], "days": [["2027-01-01",
 * "元旦", "off"]]}}}`), as holiday-cn publishes them (`{"year": 2027, "days": [{"name", "date",
 * "isOffDay"}]}`), or as lines `2027-01-01,元旦,off` (`work` for a make-up workday; headings are passed over).
 * @returns null when it is none of these, or a day in it is none
 */
export function readOfficialDays(text: string): OfficialYear[] | null {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  const years = trimmed.startsWith('{') ? ofJson(trimmed) : ofLines(trimmed)
  return years?.length && years.every(isYear) ? years : null
}

function isYear({ year, days }: OfficialYear): boolean {
  if (!Number.isInteger(year) || year < 2000 || year > 2199) return false
  if (days.length === 0 || days.length > MOST_DAYS) return false
  if (new Set(days.map(one => one.day)).size < days.length) return false
  // Days of late December may be set by the notice of the next year (domain.md CAL-3).
  return days.every(({ day, name }) => isDay(day) && name !== '' && name.length <= 60 && belongs(day, year))
}

const belongs = (day: string, year: number) => day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`)

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

function ofJson(text: string): OfficialYear[] | null {
  const file = parsed(text)
  if (!isObject(file)) return null
  if (isObject(file.years)) {
    return all(Object.entries(file.years).map(([year, one]) => yearOf(Number(year), one)))
  }
  return all([yearOf(Number(file.year), file)])
}

function yearOf(year: number, one: unknown): OfficialYear | null {
  if (!isObject(one) || !Array.isArray(one.days)) return null
  const papers = Array.isArray(one.papers) ? one.papers.join(' ') : ''
  const days = all(one.days.map(dayOf))
  return days && { year, source: papers.slice(0, 1000), days }
}

function dayOf(one: unknown) {
  if (Array.isArray(one)) return marked(String(one[0]), String(one[1]), String(one[2]))
  if (!isObject(one) || typeof one.isOffDay !== 'boolean') return null
  return { day: String(one.date), name: String(one.name), working: !one.isOffDay }
}

function marked(day: string, name: string, kind: string) {
  if (kind !== 'off' && kind !== 'work') return null
  return { day, name, working: kind === 'work' }
}

function ofLines(text: string): OfficialYear[] | null {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  const rows = lines.map(line => line.split(/[,;\t]/).map(cell => cell.trim().replace(/^"|"$/g, '')))
  const found = /^\d/.test(rows[0]?.[0] ?? '') ? rows : rows.slice(1)
  const days = all(found.map(([day = '', name = '', kind = '']) => marked(day, name, kind)))
  if (days === null) return null
  const byYear = Map.groupBy(days, one => Number(one.day.slice(0, 4)))
  return [...byYear].map(([year, some]) => ({ year, source: '', days: some }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All of them, or null where one is missing. */
function all<T>(some: readonly (T | null)[]): T[] | null {
  return some.every(one => one !== null) ? (some as T[]) : null
}
