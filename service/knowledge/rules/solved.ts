import { share } from '#core/share.ts'

/** An answer that solves every time, and was told often, counts this much more than one nobody has tried. */
export const MOST_BOOST = 0.15

/**
 * By what the rank of an answer is multiplied for what came of it on the phone: 1 to 1 + MOST_BOOST. It goes
 * by the lower end of Wilson's 95 % interval, so that one lucky call moves nothing much (1 of 1 → 1.03, 9 of
 * 12 → 1.07, 90 of 120 → 1.1). Never below 1: what nobody has told yet is not worse for it, and words that
 * fit stay before words that do not.
 * @throws RangeError for counts that are no counts
 */
export function solvedBoost(solved: number, told: number): number {
  return 1 + MOST_BOOST * (share(solved, told).low ?? 0)
}

/** The same in whole per cent, for a reader: how much higher it stands for having helped. */
export const boostPercent = (solved: number, told: number): number =>
  Math.round((solvedBoost(solved, told) - 1) * 100)
