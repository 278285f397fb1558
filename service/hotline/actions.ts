import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { Channel, Direction } from './contract.ts'
import { provenAt, whyNotLog } from './rules.ts'
import * as store from './store.ts'

export type ToLog = {
  customerId: Uuid
  direction: Direction
  channel: Channel
  said: string
  contactId?: Uuid | undefined
  /** When it took place; now if nothing else is said. */
  at?: Temporal.Instant | undefined
  reached?: boolean | undefined
}

/** `evidence` is the journal entry that proves it, `at` the moment that it proves (rules.ts, provenAt). */
export type Logged = { id: Uuid; customerId: Uuid; evidence: Uuid; at: Temporal.Instant }

/** The person who acts. Deeds of people are never done by reactions or sweeps. */
export function whoActs(ctx: Context): Uuid {
  if (ctx.actor.staff === null) throw new Error(`'${ctx.actor.name}' is nobody of ours`)
  return ctx.actor.staff
}

/** The customer, or the one into whom he was merged. @throws Unknown */
export async function survivor(ctx: Context, customerId: Uuid): Promise<Uuid> {
  const customer = known(await store.customer(ctx, customerId))
  return customer.merged_into ?? customer.id
}

/**
 * Logs a conversation with a customer, as the one who acts. @throws Unknown for a customer that is not there;
 * Refusal with the codes of LOG_REFUSES, 'only an outgoing call can miss somebody', 'what was said is
 * missing'
 */
export async function log(ctx: Context, it: ToLog): Promise<Logged> {
  const customerId = await survivor(ctx, it.customerId)
  const told = it.at ?? ctx.now
  const reached = it.reached ?? true
  refuse(whyNotLog({ ...it, reached, at: told }, ctx.now))
  if (it.contactId !== undefined && !(await store.isContactOf(ctx, it.contactId, it.customerId))) {
    refuse('not a contact of this customer')
  }
  const id = uuidv7()
  // A clock that is ahead by a minute or two means now.
  const at = Temporal.Instant.compare(told, ctx.now) > 0 ? ctx.now : told
  store.insert(ctx, {
    id,
    direction: it.direction,
    channel: it.channel,
    customer_id: customerId,
    contact_id: it.contactId ?? null,
    staff_id: whoActs(ctx),
    at,
    logged_at: ctx.now,
    reached,
    said: it.said,
  })
  const codes = { direction: it.direction, channel: it.channel, reached }
  const evidence = await announce(ctx, 'conversation logged', id, [customerId], codes)
  return { id, customerId, evidence, at: provenAt(at, ctx.now) }
}
