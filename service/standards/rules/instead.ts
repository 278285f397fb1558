import type { Standard } from '../contract.ts'

/** Of which cases a line speaks: of two that speak of the same one is instead of the other. */
export function speaksOf(line: Omit<Standard, 'id' | 'edition' | 'needsReview' | 'effectiveFrom'>): string {
  const { event, owes, reason, urgency, productLine, customerKind, customerGrade, contract } = line
  return JSON.stringify([event, owes, reason, urgency, productLine, customerKind, customerGrade, contract])
}

/** The line that stood for the same cases when this one was published; null where there was none. */
export function instead(book: readonly Standard[], line: Standard): Standard | null {
  const before = book.filter(
    one =>
      one !== line &&
      speaksOf(one) === speaksOf(line) &&
      (one.id === null || (one.id < (line.id ?? '') && notLater(one, line))),
  )
  return before.reduce<Standard | null>((last, one) => (last && notLater(one, last) ? last : one), null)
}

/** Whether one came into force no later than the other; the shipped ones were there before all. */
function notLater(one: Standard, other: Standard): boolean {
  if (one.effectiveFrom === null) return true
  if (other.effectiveFrom === null) return false
  const later = Temporal.PlainDate.compare(one.effectiveFrom, other.effectiveFrom)
  return later !== 0 ? later < 0 : (one.id ?? '') <= (other.id ?? '')
}
