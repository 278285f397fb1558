import { fold } from '#core/find/fold.ts'
import { beginning } from '#core/find/terms.ts'

/** One character may fold to eighteen; an index takes no more than 2,700 bytes. */
const LONGEST_KEY = 200

/** Models and product lines of one name in any spelling are one: `ABC-160` and `abc 160`. */
export const nameKey = (name: string) => beginning(fold(name) || name.trim().toLowerCase(), LONGEST_KEY)

/** One serial in any spelling; null where there is none. */
export const serialKey = (serial: string): string | null => beginning(fold(serial), LONGEST_KEY) || null

/** One address in any spelling. */
export const addressKey = (typed: string): string | null => beginning(fold(typed), LONGEST_KEY) || null

/** Somebody else wrote since this was read: his change is shown, not overwritten. */
export function whyNotEdit(now: { version: number; merged?: boolean }, read: { version: number }) {
  if (now.merged) return 'merged into another customer'
  return now.version === read.version ? null : 'changed meanwhile'
}

export type DeviceDays = { purchasedOn: Temporal.PlainDate | null; installedOn: Temporal.PlainDate | null }

/** @param today in the company's time zone */
export function whyNotTheseDays({ purchasedOn, installedOn }: DeviceDays, today: Temporal.PlainDate) {
  for (const day of [purchasedOn, installedOn]) {
    if (day !== null && Temporal.PlainDate.compare(day, today) > 0) return 'the date lies in the future'
  }
  if (
    purchasedOn !== null &&
    installedOn !== null &&
    Temporal.PlainDate.compare(installedOn, purchasedOn) < 0
  ) {
    return 'installed before it was bought'
  }
  return null
}
