import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import { oneOf, sameDevices } from '#service/archive/queries/same.ts'
import type { Matter } from './work.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

/** What stands against somebody's going; more of it about one case or customer is for a manager to end. */
const MOST = 200

export type Decline = {
  id: Uuid
  technicianId: Uuid
  technicianName: string
  reason: string
  saidOn: Temporal.PlainDate
  enteredBy: Uuid
  enteredByName: string
}

/** Whom a customer does not want, as long as he has not taken it back; also what he said before a merge. */
export async function declinesOf(ctx: Context, customerId: Uuid): Promise<Decline[]> {
  const { rows } = await sql<Decline>`
    select decline.id, technician.id as "technicianId", technician.name as "technicianName",
      decline.reason, decline.said_on as "saidOn", writer.id as "enteredBy", writer.name as "enteredByName"
    from (
      select id from archive.customers where company_id = ${ctx.company} and id = ${customerId}
      union select merged_into from archive.customers
      where company_id = ${ctx.company} and id = ${customerId} and merged_into is not null
      union select before.id from archive.customers before
      where before.company_id = ${ctx.company} and before.merged_into = ${customerId}) same
    join dispatch.declines decline
      on decline.company_id = ${ctx.company} and decline.customer_id = same.id
    join people.staff technician
      on technician.company_id = decline.company_id and technician.id = decline.technician_id
    join people.staff writer on writer.company_id = decline.company_id and writer.id = decline.entered_by
    where not exists (
        select from dispatch.declines_taken_back back
        where back.company_id = decline.company_id and back.decline_id = decline.id)
    order by decline.entered_at desc, decline.id desc limit ${MOST}`.execute(ctx.tx)
  return rows
}

export type Review = {
  id: Uuid
  caseId: Uuid
  caseNumber: string
  technicianId: Uuid
  technicianName: string
  because: Because
  beganAt: Temporal.Instant
}
export type Because = 'installation fault' | 'unhappy customer'

/** Whose work on the device, or in the case, is looked into and not yet judged otherwise. */
export async function reviewsOf(
  ctx: Context,
  { caseId, deviceId }: Omit<Matter, 'customerId'>,
): Promise<Review[]> {
  if (caseId === null && deviceId === null) return []
  const same = deviceId === null ? [] : await sameDevices(ctx, deviceId)
  const { rows } = await sql<Review>`
    select review.id, file.id as "caseId", file.number as "caseNumber",
      technician.id as "technicianId", technician.name as "technicianName",
      review.because, review.began_at as "beganAt"
    from dispatch.reviews review
    join cases.cases file on file.company_id = review.company_id and file.id = review.case_id
    join people.staff technician
      on technician.company_id = review.company_id and technician.id = review.technician_id
    where review.company_id = ${ctx.company}
      and (review.device_id = ${oneOf(same)} or review.case_id = ${caseId}::uuid)
      and not exists (
        select from dispatch.reviews_ended ended
        where ended.company_id = review.company_id and ended.review_id = review.id)
    order by review.began_at desc, review.id desc limit ${MOST}`.execute(ctx.tx)
  return rows
}

/** Who does not go, whatever he knows and has time for. */
export async function whoIsNotSent(ctx: Context, matter: Matter) {
  const declines = matter.customerId === null ? [] : await declinesOf(ctx, matter.customerId)
  const reviews = await reviewsOf(ctx, matter)
  return {
    declined: new Set(declines.map(one => one.technicianId)),
    underReview: new Set(reviews.map(one => one.technicianId)),
  }
}

export async function insertDecline(ctx: Context, row: New<'dispatch.declines'>): Promise<void> {
  await ctx.tx
    .insertInto('dispatch.declines')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function declineById(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('dispatch.declines as decline')
    .leftJoin('dispatch.declines_taken_back as back', join =>
      join.onRef('back.company_id', '=', 'decline.company_id').onRef('back.decline_id', '=', 'decline.id'),
    )
    .select(['decline.customer_id as customerId', 'decline.technician_id as technicianId'])
    .select('back.at as takenBackAt')
    .where('decline.company_id', '=', ctx.company)
    .where('decline.id', '=', id)
    .executeTakeFirst()
}

export async function takeBack(ctx: Context, id: Uuid, row: { why: string; by: Uuid }): Promise<void> {
  await ctx.tx
    .insertInto('dispatch.declines_taken_back')
    .values({ company_id: ctx.company, decline_id: id, at: ctx.now, ...row })
    .execute()
}

export async function insertReview(ctx: Context, row: New<'dispatch.reviews'>): Promise<void> {
  await ctx.tx
    .insertInto('dispatch.reviews')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

function reviews(ctx: Context) {
  return ctx.tx
    .selectFrom('dispatch.reviews as review')
    .leftJoin('dispatch.reviews_ended as ended', join =>
      join.onRef('ended.company_id', '=', 'review.company_id').onRef('ended.review_id', '=', 'review.id'),
    )
    .select(['review.id', 'review.case_id as caseId', 'review.technician_id as technicianId'])
    .select(['review.because', 'review.device_id as deviceId', 'ended.at as endedAt'])
    .where('review.company_id', '=', ctx.company)
}

export async function reviewById(ctx: Context, id: Uuid) {
  return reviews(ctx).where('review.id', '=', id).executeTakeFirst()
}

/** Of a case, or those that began with one visit: what has not ended. */
export async function liveReviews(ctx: Context, of: { caseId: Uuid } | { visitId: Uuid }) {
  const rows = reviews(ctx).where('ended.at', 'is', null).orderBy('review.id').limit(MOST)
  if ('visitId' in of) return rows.where('review.visit_id', '=', of.visitId).execute()
  return rows.where('review.case_id', '=', of.caseId).execute()
}

export async function endReview(ctx: Context, id: Uuid, row: { why: string; by: Uuid }): Promise<void> {
  await ctx.tx
    .insertInto('dispatch.reviews_ended')
    .values({ company_id: ctx.company, review_id: id, at: ctx.now, ...row })
    .execute()
}
