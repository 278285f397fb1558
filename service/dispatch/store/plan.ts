import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { Refusal } from '#core/refusal.ts'
import type { Grounds, Passed } from '../rules/rank.ts'

/**
 * Bookings of one technician come one after the other, each decided on what the one before wrote. Without
 * it they would meet at the exclusion constraint, which says no without an alternative, and two of them
 * deadlock there.
 */
export async function lockTechnician(ctx: Context, technician: Uuid): Promise<void> {
  await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', technician)
    .forNoKeyUpdate()
    .execute()
}

export type Slot = {
  id: Uuid
  promiseId: Uuid
  technician: Uuid
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

const columns = [
  'id',
  'promise_id as promiseId',
  'technician_id as technician',
  'starts_at as startsAt',
  'ends_at as endsAt',
] as const

export async function slotRow(ctx: Context, id: Uuid): Promise<Slot | undefined> {
  return ctx.tx
    .selectFrom('dispatch.slots')
    .select(columns)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function lockSlot(ctx: Context, id: Uuid): Promise<Slot | undefined> {
  return ctx.tx
    .selectFrom('dispatch.slots')
    .select(columns)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function lockSlotOf(ctx: Context, promiseId: Uuid): Promise<Slot | undefined> {
  return ctx.tx
    .selectFrom('dispatch.slots')
    .select(columns)
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promiseId)
    .forUpdate()
    .executeTakeFirst()
}

export type Chosen = {
  promiseId: Uuid
  technician: Uuid
  grounds: Grounds
  why: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  passed: Passed[]
}

/** Writes the choice with its reasons, and the slot. */
export async function plan(ctx: Context, chosen: Chosen, by: Uuid): Promise<Uuid> {
  const choice = uuidv7()
  await ctx.tx
    .insertInto('dispatch.choices')
    .values({
      company_id: ctx.company,
      id: choice,
      promise_id: chosen.promiseId,
      technician_id: chosen.technician,
      grounds: chosen.grounds,
      why: chosen.why,
      chosen_by: by,
      chosen_at: ctx.now,
    })
    .execute()
  if (chosen.passed.length > 0) {
    await ctx.tx
      .insertInto('dispatch.skips')
      .values(
        chosen.passed.map(({ technician, grounds, near, reason }) => ({
          company_id: ctx.company,
          choice_id: choice,
          technician_id: technician,
          grounds,
          near,
          reason,
        })),
      )
      .execute()
  }
  return insertSlot(ctx, chosen, choice)
}

async function insertSlot(ctx: Context, chosen: Chosen, choice: Uuid): Promise<Uuid> {
  const id = uuidv7()
  try {
    await ctx.tx
      .insertInto('dispatch.slots')
      .values({
        company_id: ctx.company,
        id,
        promise_id: chosen.promiseId,
        choice_id: choice,
        technician_id: chosen.technician,
        starts_at: chosen.startsAt,
        ends_at: chosen.endsAt,
      })
      .execute()
    return id
  } catch (fault) {
    // The last word is the constraint's (23P01), also against a booking that did not take the lock.
    if (fault instanceof Error && 'code' in fault && fault.code === '23P01')
      throw new Refusal('the slot is taken')
    throw fault
  }
}

export async function deleteSlot(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .deleteFrom('dispatch.slots')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** False when it was accepted before. */
export async function accept(ctx: Context, slotId: Uuid): Promise<boolean> {
  const inserted = await ctx.tx
    .insertInto('dispatch.acceptances')
    .values({ company_id: ctx.company, slot_id: slotId, accepted_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .returning('slot_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** False when he was on his way before. */
export async function setOut(ctx: Context, slotId: Uuid): Promise<boolean> {
  const inserted = await ctx.tx
    .insertInto('dispatch.departures')
    .values({ company_id: ctx.company, slot_id: slotId, set_out_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .returning('slot_id')
    .executeTakeFirst()
  return inserted !== undefined
}
