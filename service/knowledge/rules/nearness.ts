import type { NEARS } from '../contract/search.ts'

/**
 * How much nearer an answer is pulled for belonging to the device; bounded, so that words still decide. What
 * another product needs has to fit almost three times as well: on the phone it may be dangerous.
 */
export const PULL: Record<(typeof NEARS)[number], number> = { model: 2.2, line: 1.7, general: 1, other: 0.6 }
