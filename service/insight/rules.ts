import { type Share, SURE_FROM, Z } from '#core/share.ts'

/** 初装返修率 looks this many days ahead of each installation, as the reader chooses (domain.md §3: 90). */
export const REWORK_DAYS = ['30', '90', '180'] as const
export type ReworkDays = (typeof REWORK_DAYS)[number]
export const USUAL_REWORK_DAYS: ReworkDays = '90'
/** How many devices at the company's rate everybody starts with (domain.md §8.9). */
const PRIOR_DEVICES = 50

/**
 * Where chance alone puts 19 of 20 who have n devices at this rate: the curves of a funnel. A share lies
 * outside exactly when its own interval leaves the rate out.
 */
export function chance(rate: number, n: number): { low: number; high: number } {
  const half = Z * Math.sqrt((rate * (1 - rate)) / n)
  return { low: Math.max(0, rate - half), high: Math.min(1, rate + half) }
}

/**
 * A person's rate drawn towards the company's, the more the fewer his devices are: what people are ranked by
 * (domain.md §8.9: 2 of 5 where the company has .06 → .0909). Null while the company has no rate.
 */
export function shrunk(of: Pick<Share, 'k' | 'n'>, company: Pick<Share, 'raw'>): number | null {
  if (company.raw === null) return null
  return (of.k + PRIOR_DEVICES * company.raw) / (of.n + PRIOR_DEVICES)
}

/**
 * Whether a rate surely lies on one side of the company's: enough devices, and the whole interval there.
 * Nothing less may be rewarded or blamed (domain.md §8.10).
 */
export function standsOut(of: Share, company: Pick<Share, 'raw'>): 'above' | 'below' | null {
  if (company.raw === null || of.low === null || of.high === null || of.n < SURE_FROM) return null
  if (of.low > company.raw) return 'above'
  return of.high < company.raw ? 'below' : null
}

/** Longer than any comparison with earlier years needs. */
const MOST_YEARS = 3

export const PERIOD_REFUSES = ['a period ends after it begins', 'a period is at most three years'] as const

export function whyNotPeriod(period: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  if (Temporal.PlainDate.compare(period.from, period.to) > 0) return 'a period ends after it begins'
  const latest = period.from.add({ years: MOST_YEARS })
  return Temporal.PlainDate.compare(period.to, latest) > 0 ? 'a period is at most three years' : null
}
