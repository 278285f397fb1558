export type Clock = { now(): Temporal.Instant }

/**
 * The machine's clock, cut to microseconds: what PostgreSQL keeps, so that what is written is what is read.
 */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
}
