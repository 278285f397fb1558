import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { Owed } from '../rules/feed.ts'

/** A person with more in a calendar is served by pages, not by a calendar. */
const MOST = 500
/** A window is promised some weeks ahead at most; choices from before stand in no calendar any more. */
const CHOSEN_DAYS = 200
const MOST_MOVES = 50

type Row = Omit<Owed, 'slot' | 'district'> & {
  slotId: Uuid | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  district: string | null
}
type Span = { from: Temporal.Instant; to: Temporal.Instant }

/** In SQL: `up`, each promise that is wanted (`leaf`) with those that it was promised instead of. */
function chains(ctx: Context, staff: Uuid, { from, to }: Span) {
  const chosenSince = from.subtract({ hours: 24 * CHOSEN_DAYS })
  return sql`with recursive wanted as (
      select promise.id from dispatch.choices choice
      join promises.promises promise
        on promise.company_id = choice.company_id and promise.id = choice.promise_id
      where choice.company_id = ${ctx.company} and choice.technician_id = ${staff}
        and choice.chosen_at >= ${chosenSince} and promise.due_at >= ${from} and promise.due_at < ${to}
      union
      select id from promises.promises
      where company_id = ${ctx.company} and owner = ${staff} and settled_as is null
        and kind not in ('visit window', 'payment') and due_at >= ${from} and due_at < ${to}
      union
      select id from promises.promises
      where company_id = ${ctx.company} and owner = ${staff}
        and settled_as in ('renegotiated', 'withdrawn', 'not reached', 'replaced')
        and kind not in ('visit window', 'payment') and due_at >= ${from} and due_at < ${to}
    ), up as (
      select promise.id as leaf, promise.id, promise.instead_of, 0 as moves
      from wanted join promises.promises promise
        on promise.company_id = ${ctx.company} and promise.id = wanted.id
      union all
      select up.leaf, before.id, before.instead_of, up.moves + 1
      from up join promises.promises before
        on before.company_id = ${ctx.company} and before.id = up.instead_of
      where up.moves < ${MOST_MOVES}
    )`
}

/**
 * What one person owes at a time: windows for which he was chosen, also where he no longer goes, and open
 * promises that he sees to, with those that came to nothing. What he kept is done and gone; a chain of
 * promises comes with what it began with.
 */
export async function owedBy(ctx: Context, staff: Uuid, { from, to }: Span): Promise<Owed[]> {
  const { rows } = await sql<Row>`${chains(ctx, staff, { from, to })}
    select top.id as root, top.moves, promise.kind, promise.window_from as "windowFrom",
      promise.due_at as "dueAt", promise.settled_as as "settledAs", file.id as "caseId",
      file.number as "caseNumber", customer.name as customer, place.district,
      slot.id as "slotId", slot.starts_at as "startsAt", slot.ends_at as "endsAt",
      (select count(*)::integer from up link join dispatch.choices choice
        on choice.company_id = ${ctx.company} and choice.promise_id = link.id
        where link.leaf = top.leaf) as choices
    from up top
    join promises.promises promise on promise.company_id = ${ctx.company} and promise.id = top.leaf
    left join cases.cases file on file.company_id = promise.company_id and file.id = promise.case_id
    left join archive.customers told
      on told.company_id = promise.company_id and told.id = promise.customer_id
    left join archive.customers customer
      on customer.company_id = told.company_id and customer.id = ${either('told.merged_into', 'told.id')}
    left join lateral (
      select coalesce(nullif(address.district, ''), address.city) as district
      from archive.addresses address
      where address.company_id = customer.company_id and address.customer_id = customer.id
      order by address.id limit 1
    ) place on true
    left join dispatch.slots slot on slot.company_id = promise.company_id
      and slot.promise_id = promise.id and slot.technician_id = ${staff}
    where top.instead_of is null
    order by promise.due_at, promise.id limit ${MOST}`.execute(ctx.tx)
  return rows.map(asOwed)
}

const asOwed = ({ slotId, startsAt, endsAt, district, kind, ...row }: Row): Owed => ({
  ...row,
  kind: kind as PromiseKind,
  district: district ?? '',
  slot: slotId === null ? null : { id: slotId, startsAt, endsAt },
})
