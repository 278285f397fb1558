import type { Context } from '#core/context.ts'
import { timeZone } from '#core/numbers.ts'

/** Moments as the company's clock shows them, for tables that leave. */
export async function wallClock(ctx: Context): Promise<(at: Temporal.Instant) => Temporal.PlainDateTime> {
  const zone = await timeZone(ctx)
  return at => at.toZonedDateTimeISO(zone).toPlainDateTime()
}
