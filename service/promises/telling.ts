import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, refuse } from '#core/refusal.ts'
import { lock as lockCase, talkedAbout } from '#service/cases/actions.ts'
import { notifyCustomer } from '#service/hotline/actions/notices.ts'
import { type Logged, log } from '#service/hotline/actions.ts'
import type { Channel } from '#service/hotline/contract.ts'
import { make, renegotiate, reportedBack, withdraw } from './actions.ts'
import * as store from './store.ts'

/** The words in which the customer was told, by one of ours to him, or by him to us. */
export type Telling = { channel: Channel; contactId?: Uuid | undefined; said: string }

async function say(ctx: Context, caseId: Uuid, direction: 'in' | 'out', it: Telling): Promise<Logged> {
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
  const logged = await say(ctx, caseId, 'out', it.told)
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
  const caseId = known(await store.caseOf(ctx, id))
  const told = it.told && (await say(ctx, caseId, it.movedBy === 'us' ? 'out' : 'in', it.told))
  if (known(await store.lock(ctx, id)).kind === 'visit window')
    refuse('a visit is moved by moving its window')
  return renegotiate(ctx, id, { dueAt: it.dueAt, told, movedBy: it.movedBy })
}

/** The customer said that he no longer wants a call. A visit is called off by dispatch. */
export async function withdrawAsTold(ctx: Context, id: Uuid, words: Telling): Promise<void> {
  const caseId = known(await store.caseOf(ctx, id))
  const { evidence } = await say(ctx, caseId, 'in', words)
  if (known(await store.lock(ctx, id)).kind === 'visit window')
    refuse('a visit is called off by the dispatcher')
  await withdraw(ctx, id, { evidence })
}
