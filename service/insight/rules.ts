/**
 * k of n with the raw share and its Wilson 95 % interval; shares are null when there is nothing to divide
 * by.
 */
export type Share = { k: number; n: number; raw: number | null; low: number | null; high: number | null }

/** Two-sided 95 %. */
const Z = 1.959963984540054
/** 初装返修率 looks a year ahead of each installation. */
export const REWORK_DAYS = 365
/** Below 5 a rate is hidden, below 30 it is shown grey with its interval (domain.md §3, last row). */
export const SHOWN_FROM = 5
export const SURE_FROM = 30

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

export function showing(one: Share): 'hidden' | 'unsure' | 'sure' {
  if (one.n < SHOWN_FROM) return 'hidden'
  return one.n < SURE_FROM ? 'unsure' : 'sure'
}

export type Ledger = { kept: number; keptLate: number; broken: number }

/** 履约率 = kept ÷ (kept + kept late + broken); renegotiated and not reached stand beside it (design.md §6). */
export function promiseKeeping(ledger: Ledger): Share {
  return share(ledger.kept, ledger.kept + ledger.keptLate + ledger.broken)
}

/** Longer than any comparison with earlier years needs. */
const MOST_YEARS = 3

export const PERIOD_REFUSES = ['a period ends after it begins', 'a period is at most three years'] as const

export function whyNotPeriod(period: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  if (Temporal.PlainDate.compare(period.from, period.to) > 0) return 'a period ends after it begins'
  const latest = period.from.add({ years: MOST_YEARS })
  return Temporal.PlainDate.compare(period.to, latest) > 0 ? 'a period is at most three years' : null
}
