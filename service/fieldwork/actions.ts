import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse, Unknown, Unreadable } from '#core/refusal.ts'
import { about, type LockedCase, lock as lockCase, responsibleFor } from '#service/cases/actions.ts'
import { acceptJob } from '#service/dispatch/actions.ts'
import { openWindowsOf, slotById } from '#service/dispatch/queries.ts'
import { notifyCustomer } from '#service/hotline/actions/notices.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { markUnsolved } from '#service/knowledge/actions/uses.ts'
import { keep, make, owe } from '#service/promises/actions.ts'
import type { Edition } from './conduct.ts'
import { editionAt } from './conduct-editions.ts'
import type * as contract from './contract.ts'
import { isAboutEdition, unexplained, whyNotAttribute, whyNotCheckIn, whyNotEnd } from './rules.ts'
import { judgedOfWork, saidOfInstallation } from './second-person.ts'
import { insertConduct, insertSignature } from './store/evidence.ts'
import * as store from './store/visits.ts'

type Body<E extends { body: z.ZodType }> = z.output<E['body']>

/**
 * The technician is at the door. It keeps the window he was promised for, and what was broken before in
 * this case is kept late: the customer has been waiting for this.
 * @param slotId his own slot @throws Unknown; Refusal of CHECK_IN_REFUSES
 */
export async function checkIn(ctx: Context, slotId: Uuid, body: Body<typeof contract.checkIn>) {
  const seen = await ownSlot(ctx, slotId)
  const held = await lockCase(ctx, seen.caseId)
  const slot = await ownSlot(ctx, slotId)
  const arrived = (await store.visitOfSlot(ctx, slotId)) !== undefined
  const job = { windowFrom: slot.windowFrom, arrived, caseClosed: held.handler === null }
  refuse(whyNotCheckIn(job, ctx.now, body.agreedEarly))
  const id = uuidv7()
  const codes = { slot: slotId, promise: slot.promiseId }
  const evidence = await announce(ctx, 'technician arrived', id, [held.id, ...about(held)], codes)
  for (const window of await openWindowsOf(ctx, held.id)) await keep(ctx, window.promiseId, { evidence })
  await acceptJob(ctx, slotId)
  await store.insertVisit(ctx, {
    id,
    slot_id: slotId,
    case_id: held.id,
    promise_id: slot.promiseId,
    technician_id: slot.technician,
    arrived_at: ctx.now,
    agreed_early: body.agreedEarly,
  })
  return { id, late: Temporal.Instant.compare(ctx.now, slot.dueAt) > 0 }
}

/** To him, the jobs of others do not exist. @throws Unknown */
export async function ownSlot(ctx: Context, slotId: Uuid) {
  const slot = known(await slotById(ctx, slotId))
  if (slot.technician !== ctx.actor.staff) throw new Unknown()
  return slot
}

/** His own visit, with its case locked. To him, the visits of others do not exist. */
async function ownVisit(ctx: Context, id: Uuid): Promise<{ visit: store.Visit; held: LockedCase }> {
  const seen = known(await store.visitById(ctx, id))
  if (seen.technician !== ctx.actor.staff) throw new Unknown()
  const held = await lockCase(ctx, seen.caseId)
  const visit = known(await store.visitById(ctx, id))
  refuse(whyNotEnd(visit.end))
  return { visit, held }
}

/**
 * The work is done. A return visit is owed to the customer by somebody else (seeds/002 §五), by the standards.
 * @throws Unknown; Refusal of finishVisit.refuses, with the items that need a reason; Unreadable
 */
export async function finishVisit(ctx: Context, id: Uuid, body: Body<typeof contract.finishVisit>) {
  const { visit, held } = await ownVisit(ctx, id)
  const { seenAs, cause, work, explanation, materials, conduct, signature } = body
  refuseUnexplained(await editionAt(ctx, visit.arrivedAt), conduct)
  await store.insertFinish(
    ctx,
    { visit_id: id, finished_at: ctx.now, seen_as: seenAs, cause, work, explanation },
    materials,
  )
  await insertConduct(ctx, id, conduct)
  await insertSignature(ctx, id, signature)
  await saidOfInstallation(ctx, held, visit, seenAs)
  await markUnsolved(ctx, held.id)
  await announce(ctx, 'visit finished', id, [held.id, ...about(held)], { seenAs, signed: signature.signed })
  notifyCustomer(ctx, held.customerId, 'visit done', { key: `done ${id}`, caseId: held.id, facts: {} })
  const owed = { caseId: held.id, subjectId: id, notBy: visit.technician }
  const promises = await owe(ctx, 'visit finished', owed)
  return { id, promises: promises.map(one => one.id) }
}

/** Every required item of the list that the visit began with was done, or there is a reason. */
function refuseUnexplained(edition: Edition, said: z.output<typeof contract.conduct>): void {
  if (said.edition !== edition.edition || !isAboutEdition(edition.items, said)) {
    throw new Unreadable('This is not the conduct list that the visit began with.', { path: 'body.conduct' })
  }
  const items = unexplained(edition.items, said)
  refuse(items.length > 0 ? 'what was not done needs a reason' : null, { items })
}

/**
 * It could not be done. Never 不表态, 向后拖 (seeds/002 §二): the customer knows what comes next, and by when the
 * handler of the case calls him. @throws Unknown; Refusal of breakOffVisit.refuses
 */
export async function breakOffVisit(ctx: Context, id: Uuid, body: Body<typeof contract.breakOffVisit>) {
  const { held } = await ownVisit(ctx, id)
  const codes = { reason: body.reason }
  const toldIn = await announce(ctx, 'visit broken off', id, [held.id, ...about(held)], codes)
  const promiseId = await make(ctx, {
    kind: 'callback',
    caseId: held.id,
    dueAt: body.callbackBy,
    about: body.next,
    toldIn,
    owner: { staff: responsibleFor(held) },
  })
  await store.insertBreakoff(ctx, {
    visit_id: id,
    ended_at: ctx.now,
    reason: body.reason,
    found: body.found,
    next: body.next,
    next_promise_id: promiseId,
  })
  return { id, promiseId }
}

/**
 * 责任判定: whose doing it was, in the judgement of somebody who has no stake in it. The last judgement counts,
 * the earlier ones stay. @throws Unknown; Refusal of ATTRIBUTION_REFUSES
 */
export async function attributeFault(
  ctx: Context,
  visitId: Uuid,
  body: Body<typeof contract.attributeFault>,
) {
  const seen = known(await store.visitById(ctx, visitId))
  const held = await lockCase(ctx, seen.caseId)
  const visit = known(await store.visitById(ctx, visitId))
  const stakes = await store.whoseWork(ctx, visit)
  const by = whoActs(ctx)
  const facts = {
    reviewer: by,
    technician: visit.technician,
    installer: stakes.installer,
    earlierRepairers: stakes.earlier,
    finished: visit.end === 'finished',
    attributedBefore: stakes.attributed,
  }
  refuse(whyNotAttribute(facts, { primary: body.main, secondary: body.side, reason: body.reason }))
  const id = uuidv7()
  await store.insertAttribution(ctx, { id, visitId, by, ...body })
  await judgedOfWork(ctx, held, visit, [body.main, ...body.side])
  const codes = { main: body.main, side: body.side }
  await announce(ctx, 'fault attributed', visitId, [held.id, ...about(held)], codes)
  return { id }
}
