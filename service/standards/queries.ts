import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { calendarOfStaff } from '#service/people/queries/calendars.ts'
import { ordinaryCalendar } from '#service/people/queries.ts'
import { type Calendar, isPastKnownDays } from '#service/people/rules/calendar.ts'
import { shippedBook } from './book.ts'
import type { CalendarOf, PromiseKind, Standard } from './contract.ts'
import { dueAt, type WorkingTime } from './rules/clock.ts'
import { workingTimeOf } from './rules/working-time.ts'
import { decisive, type Facts, owing } from './rules.ts'
import * as store from './store.ts'

/** The day on which the company has this moment. */
export async function dayOf(ctx: Context, at: Temporal.Instant): Promise<Temporal.PlainDate> {
  return at.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
}

/** The case that a standard is asked about; without customer only lines without conditions on him decide. */
export type Asked = Facts & {
  customerId?: Uuid | undefined
  deviceId?: Uuid | null | undefined
  handler?: Uuid | null | undefined
  /** Without: it would be opened now. */
  openedAt?: Temporal.Instant | undefined
}

export type Owed = { line: Standard; dueAt: Temporal.Instant; time: WorkingTime; calendar: Calendar }

/** Which promises an event owes in a case, and until when. */
export async function owedBy(
  ctx: Context,
  event: string,
  asked: Asked,
  from: Temporal.Instant,
): Promise<Owed[]> {
  return owedOf(ctx, await wholeBook(ctx, event), event, asked, from)
}

/**
 * The same of a given book: published, or as somebody would like it.
 * @param on the day whose lines are in force; without, the day of `from`
 * @param calendarFor of several questions in a row, so that calendars are read once
 */
export async function owedOf(
  ctx: Context,
  book: readonly Standard[],
  event: string,
  asked: Asked,
  from: Temporal.Instant,
  on?: Temporal.PlainDate,
  calendarFor = calendarReader(ctx),
): Promise<Owed[]> {
  const facts = await factsOf(ctx, book, event, asked)
  const lines = owing(decisive(book, event, facts, on ?? (await dayOf(ctx, from))))
  const owed: Owed[] = []
  for (const line of lines) {
    const calendar = await calendarFor(line.calendar, asked.handler ?? null)
    const time = workingTimeOf(calendar)
    owed.push({ line, dueAt: dueAt(line, from, time), time, calendar })
  }
  return owed
}

/** The line that decides for promises of a kind, switched off or not; undefined where the book has none. */
export async function lineFor(
  ctx: Context,
  book: readonly Standard[],
  it: { event: string; owes: PromiseKind },
  asked: Asked,
  on: Temporal.PlainDate,
): Promise<Standard | undefined> {
  const facts = await factsOf(ctx, book, it.event, asked)
  return decisive(book, it.event, facts, on).find(line => line.owes === it.owes)
}

/** The shipped book with the company's own lines. */
export async function wholeBook(ctx: Context, event?: string): Promise<Standard[]> {
  return [...shippedBook, ...(await store.ownLines(ctx, event))]
}

/** What the customer is and owns is asked for only where a line wants to know. */
async function factsOf(ctx: Context, book: readonly Standard[], event: string, asked: Asked): Promise<Facts> {
  const wanted = book.some(line => line.event === event && asksWho(line))
  if (!wanted || asked.customerId === undefined) return asked
  const opened = await dayOf(ctx, asked.openedAt ?? ctx.now)
  return { ...asked, ...(await store.factsOf(ctx, asked.customerId, asked.deviceId ?? null, opened)) }
}

const asksWho = ({ productLine, customerKind, customerGrade, contract }: Standard) =>
  (productLine ?? customerKind ?? customerGrade ?? contract) !== null

/** The calendars that lines name, each read once. */
export function calendarReader(ctx: Context): (of: CalendarOf, handler: Uuid | null) => Promise<Calendar> {
  const read = new Map<string, Promise<Calendar>>()
  const find = async (of: CalendarOf, handler: Uuid | null): Promise<Calendar> => {
    if (of === 'service point' && handler !== null) return calendarOfStaff(ctx, handler)
    const ordinary = await ordinaryCalendar(ctx)
    return of === 'always' ? { ...ordinary, alwaysOpen: true } : ordinary
  }
  return (of, handler) => {
    const key = of === 'service point' ? `${of} ${handler}` : of
    const found = read.get(key) ?? find(of, handler)
    read.set(key, found)
    return found
  }
}

/** The newest edition that is in force on a day; 0 before the first. */
export function editionOn(ctx: Context, on: Temporal.PlainDate): Promise<number> {
  return store.lastEdition(ctx, on)
}

/** Whether a due time lies in a year whose official days its calendar does not know (domain.md CAL-6). */
export const isUncertain = (owed: Pick<Owed, 'calendar' | 'dueAt'>) =>
  isPastKnownDays(owed.calendar, owed.dueAt)

/**
 * The book of a day: what decides then (a line may do so for some cases only), and what will decide later.
 */
export async function theBook(ctx: Context, on: Temporal.PlainDate) {
  const own = await store.ownLines(ctx)
  const begun = (line: Standard) =>
    line.effectiveFrom === null || Temporal.PlainDate.compare(line.effectiveFrom, on) <= 0
  const all = [...shippedBook, ...own]
  return {
    inForce: all.filter(line => begun(line) && decides(all, line, on)),
    toCome: own.filter(line => !begun(line)),
    edition: await store.lastEdition(ctx),
  }
}

/** Whether a line still decides for the cases that it was written for. */
function decides(all: readonly Standard[], line: Standard, on: Temporal.PlainDate): boolean {
  const facts = {
    reason: line.reason ?? undefined,
    urgency: line.urgency ?? undefined,
    productLine: line.productLine,
    customerKind: line.customerKind ?? undefined,
    customerGrade: line.customerGrade,
    contracts: line.contract === null ? [] : [line.contract],
  }
  return decisive(all, line.event, facts, on).includes(line)
}
