import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { known, Unknown } from '#core/refusal.ts'
import { customerCard } from '#service/archive/queries/customers.ts'
import { deviceCard } from '#service/archive/queries/devices.ts'
import { pastServicesOfDevice } from '#service/cases/queries/past.ts'
import { forReader, jobById } from '#service/dispatch/queries.ts'
import { editionAt } from './conduct-editions.ts'
import type { FieldVisit } from './contract.ts'
import { mayReadInFull, seesAllVisits } from './rules.ts'
import { asFieldVisits, fieldVisits, finishedOfDevice, placeOf, unattributed } from './store/reading.ts'
import { caseRow, deviceRow, hasJobAt } from './store/surroundings.ts'
import { visitOfSlot } from './store/visits.ts'

type Page = { after?: string | undefined; limit: number }

/** One visit whole; undefined when there is none. */
export async function fieldVisit(ctx: Context, id: Uuid): Promise<FieldVisit | undefined> {
  const rows = await fieldVisits(ctx).where('visit.id', '=', id).execute()
  return (await asFieldVisits(ctx, rows))[0]
}

/**
 * One job with the customer, as far as the reader may know him, and the visit as far as it has come.
 * @throws Unknown, also for a technician's look at somebody else's job
 */
export async function readJob(ctx: Context, slotId: Uuid) {
  const job = known(await jobById(ctx, slotId))
  const own = job.technician.id === ctx.actor.staff
  const all = seesAllVisits(ctx.actor.roles)
  if (!own && !all) throw new Unknown()
  const visit = await visitOfSlot(ctx, slotId)
  const overAt = visit ? visit.endedAt : job.endsAt
  const readable = mayReadInFull({ own, acceptedAt: job.acceptedAt, overAt }, ctx.now)
  // His own job opens the card; otherwise what the reader's roles see.
  const manner = readable || !all ? { full: readable } : undefined
  const card = await customerCard(ctx, job.customer.id, manner)
  const device = job.device && (await deviceCard(ctx, job.device.id, manner))
  return {
    job: card.masked ? forReader(ctx, job) : job,
    readable: !card.masked,
    customer: card,
    addressId: device?.address?.id ?? null,
    installed: device,
    visit: visit ? ((await fieldVisit(ctx, visit.id)) ?? null) : null,
    conductEdition: (await editionAt(ctx, visit?.arrivedAt ?? ctx.now)).edition,
  }
}

/** The visits made in a case, newest first; at most 100. @throws Unknown */
export async function visitsToCase(ctx: Context, caseId: Uuid): Promise<FieldVisit[]> {
  known(await caseRow(ctx, caseId))
  const rows = await fieldVisits(ctx)
    .where('visit.case_id', '=', caseId)
    .orderBy('visit.arrived_at', 'desc')
    .orderBy('visit.id', 'desc')
    .limit(100)
    .execute()
  return asFieldVisits(ctx, rows)
}

/**
 * 维修资料卡: the finished visits to a device, newest first. A technician reads the cards of the devices that he
 * is or was sent to. @throws Unknown
 */
export async function repairCard(ctx: Context, deviceId: Uuid, page: Page) {
  await mayReadCard(ctx, deviceId)
  const rows = await finishedOfDevice(ctx, deviceId, placeFrom(page.after), page.limit + 1)
  const visits = await asFieldVisits(ctx, rows)
  return pageOf(rows, page.limit, placeOf, row => visitIn(visits, row.id))
}

/** The other part of the card: what was done before this house kept the files. @throws Unknown */
export async function pastServices(ctx: Context, deviceId: Uuid, page: Page) {
  await mayReadCard(ctx, deviceId)
  return pastServicesOfDevice(ctx, deviceId, page)
}

async function mayReadCard(ctx: Context, deviceId: Uuid): Promise<void> {
  const sent = seesAllVisits(ctx.actor.roles) || (await hasJobAt(ctx, deviceId))
  if (!sent) throw new Unknown()
  known(await deviceRow(ctx, deviceId))
}

/** Finished visits whose fault nobody has attributed, oldest first. */
export async function toAttribute(ctx: Context, page: Page) {
  const rows = await unattributed(ctx, placeFrom(page.after), page.limit + 1)
  const visits = await asFieldVisits(ctx, rows)
  return pageOf(rows, page.limit, placeOf, row => visitIn(visits, row.id))
}

function visitIn(visits: readonly FieldVisit[], id: Uuid): FieldVisit {
  return known(visits.find(one => one.id === id))
}
