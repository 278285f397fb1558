import type { Context } from '#core/context.ts'
import { codeTerms } from '#core/find/terms.ts'
import { writeFirstTerms } from '#core/find/write.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { nextNumber } from '#core/numbers.ts'
import { known, refuse } from '#core/refusal.ts'
import { survivor, whoActs } from '#service/hotline/actions.ts'
import { workHere } from '#service/hotline/colleagues.ts'
import { markContradicted } from '#service/knowledge/actions/uses.ts'
import type { Outcome, Reason, Trouble, Urgency } from './contract.ts'
import { whyNotClose, whyNotDevice, whyNotReopen, whyNotWork } from './rules.ts'
import { insertCase } from './store/opening.ts'
import * as store from './store.ts'

export type LockedCase = {
  id: Uuid
  number: string
  customerId: Uuid
  deviceId: Uuid | null
  reason: Reason
  urgency: Urgency
  symptom: string
  openedAt: Temporal.Instant
  /** Null when the case was written down afterwards. */
  firstAskedBy: Uuid | null
  /** Null when the case is closed. */
  handler: Uuid | null
}

/** Locks a case until the deed is over: first of all locks of a deed on a case. @throws Unknown */
export async function lock(ctx: Context, id: Uuid): Promise<LockedCase> {
  const row = known(await store.lockCase(ctx, id))
  return {
    id,
    number: row.number,
    customerId: row.customer_id,
    deviceId: row.device_id,
    reason: row.reason as Reason,
    urgency: row.urgency as Urgency,
    symptom: row.symptom,
    openedAt: row.opened_at,
    firstAskedBy: row.first_asked_by,
    handler: await store.liveHandler(ctx, id),
  }
}

/**
 * Opens the file of a trouble. Whoever acts was asked first, for good, and handles it until somebody else
 * accepts it.
 * @throws Refusal 'not a device of this customer'
 */
export async function open(
  ctx: Context,
  it: { customerId: Uuid; trouble: Trouble; conversationId?: Uuid | undefined },
): Promise<LockedCase> {
  const first = whoActs(ctx)
  const { reason, symptom, urgency } = it.trouble
  const asked = it.trouble.deviceId
  const deviceId = asked === null ? null : await hisDevice(ctx, it.customerId, asked)
  const id = uuidv7()
  const number = await nextNumber(ctx, 'case')
  const file = {
    id,
    number,
    customer: it.customerId,
    device: deviceId,
    reason,
    symptom,
    urgency,
    firstAsked: first,
    handling: uuidv7(),
    at: ctx.now,
  }
  insertCase(ctx, file, it.conversationId)
  writeFirstTerms(ctx, { kind: 'case', subject: id, terms: codeTerms(number) })
  await announce(ctx, 'case opened', id, [it.customerId, deviceId], { reason, urgency })
  // Nobody else sees a row before its transaction ends: it is as good as locked.
  const { customerId } = it
  const trouble = { ...it.trouble, deviceId }
  return { id, number, customerId, ...trouble, openedAt: ctx.now, firstAskedBy: first, handler: first }
}

/** The device as it goes by now: it may have been merged into another entry of itself. */
async function hisDevice(ctx: Context, customerId: Uuid, deviceId: Uuid): Promise<Uuid> {
  const found = await store.deviceOwner(ctx, deviceId)
  const [owner, device] = [found?.owner ?? null, found?.device ?? deviceId]
  // A case keeps the customer who it was opened for, even if he is merged later.
  if (owner !== customerId) refuse(whyNotDevice([await survivor(ctx, customerId)], owner))
  return device
}

/** These words were about this case. */
export async function talkedAbout(ctx: Context, held: LockedCase, conversationId: Uuid): Promise<void> {
  await store.insertConversation(ctx, held.id, conversationId)
  await announce(ctx, 'case talked about', held.id, about(held), { conversation: conversationId })
}

/** @throws Unknown; Refusal 'the case is closed', 'not a device of this customer' */
export async function amend(
  ctx: Context,
  id: Uuid,
  to: { deviceId?: Uuid | null | undefined; reason?: Reason | undefined; urgency?: Urgency | undefined },
): Promise<void> {
  const held = await lock(ctx, id)
  refuse(whyNotWork(held))
  const deviceId = to.deviceId ? await hisDevice(ctx, held.customerId, to.deviceId) : to.deviceId
  const changed = {
    ...(deviceId === undefined ? {} : { device_id: deviceId }),
    ...(to.reason === undefined ? {} : { reason: to.reason }),
    ...(to.urgency === undefined ? {} : { urgency: to.urgency }),
  }
  if (Object.keys(changed).length === 0) return
  await store.amend(ctx, id, changed)
  await announce(ctx, 'case amended', id, [...about(held), to.deviceId], changed)
}

/** @throws Unknown. A closed case may still be noted in. */
export async function note(ctx: Context, caseId: Uuid, text: string): Promise<Uuid> {
  const held = await lock(ctx, caseId)
  const id = uuidv7()
  await store.insertNote(ctx, { id, case_id: caseId, at: ctx.now, by: whoActs(ctx), text })
  await announce(ctx, 'case noted', caseId, about(held), { note: id })
  return id
}

/** From now on somebody else handles the case. Only a hand-over that was accepted comes here. */
export async function give(ctx: Context, held: LockedCase, to: Uuid, by: Uuid): Promise<void> {
  refuse(whyNotWork(held))
  await store.endHandling(ctx, held.id)
  await store.beginHandling(ctx, {
    id: uuidv7(),
    case_id: held.id,
    handler: to,
    from_at: ctx.now,
    given_by: by,
    until_at: null,
  })
  await announce(ctx, 'case given', held.id, about(held), { from: held.handler, to })
}

/**
 * Closes a case of which somebody else has made sure that nothing is missing. @throws Refusal 'already
 * closed'
 */
export async function close(
  ctx: Context,
  held: LockedCase,
  as: { outcome: Outcome; word: string },
): Promise<Uuid> {
  refuse(whyNotClose(held))
  const id = uuidv7()
  await store.insertClosure(ctx, {
    id,
    case_id: held.id,
    at: ctx.now,
    by: whoActs(ctx),
    outcome: as.outcome,
    word: as.word,
  })
  await store.endHandling(ctx, held.id)
  await announce(ctx, 'case closed', held.id, about(held), { closure: id, outcome: as.outcome })
  return id
}

/**
 * Opens a closed case again; the closure stays in the file. Whoever had it last gets it back; when he does
 * not work here any more, whoever reopens it. The answers that were said to have helped had not. Answers the
 * closure that was reopened. @throws Unknown; Refusal 'the case is open', 'the case is from before'
 */
export async function reopen(ctx: Context, caseId: Uuid, why: string): Promise<Uuid> {
  const held = await lock(ctx, caseId)
  refuse(whyNotReopen(held))
  const last = await store.lastClosure(ctx, caseId)
  const here = await workHere(ctx, [last.handler])
  const back = last.handler !== null && here.has(last.handler) ? last.handler : null
  const handler = back ?? ctx.actor.staff ?? firstAskedIn(held)
  await store.insertReopening(ctx, {
    closure_id: last.id,
    case_id: caseId,
    at: ctx.now,
    by: ctx.actor.staff,
    why,
  })
  await store.beginHandling(ctx, {
    id: uuidv7(),
    case_id: caseId,
    handler,
    from_at: ctx.now,
    given_by: ctx.actor.staff,
    until_at: null,
  })
  await announce(ctx, 'case reopened', caseId, about(held), { closure: last.id })
  await markContradicted(ctx, caseId)
  return last.id
}

/** Who was asked first; of a case from before nobody was, and nothing is promised in it. */
export function firstAskedIn(held: LockedCase): Uuid {
  if (held.firstAskedBy === null) throw new Error('a case from before was opened by nobody')
  return held.firstAskedBy
}

export const responsibleFor = (held: LockedCase): Uuid => held.handler ?? firstAskedIn(held)

/** Whose timelines show what happens in a case, besides its own. */
export const about = (held: Pick<LockedCase, 'customerId' | 'deviceId'>) => [held.customerId, held.deviceId]
