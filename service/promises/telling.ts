import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, refuse } from '#core/refusal.ts'
import { lock as lockCase, talkedAbout } from '#service/cases/actions.ts'
import { notifyCustomer } from '#service/hotline/actions/notices.ts'
import { type Logged, log } from '#service/hotline/actions.ts'
import type { Channel } from '#service/hotline/contract.ts'
import { make, renegotiate, reportedBack, withdraw } from './actions.ts'
import { note } from './noting.ts'
import * as store from './store.ts'

/** The words in which the customer was told, by one of ours to him, or by him to us. */
export type Telling = { channel: Channel; contactId?: Uuid | undefined; said: string }

/** Words about a promise: with the customer, in its case or without one; or with one of ours. */
export async function say(
  ctx: Context,
  whose: store.Whose & { id: Uuid },
  direction: 'in' | 'out',
  it: Telling,
): Promise<Pick<Logged, 'evidence' | 'at'>> {
  if (whose.customerId === null) return note(ctx, whose, { what: 'word', words: it.said })
  if (whose.caseId !== null) return sayInCase(ctx, whose.caseId, direction, it)
  return log(ctx, { ...it, customerId: whose.customerId, direction })
}

async function sayInCase(ctx: Context, caseId: Uuid, direction: 'in' | 'out', it: Telling): Promise<Logged> {
  const held = await lockCase(ctx, caseId)
  const logged = await log(ctx, { ...it, customerId: held.customerId, direction })
  await talkedAbout(ctx, held, logged.id)
  return logged
}

/** Promises a callback or feedback, logging the words in which the customer was told. */
export async function promiseAndTell(
  ctx: Context,
  caseId: Uuid,
  it: { kind: 'callback' | 'feedback'; dueAt: Temporal.Instant; about: string; told: Telling },
): Promise<Uuid> {
  const logged = await sayInCase(ctx, caseId, 'out', it.told)
  await reportedBack(ctx, caseId, logged)
  const id = await make(ctx, {
    kind: it.kind,
    caseId,
    dueAt: it.dueAt,
    about: it.about,
    toldIn: logged.evidence,
  })
  notifyCustomer(ctx, logged.customerId, 'callback promised', {
    key: `promised ${id}`,
    caseId,
    facts: { due: it.dueAt.toString() },
    uselessAfter: it.dueAt,
  })
  return id
}

/** Moves a promised call. A visit is moved by dispatch, with the technician's time. */
export async function renegotiateAndTell(
  ctx: Context,
  id: Uuid,
  it: { dueAt: Temporal.Instant; told: Telling | null; movedBy: 'us' | 'customer' },
): Promise<Uuid> {
  const whose = known(await store.whoseIs(ctx, id))
  const told = it.told && (await say(ctx, { ...whose, id }, it.movedBy === 'us' ? 'out' : 'in', it.told))
  if (known(await store.lock(ctx, id)).kind === 'visit window')
    refuse('a visit is moved by moving its window')
  return renegotiate(ctx, id, { dueAt: it.dueAt, told, movedBy: it.movedBy })
}

/** The customer said that he no longer wants a call. A visit is called off by dispatch. */
export async function withdrawAsTold(ctx: Context, id: Uuid, words: Telling): Promise<void> {
  const whose = known(await store.whoseIs(ctx, id))
  const { evidence } = await say(ctx, { ...whose, id }, 'in', words)
  if (known(await store.lock(ctx, id)).kind === 'visit window')
    refuse('a visit is called off by the dispatcher')
  await withdraw(ctx, id, { evidence })
}
