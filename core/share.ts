/**
 * k of n with the raw share and its Wilson 95 % interval; shares are null when there is nothing to divide
 * by.
 */
export type Share = { k: number; n: number; raw: number | null; low: number | null; high: number | null }

/** Two-sided 95 %. */
export const Z = 1.959963984540054
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

/** How a share may be shown: few cases say nothing about a person. */
export function showing({ n }: Pick<Share, 'n'>): 'hidden' | 'unsure' | 'sure' {
  return n < SHOWN_FROM ? 'hidden' : n < SURE_FROM ? 'unsure' : 'sure'
}
