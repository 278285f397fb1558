import type { Clock } from '#core/clock.ts'

/** A clock that stands still until a test moves it. */
export type MovableClock = Clock & {
  set(at: string | Temporal.Instant): void
  forward(by: Temporal.DurationLike): void
}

/** Starts on a Saturday morning in Shanghai (2026-11-21 09:00), unless told otherwise. */
export function movableClock(start = '2026-11-21T01:00:00Z'): MovableClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set(at) {
      now = Temporal.Instant.from(at)
    },
    forward(by) {
      now = now.add(by)
    },
  }
}
