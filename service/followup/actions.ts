import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { about, type LockedCase, lock as lockCase, reopen, talkedAbout } from '#service/cases/actions.ts'
import { needsIndependent } from '#service/dispatch/actions/not-sent.ts'
import { log, whoActs } from '#service/hotline/actions.ts'
import { keep, owe, promiseOwed, tried } from '#service/promises/actions.ts'
import { goOn } from '#service/promises/reopening.ts'
import { whyNotKeep } from '#service/promises/rules.ts'
import type * as contract from './contract.ts'
import { isUnhappy, mismatches, whyNotVisit } from './rules.ts'
import * as store from './store.ts'

type Body<E extends { body: z.ZodType }> = z.output<E['body']>

/** The visit to be asked about, its case locked; refused to the technician who went. */
async function toAskAbout(ctx: Context, visitId: Uuid) {
  const seen = known(await store.visited(ctx, visitId))
  const held = await lockCase(ctx, seen.caseId)
  const visit = known(await store.visited(ctx, visitId))
  refuse(whyNotVisit(visit, whoActs(ctx)))
  return { visit, held }
}

/**
 * Records what the customer said. The words are logged as an outgoing conversation, which keeps the
 * promised return visit. Is he unhappy, the case opens again if it was closed, and the standards owe him
 * the manager's call.
 * @throws Unknown; Refusal of makeReturnVisit.refuses
 */
export async function makeReturnVisit(
  ctx: Context,
  visitId: Uuid,
  body: Body<typeof contract.makeReturnVisit>,
) {
  const { visit, held } = await toAskAbout(ctx, visitId)
  const { channel, contactId } = body
  const said = [body.causeHeard, body.mannersWord, body.opinion, body.suggestion].filter(Boolean).join('\n')
  const words = { channel, contactId, said, customerId: held.customerId, direction: 'out' } as const
  const logged = await log(ctx, words)
  await talkedAbout(ctx, held, logged.id)
  const promise = await promiseOwed(ctx, visitId, 'return visit')
  // He may have said before that he wants no call, and then is called all the same: nothing is left to keep.
  if (promise && whyNotKeep(promise) === null) await keep(ctx, promise.id, logged)
  const id = uuidv7()
  await insert(ctx, id, visitId, logged.id, body)
  const unhappy = isUnhappy(body)
  const found = mismatches(visit, body)
  await announce(ctx, 'return visit made', id, [visitId, held.id, ...about(held)], {
    visit: visitId,
    outcome: body.outcome,
    satisfaction: body.satisfaction,
    mismatches: found.map(one => one.kind),
  })
  return {
    id,
    unhappy,
    mismatches: found,
    promises: unhappy ? await setRight(ctx, held, { id, visitId, technician: visit.technician }, body) : [],
  }
}

async function insert(
  ctx: Context,
  id: Uuid,
  visitId: Uuid,
  conversationId: Uuid,
  body: Body<typeof contract.makeReturnVisit>,
): Promise<void> {
  await store.insertReturnVisit(ctx, {
    id,
    visit_id: visitId,
    conversation_id: conversationId,
    visitor: whoActs(ctx),
    at: ctx.now,
    outcome: body.outcome,
    cause_heard: body.causeHeard,
    repair_state: body.repairState,
    arrival_said: body.arrivalSaid,
    manners: body.manners,
    manners_word: body.mannersWord,
    satisfaction: body.satisfaction,
    opinion: body.opinion,
    suggestion: body.suggestion,
  })
}

/**
 * The case is open, the manager owes the customer a call, and whoever goes there next is somebody else than
 * the one he was unhappy with.
 */
async function setRight(
  ctx: Context,
  held: LockedCase,
  { id: returnVisitId, visitId, technician }: { id: Uuid; visitId: Uuid; technician: Uuid },
  said: { opinion: string; causeHeard: string },
): Promise<Uuid[]> {
  if (held.handler === null) {
    const closure = await reopen(ctx, held.id, said.opinion || said.causeHeard)
    await goOn(ctx, await lockCase(ctx, held.id), closure)
  }
  await needsIndependent(ctx, held, { of: technician, because: 'unhappy customer', visitId })
  await announce(ctx, 'return visit unhappy', returnVisitId, [held.id, ...about(held)])
  const owed = await owe(ctx, 'return visit unhappy', { caseId: held.id, subjectId: returnVisitId })
  return owed.map(one => one.id)
}

/**
 * Nobody answered. Three tries, at least two hours apart, before it is due, settle it as not reached
 * (design.md §6).
 * @throws Unknown; Refusal of tryReturnVisit.refuses
 */
export async function tryReturnVisit(
  ctx: Context,
  visitId: Uuid,
  body: Body<typeof contract.tryReturnVisit>,
) {
  const { held } = await toAskAbout(ctx, visitId)
  const { channel, contactId, note } = body
  const words = { channel, contactId, said: note, customerId: held.customerId } as const
  const logged = await log(ctx, { ...words, direction: 'out', reached: false })
  await talkedAbout(ctx, held, logged.id)
  const promise = await promiseOwed(ctx, visitId, 'return visit')
  if (!promise) return { tries: 0, notReached: false }
  const outcome = await tried(ctx, promise.id, logged)
  return { tries: await store.triesOf(ctx, promise.id), notReached: outcome === 'not reached' }
}
