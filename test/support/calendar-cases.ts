import {
  addWorkingMinutes,
  type Calendar,
  endOfWorkingDay,
  type Hours,
  isWorking,
  nextWorkingStart,
  takeWorkingMinutes,
  workingMinutesBetween,
} from '#service/people/rules/calendar.ts'
import { type Minutes, minuteOf, minutesOf, moment } from './minutes.ts'
import { dice } from './nasty.ts'

export const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'] as const

/** Both days of 2026 on which each zone moves its clocks, and the great Chinese holidays. */
const TURNS = [
  '2026-02-14',
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-09-20',
  '2026-10-01',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
]
const CASES_PER_CALENDAR = 50

type Chance = (most: number) => number

/** A calendar as chance gives it: breaks, nights, rest days, own days, holidays or none, sometimes 24 × 7. */
function someCalendar(chance: Chance, timeZone: string): Calendar {
  const hours = Array.from({ length: 7 }, () => (chance(5) === 0 ? [] : someHours(chance)))
  // At least one day of the week is open: what never opens has no due times (a test of its own).
  hours[chance(7)] = [{ opens: 540, closes: 1080 }]
  const days = new Map(
    TURNS.filter(() => chance(4) === 0).map(day => [day, { name: '店庆', working: chance(2) === 0 }]),
  )
  return { timeZone, alwaysOpen: chance(12) === 0, official: chance(2) === 0 ? 'CN' : null, hours, days }
}

function someHours(chance: Chance): Hours[] {
  const cuts = Array.from({ length: 2 * (1 + chance(3)) }, () => chance(97) * 15)
  const sorted = [...new Set(cuts)].toSorted((a, b) => a - b)
  return sorted.flatMap((opens, at) => {
    const closes = sorted[at + 1]
    return at % 2 === 0 && closes !== undefined ? [{ opens, closes }] : []
  })
}

const QUESTIONS = ['between', 'after', 'before', 'working', 'opening', 'end of day'] as const
type Question = (typeof QUESTIONS)[number]

export type Asked = {
  cases: number
  /** Asked besides, of calendars that are hardly ever open: the table ends before the answer. */
  beyond: number
  perQuestion: Record<Question, number>
  wrong: string[]
}

/** Asks calendar and table the same questions; the seed gives the same calendars and moments again. */
export function askBoth(seed: number, cases: number): Asked {
  const roll = dice(seed)
  const chance: Chance = most => Math.floor(roll() * most)
  const perQuestion = { between: 0, after: 0, before: 0, working: 0, opening: 0, 'end of day': 0 }
  const asked: Asked = { cases: 0, beyond: 0, perQuestion, wrong: [] }
  for (let n = 0; asked.cases < cases; n++) {
    const calendar = someCalendar(chance, ZONES[n % ZONES.length] ?? 'UTC')
    const table = minutesOf(calendar)
    for (let k = 0; k < CASES_PER_CALENDAR && asked.cases < cases; k++) {
      askOne(calendar, table, chance, QUESTIONS[k % QUESTIONS.length] ?? 'between', asked)
    }
  }
  return asked
}

function askOne(calendar: Calendar, table: Minutes, chance: Chance, question: Question, asked: Asked): void {
  const turn = TURNS[chance(TURNS.length)] ?? '2026-03-29'
  // A day before the turn, up to two after; some anywhere in the year.
  const near = minuteOf(Temporal.Instant.from(`${turn}T00:00Z`)) - 1440
  const from = chance(4) === 0 ? 60_000 + chance(500_000) : near + chance(3 * 1440)
  const length = chance(5) === 0 ? chance(20_000) : chance(1500)
  const [said, expected] = answers(calendar, table, question, from, length)
  if (expected === undefined) {
    asked.beyond++
    return
  }
  asked.cases++
  asked.perQuestion[question]++
  if (said !== expected) {
    const where = `${calendar.timeZone} ${moment(from)} ${question} ${length}`
    asked.wrong.push(`${where}: ${said}, not ${expected} ${JSON.stringify(calendar.hours)}`)
  }
}

type Answer = number | boolean | undefined

function answers(
  calendar: Calendar,
  table: Minutes,
  question: Question,
  from: number,
  length: number,
): [Answer, Answer] {
  const at = moment(from)
  switch (question) {
    case 'between':
      return [workingMinutesBetween(calendar, at, moment(from + length)), table.between(from, from + length)]
    case 'after':
      return length === 0
        ? [minuteOf(addWorkingMinutes(calendar, at, 0)), from]
        : [minuteOf(addWorkingMinutes(calendar, at, length)), table.after(from, length)]
    case 'before':
      return length === 0
        ? [minuteOf(takeWorkingMinutes(calendar, at, 0)), from]
        : [minuteOf(takeWorkingMinutes(calendar, at, length)), table.before(from, length)]
    case 'working':
      return [isWorking(calendar, at), table.worked(from)]
    case 'opening': {
      const first = table.after(from, 1)
      return [minuteOf(nextWorkingStart(calendar, at)), first === undefined ? undefined : first - 1]
    }
    case 'end of day':
      return [minuteOf(endOfWorkingDay(calendar, at)), table.endOfDay(from)]
  }
}
