import type { Slice } from '#core/slice.ts'

/** The business in the order of the life of a case. Imports and foreign keys point up this list, never down. */
export const story: readonly Slice[] = []
