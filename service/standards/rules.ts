import { TOLD } from './book.ts'
import type { Standard } from './contract.ts'

/** What a standard may ask about the case it is used for. */
export type Facts = {
  reason?: string | undefined
  urgency?: string | undefined
  productLine?: string | null | undefined
  customerKind?: string | undefined
  customerGrade?: string | null | undefined
  /** The plans that he has in force. */
  contracts?: readonly string[] | undefined
}

/**
 * The lines that decide for an event on a day: one for each promise it owes. The most specific goes first;
 * among those a company's own before the shipped one; among those the one that came into force last. A
 * decisive line that is switched off owes nothing.
 */
export function decisive(
  lines: readonly Standard[],
  event: string,
  facts: Facts,
  on: Temporal.PlainDate,
): Standard[] {
  const fitting = lines.filter(
    line =>
      line.event === event &&
      (line.effectiveFrom === null || Temporal.PlainDate.compare(line.effectiveFrom, on) <= 0) &&
      (line.reason === null || line.reason === facts.reason) &&
      (line.urgency === null || line.urgency === facts.urgency) &&
      (line.productLine === null || line.productLine === facts.productLine) &&
      (line.customerKind === null || line.customerKind === facts.customerKind) &&
      (line.customerGrade === null || line.customerGrade === facts.customerGrade) &&
      (line.contract === null || (facts.contracts ?? []).includes(line.contract)),
  )
  const best = new Map<string, Standard>()
  for (const line of fitting) {
    const other = best.get(line.owes)
    if (!other || goesBefore(line, other)) best.set(line.owes, line)
  }
  return [...best.values()]
}

/** What is owed by lines that decide: those switched off owe nothing. */
export const owing = (lines: readonly Standard[]) => lines.filter(line => !line.off)

/** What was sold by contract says more than the product, that more than grade, kind, reason and urgency. */
function specific(line: Standard): number {
  const { contract, productLine, customerGrade, customerKind, reason, urgency } = line
  const said = [contract, productLine, customerGrade, customerKind, reason, urgency]
  return said.reduce((sum, one) => 2 * sum + (one === null ? 0 : 1), 0)
}

function goesBefore(a: Standard, b: Standard): boolean {
  if (specific(a) !== specific(b)) return specific(a) > specific(b)
  if ((a.id === null) !== (b.id === null)) return a.id !== null
  if (a.effectiveFrom === null || b.effectiveFrom === null)
    return b.effectiveFrom === null && a.effectiveFrom !== null
  const later = Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom)
  // Of two lines of one day the one written later (ids are in order of writing) corrects the other.
  return later !== 0 ? later > 0 : (a.id ?? '') > (b.id ?? '')
}

export type SetRefusal = 'nobody announces this event' | 'the past is not changed' | 'a promise needs time'

/** Why a line cannot be added to the book. `announced`: whether a slice of the story has such an event. */
export function whyNotSet(
  line: Pick<Standard, 'event' | 'counted' | 'minutes' | 'days' | 'atMinute'> & {
    effectiveFrom: Temporal.PlainDate
  },
  announced: boolean,
  today: Temporal.PlainDate,
): SetRefusal | null {
  if (!announced) return 'nobody announces this event'
  if (Temporal.PlainDate.compare(line.effectiveFrom, today) < 0) return 'the past is not changed'
  // What is told in words has its time from them.
  return line.event === TOLD || givesTime(line) ? null : 'a promise needs time'
}

function givesTime(line: Pick<Standard, 'counted' | 'minutes' | 'days' | 'atMinute'>): boolean {
  switch (line.counted) {
    case 'minutes':
    case 'working minutes':
      return line.minutes > 0
    case 'days':
      return line.days > 0 || line.atMinute !== null
    case 'end of working day':
    case 'working days':
      return true
  }
}
