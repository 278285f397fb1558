import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { known } from '#core/refusal.ts'
import { fieldVisit } from '#service/fieldwork/queries.ts'
import { type Colleague, colleagues, customerName } from '#service/hotline/colleagues.ts'
import { type Settlement, standing } from '#service/promises/rules.ts'
import type { ReturnVisit, Unhappy } from './contract.ts'
import { type Manner, mismatches, type Outcome, type RepairState, whyNotVisit } from './rules.ts'
import * as store from './store.ts'

type Page = { after?: string | undefined; limit: number }

/**
 * Return visits that are owed, the most urgent first, each with why it is not for whoever asks to make it.
 */
export async function owedReturnVisits(ctx: Context, page: Page) {
  const rows = await store.owed(ctx, placeFrom(page.after), page.limit + 1)
  const place = (row: store.OwedRow) => ({ at: row.due_at, id: row.id })
  return pageOf(rows, page.limit, place, row => asOwed(ctx, row))
}

const asOwed = (ctx: Context, row: store.OwedRow) => ({
  promiseId: row.id,
  visitId: row.visit_id,
  caseId: row.case_id,
  caseNumber: row.number,
  customer: { id: row.customer_id, name: customerName(ctx, row.customer_name) },
  technician: { id: row.technician_id, name: row.technician_name },
  finishedAt: row.finished_at,
  dueAt: row.due_at,
  standing: store.standingOf(row, ctx.now),
  tries: row.tries ?? 0,
  lastTryAt: row.last_try_at,
  notForYou: whyNotVisit(
    { finished: true, technician: row.technician_id, recorded: false },
    ctx.actor.staff ?? '',
  ),
})

/** What the return visitor has before him while he asks. @throws Unknown */
export async function returnVisitSheet(ctx: Context, visitId: Uuid) {
  const visit = known(await fieldVisit(ctx, visitId))
  const seen = known(await store.visited(ctx, visitId))
  const owed = await store.owedFor(ctx, visitId)
  const rows = await store.made(ctx).where('made.visit_id', '=', visitId).execute()
  return {
    visit,
    customer: { id: seen.customerId, name: customerName(ctx, seen.customerName) },
    window: { from: seen.windowFrom, to: seen.dueAt },
    owed: owed ? asOwed(ctx, owed) : null,
    made: (await asReturnVisits(ctx, rows))[0] ?? null,
  }
}

/** Return visits that were made, newest first. */
export async function returnVisits(
  ctx: Context,
  by: Page & { case?: Uuid | undefined; technician?: Uuid | undefined },
) {
  let rows = newestFirst(store.made(ctx), by)
  if (by.case) rows = rows.where('visit.case_id', '=', by.case)
  if (by.technician) rows = rows.where('visit.technician_id', '=', by.technician)
  const found = await rows.execute()
  const whole = new Map((await asReturnVisits(ctx, found)).map(one => [one.id, one]))
  return pageOf(
    found,
    by.limit,
    row => row,
    row => known(whole.get(row.id)),
  )
}

type Rows = ReturnType<typeof store.made>

function newestFirst<Q extends Rows>(rows: Q, page: Page): Q {
  const after = placeFrom(page.after)
  const ordered = rows
    .orderBy('made.at', 'desc')
    .orderBy('made.id', 'desc')
    .limit(page.limit + 1)
  if (after === null) return ordered as Q
  return ordered.where(eb => eb(eb.refTuple('made.at', 'made.id'), '<', eb.tuple(after.at, after.id))) as Q
}

/** Unhappy customers: those who wait for their call, the most urgent first; or all, newest first. */
export async function unhappyCustomers(ctx: Context, by: Page & { waiting: boolean }) {
  const rows: store.UnhappyRow[] = by.waiting
    ? await store.waiting(ctx, placeFrom(by.after), by.limit + 1)
    : await newestFirst(store.unhappy(ctx), by).execute()
  const whole = new Map((await asReturnVisits(ctx, rows)).map(one => [one.id, one]))
  const named = await colleagues(
    ctx,
    rows.map(row => row.call_owner),
  )
  const place = (row: store.UnhappyRow) => ({ id: row.id, at: (by.waiting && row.call_due) || row.at })
  return pageOf(rows, by.limit, place, row => ({
    ...known(whole.get(row.id)),
    open: row.open === true,
    callback: callOf(ctx, row, named(row.call_owner)),
  }))
}

function callOf(ctx: Context, row: store.UnhappyRow, owner: Colleague | null): Unhappy['callback'] {
  if (row.call_id === null || row.call_due === null) return null
  const settledAt = row.call_settled_at
  const stood = { windowFrom: null, dueAt: row.call_due, settledAt }
  const settledAs = row.call_settled_as as Settlement | null
  return {
    id: row.call_id,
    dueAt: row.call_due,
    standing: standing({ ...stood, settledAs }, ctx.now),
    owner,
    settledAt,
  }
}

async function asReturnVisits(ctx: Context, rows: readonly store.MadeRow[]): Promise<ReturnVisit[]> {
  const named = await colleagues(
    ctx,
    rows.flatMap(row => [row.visitor, row.technician_id]),
  )
  return rows.map(row => {
    const said = {
      outcome: row.outcome as Outcome,
      arrivalSaid: row.arrival_said,
      manners: row.manners as Partial<Record<Manner, boolean>>,
    }
    const checked = { arrivedAt: row.arrived_at, dueAt: row.due_at, explained: row.explanation !== '' }
    return {
      ...said,
      id: row.id,
      visitId: row.visit_id,
      caseId: row.case_id,
      caseNumber: row.number,
      customer: { id: row.customer_id, name: customerName(ctx, row.customer_name) },
      technician: named(row.technician_id),
      visitor: named(row.visitor),
      at: row.at,
      causeHeard: row.cause_heard,
      repairState: row.repair_state as RepairState,
      mannersWord: row.manners_word,
      satisfaction: row.satisfaction,
      opinion: row.opinion,
      suggestion: row.suggestion,
      mismatches: mismatches(checked, said),
    }
  })
}
