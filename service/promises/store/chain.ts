import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** Who has one of these roles; several hundred are more than stand on a ladder. */
export async function holders(ctx: Context, roles: readonly string[]): Promise<Map<string, Uuid[]>> {
  const { rows } = await sql<{ role: string; staff: Uuid }>`
    select role, staff.id as staff from people.staff staff cross join unnest(staff.roles) as role
    where staff.company_id = ${ctx.company} and role = any(${roles}::text[])
    order by staff.id limit 500`.execute(ctx.tx)
  const by = Map.groupBy(rows, row => row.role)
  return new Map([...by].map(([role, some]) => [role, some.map(row => row.staff)]))
}

/** Who leads a team of each of these people; nobody leads himself. */
export async function leads(ctx: Context, staff: readonly Uuid[]): Promise<Map<Uuid, Uuid[]>> {
  const { rows } = await sql<{ member: Uuid; lead: Uuid }>`
    select distinct member.staff_id as member, lead.staff_id as lead
    from people.team_members member
    join people.team_members lead on lead.company_id = member.company_id and lead.team_id = member.team_id
      and lead.leads and lead.staff_id <> member.staff_id
    where member.company_id = ${ctx.company} and member.staff_id = any(${staff}::uuid[])
    order by 1, 2`.execute(ctx.tx)
  const by = Map.groupBy(rows, row => row.member)
  return new Map([...by].map(([member, some]) => [member, some.map(row => row.lead)]))
}

/** Longest shift that is planned (people/rules/duty.ts). */
const LONGEST_SHIFT_HOURS = 24

/** Who answers the phone or sends people, and has a shift planned for this moment: whoever began first. */
export async function onDuty(ctx: Context): Promise<Uuid[]> {
  const { rows } = await sql<{ staff: Uuid }>`
    select shift.staff_id as staff from people.shifts shift
    join people.staff staff on staff.company_id = shift.company_id and staff.id = shift.staff_id
    where shift.company_id = ${ctx.company} and shift.starts_at <= ${ctx.now} and shift.ends_at > ${ctx.now}
      and shift.starts_at > ${ctx.now.subtract({ hours: LONGEST_SHIFT_HOURS })}
      and staff.roles && array['agent', 'dispatcher']
    group by shift.staff_id order by min(shift.starts_at), shift.staff_id limit 50`.execute(ctx.tx)
  return rows.map(row => row.staff)
}
