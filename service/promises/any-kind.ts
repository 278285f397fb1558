import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { timeZone } from '#core/numbers.ts'
import { known, refuse } from '#core/refusal.ts'
import { keep, make } from './actions.ts'
import type { keepPromise, promiseAnything } from './contract/any-kind.ts'
import { type To, whomOf, whoseOf } from './enter.ts'
import { note } from './noting.ts'
import { byCustomer, notedFor, whyNotTo } from './rules/kinds.ts'
import { firstRound, wholeDay } from './rules/recurring.ts'
import { hasItsOwnTime } from './rules.ts'
import { journalEntry } from './store/journal.ts'
import * as store from './store.ts'
import { promiseAndTell, say } from './telling.ts'

type ToPromise = z.output<typeof promiseAnything.body>

/**
 * Enters a promise of any kind that dispatch and the standards do not make: the words in which it was given
 * are logged, those of a payment as the customer's. @throws Unknown; Refusal of the codes of promiseAnything
 */
export async function enterAnything(ctx: Context, it: ToPromise): Promise<Uuid> {
  const to = toOf(it.for)
  refuse(
    whyNotTo({
      kind: it.kind,
      to: 'caseId' in to ? 'case' : 'customerId' in to ? 'customer' : 'staff',
      monthly: 'monthly' in it.due,
      paid: it.payment !== null,
      told: it.told !== null,
    }),
  )
  if ('caseId' in to && isCall(it) && it.owner === undefined) return promiseCall(ctx, to.caseId, it)
  const whom = await whomOf(ctx, to)
  const told = it.told && 'staffId' in whom ? null : it.told
  const direction = byCustomer(it.kind) ? 'in' : 'out'
  const said = told && (await say(ctx, { id: uuidv7(), ...whoseOf(whom) }, direction, told))
  return make(ctx, {
    ...('held' in whom ? { caseId: whom.held.id, held: whom.held } : whom),
    ...(await timesOf(ctx, it.due)),
    kind: it.kind,
    about: it.about,
    toldIn: said?.evidence,
    owner: it.owner === undefined ? undefined : { staff: await colleagueHere(ctx, it.owner) },
    amountCents: it.payment?.amountCents,
    method: it.payment?.method,
  })
}

type Call = ToPromise & { kind: 'callback' | 'feedback'; due: { at: Temporal.Instant } }
const isCall = (it: ToPromise): it is Call =>
  (it.kind === 'callback' || it.kind === 'feedback') && 'at' in it.due

/** A call that is promised in a case tells the customer how things stand, too. */
function promiseCall(ctx: Context, caseId: Uuid, { kind, due, about, told }: Call): Promise<Uuid> {
  return promiseAndTell(ctx, caseId, { kind, dueAt: due.at, about, told: known(told) })
}

function toOf(whom: ToPromise['for']): To {
  if ('case' in whom) return { caseId: whom.case }
  return 'customer' in whom ? { customerId: whom.customer } : { staffId: whom.staff }
}

async function colleagueHere(ctx: Context, staffId: Uuid): Promise<Uuid> {
  await whomOf(ctx, { staffId })
  return staffId
}

/** A moment; a day until its end; the first round of a day of every month. */
async function timesOf(ctx: Context, due: ToPromise['due']) {
  if ('at' in due) return { dueAt: due.at }
  const zone = await timeZone(ctx)
  if ('on' in due) return { dueAt: wholeDay(due.on, zone).to }
  const day = firstRound(due.monthly, ctx.now.toZonedDateTimeISO(zone).toPlainDate())
  const { from, to } = wholeDay(day, zone)
  return { windowFrom: from, dueAt: to, recurs: { on: due.monthly, day } }
}

/**
 * Keeps a promise by something that happened, by words that are logged now, or by what is noted as done.
 * @throws Unknown; Refusal of the codes of keepPromise
 */
export async function keepBy(ctx: Context, id: Uuid, it: z.output<typeof keepPromise.body>): Promise<void> {
  const whose = known(await store.whoseIs(ctx, id))
  if (whose.caseId !== null) await whomOf(ctx, { caseId: whose.caseId })
  const promise = known(await store.lock(ctx, id))
  if (hasItsOwnTime(promise.kind)) refuse('a visit is kept by coming, a return visit by asking')
  switch (it.by) {
    case 'what happened': {
      const { at } = known(await journalEntry(ctx, it.evidence))
      return keep(ctx, id, { evidence: it.evidence, at })
    }
    case 'what was said':
      return keep(ctx, id, await say(ctx, promise, 'out', it.told))
    case 'what was done': {
      const what = notedFor(promise.kind)
      if (what === null) return refuse('what keeps this is not noted by hand')
      const paid = what === 'payment' ? (it.amountCents ?? 0) : undefined
      if (paid !== undefined && paid < known(promise.amountCents)) refuse('less was paid than was promised')
      return keep(ctx, id, await note(ctx, promise, { what, words: it.words, at: it.at, amountCents: paid }))
    }
  }
}
