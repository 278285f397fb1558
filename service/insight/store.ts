import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Place } from '#core/paging.ts'
import {
  FIGURES,
  type Figure,
  type FigureName,
  outcomesOf,
  type Part,
  type Source,
  type Tally,
} from './rules/figures.ts'
import { factsOf, type Reach } from './sources.ts'

/** By what counted facts are told apart. */
export type Per = 'kind' | 'person' | 'week' | 'month'

/** More than the weeks of three years, or the people of a company, with every outcome. */
const MOST_GROUPS = 20_000

/**
 * The facts of a period, counted by how they came out. `of`: the person's id, or the first day of the week
 * (Monday) or month in the company's time zone.
 */
export async function tally(
  ctx: Context,
  source: Source,
  reach: Reach,
  per: Per,
): Promise<(Tally & { of: string | null })[]> {
  const start = (length: 'week' | 'month') =>
    sql`(date_trunc(${sql.lit(length)}, fact.at at time zone ${reach.zone})::date)::text`
  const group: Record<Per, RawBuilder<unknown>> = {
    kind: sql`null::text`,
    person: sql`fact.person::text`,
    week: start('week'),
    month: start('month'),
  }
  const { rows } = await sql<Tally & { of: string | null }>`
    select ${group[per]} as of, fact.outcome, fact.ripe, fact.kind, count(*) as n
    from (${factsOf(ctx, source, reach)}) fact
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4
    limit ${MOST_GROUPS}`.execute(ctx.tx)
  return rows
}

/** Whether there is or was such a person of ours. */
export async function isOurs(ctx: Context, staff: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', staff)
    .executeTakeFirst()
  return row !== undefined
}

/** One fact behind a figure, with what it is about. */
export type Fact = {
  at: Temporal.Instant
  id: Uuid
  outcome: string
  person: Uuid | null
  caseId: Uuid | null
  caseNumber: string | null
  deviceId: Uuid | null
  visitId: Uuid | null
  customerId: Uuid
  customerName: string
}

/** The facts behind a figure, the latest first. */
export async function behind(
  ctx: Context,
  name: FigureName,
  reach: Reach,
  by: { part: Part; kind?: string | undefined; person?: Uuid | undefined },
  after: Place | null,
  most: number,
): Promise<Fact[]> {
  const figure: Figure = FIGURES[name]
  const kind = by.kind ?? figure.kind
  const narrowed = [
    figure.ripe ? sql`and fact.ripe` : sql``,
    kind === undefined ? sql`` : sql`and fact.kind = ${kind}`,
    by.person === undefined ? sql`` : sql`and fact.person = ${by.person}`,
    after === null ? sql`` : sql`and (fact.at, fact.id) < (${after.at}, ${after.id})`,
  ]
  const { rows } = await sql<Fact>`
    select fact.at, fact.id, fact.outcome, fact.person, fact.case_id as "caseId",
      file.number as "caseNumber", fact.device_id as "deviceId", fact.visit_id as "visitId",
      coalesce(into_.id, customer.id) as "customerId", coalesce(into_.name, customer.name) as "customerName"
    from (${factsOf(ctx, figure.from, reach)}) fact
    join archive.customers customer
      on customer.company_id = ${ctx.company} and customer.id = fact.customer_id
    left join archive.customers into_
      on into_.company_id = ${ctx.company} and into_.id = customer.merged_into
    left join cases.cases file on file.company_id = ${ctx.company} and file.id = fact.case_id
    where fact.outcome = any(${[...outcomesOf(name, by.part)]}::text[]) ${sql.join(narrowed, sql` `)}
    order by fact.at desc, fact.id desc
    limit ${most}`.execute(ctx.tx)
  return rows
}

export type WorkFigures = {
  opened: number
  closed: number
  openAtEnd: number
  finished: number
  brokenOff: number
}

/**
 * Cases and visits of a period, counted in one statement. What was written down of before was neither opened
 * nor closed here.
 */
export async function workFigures(ctx: Context, { from, to }: Reach): Promise<WorkFigures> {
  const asked = sql<WorkFigures>`
    select
      (select count(*) from cases.cases
        where company_id = ${ctx.company} and opened_at >= ${from} and opened_at < ${to}
          and recorded_at is null) as opened,
      (select count(*) from cases.closures
        where company_id = ${ctx.company} and at >= ${from} and at < ${to}) as closed,
      (select count(*) from cases.handlings
        where company_id = ${ctx.company} and from_at < ${to}
          and (until_at is null or until_at >= ${to})) as "openAtEnd",
      (select count(*) from fieldwork.finishes
        where company_id = ${ctx.company} and finished_at >= ${from} and finished_at < ${to}) as finished,
      (select count(*) from fieldwork.breakoffs
        where company_id = ${ctx.company} and ended_at >= ${from} and ended_at < ${to}) as "brokenOff"`
  const [row] = (await asked.execute(ctx.tx)).rows
  if (!row) throw new Error('counting gives one row')
  return row
}
