import { fold } from '#core/find/fold.ts'

/** Models and product lines of one name in any spelling are one: `ABC-160` and `abc 160`. */
export const nameKey = (name: string) => fold(name) || name.trim().toLowerCase()

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

/** A list is written once; one without a row that can go in is not written at all. */
export function whyNotRun(list: { started: boolean; goingIn: number }) {
  if (list.started) return 'already started'
  return list.goingIn === 0 ? 'no row can go in' : null
}
