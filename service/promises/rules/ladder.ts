import { SEERS, type Seer, type Standard } from '#service/standards/contract.ts'
import { type Rung, rungs, runs, type WorkingTime } from '#service/standards/rules/clock.ts'
import type { Stage } from '../contract.ts'
import { lastMomentToMove } from '../rules.ts'

type Instant = Temporal.Instant
const { compare } = Temporal.Instant

/** What decides when a promise is reminded of. */
export type Timed = { madeAt: Instant; windowFrom: Instant | null; dueAt: Instant }

/** The line whose ladder holds, and the time that it counts. */
export type Clock = { line: Pick<Standard, 'counted' | 'ladder'>; time: WorkingTime }

/** The words of the pages and of the notices for a step. */
export function stageOf(minutes: number): Stage {
  if (minutes < 0) return 'due soon'
  return minutes === 0 ? 'broken' : 'escalated'
}

/** Due at three is kept by a call at three: it is broken a moment later. */
export const brokenAt = (p: Pick<Timed, 'dueAt'>): Instant => p.dueAt.add({ microseconds: 1 })

/**
 * The steps of a promise's ladder with their moments, in order. Warnings count from the last moment at which
 * it can be moved, the others from its due time.
 */
export function stepsOf({ line, time }: Clock, p: Timed): Rung[] {
  const part = (some: Standard['ladder'], from: Instant) =>
    rungs({ counted: line.counted, ladder: some }, from, time)
  const warnings = part(
    line.ladder.filter(step => step.minutes < 0),
    lastMomentToMove(p),
  )
  const later = part(
    line.ladder.filter(step => step.minutes >= 0),
    p.dueAt,
  ).map(step => (step.minutes === 0 ? { ...step, at: brokenAt(p) } : step))
  return [...afterItWasMade(warnings, line.counted, p, time), ...later]
}

/**
 * What was promised for soon is not warned of before it was made: earlier warnings fall away, and the last
 * one comes at half its time.
 */
function afterItWasMade(
  warnings: readonly Rung[],
  counted: Standard['counted'],
  p: Timed,
  time: WorkingTime,
): Rung[] {
  const last = warnings.at(-1)
  if (last === undefined) return []
  const end = lastMomentToMove(p)
  const half = Math.floor(Math.max(0, runs({ counted }, p.madeAt, end, time)) / 2)
  const [halfway] = rungs({ counted, ladder: [{ minutes: -half, to: last.to }] }, end, time)
  return warnings.flatMap(step => {
    if (step.minutes < last.minutes) return compare(step.at, p.madeAt) > 0 ? [step] : []
    return [halfway && compare(halfway.at, step.at) > 0 ? { ...step, at: halfway.at } : step]
  })
}

/**
 * The ladder of a case that is more urgent than its trouble says: each step reaches the next rung, too. What
 * lies behind reaches it at once.
 */
export function oneUp(steps: readonly Rung[]): Rung[] {
  const more = steps.flatMap(step => {
    const next = SEERS[SEERS.indexOf(step.to) + 1]
    return next === undefined ? [] : [{ ...step, to: next }]
  })
  return [...steps, ...more.filter(one => !steps.some(step => isSame(step, one)))].toSorted(
    (a, b) => compare(a.at, b.at) || SEERS.indexOf(a.to) - SEERS.indexOf(b.to),
  )
}

export type Step = { minutes: number; to: Seer }

const isSame = (a: Step, b: Step) => a.minutes === b.minutes && a.to === b.to

/**
 * Which steps are to be taken now. After a standstill nobody is told that something is due soon when it is
 * already broken; everybody else hears what he must.
 * @param taken of this due time
 */
export function stepsToTake(steps: readonly Rung[], p: Timed, taken: readonly Step[], now: Instant): Rung[] {
  const broken = compare(now, p.dueAt) > 0
  return steps.filter(
    step =>
      compare(step.at, now) <= 0 && !taken.some(one => isSame(one, step)) && !(broken && step.minutes < 0),
  )
}

/** When to look at an open promise again; null when every step and its breaking lie behind it. */
export function lookAgainAt(steps: readonly Rung[], p: Timed, now: Instant): Instant | null {
  const next = [...steps.map(step => step.at), brokenAt(p)].filter(at => compare(at, now) > 0)
  return next.length === 0 ? null : next.reduce((a, b) => (compare(a, b) <= 0 ? a : b))
}
