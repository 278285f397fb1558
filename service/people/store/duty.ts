import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { placeFrom } from '#core/paging.ts'
import type { Span } from '../rules/calendar.ts'
import { orRefused } from './staff.ts'

const SHIFT_REFUSALS = { shifts_company_id_staff_id_fkey: 'unknown staff' }
const ABSENCE_REFUSALS = {
  absences_company_id_staff_id_fkey: 'unknown staff',
  absences_company_id_told_fkey: 'unknown staff',
}
const CERTIFICATE_REFUSALS = {
  certificates_company_id_staff_id_fkey: 'unknown staff',
  certificates_company_id_skill_id_fkey: 'unknown skill',
}

type Spans = 'people.shifts' | 'people.absences'
type Asked = {
  from: Temporal.Instant
  to: Temporal.Instant
  staff?: Uuid | undefined
  after?: string | undefined
}

/**
 * Nothing of either table is longer: shifts 24 hours, absences a year. Lets the index on the start find them
 * all.
 */
const LONGEST_DAYS: Record<Spans, number> = { 'people.shifts': 1, 'people.absences': 366 }

/** Shifts that touch a span, by start; `limit + 1` of them. */
export async function shifts(ctx: Context, { from, to, staff, after }: Asked, limit: number) {
  let rows = ctx.tx
    .selectFrom('people.shifts')
    .select(['id', 'staff_id as staff', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('company_id', '=', ctx.company)
    .where('starts_at', '<', to)
    .where('starts_at', '>=', earliest('people.shifts', from))
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit + 1)
  const place = placeFrom(after)
  if (staff !== undefined) rows = rows.where('staff_id', '=', staff)
  if (place) rows = rows.where(eb => eb(eb.refTuple('starts_at', 'id'), '>', eb.tuple(place.at, place.id)))
  return rows.execute()
}

/** Absences that touch a span, by start; `limit + 1` of them. */
export async function absences(ctx: Context, { from, to, staff, after }: Asked, limit: number) {
  let rows = ctx.tx
    .selectFrom('people.absences')
    .select([
      'id',
      'staff_id as staff',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'reason',
      'note',
      'told',
    ])
    .select(['entered_by as enteredBy', 'entered_at as enteredAt'])
    .where('company_id', '=', ctx.company)
    .where('starts_at', '<', to)
    .where('starts_at', '>=', earliest('people.absences', from))
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit + 1)
  const place = placeFrom(after)
  if (staff !== undefined) rows = rows.where('staff_id', '=', staff)
  if (place) rows = rows.where(eb => eb(eb.refTuple('starts_at', 'id'), '>', eb.tuple(place.at, place.id)))
  return rows.execute()
}

function earliest(table: Spans, from: Temporal.Instant): Temporal.Instant {
  return from.subtract({ hours: 24 * LONGEST_DAYS[table] })
}

/** Their shifts (or absences) that touch a span. */
export async function spansOf(ctx: Context, table: Spans, staff: readonly Uuid[], { from, to }: Span) {
  if (staff.length === 0) return new Map<Uuid, (Span & { staff: Uuid })[]>()
  const rows = await ctx.tx
    .selectFrom(table)
    .select(['staff_id as staff', 'starts_at as from', 'ends_at as to'])
    .where('company_id', '=', ctx.company)
    .where('staff_id', 'in', staff)
    .where('starts_at', '<', to)
    .where('starts_at', '>=', earliest(table, from))
    .where('ends_at', '>', from)
    .execute()
  return Map.groupBy(rows, row => row.staff)
}

/** Locks the people whose time is planned, by id; those who are not of this company are missing. */
export async function lockPeople(ctx: Context, staff: readonly Uuid[]): Promise<Set<Uuid>> {
  const rows = await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', 'in', [...new Set(staff)])
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Set(rows.map(row => row.id))
}

export async function insertShifts(
  ctx: Context,
  rows: readonly { id: Uuid; staff: Uuid; span: Span }[],
): Promise<void> {
  const entered = { company_id: ctx.company, entered_by: ctx.actor.staff, entered_at: ctx.now }
  const values = rows.map(({ id, staff, span }) => ({
    ...entered,
    id,
    staff_id: staff,
    starts_at: span.from,
    ends_at: span.to,
  }))
  await orRefused(ctx.tx.insertInto('people.shifts').values(values).execute(), SHIFT_REFUSALS)
}

export async function deleteShift(ctx: Context, id: Uuid): Promise<Uuid | undefined> {
  const gone = await ctx.tx
    .deleteFrom('people.shifts')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .returning('staff_id')
    .executeTakeFirst()
  return gone?.staff_id
}

export type AbsenceRow = {
  id: Uuid
  staff: Uuid
  span: Span
  reason: string
  note: string
  told: Uuid | null
}

export async function insertAbsence(ctx: Context, row: AbsenceRow): Promise<void> {
  const values = {
    company_id: ctx.company,
    id: row.id,
    staff_id: row.staff,
    starts_at: row.span.from,
    ends_at: row.span.to,
    reason: row.reason,
    note: row.note,
    told: row.told,
    entered_by: ctx.actor.staff,
    entered_at: ctx.now,
  }
  await orRefused(ctx.tx.insertInto('people.absences').values(values).execute(), ABSENCE_REFUSALS)
}

export async function lockAbsence(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('people.absences')
    .select(['id', 'staff_id as staff', 'starts_at as from', 'ends_at as to'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function deleteAbsence(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .deleteFrom('people.absences')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export type CertificateRow = {
  id: Uuid
  staff: Uuid
  skill: Uuid | null
  name: string
  number: string
  issuedOn: Temporal.PlainDate | null
  validUntil: Temporal.PlainDate | null
}

export async function insertCertificate(ctx: Context, row: CertificateRow): Promise<void> {
  const values = {
    company_id: ctx.company,
    id: row.id,
    staff_id: row.staff,
    skill_id: row.skill,
    name: row.name,
    number: row.number,
    issued_on: row.issuedOn,
    valid_until: row.validUntil,
  }
  await orRefused(ctx.tx.insertInto('people.certificates').values(values).execute(), CERTIFICATE_REFUSALS)
}

export async function deleteCertificate(ctx: Context, id: Uuid): Promise<Uuid | undefined> {
  const gone = await ctx.tx
    .deleteFrom('people.certificates')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .returning('staff_id')
    .executeTakeFirst()
  return gone?.staff_id
}
