import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** From the first moment of a period to the first moment after it. */
export type Span = { from: Temporal.Instant; to: Temporal.Instant }

export type WorkFigures = {
  opened: number
  closed: number
  openAtEnd: number
  finished: number
  brokenOff: number
  returnVisits: number
  works: number
  satisfied: number
}

/** Cases, visits and return visits of a period, counted in one statement. */
export async function workFigures(ctx: Context, { from, to }: Span): Promise<WorkFigures> {
  const { rows } = await sql<WorkFigures>`
    select
      (select count(*) from cases.cases
        where company_id = ${ctx.company} and opened_at >= ${from} and opened_at < ${to}) as opened,
      (select count(*) from cases.closures
        where company_id = ${ctx.company} and at >= ${from} and at < ${to}) as closed,
      (select count(*) from cases.handlings
        where company_id = ${ctx.company} and from_at < ${to}
          and (until_at is null or until_at >= ${to})) as "openAtEnd",
      (select count(*) from fieldwork.finishes
        where company_id = ${ctx.company} and finished_at >= ${from} and finished_at < ${to}) as finished,
      (select count(*) from fieldwork.breakoffs
        where company_id = ${ctx.company} and ended_at >= ${from} and ended_at < ${to}) as "brokenOff",
      asked.*
    from (
      select count(*) as "returnVisits", count(*) filter (where outcome = 'works') as works,
        count(*) filter (where satisfaction >= 4) as satisfied
      from followup.return_visits
      where company_id = ${ctx.company} and at >= ${from} and at < ${to}
    ) asked`.execute(ctx.tx)
  const row = rows[0]
  if (!row) throw new Error('counting gives one row')
  return row
}

export type ReworkCounts = {
  installer: Uuid | null
  name: string | null
  installed: number
  installedMatured: number
  any: number
  anyMatured: number
  installation: number
  installationMatured: number
}

export type Installed = {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  today: Temporal.PlainDate
  days: number
  zone: string
}

/**
 * Of the devices installed in a period, by installer of record: how many there are, how many were repaired
 * within `days` of their installation for whatever cause, and how many because of the installation (the
 * attribution that counts). Matured are those whose days have passed. At most 1,000 installers, most
 * installations first.
 */
export async function reworkCounts(ctx: Context, by: Installed): Promise<ReworkCounts[]> {
  const { rows } = await sql<ReworkCounts>`
    with fleet as (
      select device.id, device.installed_by, device.installed_on,
        device.installed_on + ${by.days}::integer <= ${by.today}::date as matured
      from archive.devices device
      where device.company_id = ${ctx.company}
        and device.installed_on between ${by.from}::date and ${by.to}::date
    ), returned as (
      select fleet.id, coalesce(bool_or(judged.main_class = 'installation'), false) as installation
      from fleet
      join cases.cases file on file.company_id = ${ctx.company} and file.device_id = fleet.id
      join fieldwork.visits visit on visit.company_id = ${ctx.company} and visit.case_id = file.id
      join fieldwork.finishes finish on finish.company_id = ${ctx.company} and finish.visit_id = visit.id
      left join lateral (
        select main_class from fieldwork.attributions one
        where one.company_id = ${ctx.company} and one.visit_id = visit.id
        order by one.id desc limit 1
      ) judged on true
      where (finish.finished_at at time zone ${by.zone})::date
        between fleet.installed_on and fleet.installed_on + ${by.days}::integer
      group by fleet.id
    )
    select fleet.installed_by as installer, person.name,
      count(*) as installed,
      count(*) filter (where matured) as "installedMatured",
      count(returned.id) as "any",
      count(returned.id) filter (where matured) as "anyMatured",
      count(*) filter (where returned.installation) as installation,
      count(*) filter (where returned.installation and matured) as "installationMatured"
    from fleet
    left join returned on returned.id = fleet.id
    left join people.staff person on person.company_id = ${ctx.company} and person.id = fleet.installed_by
    group by fleet.installed_by, person.name
    order by count(*) desc, fleet.installed_by
    limit 1000`.execute(ctx.tx)
  return rows
}
