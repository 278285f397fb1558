import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import type { Span } from '../rules/calendar.ts'
import { overlaps, whyNotAbsence, whyNotCallOffAbsence, whyNotShift } from '../rules/duty.ts'
import * as store from '../store/duty.ts'

export type NewShift = { staff: Uuid; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** All or none. Whoever is planned is locked, so that two planners do not give him two shifts at once. */
export async function planShifts(ctx: Context, planned: readonly NewShift[]): Promise<Uuid[]> {
  const rows = planned.map(one => ({
    id: uuidv7(),
    staff: one.staff,
    span: { from: one.startsAt, to: one.endsAt },
  }))
  for (const row of rows) refuse(whyNotShift(row.span))
  const staff = rows.map(row => row.staff)
  const there = await store.lockPeople(ctx, staff)
  if (staff.some(id => !there.has(id))) throw new Refusal('unknown staff')
  const already = await store.spansOf(ctx, 'people.shifts', [...there], hull(rows.map(row => row.span)))
  for (const [i, row] of rows.entries()) {
    const others = [
      ...(already.get(row.staff) ?? []),
      ...rows
        .slice(0, i)
        .filter(one => one.staff === row.staff)
        .map(one => one.span),
    ]
    if (others.some(span => overlaps(span, row.span)))
      throw new Refusal('two shifts at once', { staff: row.staff })
  }
  await store.insertShifts(ctx, rows)
  const ids = rows.map(row => row.id)
  await announce(ctx, 'shifts planned', known(ids[0]), staff, { shifts: ids.length })
  return ids
}

function hull(spans: readonly Span[]): Span {
  const from = spans.map(span => span.from).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b))
  const to = spans.map(span => span.to).reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b))
  return { from, to }
}

export async function callOffShift(ctx: Context, id: Uuid): Promise<Uuid> {
  const staff = known(await store.deleteShift(ctx, id))
  await announce(ctx, 'shift called off', id, [staff])
  return id
}

export type NewAbsence = {
  staff: Uuid
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  reason: string
  note: string
  told: Uuid | null
}

/**
 * Who is away, why, whom he told, who wrote it down. Slots that it hits are dispatch's to move: it reacts.
 */
export async function enterAbsence(ctx: Context, absence: NewAbsence): Promise<Uuid> {
  const span = { from: absence.startsAt, to: absence.endsAt }
  refuse(whyNotAbsence({ ...span, staff: absence.staff }, ctx.actor))
  const there = await store.lockPeople(ctx, [absence.staff])
  refuse(there.has(absence.staff) ? null : 'unknown staff')
  const already = await store.spansOf(ctx, 'people.absences', [absence.staff], span)
  refuse(already.size > 0 ? 'already absent then' : null)
  const id = uuidv7()
  const { staff, reason, note, told } = absence
  await store.insertAbsence(ctx, { id, staff, span, reason, note, told })
  await announce(ctx, 'absence entered', id, [staff], { from: span.from.toString(), to: span.to.toString() })
  return id
}

export async function callOffAbsence(ctx: Context, id: Uuid): Promise<Uuid> {
  const absence = known(await store.lockAbsence(ctx, id))
  refuse(whyNotCallOffAbsence(absence, ctx.actor, ctx.now))
  await store.deleteAbsence(ctx, id)
  await announce(ctx, 'absence called off', id, [absence.staff])
  return id
}

export type NewCertificate = Omit<store.CertificateRow, 'id'>

export async function addCertificate(ctx: Context, certificate: NewCertificate): Promise<Uuid> {
  const { issuedOn, validUntil, staff } = certificate
  if (issuedOn && validUntil && Temporal.PlainDate.compare(validUntil, issuedOn) < 0) {
    throw new Refusal('expires before it was issued')
  }
  const id = uuidv7()
  await store.insertCertificate(ctx, { ...certificate, id })
  await announce(ctx, 'certificate added', id, [staff])
  return id
}

export async function removeCertificate(ctx: Context, id: Uuid): Promise<Uuid> {
  const staff = known(await store.deleteCertificate(ctx, id))
  await announce(ctx, 'certificate removed', id, [staff])
  return id
}
