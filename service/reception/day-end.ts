import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import { about, type LockedCase, lock as lockCase } from '#service/cases/actions.ts'
import type { CaseLine } from '#service/cases/contract.ts'
import { linesOf } from '#service/cases/queries.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import { ordinaryCalendar } from '#service/people/queries.ts'
import { openPromisesOf } from '#service/promises/actions.ts'
import { promiseAndTell, say, type Telling } from '#service/promises/telling.ts'
import { dayOf } from '#service/standards/queries.ts'
import type { CLEARANCE_REASONS } from './contract/day-end.ts'
import { clearanceRate, closingOn, whyNotCallback, whyNotClear } from './rules/day-end.ts'
import { closedAt, redsBefore } from './store/closing.ts'
import * as store from './store/day-end.ts'

/** As many as somebody can go through in an evening; the counts are of all. */
const MOST_SHOWN = 200

type Reason = (typeof CLEARANCE_REASONS)[number]
type Clearing = {
  reason: Reason
  note: string
  expectedOn: Temporal.PlainDate
  callback: { promise: Uuid; told?: Telling | undefined } | { dueAt: Temporal.Instant; told: Telling }
}

/**
 * What is not settled today: why, until when, and when the customer hears from us; told to him now, or
 * promised already. @throws Unknown; Refusal with the codes of the endpoint
 */
export async function clearForToday(ctx: Context, caseId: Uuid, it: Clearing) {
  const held = await lockCase(ctx, caseId)
  const { reason, note, expectedOn, callback } = it
  const today = await dayOf(ctx, ctx.now)
  refuse(whyNotClear({ handler: held.handler, by: ctx.actor, today, expectedOn, reason, note }))
  const { promise, toldIn } = await callbackOf(ctx, held, callback, note)
  const id = uuidv7()
  await store.insertClearance(ctx, {
    id,
    case_id: caseId,
    on_day: today,
    at: ctx.now,
    by: whoActs(ctx),
    reason,
    note,
    expected_on: expectedOn,
    promise_id: promise,
    told_in: toldIn,
  })
  await announce(ctx, 'case cleared for the day', id, [caseId, ...about(held)], { reason, promise })
  return { id, promise }
}

/** Which promise he waits for, and the words in which he was told: now, or since the day began. */
async function callbackOf(ctx: Context, held: LockedCase, callback: Clearing['callback'], note: string) {
  if (!('promise' in callback)) {
    const promise = await promiseAndTell(ctx, held.id, { kind: 'callback', about: note, ...callback })
    return { promise, toldIn: await store.toldIn(ctx, promise) }
  }
  const { promise, told } = callback
  refuse(whyNotCallback(promise, await openPromisesOf(ctx, held.id), ctx.now))
  if (told) {
    const whose = { id: promise, caseId: held.id, customerId: held.customerId, toStaff: null }
    return { promise, toldIn: (await say(ctx, whose, 'out', told)).evidence }
  }
  const toldIn = await store.lastTold(ctx, held.id, await today(ctx))
  if (toldIn === null) refuse('the customer must be told')
  return { promise, toldIn: known(toldIn) }
}

/** When the company's day began. */
const today = async (ctx: Context) =>
  (await dayOf(ctx, ctx.now)).toZonedDateTime(await timeZone(ctx)).toInstant()

/** A day up to now, or to its end: to its closing hour where that was kept. */
async function reachOf(ctx: Context, asked: Temporal.PlainDate | undefined): Promise<store.Reach> {
  const zone = await timeZone(ctx)
  const now = await dayOf(ctx, ctx.now)
  const day = asked ?? now
  const from = day.toZonedDateTime(zone).toInstant()
  const kept = day.equals(now) ? null : await closedAt(ctx, day)
  if (kept !== null) return { zone, day, from, until: kept }
  const ends = day.add({ days: 1 }).toZonedDateTime(zone).toInstant()
  const until = Temporal.Instant.compare(ctx.now, ends) < 0 ? ctx.now : ends
  // What this very moment brought belongs to the day that is seen from it.
  return { zone, day, from, until: until.add({ microseconds: until.equals(ends) ? 0 : 1 }) }
}

type Counted = Awaited<ReturnType<typeof store.countByHandler>>

function countOf(rows: Counted) {
  const of = (standing: store.DayStanding) =>
    rows.reduce((sum, row) => sum + (row.standing === standing ? Number(row.n) : 0), 0)
  const count = { settled: of('settled'), cleared: of('cleared'), uncleared: of('uncleared') }
  return { ...count, rate: clearanceRate(count) }
}

/** The list of somebody's day, or of everybody's. Others' lists only for managers. @throws Unknown */
export async function dayEnd(
  ctx: Context,
  ask: { day?: Temporal.PlainDate | undefined; staff?: Uuid | 'everybody' | undefined },
) {
  const me = known(ctx.actor.staff)
  const whose = ask.staff ?? me
  if (whose !== me && !ctx.actor.roles.includes('manager')) throw new Unknown()
  const staff = whose === 'everybody' ? undefined : whose
  const reach = await reachOf(ctx, ask.day)
  const count = countOf(await store.countByHandler(ctx, reach, staff))
  const rows = await store.casesOfDay(ctx, reach, staff, MOST_SHOWN + 1)
  const items = await itemsOf(ctx, reach.day, rows.slice(0, MOST_SHOWN))
  const closesAt = closingOn(await ordinaryCalendar(ctx), reach.day)
  const closed = closesAt !== null && Temporal.Instant.compare(ctx.now, closesAt) >= 0
  return { day: reach.day, closesAt, closed, count, items, more: rows.length > MOST_SHOWN }
}

type DayCase = Awaited<ReturnType<typeof store.casesOfDay>>[number]

async function itemsOf(ctx: Context, day: Temporal.PlainDate, shown: readonly DayCase[]) {
  const cases = shown.map(row => row.case_id)
  const lines = new Map((await linesOf(ctx, cases)).map(line => [line.id, line]))
  const said = await clearancesOf(ctx, shown)
  const promises = await store.promisesToCome(ctx, cases)
  const reds = await redsBefore(ctx, day, cases)
  const named = await colleagues(
    ctx,
    shown.map(row => row.handler),
  )
  return shown.map(row => ({
    case: known(lines.get(row.case_id)) as CaseLine,
    standing: row.standing,
    owner: named(row.handler),
    red: reds.get(row.case_id) ?? null,
    clearance: said.get(row.clearance_id ?? '') ?? null,
    promises: promises
      .filter(promise => promise.case_id === row.case_id)
      .map(({ id, kind, due_at }) => ({ id, kind: kind as 'callback', dueAt: due_at })),
  }))
}

async function clearancesOf(ctx: Context, rows: readonly { clearance_id: Uuid | null }[]) {
  const ids = rows.flatMap(row => (row.clearance_id === null ? [] : [row.clearance_id]))
  const found = await store.clearances(ctx, ids)
  const named = await colleagues(
    ctx,
    found.map(({ by }) => by),
  )
  return new Map(
    found.map(row => [
      row.id,
      {
        at: row.at,
        by: named(row.by),
        reason: row.reason as Reason,
        note: row.note,
        expectedOn: row.expected_on,
        dueAt: row.due_at,
        toldAt: row.told_at,
      },
    ]),
  )
}

/** How the day stands for everybody, the least cleared first. */
export async function dayEndByPerson(ctx: Context, asked: Temporal.PlainDate | undefined) {
  const reach = await reachOf(ctx, asked)
  const rows = await store.countByHandler(ctx, reach)
  const handlers = [...new Set(rows.map(({ handler }) => handler))]
  const named = await colleagues(ctx, handlers)
  const people = handlers
    .map(id => ({ staff: named(id), ...countOf(rows.filter(({ handler }) => handler === id)) }))
    .sort((a, b) => b.uncleared - a.uncleared || a.staff.name.localeCompare(b.staff.name))
  return { day: reach.day, count: countOf(rows), people }
}
