import { type Expression, type SqlBool, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { pageOf } from '#core/paging.ts'
import { known, refuse, Unreadable } from '#core/refusal.ts'
import type { WorkingCalendar } from './contract/calendars.ts'
import type { Absence } from './contract/duty.ts'
import type { Staff, StaffFile } from './contract/staff.ts'
import type { Role } from './contract.ts'
import type { Calendar, Span } from './rules/calendar.ts'
import { type Away, type Duty, mayPlan, whyAway, workingTime } from './rules/duty.ts'
import { maskPhone } from './rules/mask.ts'
import { weekOf } from './rules/week.ts'
import * as calendarStore from './store/calendars.ts'
import * as dutyStore from './store/duty.ts'
import { loginsOf } from './store/staff.ts'

/** A stored calendar as the rules see it. */
export function calendarFrom(row: WorkingCalendar): Calendar {
  return {
    timeZone: row.timeZone,
    alwaysOpen: row.alwaysOpen,
    official: row.official,
    hours: weekOf(row.hours),
    days: new Map(row.days.map(day => [day.day.toString(), day])),
    imported: {
      years: new Set(row.imported.map(day => day.year)),
      days: new Map(row.imported.map(day => [day.day.toString(), day])),
    },
  }
}

/** The company's ordinary working calendar; every company has one from its first moment. */
export async function ordinaryCalendar(ctx: Context): Promise<Calendar> {
  const [row] = await calendarStore.calendars(ctx, { ordinary: true })
  return calendarFrom(known(row))
}

/** @throws Unknown when this company has no such calendar */
export async function calendarOf(ctx: Context, id: Uuid): Promise<Calendar> {
  const [row] = await calendarStore.calendars(ctx, { id })
  return calendarFrom(known(row))
}

type PersonRow = { id: Uuid; leftOn: Temporal.PlainDate | null; disabledAt: Temporal.Instant | null }

/** What is known of these people's time in a span: for dispatch, which decides who goes. */
export async function dutyOf(ctx: Context, staff: readonly Uuid[], within: Span): Promise<Map<Uuid, Duty>> {
  if (staff.length === 0) return new Map()
  const people: PersonRow[] = await ctx.tx
    .selectFrom('people.staff')
    .select(['id', 'left_on as leftOn', 'disabled_at as disabledAt'])
    .where('company_id', '=', ctx.company)
    .where('id', 'in', [...new Set(staff)])
    .execute()
  // A day on both sides: a shift decides over the whole of the day on which it starts.
  const wide = { from: within.from.subtract({ hours: 36 }), to: within.to.add({ hours: 36 }) }
  const ids = people.map(person => person.id)
  const shifts = await dutyStore.spansOf(ctx, 'people.shifts', ids, wide)
  const absences = await dutyStore.spansOf(ctx, 'people.absences', ids, within)
  return new Map(
    people.map(({ id, leftOn, disabledAt }) => [
      id,
      { leftOn, disabledAt, shifts: shifts.get(id) ?? [], absences: absences.get(id) ?? [] },
    ]),
  )
}

/** Why each of these people is not at work at a moment; who is missing from the answer is at work. */
export async function whoIsAway(
  ctx: Context,
  staff: readonly Uuid[],
  at: Temporal.Instant,
): Promise<Map<Uuid, Away>> {
  const calendar = await ordinaryCalendar(ctx)
  const duties = await dutyOf(ctx, staff, { from: at, to: at.add({ minutes: 1 }) })
  const away = new Map<Uuid, Away>()
  for (const [id, duty] of duties) {
    const why = whyAway(duty, calendar, at)
    if (why !== null) away.set(id, why)
  }
  return away
}

export async function isOnDuty(ctx: Context, staff: Uuid, at: Temporal.Instant): Promise<boolean> {
  const away = await whoIsAway(ctx, [staff], at)
  return !away.has(staff)
}

/**
 * When each of them works in a span: his shifts, else the ordinary calendar's hours. Absences are not cut
 * out.
 */
export async function workingTimes(
  ctx: Context,
  staff: readonly Uuid[],
  within: Span,
): Promise<Map<Uuid, Span[]>> {
  const calendar = await ordinaryCalendar(ctx)
  const duties = await dutyOf(ctx, staff, within)
  return new Map([...duties].map(([id, duty]) => [id, workingTime(calendar, duty.shifts, within)]))
}

/** Who may read colleagues' numbers in full: those who call them. */
const CALLERS: readonly Role[] = ['admin', 'manager', 'dispatcher', 'agent']

type Asked = {
  after?: string | undefined
  limit: number
  text?: string | undefined
  role?: Role | undefined
  servicePoint?: Uuid | undefined
  gone: 'yes' | 'no'
}

/** By name, then id: `next` holds both. */
export async function listStaff(
  ctx: Context,
  asked: Asked,
): Promise<{ items: Staff[]; next: string | null }> {
  const { after, limit, text, role, servicePoint, gone } = asked
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  let rows = staffRows(ctx)
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(limit + 1)
  if (after !== undefined) {
    const place = placeByName(after)
    rows = rows.where(eb => eb(eb.refTuple('s.name', 's.id'), '>', eb.tuple(place.name, place.id)))
  }
  if (text) rows = rows.where(sql<boolean>`strpos(lower(s.name), ${text.toLowerCase()}) > 0`)
  if (role) rows = rows.where(sql<boolean>`${role} = any (s.roles)`)
  if (servicePoint) rows = rows.where('s.service_point_id', '=', servicePoint)
  if (gone === 'no') {
    rows = rows
      .where('s.disabled_at', 'is', null)
      .where(eb => eb.or([eb('s.left_on', 'is', null), eb('s.left_on', '>=', today)]) as Expression<SqlBool>)
  }
  const found = await rows.execute()
  const last = found.slice(0, limit).at(-1)
  return {
    items: found.slice(0, limit).map(row => staffLine(ctx, row)),
    next: found.length > limit && last ? JSON.stringify([last.name, last.id]) : null,
  }
}

function placeByName(text: string): { name: string; id: Uuid } {
  try {
    const [name, id] = JSON.parse(text)
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id }
  } catch {
    // No JSON: said below.
  }
  throw new Unreadable('not a page of this list', { path: 'query.after' })
}

const staffRows = (ctx: Context) =>
  ctx.tx
    .selectFrom('people.staff as s')
    .select([
      's.id',
      's.name',
      's.phone',
      's.roles',
      's.service_point_id as servicePoint',
      's.guest_of as guestOf',
    ])
    .select(['s.joined_on as joinedOn', 's.left_on as leftOn', 's.disabled_at as disabledAt', 's.version'])
    .select([
      sql<Uuid[]>`array(select k.skill_id from people.staff_skills k
        where k.company_id = s.company_id and k.staff_id = s.id order by 1)`.as('skills'),
      sql<Uuid[]>`array(select t.team_id from people.team_members t
        where t.company_id = s.company_id and t.staff_id = s.id order by 1)`.as('teams'),
    ])
    .where('s.company_id', '=', ctx.company)

type StaffRow = Omit<Staff, 'roles'> & { roles: string[]; version: number }

function staffLine(ctx: Context, row: StaffRow): Staff {
  const calls = row.id === ctx.actor.staff || CALLERS.some(role => ctx.actor.roles.includes(role))
  const phone = row.phone === null || calls ? row.phone : maskPhone(row.phone)
  return { ...row, roles: row.roles as Role[], phone }
}

export async function staffFile(ctx: Context, id: Uuid): Promise<StaffFile> {
  const row = known(await staffRows(ctx).where('s.id', '=', id).executeTakeFirst())
  const [login] = await loginsOf(ctx, [id])
  const locked =
    login?.lockedUntil && Temporal.Instant.compare(login.lockedUntil, ctx.now) > 0 ? login.lockedUntil : null
  return {
    ...staffLine(ctx, row),
    version: row.version,
    login: login ? { ...login, lockedUntil: locked } : null,
  }
}

const LONGEST_LIST_DAYS = 93
type Listed = Span & { staff?: Uuid | undefined; after?: string | undefined; limit: number }

function whyNotList({ from, to }: Span) {
  return to.since(from).total('hours') > 24 * LONGEST_LIST_DAYS ? 'the span is too long' : null
}

const byStart = (row: { id: Uuid; startsAt: Temporal.Instant }) => ({ at: row.startsAt, id: row.id })

export async function listShifts(ctx: Context, asked: Listed) {
  refuse(whyNotList(asked))
  const rows = await dutyStore.shifts(ctx, asked, asked.limit)
  return pageOf(rows, asked.limit, byStart, row => row)
}

/** Everybody sees who is away; why, planners and the person himself (health data: domain.md §6.1). */
export async function listAbsences(ctx: Context, asked: Listed) {
  refuse(whyNotList(asked))
  const rows = await dutyStore.absences(ctx, asked, asked.limit)
  return pageOf(rows, asked.limit, byStart, (row): Absence => {
    const reason = row.reason as Absence['reason']
    const reads = row.staff === ctx.actor.staff || mayPlan(ctx.actor.roles)
    return reads ? { ...row, reason } : { ...row, reason: 'other', note: '' }
  })
}
