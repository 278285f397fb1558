import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { about, give, lock as lockCase } from '#service/cases/actions.ts'
import { notifyStaff } from '#service/hotline/actions/notices.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { colleagues, workHere } from '#service/hotline/colleagues.ts'
import { workingTimes } from '#service/people/queries.ts'
import { passOn } from '#service/promises/actions.ts'
import { answerBy, type HandoverAnswer, outcomeAt, whyNotAnswer, whyNotOffer } from './rules.ts'
import * as store from './store.ts'

/** How far ahead working time is looked for: past the longest holidays of the year. */
const DAYS_AHEAD = 14

/**
 * Offers a case to a colleague; it stays with its handler until the colleague accepts. @throws Unknown;
 * Refusal
 */
export async function offerHandover(
  ctx: Context,
  caseId: Uuid,
  it: { to: Uuid; why: string },
): Promise<Uuid> {
  const held = await lockCase(ctx, caseId)
  const here = await workHere(ctx, [it.to])
  // One whose time is over comes back now, not only when the round passes by.
  await bounceDue(ctx, 1, caseId)
  refuse(
    whyNotOffer({
      handler: held.handler,
      offeredBy: ctx.actor,
      to: { staff: it.to, worksHere: here.has(it.to) },
      waiting: (await store.waiting(ctx, caseId)) !== null,
    }),
  )
  const id = uuidv7()
  const offeredBy = whoActs(ctx)
  const until = await waitsUntil(ctx, offeredBy)
  await store.insertHandover(ctx, {
    id,
    case_id: caseId,
    // The rule has refused a closed case; the types do not know.
    from_staff: known(held.handler),
    to_staff: it.to,
    why: it.why,
    offered_at: ctx.now,
    offered_by: offeredBy,
    answer_by: until,
  })
  notifyStaff(ctx, { staff: it.to }, 'case handed over', {
    key: `hand-over ${id}`,
    caseId,
    customerId: held.customerId,
    facts: { case: held.number, colleague: offeredBy, due: until.toString() },
    uselessAfter: until,
    only: 'e-mail',
  })
  await announce(ctx, 'hand-over offered', id, [caseId, ...about(held)], { to: it.to })
  return id
}

async function waitsUntil(ctx: Context, staff: Uuid): Promise<Temporal.Instant> {
  const within = { from: ctx.now, to: ctx.now.add({ hours: 24 * DAYS_AHEAD }) }
  const working = await workingTimes(ctx, [staff], within)
  return answerBy(ctx.now, working.get(staff) ?? [])
}

/**
 * Lets offers come back whose time is over: they count as unanswered and nothing else moves. At most `most`,
 * skipping those that somebody answers at this moment. @returns how many
 */
export async function bounceDue(ctx: Context, most: number, caseId?: Uuid): Promise<number> {
  const due = await store.lockDue(ctx, most, caseId)
  for (const offer of due) {
    await store.answer(ctx, offer.id, { answer: 'unanswered', by: null, why: null })
    await announce(ctx, 'hand-over bounced', offer.id, [offer.case_id, ...about(offer)], {
      to: offer.to_staff,
    })
  }
  return due.length
}

const EVENTS = {
  accepted: 'hand-over accepted',
  declined: 'hand-over declined',
  'taken back': 'hand-over taken back',
} as const

/**
 * Accepted: the case changes its handler, and his callbacks go with it. Declined or taken back: nothing
 * moves.
 * @throws Unknown; Refusal with the codes of the endpoint
 */
export async function answerHandover(
  ctx: Context,
  id: Uuid,
  it: { answer: HandoverAnswer; why?: string },
): Promise<void> {
  const held = await lockCase(ctx, known(await store.caseOf(ctx, id)))
  const offer = known(await store.lockHandover(ctx, id))
  refuse(
    whyNotAnswer({
      outcome: outcomeAt({ answer: offer.answer, answerBy: offer.answer_by }, ctx.now),
      caseOpen: held.handler !== null,
      to: offer.to_staff,
      from: offer.from_staff,
      offeredBy: offer.offered_by,
      answer: it.answer,
      by: ctx.actor.staff,
    }),
  )
  await store.answer(ctx, id, { answer: it.answer, by: whoActs(ctx), why: it.why ?? null })
  if (it.answer === 'accepted') {
    await give(ctx, held, offer.to_staff, offer.offered_by)
    await passOn(ctx, held.id, offer.from_staff, offer.to_staff)
  }
  await announce(ctx, EVENTS[it.answer], id, [held.id, ...about(held)])
}

/**
 * Hand-overs of a case; or those of somebody: what waits for his answer, what came back to him or from him
 * since yesterday and still stands so. At most 100.
 */
export async function handovers(ctx: Context, of: { caseId: Uuid } | { staff: Uuid }) {
  const rows = await store.handovers(ctx, of)
  const named = await colleagues(
    ctx,
    rows.flatMap(row => [row.from_staff, row.to_staff]),
  )
  return rows.map(row => ({
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.number,
    from: named(row.from_staff),
    to: named(row.to_staff),
    why: row.why,
    offeredAt: row.offered_at,
    answerBy: row.answer_by,
    answer: outcomeAt({ answer: row.answer, answerBy: row.answer_by }, ctx.now),
    answeredAt: row.answered_at,
    answerWhy: row.answer_why,
  }))
}
