import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { sameDeviceAs } from '#service/archive/queries/same.ts'
import { devicesInstalled } from './installations.ts'
import type { Source } from './rules/figures.ts'

/** From the first moment of a period to the first moment after it, and what the figures count with. */
export type Reach = {
  from: Temporal.Instant
  to: Temporal.Instant
  /** The company's, and its day now. */
  zone: string
  today: Temporal.PlainDate
  /** 初装返修率 looks so many days ahead. */
  days: number
}

/** 回访 within 24 hours on the wall (seeds/002 §五); an interval of hours is no day of a calendar. */
const RETURN_VISIT = sql`interval '24 hours'`
/** 一次修复率 waits so many days, the day of the repair not counted (domain.md §3). */
const FIX_DAYS = 30

/**
 * The facts of a source in a period, one row each: `at` (what dates it), `id`, `outcome`, `ripe` (its time to
 * come out otherwise is over), `kind`, `person`, `case_id`, `device_id`, `visit_id`, `customer_id`. Counting
 * and listing both read these rows, so a figure and the cases behind it cannot differ.
 */
export function factsOf(ctx: Context, source: Source, reach: Reach): RawBuilder<unknown> {
  return read[source](ctx, reach)
}

const read = {
  promises: promisesDue,
  completions: worksFinished,
  repairs: repairsFinished,
  devices: devicesInstalled,
  answers: (ctx, reach) =>
    answersGiven(
      ctx,
      reach,
      sql`case when made.satisfaction >= 4 then 'satisfied'
        when made.satisfaction = 3 then 'neutral' else 'unhappy' end`,
    ),
  workings: (ctx, reach) => answersGiven(ctx, reach, sql`made.outcome`),
} as const satisfies Record<Source, (ctx: Context, reach: Reach) => RawBuilder<unknown>>

/**
 * Promises of ours that fell due, as promises/rules.ts `standing` reads them; a moved one says who moved it.
 * What customers promised to pay is in no rate of ours.
 */
function promisesDue(ctx: Context, { from, to }: Reach) {
  return sql`
    select p.due_at as at, p.id, p.kind, true as ripe, p.owner as person, p.case_id,
      null::uuid as device_id, null::uuid as visit_id, p.customer_id,
      case when p.settled_as is null then case when p.due_at < ${ctx.now} then 'broken' else 'open' end
        when p.settled_as = 'kept' then case when p.settled_at <= p.due_at then 'kept' else 'kept late' end
        when p.settled_as = 'withdrawn'
          then case when p.settled_at <= p.due_at then 'withdrawn' else 'broken' end
        when p.settled_as = 'renegotiated'
          then case when p.moved_by = 'us' then 'moved by us' else 'moved by the customer' end
        when p.settled_as = 'replaced' then 'broken'
        else p.settled_as end as outcome
    from promises.promises p
    where p.company_id = ${ctx.company} and p.due_at >= ${from} and p.due_at < ${to}
      and p.kind <> 'payment'`
}

/** Finished work and whether somebody asked how it went within 24 hours, by the technician who did it. */
function worksFinished(ctx: Context, { from, to }: Reach) {
  const settled = (as: 'not reached' | 'withdrawn') => sql`exists (
    select from promises.promises p
    where p.company_id = ${ctx.company} and p.case_id = visit.case_id and p.subject_id = visit.id
      and p.kind = 'return visit' and p.settled_as = ${sql.lit(as)}
      and p.settled_at <= finish.finished_at + ${RETURN_VISIT})`
  return sql`
    select finish.finished_at as at, visit.id, null::text as kind,
      finish.finished_at + ${RETURN_VISIT} < ${ctx.now} as ripe, visit.technician_id as person,
      visit.case_id, file.device_id, visit.id as visit_id, file.customer_id,
      case when made.at <= finish.finished_at + ${RETURN_VISIT} then 'in time'
        when ${settled('not reached')} then 'not reached'
        when ${settled('withdrawn')} then 'not wanted'
        when made.at is not null then 'late' else 'not made' end as outcome
    from fieldwork.finishes finish
    join fieldwork.visits visit on visit.company_id = ${ctx.company} and visit.id = finish.visit_id
    join cases.cases file on file.company_id = ${ctx.company} and file.id = visit.case_id
    left join followup.return_visits made
      on made.company_id = ${ctx.company} and made.visit_id = visit.id
    where finish.company_id = ${ctx.company}
      and finish.finished_at >= ${from} and finish.finished_at < ${to}`
}

/**
 * Repairs: cases in which a visit finished the work, dated by the first finish. One visit must have done it,
 * and nobody came again to this case or this device until the end of the 30th day after, not even somebody
 * of whom only paper tells (by the last possible day). Whatever the fault: whether it is the same one is a
 * judgement that would flatter us. What was solved by phone has no visit.
 */
function repairsFinished(ctx: Context, { from, to, zone, today }: Reach) {
  const itsEntries = sameDeviceAs(ctx, sql`file.device_id`)
  const finishedOn = sql`(finish.finished_at at time zone ${zone})::date`
  return sql`
    select finish.finished_at as at, visit.id, null::text as kind,
      ${finishedOn} + ${FIX_DAYS}::integer < ${today}::date as ripe, visit.technician_id as person,
      visit.case_id, file.device_id, visit.id as visit_id, file.customer_id,
      case when exists (
          select from fieldwork.visits before
          where before.company_id = ${ctx.company} and before.case_id = visit.case_id
            and (before.arrived_at, before.id) < (visit.arrived_at, visit.id)) then 'needed more'
        when exists (
          select from fieldwork.visits again
          where again.company_id = ${ctx.company}
            and again.case_id in (
              select same.id from cases.cases same where same.company_id = ${ctx.company}
                and (same.id = visit.case_id or same.device_id = any(${itsEntries})))
            and (again.arrived_at, again.id) > (visit.arrived_at, visit.id)
            and (again.arrived_at at time zone ${zone})::date <= ${finishedOn} + ${FIX_DAYS}::integer)
          or exists (
          select from cases.cases same
          join cases.past_services again on again.company_id = ${ctx.company} and again.case_id = same.id
          where same.company_id = ${ctx.company} and same.device_id = any(${itsEntries})
            and again.kind = 'repair' and again.on_day > ${finishedOn}
            and again.latest_day <= ${finishedOn} + ${FIX_DAYS}::integer)
          then 'came again'
        else 'fixed' end as outcome
    from fieldwork.finishes finish
    join fieldwork.visits visit on visit.company_id = ${ctx.company} and visit.id = finish.visit_id
    join cases.cases file on file.company_id = ${ctx.company} and file.id = visit.case_id
    where finish.company_id = ${ctx.company}
      and finish.finished_at >= ${from} and finish.finished_at < ${to}
      and not exists (
        select from fieldwork.visits other
        join fieldwork.finishes sooner
          on sooner.company_id = ${ctx.company} and sooner.visit_id = other.id
        where other.company_id = ${ctx.company} and other.case_id = visit.case_id
          and (sooner.finished_at, sooner.visit_id) < (finish.finished_at, finish.visit_id))`
}

/** What customers said in return visits, by the technician who had been there. */
function answersGiven(ctx: Context, { from, to }: Reach, outcome: RawBuilder<unknown>) {
  return sql`
    select made.at, made.id, null::text as kind, true as ripe, visit.technician_id as person,
      visit.case_id, file.device_id, visit.id as visit_id, file.customer_id, ${outcome} as outcome
    from followup.return_visits made
    join fieldwork.visits visit on visit.company_id = ${ctx.company} and visit.id = made.visit_id
    join cases.cases file on file.company_id = ${ctx.company} and file.id = visit.case_id
    where made.company_id = ${ctx.company} and made.at >= ${from} and made.at < ${to}`
}
