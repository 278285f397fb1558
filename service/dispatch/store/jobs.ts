import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { type Dated, standing } from '#service/promises/rules.ts'
import type { Job } from '../contract.ts'
import type { Interval } from '../rules/free.ts'

/** A day of a company with 50 technicians is some 300 jobs; a board shows no more than this. */
const MOST = 1000

type Row = {
  slotId: Uuid | null
  promiseId: Uuid
  caseId: Uuid
  caseNumber: string
  customerId: Uuid
  customerName: string
  deviceId: Uuid | null
  model: string
  serial: string
  symptom: string
  urgency: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  technicianId: Uuid
  technicianName: string
  acceptedAt: Temporal.Instant | null
  setOutAt: Temporal.Instant | null
} & Dated

/**
 * Promised windows with everything that a list of visits shows; the slot's columns are null where nobody is
 * planned.
 */
const windows = (which: 'join' | 'left join') => sql`
  select slot.id as "slotId", promise.id as "promiseId", file.id as "caseId", file.number as "caseNumber",
    customer.id as "customerId", customer.name as "customerName",
    device.id as "deviceId", coalesce(model.name, '') as model, coalesce(device.serial, '') as serial,
    file.symptom, file.urgency,
    promise.window_from as "windowFrom", promise.due_at as "dueAt",
    promise.settled_as as "settledAs", promise.settled_at as "settledAt",
    slot.starts_at as "startsAt", slot.ends_at as "endsAt",
    technician.id as "technicianId", technician.name as "technicianName",
    acceptance.accepted_at as "acceptedAt", departure.set_out_at as "setOutAt"
  from promises.promises promise
  ${sql.raw(which)} dispatch.slots slot
    on slot.company_id = promise.company_id and slot.promise_id = promise.id
  left join people.staff technician
    on technician.company_id = slot.company_id and technician.id = slot.technician_id
  left join dispatch.acceptances acceptance
    on acceptance.company_id = slot.company_id and acceptance.slot_id = slot.id
  left join dispatch.departures departure
    on departure.company_id = slot.company_id and departure.slot_id = slot.id
  join cases.cases file on file.company_id = promise.company_id and file.id = promise.case_id
  join archive.customers told
    on told.company_id = promise.company_id and told.id = promise.customer_id
  join archive.customers customer
    on customer.company_id = told.company_id and customer.id = ${either('told.merged_into', 'told.id')}
  left join archive.devices entry on entry.company_id = file.company_id and entry.id = file.device_id
  left join archive.devices device
    on device.company_id = entry.company_id and device.id = ${either('entry.merged_into', 'entry.id')}
  left join archive.models model on model.company_id = device.company_id and model.id = device.model_id`

/** Jobs whose planned start lies in the stretch, in order; of one technician or of all. */
export async function jobsBetween(ctx: Context, span: Interval, technician: Uuid | null): Promise<Job[]> {
  const his = technician ? sql`and slot.technician_id = ${technician}` : sql``
  const { rows } = await sql<Row>`${windows('join')}
    where slot.company_id = ${ctx.company} and promise.company_id = ${ctx.company}
      and slot.starts_at >= ${span.from} and slot.starts_at < ${span.to} ${his}
    order by slot.starts_at, slot.id limit ${MOST}`.execute(ctx.tx)
  return rows.map(row => asJob(row, ctx.now))
}

export async function jobOf(ctx: Context, slotId: Uuid): Promise<Job | undefined> {
  const { rows } = await sql<Row>`${windows('join')}
    where slot.company_id = ${ctx.company} and promise.company_id = ${ctx.company}
      and slot.id = ${slotId}`.execute(ctx.tx)
  return rows[0] && asJob(rows[0], ctx.now)
}

/** Those of the slots that are there, in no order. */
export async function jobsOf(ctx: Context, slotIds: readonly Uuid[]): Promise<Job[]> {
  const { rows } = await sql<Row>`${windows('join')}
    where slot.company_id = ${ctx.company} and promise.company_id = ${ctx.company}
      and slot.id = any(${slotIds}::uuid[]) limit ${MOST}`.execute(ctx.tx)
  return rows.map(row => asJob(row, ctx.now))
}

/** Promised windows that begin in the stretch, are not settled, and have nobody who goes. */
export async function unplannedBetween(ctx: Context, span: Interval) {
  const { rows } = await sql<Row>`${windows('left join')}
    where promise.company_id = ${ctx.company} and promise.kind = 'visit window'
      and promise.due_at > ${span.from} and promise.window_from < ${span.to}
      and promise.settled_as is null and slot.id is null
    order by promise.due_at, promise.id limit ${MOST}`.execute(ctx.tx)
  return rows.map(row => asUnplanned(row, ctx.now))
}

function asUnplanned(row: Row, now: Temporal.Instant) {
  return {
    promiseId: row.promiseId,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    customer: { id: row.customerId, name: row.customerName },
    device: row.deviceId ? { id: row.deviceId, model: row.model, serial: row.serial } : null,
    symptom: row.symptom,
    urgency: row.urgency,
    window: { from: row.windowFrom ?? row.dueAt, to: row.dueAt },
    standing: standing(row, now),
  }
}

function asJob(row: Row, now: Temporal.Instant): Job {
  if (row.slotId === null) throw new Error('a job has a slot')
  return {
    ...asUnplanned(row, now),
    slotId: row.slotId,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    technician: { id: row.technicianId, name: row.technicianName },
    acceptedAt: row.acceptedAt,
    setOutAt: row.setOutAt,
  }
}
