import type { PauseReason, Reopening, Standard } from '../contract.ts'

type Instant = Temporal.Instant
const { compare } = Temporal.Instant
const earlier = (a: Instant, b: Instant) => (compare(a, b) < 0 ? a : b)
const later = (a: Instant, b: Instant) => (compare(a, b) < 0 ? b : a)

/** Time as the line's calendar has it: people's calendars, or the clock on the wall (24 × 7). */
export type WorkingTime = {
  /** The moment by which so many minutes were worked since `from`. */
  after(from: Instant, minutes: number): Instant
  /** The moment from which so many minutes are worked until `to`. */
  before(to: Instant, minutes: number): Instant
  between(from: Instant, to: Instant): number
  endOfDay(at: Instant): Instant
  /** So many days on, at a minute of the local day; without it at the same time on the wall. */
  daysOn(from: Instant, days: number, minute: number | null): Instant
  /** So many working days on, at a minute of the local day; without it at the closing of that day. */
  workingDaysOn(from: Instant, days: number, minute: number | null): Instant
}

type Due = Pick<Standard, 'counted' | 'minutes' | 'days' | 'atMinute'>

/** Until when a promise that is owed since `from` must be kept. */
export function dueAt(line: Due, from: Instant, time: WorkingTime): Instant {
  switch (line.counted) {
    case 'minutes':
      return from.add({ minutes: line.minutes })
    case 'working minutes':
      return time.after(from, line.minutes)
    case 'end of working day':
      return time.endOfDay(time.after(from, line.minutes))
    case 'days':
      return aheadOf(from, days => time.daysOn(from, days, line.atMinute), line.days)
    case 'working days':
      return aheadOf(from, days => time.workingDaysOn(from, days, line.atMinute), line.days)
  }
}

/** Today at five is tomorrow at five for whoever asks at six: a promise must be possible. */
function aheadOf(from: Instant, on: (days: number) => Instant, days: number): Instant {
  const due = on(days)
  return compare(due, from) > 0 ? due : on(days + 1)
}

/** Whether a line counts working time only; days and minutes on the wall pass at night, too. */
export const countsWork = (line: Pick<Standard, 'counted'>) =>
  line.counted !== 'minutes' && line.counted !== 'days'

/** How long a line's clock runs between two moments, in minutes. */
export function runs(line: Pick<Standard, 'counted'>, from: Instant, to: Instant, time: WorkingTime): number {
  return countsWork(line) ? time.between(from, to) : to.since(from).total('minutes')
}

function runOn(line: Pick<Standard, 'counted'>, from: Instant, minutes: number, time: WorkingTime): Instant {
  if (countsWork(line)) return time.after(from, minutes)
  return from.add({ microseconds: Math.round(minutes * 60_000_000) })
}

/**
 * A stretch in which we wait for somebody else. It ends at the latest when it was said to end: what waits
 * without an end would be forgotten.
 */
export type Pause = { reason: PauseReason | 'closed'; from: Instant; to: Instant }

/** While a case is closed no clock of it runs (features.md SLA-13); for others we wait as the line allows. */
const allows = (line: Pick<Standard, 'pausesFor'>, { reason }: Pause) =>
  reason === 'closed' || line.pausesFor.includes(reason)

/** The stretches in which the clock of this line stands, sorted and joined where they overlap. */
function stops(line: Pick<Standard, 'pausesFor'>, pauses: readonly Pause[], from: Instant): Pause[] {
  const joined: Pause[] = []
  const counted = pauses
    .filter(pause => allows(line, pause) && compare(pause.to, from) > 0)
    .map(pause => ({ ...pause, from: later(pause.from, from) }))
    .toSorted((a, b) => compare(a.from, b.from))
  for (const pause of counted) {
    const last = joined.at(-1)
    if (last && compare(pause.from, last.to) <= 0) last.to = later(last.to, pause.to)
    else if (compare(pause.from, pause.to) < 0) joined.push({ ...pause })
  }
  return joined
}

type Clocked = Due & Pick<Standard, 'pausesFor'>

/**
 * The due time with the pauses that this line allows: what its clock had left when a pause began is there
 * when it ends. Pauses outside working time change nothing (features.md SLA-04).
 */
export function dueWithPauses(
  line: Clocked,
  from: Instant,
  pauses: readonly Pause[],
  time: WorkingTime,
): Instant {
  const plain = dueAt(line, from, time)
  let due = plain
  let left = runs(line, from, plain, time)
  let at = from
  for (const stop of stops(line, pauses, from)) {
    if (compare(stop.from, due) >= 0) break
    left -= runs(line, at, stop.from, time)
    at = stop.to
    // A pause outside working time leaves the clock where it stands: the due time is not moved by rounding.
    if (runs(line, stop.from, stop.to, time) > 0) due = runOn(line, at, left, time)
  }
  return due
}

/** Minutes that the line's clock still has at a moment; the same at every moment of a pause (SLA-06). */
export function remainingAt(
  line: Clocked,
  from: Instant,
  pauses: readonly Pause[],
  time: WorkingTime,
  at: Instant,
): number {
  const due = dueWithPauses(line, from, pauses, time)
  const ahead = later(at, from)
  if (compare(ahead, due) >= 0) return 0
  let left = runs(line, ahead, due, time)
  for (const stop of stops(line, pauses, ahead)) {
    const end = earlier(stop.to, due)
    if (compare(stop.from, end) < 0) left -= runs(line, stop.from, end, time)
  }
  return Math.max(0, left)
}

/**
 * The due time of a case that was closed and is open again; the time for which it was closed never counts
 * (features.md SLA-13). 'new cycle' and 'restart' give all of the time again (the one in a new promise), and
 * 'continue' what was left when it was closed.
 */
export function dueAfterReopening(
  line: Clocked & { reopened: Reopening },
  from: Instant,
  closed: { from: Instant; to: Instant },
  time: WorkingTime,
  pauses: readonly Pause[] = [],
): Instant {
  if (line.reopened !== 'continue') return dueAt(line, closed.to, time)
  const left = remainingAt(line, from, pauses, time, closed.from)
  return left === 0 ? closed.to : runOn(line, closed.to, left, time)
}

/** A rung of the ladder with its moment. */
export type Rung = Standard['ladder'][number] & { at: Instant }

/**
 * When each step of a line's ladder is reached; steps of lines that count working time lie in it, an hour
 * before Tuesday 08:30 is on Monday (features.md SLA-07).
 */
export function rungs(line: Pick<Standard, 'counted' | 'ladder'>, due: Instant, time: WorkingTime): Rung[] {
  return line.ladder
    .map(step => ({ ...step, at: stepAt(line, due, step.minutes, time) }))
    .toSorted((a, b) => compare(a.at, b.at))
}

function stepAt(line: Pick<Standard, 'counted'>, due: Instant, minutes: number, time: WorkingTime): Instant {
  if (!countsWork(line)) return due.add({ minutes })
  return minutes < 0 ? time.before(due, -minutes) : time.after(due, minutes)
}
