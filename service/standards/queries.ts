import type { Context } from '#core/context.ts'
import { timeZone } from '#core/numbers.ts'
import { ordinaryCalendar } from '#service/people/queries.ts'
import { addWorkingMinutes, endOfWorkingDay } from '#service/people/rules/calendar.ts'
import { shippedBook } from './book.ts'
import type { Standard } from './contract.ts'
import { decisive, dueAt, type Facts, type WorkingTime } from './rules.ts'
import * as store from './store.ts'

/** The day on which the company has this moment. */
export async function dayOf(ctx: Context, at: Temporal.Instant): Promise<Temporal.PlainDate> {
  return at.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
}

async function workingTime(ctx: Context): Promise<WorkingTime> {
  const calendar = await ordinaryCalendar(ctx)
  return {
    after: (from, minutes) =>
      orOnTheWall(() => addWorkingMinutes(calendar, from, minutes), from.add({ minutes })),
    endOfDay: at => orOnTheWall(() => endOfWorkingDay(calendar, at), at),
  }
}

/**
 * A calendar that is hardly ever open must not keep the phone from being answered: then the wall's clock
 * counts.
 */
function orOnTheWall(count: () => Temporal.Instant, onTheWall: Temporal.Instant): Temporal.Instant {
  try {
    return count()
  } catch (fault) {
    if (fault instanceof RangeError) return onTheWall
    throw fault
  }
}

/** Which promises an event owes in a case, and until when. */
export async function owedBy(
  ctx: Context,
  event: string,
  facts: Facts,
  from: Temporal.Instant,
): Promise<{ line: Standard; dueAt: Temporal.Instant }[]> {
  const book = [...shippedBook, ...(await store.ownLines(ctx, event))]
  const lines = decisive(book, event, facts, await dayOf(ctx, from))
  if (lines.length === 0) return []
  const time = await workingTime(ctx)
  return lines.map(line => ({ line, dueAt: dueAt(line, from, time) }))
}

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
  }
}

/** Whether a line still decides for the cases that it was written for. */
function decides(all: readonly Standard[], line: Standard, on: Temporal.PlainDate): boolean {
  const facts = { reason: line.reason ?? undefined, urgency: line.urgency ?? undefined }
  return decisive(all, line.event, facts, on).includes(line)
}
