import { answerBy } from '../rules.ts'

type Instant = Temporal.Instant
type Span = { from: Instant; to: Instant }
const compare = Temporal.Instant.compare

/** A shorter gap in somebody's working time is a break of the same shift. */
const HOURS_BETWEEN_SHIFTS = 4

/**
 * When somebody works again after the shift that is going on, or, between two, the next one. Lunch is no
 * going home; whoever falls ill at two is not back at half past two.
 * @param working his working time around now, sorted
 */
export function backAt(now: Instant, working: readonly Span[], absences: readonly Span[]): Instant | null {
  const shifts = joined(without(working, absences))
  const at = shifts.findIndex(({ to }) => compare(to, now) > 0)
  const next = shifts[at]
  if (next === undefined) return null
  return compare(next.from, now) > 0 ? next.from : (shifts[at + 1]?.from ?? null)
}

function joined(spans: readonly Span[]): Span[] {
  const shifts: Span[] = []
  for (const span of spans) {
    const last = shifts.at(-1)
    const same = last && last.to.until(span.from).total('hours') < HOURS_BETWEEN_SHIFTS
    if (same) shifts[shifts.length - 1] = { from: last.from, to: span.to }
    else shifts.push(span)
  }
  return shifts
}

function without(spans: readonly Span[], away: readonly Span[]): Span[] {
  return away.reduce<Span[]>((left, gone) => left.flatMap(span => cut(span, gone)), [...spans])
}

function cut(span: Span, gone: Span): Span[] {
  if (compare(gone.to, span.from) <= 0 || compare(gone.from, span.to) >= 0) return [span]
  const rest = [
    { from: span.from, to: gone.from },
    { from: gone.to, to: span.to },
  ]
  return rest.filter(({ from, to }) => compare(from, to) < 0)
}

/** Whoever is asked needs this long to look, however near the first promise is. */
const MINUTES_TO_LOOK = 10

/**
 * Until when a shift's hand-over waits: half an hour of the working time of who is asked, but not past the
 * first time that a customer was promised: before it, somebody must have said yes, or it is back.
 */
export function shiftAnswerBy(now: Instant, working: readonly Span[], due: readonly Instant[]): Instant {
  const soonest = now.add({ minutes: MINUTES_TO_LOOK })
  const [first] = due.filter(at => compare(at, now) > 0).toSorted(compare)
  const latest = answerBy(now, working)
  if (first === undefined || compare(latest, first) <= 0) return latest
  return compare(first, soonest) > 0 ? first : soonest
}

/** A promise as far as it decides whether it can be handed on. */
export type Handed = {
  kind: string
  owner: string | null
  notBy: string | null
  settledAs: string | null
  /** It is in an offer that nobody has answered yet. */
  waits: boolean
}

export type HandRefusal =
  | 'not a promise of his that is open'
  | 'a visit is given by the dispatcher'
  | 'it waits for an answer already'
  | 'he has it already'
  | 'he does not work here any more'
  | 'he must not do this one himself'

/**
 * Why these promises cannot be handed on.
 * @param it.from their owner, null where nobody of a role has taken them
 * @param it.to who is asked, null for the pool of a role
 */
export function whyNotHand(it: {
  from: string | null
  to: { staff: string; worksHere: boolean } | null
  promises: readonly Handed[]
}): HandRefusal | null {
  const { from, to, promises } = it
  if (to && to.staff === from) return 'he has it already'
  if (to?.worksHere === false) return 'he does not work here any more'
  for (const { kind, owner, notBy, settledAs, waits } of promises) {
    if (settledAs !== null || owner !== from) return 'not a promise of his that is open'
    if (kind === 'visit window') return 'a visit is given by the dispatcher'
    if (waits) return 'it waits for an answer already'
    if (to && notBy === to.staff) return 'he must not do this one himself'
  }
  return null
}

export type ShiftAnswer = 'accepted' | 'declined' | 'taken back'
export type Offered = {
  outcome: ShiftAnswer | 'unanswered' | null
  from: string | null
  to: string | null
  toRole: string | null
  offeredBy: string
}
type Who = { staff: string | null; roles: readonly string[] }

/** Whether it is offered to this person: to him, or to a role of his, but not by himself. */
export function isOfferedTo(it: Pick<Offered, 'from' | 'to' | 'toRole'>, who: Who): boolean {
  if (it.to !== null) return it.to === who.staff
  return it.toRole !== null && who.roles.includes(it.toRole) && it.from !== who.staff
}

/** Why this person cannot answer like this; nobody declines what was offered to a whole role. */
export function whyNotAnswerShift(
  it: Offered,
  answer: ShiftAnswer,
  who: Who,
): 'already answered' | 'the offer came back unanswered' | 'this offer is not yours to answer' | null {
  if (it.outcome === 'unanswered') return 'the offer came back unanswered'
  if (it.outcome !== null) return 'already answered'
  const offered = who.staff !== null && (it.offeredBy === who.staff || it.from === who.staff)
  const mine = isOfferedTo(it, who) && (answer === 'accepted' || it.to !== null)
  return (answer === 'taken back' ? offered : mine) ? null : 'this offer is not yours to answer'
}
