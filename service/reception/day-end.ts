import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import { about, lock as lockCase } from '#service/cases/actions.ts'
import type { CaseLine } from '#service/cases/contract.ts'
import { linesOf } from '#service/cases/queries.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import { openPromisesOf } from '#service/promises/actions.ts'
import { promiseAndTell, type Telling } from '#service/promises/telling.ts'
import { dayOf } from '#service/standards/queries.ts'
import type { CLEARANCE_REASONS } from './contract/day-end.ts'
import { clearanceRate, whyNotCallback, whyNotClear } from './rules/day-end.ts'
import * as store from './store/day-end.ts'

/** As many as somebody can go through in an evening; the counts are of all. */
const MOST_SHOWN = 200

type Reason = (typeof CLEARANCE_REASONS)[number]
type Clearing = {
  reason: Reason
  note: string
  expectedOn: Temporal.PlainDate
  callback: { promise: Uuid } | { dueAt: Temporal.Instant; told: Telling }
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
  const promise = await callbackOf(ctx, caseId, callback, note)
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
  })
  await announce(ctx, 'case cleared for the day', id, [caseId, ...about(held)], { reason, promise })
  return { id, promise }
}

async function callbackOf(ctx: Context, caseId: Uuid, callback: Clearing['callback'], note: string) {
  if ('promise' in callback) {
    refuse(whyNotCallback(callback.promise, await openPromisesOf(ctx, caseId), ctx.now))
    return callback.promise
  }
  return promiseAndTell(ctx, caseId, { kind: 'callback', about: note, ...callback })
}

async function reachOf(ctx: Context, asked: Temporal.PlainDate | undefined): Promise<store.Reach> {
  const zone = await timeZone(ctx)
  const day = asked ?? (await dayOf(ctx, ctx.now))
  const from = day.toZonedDateTime(zone).toInstant()
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

/** The list of somebody's day. Others' lists only for managers. @throws Unknown */
export async function dayEnd(
  ctx: Context,
  ask: { day?: Temporal.PlainDate | undefined; staff?: Uuid | undefined },
) {
  const me = known(ctx.actor.staff)
  const staff = ask.staff ?? me
  if (staff !== me && !ctx.actor.roles.includes('manager')) throw new Unknown()
  const reach = await reachOf(ctx, ask.day)
  const count = countOf(await store.countByHandler(ctx, reach, staff))
  const rows = await store.casesOfDay(ctx, reach, staff, MOST_SHOWN + 1)
  const shown = rows.slice(0, MOST_SHOWN)
  const cases = shown.map(row => row.case_id)
  const lines = new Map((await linesOf(ctx, cases)).map(line => [line.id, line]))
  const said = await clearancesOf(ctx, shown)
  const promises = await store.promisesToCome(ctx, cases)
  const items = shown.map(row => ({
    case: known(lines.get(row.case_id)) as CaseLine,
    standing: row.standing,
    clearance: said.get(row.clearance_id ?? '') ?? null,
    promises: promises
      .filter(promise => promise.case_id === row.case_id)
      .map(({ id, kind, due_at }) => ({ id, kind: kind as 'callback', dueAt: due_at })),
  }))
  return { day: reach.day, count, items, more: rows.length > MOST_SHOWN }
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
