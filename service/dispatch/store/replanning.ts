import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { sameDeviceAs } from '#service/archive/queries/same.ts'
import type { Interval } from '../rules/free.ts'

/** Fifty technicians with six visits a day for two weeks. */
const MOST = 5000

export type LiveSlot = {
  slotId: Uuid
  promiseId: Uuid
  technician: Uuid
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** Disabled in the house: he goes nowhere. */
  disabled: boolean
  leftOn: Temporal.PlainDate | null
  otherWork: boolean
  declined: boolean
  underReview: boolean
}

/** Slots not over yet, of windows that nobody has kept, with what stands against their technician. */
export async function liveSlots(ctx: Context, span: Interval): Promise<LiveSlot[]> {
  const { rows } = await sql<LiveSlot>`
    select slot.id as "slotId", slot.promise_id as "promiseId", slot.technician_id as technician,
      slot.starts_at as "startsAt", slot.ends_at as "endsAt",
      person.disabled_at is not null as disabled, person.left_on as "leftOn",
      not ('technician' = any(person.roles)) as "otherWork",
      exists (
        select from dispatch.declines decline
        join archive.customers said
          on said.company_id = decline.company_id and said.id = decline.customer_id
        where decline.company_id = slot.company_id and decline.technician_id = slot.technician_id
          and coalesce(said.merged_into, said.id) = coalesce(customer.merged_into, customer.id)
          and not exists (
            select from dispatch.declines_taken_back back
            where back.company_id = decline.company_id and back.decline_id = decline.id)) as declined,
      exists (
        select from dispatch.reviews review
        where review.company_id = slot.company_id and review.technician_id = slot.technician_id
          and (review.case_id = file.id or review.device_id = any(${sameDeviceAs(ctx, sql`file.device_id`)}))
          and not exists (
            select from dispatch.reviews_ended ended
            where ended.company_id = review.company_id and ended.review_id = review.id)) as "underReview"
    from dispatch.slots slot
    join promises.promises promise
      on promise.company_id = slot.company_id and promise.id = slot.promise_id
    join cases.cases file on file.company_id = promise.company_id and file.id = promise.case_id
    join archive.customers customer
      on customer.company_id = promise.company_id and customer.id = promise.customer_id
    join people.staff person on person.company_id = slot.company_id and person.id = slot.technician_id
    where slot.company_id = ${ctx.company} and promise.settled_as is null
      and slot.ends_at > ${span.from}
      and slot.starts_at > ${span.from.subtract({ hours: 24 })} and slot.starts_at < ${span.to}
    order by slot.starts_at, slot.id limit ${MOST}`.execute(ctx.tx)
  return rows
}

/** The number that is tried first: the customer's own, his contacts', of whoever was merged into him. */
export async function phonesOf(ctx: Context, customers: readonly Uuid[]) {
  const { rows } = await sql<{ customer: Uuid; number: string; extension: string }>`
    with same as (
      select id, id as customer from unnest(${customers}::uuid[]) as asked (id)
      union all
      select id, merged_into from archive.customers
      where company_id = ${ctx.company} and merged_into = any(${customers}::uuid[])
        and merged_into is not null
    )
    select distinct on (same.customer) same.customer, phone.number, phone.extension
    from same join archive.phones phone on phone.company_id = ${ctx.company} and phone.customer_id = same.id
    order by same.customer, same.id <> same.customer, phone.contact_id nulls first, phone.id`.execute(ctx.tx)
  return new Map(rows.map(row => [row.customer, row]))
}
