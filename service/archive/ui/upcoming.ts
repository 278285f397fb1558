/** How many days ahead somebody who talks with the customer is told. */
export const SOON_DAYS = 14

export type Ahead = 'today' | 'tomorrow' | 'afterTomorrow' | 'thisWeek' | 'nextWeek' | 'later'

/**
 * How a day is spoken of: 后天, 这周五, 下周三. Weeks begin on Monday.
 * @param next the day, `2026-11-25`
 * @param inDays how far it is from today
 */
export function aheadOf(next: string, inDays: number): Ahead {
  const near = (['today', 'tomorrow', 'afterTomorrow'] as const)[inDays]
  if (near !== undefined) return near
  const weekday = (new Date(`${next}T00:00:00Z`).getUTCDay() + 6) % 7
  const leftOfWeek = 6 - ((((weekday - inDays) % 7) + 7) % 7)
  if (inDays <= leftOfWeek) return 'thisWeek'
  return inDays <= leftOfWeek + 7 ? 'nextWeek' : 'later'
}
