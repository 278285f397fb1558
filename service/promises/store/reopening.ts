import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { PromiseKind } from '#service/standards/contract.ts'

/** What a standard owed in a case, as it ended. */
export type Owed = {
  kind: PromiseKind
  owedFor: string
  /** The one that the standard made: the pauses are its. */
  root: Uuid
  owedFrom: Temporal.Instant
  settledAt: Temporal.Instant
}

/**
 * Of each kind and event the last promise that a standard made in a case, where it was kept or nobody was
 * reached: what the customer withdrew is not owed again. One that was renegotiated ended as its last
 * successor did.
 */
export async function lastOwedIn(ctx: Context, caseId: Uuid): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select last.kind, last.owed_for as "owedFor", root.id as root,
      coalesce(root.owed_from, root.made_at) as "owedFrom", last.settled_at as "settledAt"
    from (
      select distinct on (kind, owed_for) kind, owed_for, subject_id, settled_as, settled_at
      from promises.promises
      where company_id = ${ctx.company} and case_id = ${caseId} and owed_for is not null
      order by kind, owed_for, id desc
    ) last
    join promises.promises root on root.company_id = ${ctx.company} and root.subject_id = last.subject_id
      and root.owed_for = last.owed_for and root.kind = last.kind and root.instead_of is null
    where last.settled_as in ('kept', 'not reached')
    order by root.id`.execute(ctx.tx)
  return rows
}

/** A closed case as a standard asks about it, with whoever had it last. */
export async function closedCase(ctx: Context, id: Uuid) {
  const { rows } = await sql<{
    reason: string
    urgency: string
    customerId: Uuid
    deviceId: Uuid | null
    handler: Uuid | null
    openedAt: Temporal.Instant
  }>`
    select file.reason, file.urgency, file.customer_id as "customerId", file.device_id as "deviceId",
      file.opened_at as "openedAt",
      (select handler from cases.handlings last
        where last.company_id = file.company_id and last.case_id = file.id
        order by last.from_at desc, last.id desc limit 1) as handler
    from cases.cases file where file.company_id = ${ctx.company} and file.id = ${id}`.execute(ctx.tx)
  return rows[0]
}
