/**
 * k of n with the raw share and its Wilson 95 % interval; shares are null when there is nothing to divide
 * by.
 */
export type Share = { k: number; n: number; raw: number | null; low: number | null; high: number | null }

/** Two-sided 95 %. */
const Z = 1.959963984540054
/** 初装返修率 looks this many days ahead of each installation, as the reader chooses (domain.md §3: 90). */
export const REWORK_DAYS = ['30', '90', '180'] as const
export type ReworkDays = (typeof REWORK_DAYS)[number]
export const USUAL_REWORK_DAYS: ReworkDays = '90'
/** Below 5 a rate is hidden, below 30 it is shown grey with its interval (domain.md §3, last row). */
export const SHOWN_FROM = 5
export const SURE_FROM = 30
/** How many devices at the company's rate everybody starts with (domain.md §8.9). */
const PRIOR_DEVICES = 50

/**
 * The share with the interval that small numbers deserve (domain.md §8.8: 3/20 → .0524–.3604).
 * @throws RangeError for counts that are no counts
 */
export function share(k: number, n: number): Share {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) throw new RangeError(`${k} of ${n}`)
  if (n === 0) return { k, n, raw: null, low: null, high: null }
  const p = k / n
  const z2n = (Z * Z) / n
  const middle = (p + z2n / 2) / (1 + z2n)
  const half = (Z * Math.sqrt((p * (1 - p)) / n + z2n / (4 * n))) / (1 + z2n)
  return { k, n, raw: p, low: k === 0 ? 0 : middle - half, high: k === n ? 1 : middle + half }
}

/**
 * Where chance alone puts 19 of 20 who have n devices at this rate: the curves of a funnel. A share lies
 * outside exactly when its own interval leaves the rate out.
 */
export function chance(rate: number, n: number): { low: number; high: number } {
  const half = Z * Math.sqrt((rate * (1 - rate)) / n)
  return { low: Math.max(0, rate - half), high: Math.min(1, rate + half) }
}

/** How a share may be shown: few cases say nothing about a person. */
export function showing({ n }: Pick<Share, 'n'>): 'hidden' | 'unsure' | 'sure' {
  return n < SHOWN_FROM ? 'hidden' : n < SURE_FROM ? 'unsure' : 'sure'
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
