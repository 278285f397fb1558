import { share } from '#core/share.ts'

/**
 * How often an answer solved the trouble on the phone, with the interval that small numbers deserve.
 * @throws RangeError for counts that are no counts
 */
export function solvedRate(tally: { told: number; solved: number; contradicted: number }) {
  const { raw, low, high } = share(tally.solved, tally.told)
  return { ...tally, rate: raw, low, high }
}
