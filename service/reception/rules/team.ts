import { type Away, mayPlan } from '#service/people/rules/duty.ts'

type Instant = Temporal.Instant

/** How many open promises of somebody stand how; settled ones are nobody's load. */
export type Load = {
  sinceYesterday: number
  late: number
  withinHour: number
  today: number
  later: number
}

/** A call with its writing down, as a desk plans it; the board says so where it uses it. */
export const MINUTES_EACH = 12

/** Whether what is late or due today takes more time than somebody has left today. */
export function isOverloaded(load: Load, minutesLeft: number): boolean {
  return toDoToday(load) * MINUTES_EACH > minutesLeft
}

const toDoToday = ({ sinceYesterday, late, withinHour, today }: Load) =>
  sinceYesterday + late + withinHour + today

type OfPerson = Load & { staff: { name: string }; away: Away | null; overloaded: boolean }

/** Who needs an eye first: red since yesterday, late, away with work for today, too much, then by name. */
export function byNeed(a: OfPerson, b: OfPerson): number {
  const waits = (it: OfPerson) => (it.away !== null && toDoToday(it) > 0 ? 1 : 0)
  return (
    b.sinceYesterday - a.sinceYesterday ||
    b.late - a.late ||
    waits(b) - waits(a) ||
    Number(b.overloaded) - Number(a.overloaded) ||
    a.staff.name.localeCompare(b.staff.name)
  )
}

/** Whose team somebody sees whole: planners everybody's, a lead his own (people.team_members.leads). */
export function scopeOf(roles: readonly string[], leads: number): 'company' | 'teams' | null {
  if (mayPlan(roles)) return 'company'
  return leads > 0 ? 'teams' : null
}

/** Why whoever asks cannot take this promise over. */
export function whyNotTakeOver(
  promise: { kind: string; owner: string | null; notBy: string | null; settledAs: string | null },
  by: string,
):
  | 'already settled'
  | 'you see to it already'
  | 'a visit is given by the dispatcher'
  | 'you must not do this one yourself'
  | null {
  if (promise.settledAs !== null) return 'already settled'
  if (promise.owner === by) return 'you see to it already'
  if (promise.kind === 'visit window') return 'a visit is given by the dispatcher'
  return promise.notBy === by ? 'you must not do this one yourself' : null
}

/** Minutes of working time that are left of a day; none while somebody is away. */
export function minutesLeft(
  working: readonly { from: Instant; to: Instant }[],
  now: Instant,
  dayEnds: Instant,
): number {
  const later = (a: Instant, b: Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b)
  const earlier = (a: Instant, b: Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)
  return working.reduce((sum, { from, to }) => {
    const minutes = later(from, now).until(earlier(to, dayEnds)).total('minutes')
    return sum + Math.max(0, minutes)
  }, 0)
}
