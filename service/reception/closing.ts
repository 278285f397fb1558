import type { Context } from '#core/context.ts'
import { timeZone } from '#core/numbers.ts'
import { ordinaryCalendar } from '#service/people/queries.ts'
import { type Calendar, endOfWorkingDay } from '#service/people/rules/calendar.ts'
import { clearanceRate, dayClosedBy } from './rules/day-end.ts'
import * as store from './store/closing.ts'

/** How many weeks before its first closing are counted afterwards, so that a new board is not empty. */
const WEEKS_BEFORE = 8

/**
 * Keeps how the working day ended whose closing hour is past: one in a transaction, however many were missed
 * while no worker ran. Another worker who has it is left alone. @returns how many days were looked at
 */
export async function closeDay(ctx: Context): Promise<number> {
  const next = await store.lockClosing(ctx)
  if (next === undefined) return 0
  const calendar = await ordinaryCalendar(ctx)
  if (next === null) {
    await store.setClosing(ctx, endOfWorkingDay(calendar, await firstMoment(ctx, calendar)))
    return 1
  }
  if (Temporal.Instant.compare(ctx.now, next) < 0) return 0
  const day = dayClosedBy(next, calendar.timeZone)
  const zone = await timeZone(ctx)
  const from = day.toZonedDateTime(zone).toInstant()
  await store.keepDayEnd(ctx, { zone, day, from, until: next, closedAt: next })
  await store.setClosing(ctx, endOfWorkingDay(calendar, next))
  return 1
}

/** From when on days are closed: since cases are handled here, but not for longer than is looked at. */
async function firstMoment(ctx: Context, { timeZone }: Calendar): Promise<Temporal.Instant> {
  const earliest = ctx.now.subtract({ hours: WEEKS_BEFORE * 7 * 24 })
  const first = await store.firstHandling(ctx)
  if (first === null || Temporal.Instant.compare(first, ctx.now) > 0) return ctx.now
  const from = Temporal.Instant.compare(first, earliest) > 0 ? first : earliest
  return from.toZonedDateTimeISO(timeZone).startOfDay().toInstant()
}

/** How the days of some weeks ended, the first first; days off and days without a case are left out. */
export async function course(ctx: Context, weeks: number) {
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  const rows = await store.dayEnds(ctx, today.subtract({ weeks }))
  return rows.map(({ closed_at, ...row }) => ({ ...row, closedAt: closed_at, rate: clearanceRate(row) }))
}
