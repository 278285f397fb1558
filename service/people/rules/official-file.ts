/** A year of official days as a file gives it. */
export type OfficialYear = { year: number; source: string; days: OfficialDayRow[] }
export type OfficialDayRow = { day: string; name: string; working: boolean }

/** Why a row cannot be read. Codes: contract/calendars.ts. */
export type RowFault = {
  /** The line of a CSV; of JSON, the number of the day within its year. From 1. */
  row: number
  /** What stands there, as far as it can be shown. */
  text: string
  why: (typeof ROW_FAULTS)[number]
}

export const ROW_FAULTS = [
  'no such day',
  'the day has no name',
  'neither off nor work',
  'the same day again',
  'a day of another year',
] as const

export type Read = { years: OfficialYear[]; faults: RowFault[] }

/** A year of China has about forty; a file with more is something else. */
const MOST_DAYS = 200
/** So many are enough to see what is wrong with a file. */
const MOST_FAULTS = 20

/** A row with what is known of where it stands. */
type Row = OfficialDayRow & { row: number; text: string; year: number; kind: boolean | null }

/**
 * Reads official days as the program ships them, as holiday-cn publishes them, or as lines; the forms are
 * described in docs/official-days.md.
 * @returns null when it is none of these; with faults nothing of it may be used
 */
export function readOfficialDays(text: string): Read | null {
  const trimmed = text.replace(/^\uFEFF/, '').trimEnd()
  const read = trimmed.trimStart().startsWith('{') ? ofJson(trimmed) : ofLines(trimmed)
  if (read === null || read.rows.length === 0 || !read.years.every(isYear)) return null
  const byYear = Map.groupBy(read.rows, row => row.year)
  if ([...byYear.values()].some(rows => rows.length > MOST_DAYS)) return null
  const years = read.years.map(year => ({
    year,
    source: read.sources.get(year) ?? '',
    days: (byYear.get(year) ?? []).map(({ day, name, working }) => ({ day, name, working })),
  }))
  return { years, faults: faultsOf(read.rows).slice(0, MOST_FAULTS) }
}

const isYear = (year: number) => Number.isInteger(year) && year >= 2000 && year <= 2199

function faultsOf(rows: readonly Row[]): RowFault[] {
  const seen = new Set<string>()
  return rows.flatMap(row => {
    const why = whyNotRow(row, seen)
    seen.add(`${row.year} ${row.day}`)
    return why === null ? [] : [{ row: row.row, text: row.text.slice(0, 80), why }]
  })
}

function whyNotRow(row: Row, seen: ReadonlySet<string>): RowFault['why'] | null {
  if (!isDay(row.day)) return 'no such day'
  // Days of late December may be set by the notice of the next year (domain.md CAL-3).
  if (!row.day.startsWith(`${row.year}-`) && !row.day.startsWith(`${row.year - 1}-12-`)) {
    return 'a day of another year'
  }
  if (row.name === '' || row.name.length > 60) return 'the day has no name'
  if (row.kind === null) return 'neither off nor work'
  return seen.has(`${row.year} ${row.day}`) ? 'the same day again' : null
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

type Rows = { years: number[]; rows: Row[]; sources: Map<number, string> }

function ofJson(text: string): Rows | null {
  const file = parsed(text)
  if (!isObject(file)) return null
  const years = isObject(file.years)
    ? Object.entries(file.years).map(([year, one]) => [Number(year), one] as const)
    : [[Number(file.year), file] as const]
  const sources = new Map<number, string>()
  const rows: Row[] = []
  for (const [year, one] of years) {
    if (!isObject(one) || !Array.isArray(one.days)) return null
    sources.set(year, Array.isArray(one.papers) ? one.papers.join(' ').slice(0, 1000) : '')
    rows.push(...one.days.map((day, at) => ofEntry(year, day, at + 1)))
  }
  return { years: years.map(([year]) => year), rows, sources }
}

function ofEntry(year: number, one: unknown, row: number): Row {
  const text = JSON.stringify(one) ?? ''
  if (Array.isArray(one)) return asRow(year, row, text, [String(one[0]), String(one[1]), String(one[2])])
  const { date, name, isOffDay } = isObject(one) ? one : {}
  const kind = typeof isOffDay === 'boolean' ? (isOffDay ? 'off' : 'work') : ''
  return asRow(year, row, text, [String(date ?? ''), String(name ?? ''), kind])
}

function ofLines(text: string): Rows | null {
  const lines = text.split(/\r?\n/).map((line, at) => ({
    row: at + 1,
    text: line.trim(),
    cells: line.split(/[,;\t，]/).map(cell => cell.trim().replace(/^"|"$/g, '')),
  }))
  const filled = lines.filter(line => line.text !== '')
  const [first] = filled
  // Headings hold no figure; a file of one line, or without a third column, is no such list.
  const found = first !== undefined && !/\d/.test(first.text) ? filled.slice(1) : filled
  if (found.every(line => line.cells.length < 3)) return null
  const rows = found.map(({ row, text: said, cells: [day = '', name = '', kind = ''] }) => {
    const iso = isoOf(day)
    return asRow(Number(iso.slice(0, 4)), row, said, [iso, name, kind])
  })
  // A row that holds no day belongs to no year: it is a fault of the year before it.
  let year = rows.find(row => isYear(row.year))?.year ?? Number.NaN
  for (const row of rows) {
    if (isYear(row.year)) year = row.year
    else row.year = year
  }
  return { years: [...new Set(rows.map(row => row.year))], rows, sources: new Map() }
}

/** Spreadsheets write `2027/1/3` for what was typed as `2027-01-03`. */
function isoOf(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const OFF = ['off', '休', '休息', '放假']
const WORK = ['work', '班', '上班', '补班', '補班', '调休补班']

function asRow(year: number, row: number, text: string, [day, name, kind]: [string, string, string]): Row {
  const said = kind.toLowerCase()
  const working = WORK.includes(said)
  return { year, row, text, day, name, working, kind: working || OFF.includes(said) ? working : null }
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
