import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import type { Place } from '#core/paging.ts'
import type { Tables } from '#db/tables.ts'
import { type Settlement, standing } from '#service/promises/rules.ts'
import { UNHAPPY_UP_TO } from './rules.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

/** A visit as the return visit sees it: who went, what was promised, what was said afterwards. */
export type Visited = {
  visitId: Uuid
  caseId: Uuid
  customerId: Uuid
  customerName: string
  technician: Uuid
  arrivedAt: Temporal.Instant
  windowFrom: Temporal.Instant
  dueAt: Temporal.Instant
  finished: boolean
  explained: boolean
  recorded: boolean
}

export async function visited(ctx: Context, visitId: Uuid): Promise<Visited | undefined> {
  const { rows } = await sql<Visited>`
    select visit.id as "visitId", visit.case_id as "caseId", visit.technician_id as technician,
      visit.arrived_at as "arrivedAt", customer.id as "customerId", customer.name as "customerName",
      promise.window_from as "windowFrom", promise.due_at as "dueAt",
      finish.visit_id is not null as finished, coalesce(finish.explanation, '') <> '' as explained,
      exists (
        select from followup.return_visits made
        where made.company_id = visit.company_id and made.visit_id = visit.id) as recorded
    from fieldwork.visits visit
    join promises.promises promise on promise.company_id = visit.company_id and promise.id = visit.promise_id
    join archive.customers told
      on told.company_id = promise.company_id and told.id = promise.customer_id
    join archive.customers customer
      on customer.company_id = told.company_id and customer.id = ${either('told.merged_into', 'told.id')}
    left join fieldwork.finishes finish on finish.company_id = visit.company_id and finish.visit_id = visit.id
    where visit.company_id = ${ctx.company} and visit.id = ${visitId}`.execute(ctx.tx)
  return rows[0]
}

export async function insertReturnVisit(ctx: Context, row: New<'followup.return_visits'>): Promise<void> {
  await ctx.tx
    .insertInto('followup.return_visits')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function triesOf(ctx: Context, promiseId: Uuid): Promise<number> {
  const row = await ctx.tx
    .selectFrom('promises.tries')
    .select(eb => eb.fn.countAll<number>().as('tries'))
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promiseId)
    .executeTakeFirstOrThrow()
  return row.tries
}

function owedRows(ctx: Context) {
  return ctx.tx
    .selectFrom('promises.promises as promise')
    .innerJoin('fieldwork.visits as visit', join =>
      join.onRef('visit.company_id', '=', 'promise.company_id').onRef('visit.id', '=', 'promise.subject_id'),
    )
    .innerJoin('fieldwork.finishes as finish', join =>
      join.onRef('finish.company_id', '=', 'visit.company_id').onRef('finish.visit_id', '=', 'visit.id'),
    )
    .innerJoin('cases.cases as file', join =>
      join.onRef('file.company_id', '=', 'promise.company_id').onRef('file.id', '=', 'promise.case_id'),
    )
    .innerJoin('archive.customers as told', join =>
      join.onRef('told.company_id', '=', 'promise.company_id').onRef('told.id', '=', 'promise.customer_id'),
    )
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'told.company_id')
        .on('customer.id', '=', either('told.merged_into', 'told.id')),
    )
    .innerJoin('people.staff as technician', join =>
      join
        .onRef('technician.company_id', '=', 'visit.company_id')
        .onRef('technician.id', '=', 'visit.technician_id'),
    )
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('promises.tries as one')
          .select(eb => [eb.fn.countAll<number>().as('tries'), eb.fn.max('one.at').as('last_try_at')])
          .whereRef('one.company_id', '=', 'promise.company_id')
          .whereRef('one.promise_id', '=', 'promise.id')
          .as('tried'),
      join => join.onTrue(),
    )
    .select(['promise.id', 'visit.id as visit_id', 'file.id as case_id', 'file.number', 'finish.finished_at'])
    .select(['customer.id as customer_id', 'customer.name as customer_name'])
    .select(['technician.id as technician_id', 'technician.name as technician_name'])
    .select(['promise.window_from', 'promise.due_at', 'promise.settled_as', 'promise.settled_at'])
    .select(['tried.tries', 'tried.last_try_at'])
    .where('promise.company_id', '=', ctx.company)
    .where('promise.kind', '=', 'return visit')
    .where('promise.settled_as', 'is', null)
}

/** Return visits that are owed, the most urgent first. */
export function owed(ctx: Context, after: Place | null, most: number) {
  let rows = owedRows(ctx).orderBy('promise.due_at').orderBy('promise.id').limit(most)
  if (after) {
    rows = rows.where(eb =>
      eb(eb.refTuple('promise.due_at', 'promise.id'), '>', eb.tuple(after.at, after.id)),
    )
  }
  return rows.execute()
}

export function owedFor(ctx: Context, visitId: Uuid) {
  return owedRows(ctx).where('visit.id', '=', visitId).executeTakeFirst()
}

export type OwedRow = Awaited<ReturnType<typeof owed>>[number]

export const standingOf = (row: OwedRow, now: Temporal.Instant) =>
  standing(
    {
      windowFrom: row.window_from,
      dueAt: row.due_at,
      settledAs: row.settled_as as Settlement | null,
      settledAt: row.settled_at,
    },
    now,
  )

/** Return visits that were made, with what they are compared with. */
export function made(ctx: Context) {
  return ctx.tx
    .selectFrom('followup.return_visits as made')
    .innerJoin('fieldwork.visits as visit', join =>
      join.onRef('visit.company_id', '=', 'made.company_id').onRef('visit.id', '=', 'made.visit_id'),
    )
    .innerJoin('fieldwork.finishes as finish', join =>
      join.onRef('finish.company_id', '=', 'visit.company_id').onRef('finish.visit_id', '=', 'visit.id'),
    )
    .innerJoin('promises.promises as promise', join =>
      join.onRef('promise.company_id', '=', 'visit.company_id').onRef('promise.id', '=', 'visit.promise_id'),
    )
    .innerJoin('cases.cases as file', join =>
      join.onRef('file.company_id', '=', 'visit.company_id').onRef('file.id', '=', 'visit.case_id'),
    )
    .innerJoin('archive.customers as told', join =>
      join.onRef('told.company_id', '=', 'promise.company_id').onRef('told.id', '=', 'promise.customer_id'),
    )
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'told.company_id')
        .on('customer.id', '=', either('told.merged_into', 'told.id')),
    )
    .select(['customer.id as customer_id', 'customer.name as customer_name'])
    .select(['made.id', 'made.visit_id', 'made.visitor', 'made.at', 'made.outcome', 'made.cause_heard'])
    .select(['made.repair_state', 'made.arrival_said', 'made.manners', 'made.manners_word'])
    .select(['made.satisfaction', 'made.opinion', 'made.suggestion', 'file.id as case_id', 'file.number'])
    .select(['visit.technician_id', 'visit.arrived_at', 'promise.due_at', 'finish.explanation'])
    .where('made.company_id', '=', ctx.company)
}

/** The unhappy ones, with the call that they are owed and whether their case is open. */
export function unhappy(ctx: Context) {
  return made(ctx)
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('promises.promises as call')
          .select(['call.id as call_id', 'call.due_at as call_due', 'call.owner as call_owner'])
          .select(['call.settled_as as call_settled_as', 'call.settled_at as call_settled_at'])
          .whereRef('call.company_id', '=', 'made.company_id')
          .whereRef('call.case_id', '=', 'visit.case_id')
          .whereRef('call.subject_id', '=', 'made.id')
          .where('call.owed_for', '=', 'return visit unhappy')
          .orderBy('call.id', 'desc')
          .limit(1)
          .as('call'),
      join => join.onTrue(),
    )
    .select(['call.call_id', 'call.call_due', 'call.call_owner', 'call.call_settled_as'])
    .select(['call.call_settled_at'])
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('cases.handlings as live')
            .select('live.id')
            .whereRef('live.company_id', '=', 'visit.company_id')
            .whereRef('live.case_id', '=', 'visit.case_id')
            .where('live.until_at', 'is', null),
        )
        .as('open'),
    )
    .where(eb =>
      eb.or([eb('made.outcome', '=', 'does not work'), eb('made.satisfaction', '<=', UNHAPPY_UP_TO)]),
    )
}

/** Those who wait for their call, the most urgent first. */
export function waiting(ctx: Context, after: Place | null, most: number) {
  let rows = unhappy(ctx)
    .where('call.call_id', 'is not', null)
    .where('call.call_settled_as', 'is', null)
    .orderBy('call.call_due')
    .orderBy('made.id')
    .limit(most)
  if (after) {
    rows = rows.where(eb => eb(eb.refTuple('call.call_due', 'made.id'), '>', eb.tuple(after.at, after.id)))
  }
  return rows.execute()
}

export type UnhappyRow = Awaited<ReturnType<typeof waiting>>[number]

export type MadeRow = Awaited<ReturnType<ReturnType<typeof made>['executeTakeFirstOrThrow']>>
