type Day = Temporal.PlainDate
const { compare } = Temporal.PlainDate

/** Its last day is the customer's, too. */
export type Span = { from: Day; until: Day }

export const STANDINGS = ['in force', 'to come', 'over'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf({ from, until }: Span, today: Day): Standing {
  if (compare(today, from) < 0) return 'to come'
  return compare(today, until) <= 0 ? 'in force' : 'over'
}

export const whyNotSpan = ({ from, until }: Span) =>
  compare(until, from) < 0 ? ('ends before it begins' as const) : null

/** The same plan for the same machine (null: all that he owns) is not bought twice for one day. */
type Noted = Span & { plan: string; device: string | null }
export const overlaps = (one: Noted, other: Noted) =>
  one.plan === other.plan &&
  one.device === other.device &&
  compare(one.from, other.until) <= 0 &&
  compare(other.from, one.until) <= 0

/** Why a contract cannot end on a day instead of its own last one. */
export function whyNotEnd({ from, until }: Span, lastDay: Day) {
  if (compare(lastDay, from) < 0) return 'ends before it begins'
  return compare(lastDay, until) < 0 ? null : 'it ends by then already'
}
