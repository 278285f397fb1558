import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Reach } from './sources.ts'

type Day = Temporal.PlainDate

/**
 * 初装返修率: devices by the day of their installation and by the installer of record, each with whether a
 * finished visit or a repair of before this house kept the files was within the days asked for. Both sides
 * are read once by their days: asked for each device, a year of 30,000 installations took seconds.
 */
export function devicesInstalled(ctx: Context, { from, to, zone, today, days }: Reach) {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
  const [first, end] = [day(from), day(to)]
  return sql`
    with device as materialized (${installedBetween(ctx, first, end)}),
      repair as materialized (${repairedBetween(ctx, first, end.add({ days }), zone)}),
      repaired as (
        select device.id, (array_agg(repair.case_id order by repair.at, repair.id))[1] as case_id,
          bool_or(repair.main_class is not distinct from 'installation') as installation,
          bool_or(repair.main_class is null) as unjudged
        from device
        join repair on repair.device_id = device.id
          and repair.on_day between device.installed_on and device.installed_on + ${days}::integer
        group by device.id
      )
    select (device.installed_on::timestamp at time zone ${zone}) as at, device.id, null::text as kind,
      device.installed_on + ${days}::integer < ${today}::date as ripe, device.installed_by as person,
      repaired.case_id, device.id as device_id, null::uuid as visit_id, device.customer_id,
      case when repaired.case_id is null then 'no repair' when repaired.installation then 'installation'
        when repaired.unjudged then 'not judged' else 'other cause' end as outcome
    from device
    left join repaired on repaired.id = device.id`
}

/** Without those that are merged into another; few have their installation in the file of another. */
function installedBetween(ctx: Context, first: Day, end: Day) {
  return sql`
    select one.id, one.customer_id, one.installed_by, one.installed_on
    from archive.devices one
    where one.company_id = ${ctx.company} and one.merged_into is null and one.installer_of is null
      and one.installed_on >= ${first}::date and one.installed_on < ${end}::date
    union all
    select one.id, one.customer_id, record.installed_by, own.installed_on
    from archive.devices one
    join archive.devices record on record.company_id = ${ctx.company} and record.id = one.installer_of
    cross join lateral (select coalesce(record.installed_on, one.installed_on) as installed_on) own
    where one.company_id = ${ctx.company} and one.merged_into is null
      and own.installed_on >= ${first}::date and own.installed_on < ${end}::date`
}

/**
 * Repairs of the device that is left, before the day `end`: finished visits with their last attribution, and
 * what only paper tells of, which nobody judges; where paper knows no day, the last it may have been.
 */
function repairedBetween(ctx: Context, first: Day, end: Day, zone: string) {
  const begins = (day: Day) => day.toZonedDateTime(zone).toInstant()
  return sql`
    select coalesce(entry.merged_into, entry.id) as device_id, file.id as case_id,
      finish.finished_at as at, finish.visit_id as id,
      (finish.finished_at at time zone ${zone})::date as on_day, judged.main_class
    from fieldwork.finishes finish
    join fieldwork.visits visit on visit.company_id = ${ctx.company} and visit.id = finish.visit_id
    join cases.cases file on file.company_id = ${ctx.company} and file.id = visit.case_id
    join archive.devices entry on entry.company_id = ${ctx.company} and entry.id = file.device_id
    left join lateral (
      select one.main_class from fieldwork.attributions one
      where one.company_id = ${ctx.company} and one.visit_id = visit.id
      order by one.id desc limit 1
    ) judged on true
    where finish.company_id = ${ctx.company}
      and finish.finished_at >= ${begins(first)} and finish.finished_at < ${begins(end)}
    union all
    select coalesce(entry.merged_into, entry.id), file.id, file.opened_at, file.id, past.latest_day, null
    from cases.past_services past
    join cases.cases file on file.company_id = ${ctx.company} and file.id = past.case_id
    join archive.devices entry on entry.company_id = ${ctx.company} and entry.id = file.device_id
    where past.company_id = ${ctx.company} and past.kind = 'repair'
      and past.latest_day >= ${first}::date and past.latest_day < ${end}::date`
}
