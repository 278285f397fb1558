import { type Share, share } from '#core/share.ts'
import { dayAfter } from '#core/web/moment.ts'

type Ended = { day: string; settled: number; cleared: number; uncleared: number }

/** 日清率 by week, called by its Monday: of all cases of its working days, how many were settled or cleared. */
export function byWeek(days: readonly Ended[]): { starts: string; share: Share }[] {
  const weeks = Map.groupBy(days, ({ day }) => mondayOf(day))
  return [...weeks].map(([starts, of]) => {
    const sum = (count: (day: Ended) => number) => of.reduce((all, day) => all + count(day), 0)
    const done = sum(({ settled, cleared }) => settled + cleared)
    return { starts, share: share(done, done + sum(({ uncleared }) => uncleared)) }
  })
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return dayAfter(day, -((weekday + 6) % 7))
}
