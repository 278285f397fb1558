import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { type Place, placeFrom, placeText } from '#core/paging.ts'
import { known } from '#core/refusal.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import type { Away } from '#service/people/rules/duty.ts'
import type { Stage } from './contract.ts'
import * as ledger from './ledger.ts'
import type { PassedBy } from './rules/chain.ts'
import { rateOf } from './rules.ts'

type Page = { after?: string | undefined; limit: number }

async function paged(ctx: Context, rows: readonly ledger.Entry[], limit: number) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  const place = (row: ledger.Entry): Place => ({ at: row.due_at, id: row.id })
  return { items: await ledger.asPromises(ctx, shown), next: more ? placeText(place(last)) : null }
}

/** The ledger, the latest due first. */
export async function theLedger(ctx: Context, ask: ledger.Filters & Page) {
  return paged(ctx, await ledger.ledger(ctx, ask, placeFrom(ask.after), ask.limit + 1), ask.limit)
}

/** What one customer under all his ids (`sameCustomers`) is still owed, the most urgent first. */
export async function owedTo(ctx: Context, customers: readonly Uuid[], most: number) {
  return ledger.asPromises(ctx, await ledger.owed.rows(ctx, { company: ctx.company, customers, most }))
}

const whoAsks = (ctx: Context) => ({ staff: known(ctx.actor.staff), roles: ctx.actor.roles })

/** Open promises that whoever asks sees to, the most urgent first. */
export async function mine(ctx: Context, ask: Page) {
  return paged(ctx, await ledger.toSeeTo(ctx, whoAsks(ctx), placeFrom(ask.after), ask.limit + 1), ask.limit)
}

/** Reminders for whoever asks, one for each stage of a promise, and who was passed by before him. */
export async function myReminders(ctx: Context, limit: number) {
  const rows = await ledger.reminders(ctx, whoAsks(ctx), limit)
  const promises = new Map((await ledger.asPromises(ctx, rows)).map(promise => [promise.id, promise]))
  const passed = rows.map(row => awayOf(row.passed_by as Passed[]))
  const named = await colleagues(
    ctx,
    passed.flat().map(one => one.staff),
  )
  const items = rows.flatMap((row, n) => {
    const promise = promises.get(row.id)
    const passedBy = (passed[n] ?? []).map(one => ({ who: named(one.staff), why: one.why }))
    const { last_resort: lastResort, reminded_at: at } = row
    return promise ? [{ stage: row.stage as Stage, at, promise, passedBy, lastResort }] : []
  })
  return items.filter(
    (one, n) => !items.slice(0, n).some(other => other.promise === one.promise && other.stage === one.stage),
  )
}

type Passed = { staff?: Uuid; why: PassedBy['why'] }

/** The people among who was passed by, each once: the others are roles, or rungs without anybody. */
function awayOf(passed: readonly Passed[]): { staff: Uuid; why: Away }[] {
  const people = passed.flatMap(({ staff, why }) =>
    staff !== undefined && why !== 'nobody' && why !== 'told already' ? [{ staff, why }] : [],
  )
  return people.filter((one, n) => people.findIndex(other => other.staff === one.staff) === n)
}

/** How the promises due in a period stand now, and the promise-kept rate 履约率. */
export async function keepingRate(ctx: Context, by: Omit<ledger.Filters, 'standing'>) {
  const { theirsKept, theirsLate, theirsBroken, theirsOpen, ...counted } = await ledger.counts(ctx, by)
  const theirs = { kept: theirsKept, keptLate: theirsLate, broken: theirsBroken, open: theirsOpen }
  return { ...counted, rate: rateOf(counted), theirs }
}
