import type { Reply } from '#core/endpoint.ts'
import { ORDINARY, shippedBook } from '../book.ts'
import { RAISED_FOR, type theBook, type WrittenLine } from '../contract.ts'
import { speaksOf } from '../rules/instead.ts'

/** A line of the book as it travels. */
export type SentLine = Reply<typeof theBook>['inForce'][number]

/** The same with everything said, its days as text: what the page draws and edits. */
export type Line = WrittenLine & Pick<Place, 'id' | 'edition' | 'needsReview' | 'effectiveFrom'>
type Place = { id: string | null; edition: number | null; needsReview: boolean; effectiveFrom: string | null }

/** What is left out on the wire says what is ordinary. */
export const lineOf = (sent: SentLine): Line => ({
  ...sent,
  edition: sent.edition ?? null,
  productLine: sent.productLine ?? null,
  customerKind: sent.customerKind ?? null,
  customerGrade: sent.customerGrade ?? null,
  contract: sent.contract ?? null,
  days: sent.days ?? ORDINARY.days,
  atMinute: sent.atMinute ?? null,
  calendar: sent.calendar ?? ORDINARY.calendar,
  pausesFor: sent.pausesFor ?? [],
  reopened: sent.reopened ?? ORDINARY.reopened,
  ladder: sent.ladder?.map(step => ({ untouched: false, ...step })) ?? [],
  upFor: sent.upFor ?? [...RAISED_FOR],
  off: sent.off ?? false,
  needsReview: sent.needsReview ?? false,
})

/** What is sent when it is published; where it stands in the book is the server's to say. */
export function writtenOf(line: Line): WrittenLine {
  const { id: _, edition: __, needsReview: ___, effectiveFrom: ____, ...written } = line
  return written
}

/** Two lines of the same name speak of the same cases: the one is instead of the other. */
export const nameOf = (line: Line) => speaksOf(line)

const shippedEvents = shippedBook.map(line => line.event)

/** In the order of the shipped book: event by event, the line for every case before those for some. */
export function inOrder(lines: readonly Line[]): Line[] {
  const events = [...new Set([...shippedEvents, ...lines.map(line => line.event)])]
  return events.flatMap(event =>
    lines.filter(line => line.event === event).toSorted((a, b) => said(a) - said(b) || order(a, b)),
  )
}

const order = (a: Line, b: Line) => (a.owes < b.owes ? -1 : Number(a.owes > b.owes))

/** How many conditions a line has. */
const said = (line: Line) =>
  [line.reason, line.urgency, line.productLine, line.customerKind, line.customerGrade, line.contract].filter(
    one => one !== null,
  ).length
