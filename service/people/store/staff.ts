import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { Refusal } from '#core/refusal.ts'
import type { Role } from '../contract.ts'

export type StaffRow = {
  name: string
  phone: string | null
  servicePoint: Uuid | null
  joinedOn: Temporal.PlainDate | null
  leftOn: Temporal.PlainDate | null
}

/** What the database refuses, in our words. The transaction is lost by then; nothing was written. */
const CONSTRAINTS: Record<string, string> = {
  users_username_key: 'user name taken',
  users_phone_key: 'phone already used by another account',
  staff_company_id_service_point_id_fkey: 'unknown service point',
  staff_skills_company_id_skill_id_fkey: 'unknown skill',
}

export async function orRefused<T>(work: Promise<T>, constraints = CONSTRAINTS): Promise<T> {
  try {
    return await work
  } catch (fault) {
    const name = fault instanceof Error && 'constraint_name' in fault ? String(fault.constraint_name) : ''
    const why = constraints[name]
    throw why === undefined ? fault : new Refusal(why)
  }
}

const mark = (ctx: Context) => ({ changed_at: ctx.now, changed_by: ctx.actor.staff })

export async function insertStaff(
  ctx: Context,
  row: StaffRow & { id: Uuid; roles: readonly Role[]; guestOf: string | null },
): Promise<void> {
  await orRefused(
    ctx.tx
      .insertInto('people.staff')
      .values({
        company_id: ctx.company,
        id: row.id,
        roles: [...row.roles],
        guest_of: row.guestOf,
        ...columns(row),
        ...mark(ctx),
      })
      .execute(),
  )
}

export async function updateStaff(ctx: Context, id: Uuid, row: StaffRow): Promise<void> {
  await orRefused(
    ctx.tx
      .updateTable('people.staff')
      .set(eb => ({ ...columns(row), version: eb('version', '+', 1), ...mark(ctx) }))
      .where('company_id', '=', ctx.company)
      .where('id', '=', id)
      .execute(),
  )
}

function columns(row: StaffRow) {
  return {
    name: row.name,
    phone: row.phone,
    service_point_id: row.servicePoint,
    joined_on: row.joinedOn,
    left_on: row.leftOn,
  }
}

export async function updateRoles(ctx: Context, id: Uuid, roles: readonly Role[]): Promise<void> {
  await ctx.tx
    .updateTable('people.staff')
    .set(eb => ({ roles: [...roles], version: eb('version', '+', 1), ...mark(ctx) }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export async function updateDisabled(ctx: Context, id: Uuid, disabled: boolean): Promise<void> {
  const fact = disabled
    ? { disabled_at: ctx.now, disabled_by: ctx.actor.staff }
    : { disabled_at: null, disabled_by: null }
  await ctx.tx
    .updateTable('people.staff')
    .set(eb => ({ ...fact, version: eb('version', '+', 1), ...mark(ctx) }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export async function replaceSkills(ctx: Context, staff: Uuid, skills: readonly Uuid[]): Promise<void> {
  await ctx.tx
    .deleteFrom('people.staff_skills')
    .where('company_id', '=', ctx.company)
    .where('staff_id', '=', staff)
    .execute()
  const rows = [...new Set(skills)].map(skill => ({
    company_id: ctx.company,
    staff_id: staff,
    skill_id: skill,
  }))
  if (rows.length > 0) await orRefused(ctx.tx.insertInto('people.staff_skills').values(rows).execute())
}

const locked = (ctx: Context) =>
  ctx.tx
    .selectFrom('people.staff')
    .select([
      'id',
      'name',
      'roles',
      'version',
      'left_on as leftOn',
      'disabled_at as disabledAt',
      'changed_at as changedAt',
      'changed_by as changedBy',
    ])
    .where('company_id', '=', ctx.company)
    .orderBy('id')
    .forUpdate()

export async function lockStaff(ctx: Context, id: Uuid) {
  return locked(ctx).where('id', '=', id).executeTakeFirst()
}

export async function lockStaffAndAdmins(ctx: Context, id: Uuid) {
  const rows = await locked(ctx)
    .where(eb => eb.or([eb('id', '=', id), sql<boolean>`'admin' = any (roles)`]))
    .execute()
  return rows.map(row => ({ ...row, roles: row.roles as Role[] }))
}

/** Whose change came between, for the refusal. */
export async function whoChanged(ctx: Context, row: { changedAt: Temporal.Instant; changedBy: Uuid | null }) {
  const by =
    row.changedBy === null
      ? undefined
      : await ctx.tx
          .selectFrom('people.staff')
          .select('name')
          .where('company_id', '=', ctx.company)
          .where('id', '=', row.changedBy)
          .executeTakeFirst()
  return { at: row.changedAt.toString(), by: by?.name ?? null }
}

/** @throws Refusal 'changed meanwhile', with who and when, where this is not the version that was read */
export async function mustBeAsRead(
  ctx: Context,
  row: { version: number; changedAt: Temporal.Instant; changedBy: Uuid | null },
  version: number,
): Promise<void> {
  if (row.version !== version) throw new Refusal('changed meanwhile', await whoChanged(ctx, row))
}

type NewAccount = {
  name: string
  username: string
  phone: string | null
  passwordHash: string | null
  passwordDue: boolean
  demo: boolean
}

/** The account's id is the staff's: both are new, and one id less to look for. */
export async function enrol(ctx: Context, staff: Uuid, account: NewAccount): Promise<void> {
  const { name, username, phone, passwordHash, passwordDue, demo } = account
  await orRefused(
    sql`select auth.enrol(${staff}, ${staff}, ${name}, ${username}, ${phone}, ${passwordHash}, ${passwordDue},
      ${demo}, ${ctx.now})`.execute(ctx.tx),
  )
}

export async function renameAccount(
  ctx: Context,
  staff: Uuid,
  { name, username, phone }: { name: string; username: string; phone: string | null },
): Promise<void> {
  await orRefused(
    sql`select auth.rename(${staff}, ${name}, ${username}, ${phone}, ${ctx.now})`.execute(ctx.tx),
  )
}

/** False when there is no account whose home this company is. */
export async function givePassword(ctx: Context, staff: Uuid, hash: string): Promise<boolean> {
  const { rows } = await sql<{
    given: boolean
  }>`select auth.give_password(${staff}, ${hash}, ${ctx.now}) as given`.execute(ctx.tx)
  return rows[0]?.given === true
}

export async function endSessions(ctx: Context, staff: Uuid): Promise<void> {
  await sql`select auth.end_sessions(${staff})`.execute(ctx.tx)
}

export async function invite(
  ctx: Context,
  staff: Uuid,
  hash: string,
  until: Temporal.Instant,
): Promise<void> {
  await sql`select auth.invite(${staff}, ${hash}, ${until})`.execute(ctx.tx)
}

export type LoginRow = {
  staff: Uuid
  username: string
  home: boolean
  demo: boolean
  passwordDue: boolean
  lockedUntil: Temporal.Instant | null
  lastSeenAt: Temporal.Instant | null
}

export async function loginsOf(ctx: Context, staff: readonly Uuid[]): Promise<LoginRow[]> {
  const { rows } = await sql<LoginRow>`
    select staff_id as staff, username, home, demo, password_due as "passwordDue",
      locked_until as "lockedUntil", last_seen_at as "lastSeenAt"
    from auth.logins_of(${[...staff]}::uuid[])`.execute(ctx.tx)
  return rows
}
