import type { Context } from '#core/context.ts'
import { ordinaryLadder, TOLD } from '#service/standards/book.ts'
import { RAISED_FOR, type RaisedFor } from '#service/standards/contract.ts'
import { type Asked, calendarReader, dayOf, lineFor, wholeBook } from '#service/standards/queries.ts'
import { countsWork, type Rung } from '#service/standards/rules/clock.ts'
import { wallTime, workingTimeOf } from '#service/standards/rules/working-time.ts'
import { oneUp, stepsOf } from './rules/ladder.ts'
import type { LockedPromise } from './store.ts'

const ordinary = {
  counted: 'minutes',
  calendar: 'always',
  ladder: ordinaryLadder,
  upFor: RAISED_FOR,
  off: false,
} as const

/** A case as its ladder asks about it. */
export type Facts = Asked & { raisedFor?: readonly RaisedFor[] | undefined }

/**
 * Reads the ladders of promises, one after the other, as the book of today has them; book and calendars are
 * read once. What a standard made climbs by its line (null: switched off), what was told in words by the line
 * of its kind.
 */
export async function ladderReader(
  ctx: Context,
): Promise<(p: LockedPromise, facts: Facts) => Promise<Rung[] | null>> {
  const book = await wholeBook(ctx)
  const today = await dayOf(ctx, ctx.now)
  const calendarFor = calendarReader(ctx)
  return async (p, facts) => {
    const event = p.byStandard && p.owedFor !== null ? p.owedFor : TOLD
    // What a customer promises us is in no book: its ladder is the ordinary one.
    const line = (await lineFor(ctx, book, { event, owes: p.kind }, facts, today)) ?? ordinary
    // Of what a standard made nothing is left to chase; what was told in words can still be broken.
    if (line.off) return p.byStandard ? null : []
    const time = countsWork(line)
      ? workingTimeOf(await calendarFor(line.calendar, facts.handler ?? null))
      : wallTime
    const ladder = line.ladder.length > 0 ? line.ladder : ordinary.ladder
    const steps = stepsOf({ line: { counted: line.counted, ladder }, time }, p)
    return facts.raisedFor?.some(why => line.upFor.includes(why)) ? oneUp(steps) : steps
  }
}
