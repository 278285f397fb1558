import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { ServicePoint, Skill, Team } from '../contract/points.ts'
import type { PointKind } from '../rules.ts'
import { orRefused } from './staff.ts'

/** A maker with a thousand shops fits; a list beyond it belongs on pages. */
export const MOST_POINTS = 2000
export const MOST_TEAMS = 500
export const MOST_SKILLS = 500

const POINT_REFUSALS = {
  service_points_company_id_name_key: 'name taken',
  service_points_company_id_parent_id_fkey: 'unknown service point',
  service_points_company_id_calendar_id_fkey: 'unknown calendar',
}
const TEAM_REFUSALS = {
  teams_company_id_name_key: 'name taken',
  teams_company_id_service_point_id_fkey: 'unknown service point',
  team_members_company_id_staff_id_fkey: 'unknown staff',
}
const SKILL_REFUSALS = { skills_company_id_name_key: 'name taken' }

const points = (ctx: Context) =>
  ctx.tx
    .selectFrom('people.service_points')
    .select([
      'id',
      'parent_id as parent',
      'kind',
      'name',
      'phone',
      'address',
      'closed_on as closedOn',
      'calendar_id as calendar',
      'version',
      'changed_at as changedAt',
      'changed_by as changedBy',
    ])
    .where('company_id', '=', ctx.company)
    .orderBy('id')
    .limit(MOST_POINTS)

type Row = Awaited<ReturnType<ReturnType<typeof points>['execute']>>[number]
const typed = (row: Row) => ({ ...row, kind: row.kind as PointKind })

export async function tree(ctx: Context): Promise<ServicePoint[]> {
  return (await points(ctx).execute()).map(typed)
}

export async function lockTree(ctx: Context) {
  return (await points(ctx).forUpdate().execute()).map(typed)
}

type PointRow = {
  id: Uuid
  parent: Uuid | null
  kind: PointKind
  name: string
  phone: string | null
  address: string
  closedOn?: Temporal.PlainDate | null
  calendar?: Uuid | null
}

const columns = (ctx: Context, row: PointRow) => ({
  parent_id: row.parent,
  kind: row.kind,
  name: row.name,
  phone: row.phone,
  address: row.address,
  closed_on: row.closedOn ?? null,
  calendar_id: row.calendar ?? null,
  changed_at: ctx.now,
  changed_by: ctx.actor.staff,
})

export async function insertPoint(ctx: Context, row: PointRow): Promise<void> {
  const values = { company_id: ctx.company, id: row.id, ...columns(ctx, row) }
  await orRefused(ctx.tx.insertInto('people.service_points').values(values).execute(), POINT_REFUSALS)
}

export async function updatePoint(ctx: Context, row: PointRow): Promise<void> {
  await orRefused(
    ctx.tx
      .updateTable('people.service_points')
      .set(eb => ({ ...columns(ctx, row), version: eb('version', '+', 1) }))
      .where('company_id', '=', ctx.company)
      .where('id', '=', row.id)
      .execute(),
    POINT_REFUSALS,
  )
}

type TeamRow = {
  id: Uuid
  name: string
  servicePoint: Uuid | null
  members: readonly { staff: Uuid; leads: boolean }[]
}

const teamColumns = (ctx: Context, { name, servicePoint }: TeamRow) => ({
  name,
  service_point_id: servicePoint,
  changed_at: ctx.now,
  changed_by: ctx.actor.staff,
})

export async function teams(ctx: Context): Promise<Team[]> {
  const rows = await ctx.tx
    .selectFrom('people.teams')
    .select(['id', 'name', 'service_point_id as servicePoint', 'version'])
    .where('company_id', '=', ctx.company)
    .orderBy('name')
    .limit(MOST_TEAMS)
    .execute()
  if (rows.length === 0) return []
  const members = await ctx.tx
    .selectFrom('people.team_members')
    .select(['team_id as team', 'staff_id as staff', 'leads'])
    .where('company_id', '=', ctx.company)
    .where(
      'team_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('leads', 'desc')
    .orderBy('staff_id')
    .execute()
  const byTeam = Map.groupBy(members, member => member.team)
  return rows.map(row => ({ ...row, members: byTeam.get(row.id) ?? [] }))
}

export async function countTeams(ctx: Context): Promise<number> {
  const rows = await ctx.tx
    .selectFrom('people.teams')
    .select('id')
    .where('company_id', '=', ctx.company)
    .limit(MOST_TEAMS)
    .execute()
  return rows.length
}

export async function insertTeam(ctx: Context, row: TeamRow): Promise<void> {
  const values = { company_id: ctx.company, id: row.id, ...teamColumns(ctx, row) }
  await orRefused(ctx.tx.insertInto('people.teams').values(values).execute(), TEAM_REFUSALS)
  await writeMembers(ctx, row)
}

export async function lockTeam(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('people.teams')
    .select(['id', 'version', 'changed_at as changedAt', 'changed_by as changedBy'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateTeam(ctx: Context, row: TeamRow): Promise<void> {
  await orRefused(
    ctx.tx
      .updateTable('people.teams')
      .set(eb => ({ ...teamColumns(ctx, row), version: eb('version', '+', 1) }))
      .where('company_id', '=', ctx.company)
      .where('id', '=', row.id)
      .execute(),
    TEAM_REFUSALS,
  )
  await clearMembers(ctx, row.id)
  await writeMembers(ctx, row)
}

export async function deleteTeam(ctx: Context, id: Uuid): Promise<void> {
  await clearMembers(ctx, id)
  await ctx.tx.deleteFrom('people.teams').where('company_id', '=', ctx.company).where('id', '=', id).execute()
}

async function clearMembers(ctx: Context, team: Uuid): Promise<void> {
  await ctx.tx
    .deleteFrom('people.team_members')
    .where('company_id', '=', ctx.company)
    .where('team_id', '=', team)
    .execute()
}

async function writeMembers(ctx: Context, row: TeamRow): Promise<void> {
  const byStaff = new Map(row.members.map(member => [member.staff, member]))
  const values = [...byStaff.values()].map(member => ({
    company_id: ctx.company,
    team_id: row.id,
    staff_id: member.staff,
    leads: member.leads,
  }))
  if (values.length > 0)
    await orRefused(ctx.tx.insertInto('people.team_members').values(values).execute(), TEAM_REFUSALS)
}

type SkillRow = { id: Uuid; name: string; needsCertificate: boolean }

export async function skills(ctx: Context): Promise<Skill[]> {
  return ctx.tx
    .selectFrom('people.skills')
    .select(['id', 'name', 'needs_certificate as needsCertificate'])
    .where('company_id', '=', ctx.company)
    .orderBy('name')
    .limit(MOST_SKILLS)
    .execute()
}

export async function countSkills(ctx: Context): Promise<number> {
  return (await skills(ctx)).length
}

export async function insertSkill(ctx: Context, row: SkillRow): Promise<void> {
  const values = {
    company_id: ctx.company,
    id: row.id,
    name: row.name,
    needs_certificate: row.needsCertificate,
  }
  await orRefused(ctx.tx.insertInto('people.skills').values(values).execute(), SKILL_REFUSALS)
}

/** False when there is no such skill. */
export async function updateSkill(ctx: Context, row: SkillRow): Promise<boolean> {
  const changed = await orRefused(
    ctx.tx
      .updateTable('people.skills')
      .set({ name: row.name, needs_certificate: row.needsCertificate })
      .where('company_id', '=', ctx.company)
      .where('id', '=', row.id)
      .returning('id')
      .executeTakeFirst(),
    SKILL_REFUSALS,
  )
  return changed !== undefined
}
