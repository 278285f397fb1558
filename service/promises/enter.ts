import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known } from '#core/refusal.ts'
import { about, firstAskedIn, type LockedCase, lock, responsibleFor } from '#service/cases/actions.ts'
import { survivor } from '#service/hotline/actions.ts'
import { workHere } from '#service/hotline/colleagues.ts'
import type { PromiseKind } from '#service/standards/contract.ts'
import type { PayMethod } from './contract/any-kind.ts'
import * as store from './store.ts'

type Instant = Temporal.Instant

/** Who sees to it: a person, or anybody who has the role. */
export type Owner = { staff: Uuid } | { role: string }

/**
 * To whom: in a case (`held`: where this deed has it locked already), to a customer without one, or to one of
 * ours.
 */
export type To = { caseId: Uuid; held?: LockedCase | undefined } | { customerId: Uuid } | { staffId: Uuid }

/** As it was looked up: what the deed has locked, or who is there. */
export type Whom = { held: LockedCase } | { customerId: Uuid } | { staffId: Uuid }

export const whoseOf = (whom: Whom): store.Whose => ({
  caseId: 'held' in whom ? whom.held.id : null,
  customerId: 'held' in whom ? whom.held.customerId : 'customerId' in whom ? whom.customerId : null,
  toStaff: 'staffId' in whom ? whom.staffId : null,
})

/** @throws Unknown */
export async function whomOf(ctx: Context, to: To): Promise<Whom> {
  if ('caseId' in to) return { held: to.held ?? (await lock(ctx, to.caseId)) }
  if ('customerId' in to) return { customerId: await survivor(ctx, to.customerId) }
  known((await workHere(ctx, [to.staffId])).has(to.staffId) || null)
  return to
}

/** To whom a promise in the ledger was made, its case locked. */
export function whomAgain(ctx: Context, it: store.Whose): Promise<Whom> {
  if (it.caseId !== null) return whomOf(ctx, { caseId: it.caseId })
  // A customer who was merged keeps what he was promised under his own name; reads resolve it.
  return Promise.resolve(
    it.customerId === null ? { staffId: known(it.toStaff) } : { customerId: it.customerId },
  )
}

export type Terms = {
  kind: PromiseKind
  windowFrom?: Instant | null | undefined
  dueAt: Instant
  about?: string | undefined
  /** The journal entry of the words in which it was made. */
  toldIn?: Uuid | undefined
  /** Without: the one who acts, and where nobody acts the handler of the case. */
  owner?: Owner | undefined
  notBy?: Uuid | null | undefined
  amountCents?: number | null | undefined
  method?: PayMethod | null | undefined
  /** What comes every month: on which day, which round this is, and of which series; without: a new one. */
  recurs?: { on: number; day: Temporal.PlainDate; series?: Uuid } | null | undefined
  /** Where somebody else than the one who acts had promised it. */
  madeBy?: Uuid | null | undefined
}

export type Origin = {
  owedFor: string | null
  subjectId: Uuid | null
  insteadOf: Uuid | null
  /** Of what a standard owes: since when its clock runs, and by which edition of the book. */
  clock?: { from: Instant; edition: number | null } | undefined
}

export const promisedAnew: Origin = { owedFor: null, subjectId: null, insteadOf: null }

/** Writes a promise into the ledger; whether it may be made was decided before. */
export async function enter(ctx: Context, whom: Whom, it: Terms, origin: Origin): Promise<Uuid> {
  const held = 'held' in whom ? whom.held : null
  const handler = held && responsibleFor(held)
  const owner = it.owner ?? { staff: known(ctx.actor.staff ?? handler) }
  const byStandard = origin.owedFor !== null && origin.insteadOf === null
  const id = uuidv7()
  const { caseId, customerId, toStaff } = whoseOf(whom)
  store.insert(ctx, {
    id,
    kind: it.kind,
    case_id: caseId,
    customer_id: customerId,
    to_staff: toStaff,
    made_by: it.madeBy ?? (byStandard ? null : ctx.actor.staff),
    made_at: ctx.now,
    first_asked_by: held && firstAskedIn(held),
    handler,
    window_from: it.windowFrom ?? null,
    due_at: it.dueAt,
    about: it.about ?? '',
    told_in: it.toldIn ?? null,
    owed_for: origin.owedFor,
    subject_id: origin.subjectId,
    owner: 'staff' in owner ? owner.staff : null,
    owner_role: 'role' in owner ? owner.role : null,
    not_by: it.notBy ?? null,
    instead_of: origin.insteadOf,
    owed_from: origin.clock?.from ?? null,
    edition: origin.clock?.edition ?? null,
    // The sweep reads its ladder and says when it comes again: no statement of this deed.
    look_at: ctx.now,
    amount_cents: it.amountCents ?? null,
    method: it.method ?? null,
    recurs_on: it.recurs?.on ?? null,
    recurs_day: it.recurs?.day ?? null,
    series: it.recurs ? (it.recurs.series ?? id) : null,
  })
  await announce(ctx, 'promise made', id, concerns(whom), {
    kind: it.kind,
    due: it.dueAt.toString(),
    ...(origin.owedFor === null ? {} : { owedFor: origin.owedFor }),
  })
  return id
}

/** Whose timelines show what becomes of it. */
function concerns(whom: Whom): (Uuid | null)[] {
  if ('held' in whom) return [whom.held.id, ...about(whom.held)]
  return ['customerId' in whom ? whom.customerId : whom.staffId]
}

export const timelines = (it: store.Whose): (Uuid | null)[] => [it.caseId, it.customerId, it.toStaff]

export function ownerOf(promise: Pick<store.LockedPromise, 'owner' | 'ownerRole'>): Owner {
  if (promise.owner !== null) return { staff: promise.owner }
  return { role: promise.ownerRole ?? '' }
}
