import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { calendarOf, ordinaryCalendar } from '../queries.ts'
import type { Calendar } from '../rules/calendar.ts'

/**
 * The calendar by which a person's service point works: its own, else that of the nearest point above it that
 * has one, else the company's. The tree is at most ten deep (rules.ts).
 */
export async function calendarOfStaff(ctx: Context, staff: Uuid): Promise<Calendar> {
  const { rows } = await sql<{ calendar_id: Uuid }>`
    with recursive above as (
      select point.parent_id, point.calendar_id, 0 as depth
      from people.staff staff
      join people.service_points point
        on point.company_id = staff.company_id and point.id = staff.service_point_id
      where staff.company_id = ${ctx.company} and staff.id = ${staff}
      union all
      select point.parent_id, point.calendar_id, above.depth + 1
      from above
      join people.service_points point on point.company_id = ${ctx.company} and point.id = above.parent_id
      where above.calendar_id is null and above.depth < 20
    )
    select calendar_id from above where calendar_id is not null order by depth limit 1`.execute(ctx.tx)
  const [row] = rows
  return row ? calendarOf(ctx, row.calendar_id) : ordinaryCalendar(ctx)
}
