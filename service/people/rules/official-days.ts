import cn from './official-days.cn.json' with { type: 'json' }

export type OfficialDay = { day: string; name: string; working: boolean }

const days = new Map<string, OfficialDay>()
for (const { days: some } of Object.values(cn.years)) {
  for (const [day = '', name = '', kind] of some) days.set(day, { day, name, working: kind === 'work' })
}

/** The last year whose notice is shipped; the next one is published in November. */
export const LAST_KNOWN_YEAR = Math.max(...Object.keys(cn.years).map(Number))

/** The days of a year as they are shipped; none of a year that is not. */
export function shippedDays(year: number): OfficialDay[] {
  const some = Object.entries(cn.years).find(([one]) => Number(one) === year)?.[1].days ?? []
  return some.flatMap(([day = '']) => days.get(day) ?? [])
}

/**
 * What the State Council's notice says of a day (`2026-09-20`): off, or a make-up workday (补班); else nothing.
 */
export function officialDay(day: string): OfficialDay | undefined {
  return days.get(day)
}
