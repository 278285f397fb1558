import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { type Place, placeFrom, placeText } from '#core/paging.ts'
import { known } from '#core/refusal.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { Stage } from './contract.ts'
import * as ledger from './ledger.ts'
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

/** Reminders for whoever asks. */
export async function myReminders(ctx: Context, limit: number) {
  const rows = await ledger.reminders(ctx, whoAsks(ctx), limit)
  const promises = new Map((await ledger.asPromises(ctx, rows)).map(promise => [promise.id, promise]))
  return rows.flatMap(row => {
    const promise = promises.get(row.id)
    return promise ? [{ stage: row.stage as Stage, at: row.reminded_at, promise }] : []
  })
}

/** How the promises due in a period stand now, and the promise-kept rate 履约率. */
export async function keepingRate(
  ctx: Context,
  by: {
    dueFrom: Temporal.Instant
    dueBefore: Temporal.Instant
    kind?: PromiseKind | undefined
    owner?: Uuid | undefined
  },
) {
  const { theirsKept, theirsLate, theirsBroken, theirsOpen, ...counted } = await ledger.counts(ctx, by)
  const theirs = { kept: theirsKept, keptLate: theirsLate, broken: theirsBroken, open: theirsOpen }
  return { ...counted, rate: rateOf(counted), theirs }
}
