import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { known, refuse } from '#core/refusal.ts'
import { type LockedCase, lock as lockCase } from '#service/cases/actions.ts'
import { survivor, whoActs } from '#service/hotline/actions.ts'
import type * as contract from '../contract/not-sent.ts'
import { whyNotDecline, whyNotEndReview } from '../rules/not-sent.ts'
import * as store from '../store/not-sent.ts'
import { lockTechnician } from '../store/plan.ts'
import { isTechnician } from '../store/technicians.ts'

type Body<E extends { body: z.ZodType }> = z.output<E['body']>

/**
 * The customer does not want this technician. @throws Unknown; Refusal of declineTechnician.refuses
 */
export async function declineTechnician(
  ctx: Context,
  customerId: Uuid,
  body: Body<typeof contract.declineTechnician>,
): Promise<Uuid> {
  const { technicianId, reason } = body
  const customer = await survivor(ctx, customerId)
  await lockTechnician(ctx, technicianId)
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  const saidOn = body.saidOn ?? today
  const ours = await isTechnician(ctx, technicianId)
  const before = await store.declinesOf(ctx, customer)
  const declined = before.some(one => one.technicianId === technicianId)
  refuse(whyNotDecline({ ours, declined, saidOn }, today))
  const id = uuidv7()
  await store.insertDecline(ctx, {
    id,
    customer_id: customer,
    technician_id: technicianId,
    reason,
    said_on: saidOn,
    entered_by: whoActs(ctx),
    entered_at: ctx.now,
  })
  await announce(ctx, 'technician declined', id, [customer], { technician: technicianId })
  return id
}

/** He has nothing against him any more. @throws Unknown; Refusal 'already taken back' */
export async function takeBackDecline(ctx: Context, id: Uuid, why: string): Promise<void> {
  const seen = known(await store.declineById(ctx, id))
  await lockTechnician(ctx, seen.technicianId)
  const decline = known(await store.declineById(ctx, id))
  refuse(decline.takenBackAt === null ? null : 'already taken back')
  await store.takeBack(ctx, id, { why, by: whoActs(ctx) })
  const codes = { technician: decline.technicianId }
  await announce(ctx, 'decline taken back', id, [decline.customerId], codes)
}

type Reason = { of: Uuid; because: store.Because; visitId: Uuid }

/**
 * Whether somebody's work on the device of a case was at fault has to be looked into: an independent second
 * person goes until it is judged otherwise. Called by fieldwork and followup, which know of visits. Twice
 * is once. @param held the case, locked
 */
export async function needsIndependent(ctx: Context, held: LockedCase, it: Reason): Promise<void> {
  const live = await store.liveReviews(ctx, { visitId: it.visitId })
  if (live.some(one => one.technicianId === it.of && one.because === it.because)) return
  const id = uuidv7()
  await store.insertReview(ctx, {
    id,
    case_id: held.id,
    device_id: held.deviceId,
    technician_id: it.of,
    because: it.because,
    visit_id: it.visitId,
    began_at: ctx.now,
  })
  const codes = { technician: it.of, because: it.because }
  await announce(ctx, 'work under review', id, [held.id, held.customerId, held.deviceId], codes)
}

/**
 * The fault was attributed otherwise: he may go again.
 * @param held the case, locked @param of.visitId the visit it began with; null: any of the case
 */
export async function judgedOtherwise(
  ctx: Context,
  held: LockedCase,
  of: { because: store.Because; visitId: Uuid | null },
): Promise<void> {
  const { visitId } = of
  const live = await store.liveReviews(ctx, visitId === null ? { caseId: held.id } : { visitId })
  for (const review of live) if (review.because === of.because) await end(ctx, review, held.customerId, '')
}

/** A manager has cleared it up. @throws Unknown; Refusal of endReview.refuses */
export async function endReview(ctx: Context, id: Uuid, why: string): Promise<void> {
  const seen = known(await store.reviewById(ctx, id))
  const held = await lockCase(ctx, seen.caseId)
  const review = known(await store.reviewById(ctx, id))
  refuse(whyNotEndReview(review, whoActs(ctx)))
  await end(ctx, review, held.customerId, why)
}

async function end(
  ctx: Context,
  review: { id: Uuid; caseId: Uuid; technicianId: Uuid; deviceId: Uuid | null },
  customerId: Uuid,
  why: string,
): Promise<void> {
  await store.endReview(ctx, review.id, { why, by: whoActs(ctx) })
  const codes = { technician: review.technicianId }
  await announce(ctx, 'review ended', review.id, [review.caseId, customerId, review.deviceId], codes)
}
