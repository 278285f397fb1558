import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Settlement } from '#service/promises/rules.ts'
import type { Matter } from './work.ts'

/** A promised window as the ledger has it, and the device that it is about. */
export type PromisedWindow = {
  promiseId: Uuid
  caseId: Uuid
  customerId: Uuid
  deviceId: Uuid | null
  windowFrom: Temporal.Instant
  dueAt: Temporal.Instant
  settledAs: Settlement | null
  settledAt: Temporal.Instant | null
}

function windows(ctx: Context) {
  return ctx.tx
    .selectFrom('promises.promises as promise')
    .innerJoin('cases.cases as file', join =>
      join.onRef('file.company_id', '=', 'promise.company_id').onRef('file.id', '=', 'promise.case_id'),
    )
    .select(['promise.id as promiseId', 'file.id as caseId', 'file.customer_id as customerId'])
    .select(['promise.window_from as windowFrom', 'promise.due_at as dueAt', 'file.device_id as deviceId'])
    .select(['promise.settled_as as settledAs', 'promise.settled_at as settledAt'])
    .where('promise.company_id', '=', ctx.company)
    .where('promise.kind', '=', 'visit window')
}

type Row = Awaited<ReturnType<ReturnType<typeof windows>['executeTakeFirstOrThrow']>>

const asWindow = (row: Row): PromisedWindow => ({
  ...row,
  windowFrom: row.windowFrom ?? row.dueAt,
  settledAs: row.settledAs as Settlement | null,
})

export async function windowOf(ctx: Context, promiseId: Uuid): Promise<PromisedWindow | undefined> {
  const row = await windows(ctx).where('promise.id', '=', promiseId).executeTakeFirst()
  return row && asWindow(row)
}

/** Windows of a case that nobody has kept, moved or withdrawn; at most 50, by due time. */
export async function openWindows(ctx: Context, caseId: Uuid): Promise<PromisedWindow[]> {
  const rows = await windows(ctx)
    .where('promise.case_id', '=', caseId)
    .where('promise.settled_as', 'is', null)
    .orderBy('promise.due_at')
    .limit(50)
    .execute()
  return rows.map(asWindow)
}

/** What a case is about; undefined when there is no such case. */
export async function matterOf(
  ctx: Context,
  caseId: Uuid,
): Promise<(Matter & { caseId: Uuid; customerId: Uuid }) | undefined> {
  return ctx.tx
    .selectFrom('cases.cases')
    .select(['id as caseId', 'customer_id as customerId', 'device_id as deviceId'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', caseId)
    .executeTakeFirst()
}
