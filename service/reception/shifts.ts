import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { listCases } from '#service/cases/queries.ts'
import { notifyStaff } from '#service/hotline/actions/notices.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { colleagues, workHere } from '#service/hotline/colleagues.ts'
import type { Role } from '#service/people/contract.ts'
import { entrust } from '#service/promises/actions.ts'
import { lockPromises, openOf, promisesById } from '#service/promises/open.ts'
import {
  isOfferedTo,
  type ShiftAnswer,
  shiftAnswerBy,
  whyNotAnswerShift,
  whyNotHand,
} from './rules/shifts.ts'
import { outcomeAt } from './rules.ts'
import * as store from './store/shifts.ts'
import { mustLookAfter, timesOf } from './whose-team.ts'

const MOST_PROMISES = 200
const MOST_CASES = 100

/** What somebody leaves behind who goes home now. @throws Unknown for somebody of another team */
export async function openOfShift(ctx: Context, asked: Uuid | undefined) {
  const staff = asked ?? known(ctx.actor.staff)
  await mustLookAfter(ctx, staff)
  const found = await openOf(ctx, { owners: [staff] }, MOST_PROMISES + 1)
  const promises = found.slice(0, MOST_PROMISES)
  const ids = promises.map(({ id }) => id)
  const { backAt } = (await timesOf(ctx, [staff]))(staff)
  const before = (at: Temporal.Instant) => backAt === null || Temporal.Instant.compare(at, backAt) < 0
  const offered = await store.waitingAmong(ctx, ids)
  const cases = await listCases(ctx, { firstAskedBy: staff, open: true, limit: MOST_CASES })
  return {
    staff: (await colleagues(ctx, [staff]))(staff),
    backAt,
    promises,
    more: found.length > MOST_PROMISES,
    beforeBack: promises.filter(({ dueAt }) => before(dueAt)).map(({ id }) => id),
    offered: [...offered],
    cases: cases.items,
  }
}

type Offer = {
  from?: Uuid | null | undefined
  to: { staff: Uuid } | { role: Role }
  promises: readonly Uuid[]
  why: string
}

/**
 * Offers open promises of one person (mine, or those of somebody whom I look after) to a colleague or to a
 * role. Each stays with its owner until the offer is accepted. @throws Unknown; Refusal
 */
export async function offerShift(ctx: Context, it: Offer) {
  const from = it.from === undefined ? known(ctx.actor.staff) : it.from
  await mustLookAfter(ctx, from)
  const to = 'staff' in it.to ? it.to.staff : null
  const held = await lockPromises(ctx, it.promises)
  const waiting = await store.waitingAmong(ctx, it.promises)
  refuse(
    whyNotHand({
      from,
      to: to === null ? null : { staff: to, worksHere: (await workHere(ctx, [to])).has(to) },
      promises: held.map(promise => ({ ...promise, waits: waiting.has(promise.id) })),
    }),
  )
  const working = to === null ? [] : (await timesOf(ctx, [to]))(to).working
  const due = held.map(({ dueAt }) => dueAt)
  const answerBy = shiftAnswerBy(ctx.now, working, due)
  const id = uuidv7()
  await store.insertShift(
    ctx,
    {
      id,
      from_staff: from,
      to_staff: to,
      to_role: 'role' in it.to ? it.to.role : null,
      why: it.why,
      offered_at: ctx.now,
      offered_by: whoActs(ctx),
      answer_by: answerBy,
    },
    held.map(promise => promise.id),
  )
  notifyStaff(ctx, it.to, 'promises handed over', {
    key: `shift hand-over ${id}`,
    caseId: null,
    customerId: null,
    facts: { colleague: whoActs(ctx), count: held.length, due: answerBy.toString() },
    uselessAfter: answerBy,
    except: from,
    // Of a role everybody may take it; what one is asked is nothing to the whole group.
    ...(to === null ? {} : { only: 'e-mail' as const }),
  })
  await announce(ctx, 'shift hand-over offered', id, [from, to], { promises: held.length })
  return { id, answerBy }
}

const EVENTS = {
  accepted: 'shift hand-over accepted',
  declined: 'shift hand-over declined',
  'taken back': 'shift hand-over taken back',
} as const

/**
 * Accepted: each promise that is still open and still with whoever handed it on goes over; what was settled
 * or went elsewhere meanwhile stays as it is. @throws Unknown; Refusal with the codes of the endpoint
 */
export async function answerShift(ctx: Context, id: Uuid, it: { answer: ShiftAnswer; why?: string }) {
  const me = whoActs(ctx)
  const held = await lockPromises(
    ctx,
    (await store.promisesOf(ctx, [id])).map(row => row.promise_id),
  )
  const offer = known(await store.lockShift(ctx, id))
  refuse(whyNotAnswerShift(asOffered(ctx, offer), it.answer, ctx.actor))
  await store.answerShift(ctx, id, { answer: it.answer, by: me, why: it.why ?? null })
  const taken: Uuid[] = []
  if (it.answer === 'accepted') {
    for (const { id: promise, owner, notBy, settledAs } of held) {
      if (settledAs !== null || owner !== offer.from_staff || notBy === me) continue
      await entrust(ctx, promise, { staff: me })
      taken.push(promise)
    }
    await store.markTaken(ctx, id, taken)
  }
  const concerned = [offer.from_staff, it.answer === 'accepted' ? me : offer.to_staff]
  await announce(ctx, EVENTS[it.answer], id, concerned, { taken: taken.length })
  return { id, taken: taken.length, left: held.length - taken.length }
}

const asOffered = (ctx: Context, offer: store.Shift) => ({
  outcome: outcomeAt({ answer: offer.answer, answerBy: offer.answer_by }, ctx.now),
  from: offer.from_staff,
  to: offer.to_staff,
  toRole: offer.to_role,
  offeredBy: offer.offered_by,
})

/** Lets offers come back whose time is over; at most `most`, skipping those that are being answered. */
export async function bounceDueShifts(ctx: Context, most: number): Promise<number> {
  const due = await store.lockDueShifts(ctx, most)
  for (const offer of due) {
    await store.answerShift(ctx, offer.id, { answer: 'unanswered', by: null, why: null })
    await announce(ctx, 'shift hand-over bounced', offer.id, [offer.from_staff, offer.to_staff])
  }
  return due.length
}

/** What waits for an answer and what came back since yesterday, with the promises in it. */
export async function shiftHandovers(ctx: Context, of: store.ShiftsOf) {
  const rows = await store.liveShifts(ctx, of)
  const links = await store.promisesOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const found = await promisesById(ctx, [...new Set(links.map(link => link.promise_id))])
  const named = await colleagues(
    ctx,
    rows.flatMap(row => [row.from_staff, row.to_staff, row.offered_by, row.answered_by]),
  )
  return rows.map(row => {
    const offer = asOffered(ctx, row)
    const within = new Set(links.filter(link => link.handover_id === row.id).map(link => link.promise_id))
    return {
      id: row.id,
      from: named(row.from_staff),
      to: named(row.to_staff),
      toRole: row.to_role as Role | null,
      why: row.why,
      offeredAt: row.offered_at,
      offeredBy: named(row.offered_by),
      answerBy: row.answer_by,
      answer: offer.outcome,
      answeredBy: named(row.answered_by),
      answerWhy: row.answer_why,
      promises: found.filter(({ id }) => within.has(id)),
      forMe: offer.outcome === null && isOfferedTo(offer, ctx.actor),
    }
  })
}
