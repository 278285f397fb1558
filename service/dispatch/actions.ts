import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import { lock as lockCase, note, talkedAbout } from '#service/cases/actions.ts'
import { notifyCustomer } from '#service/hotline/actions/notices.ts'
import { log, whoActs } from '#service/hotline/actions.ts'
import { entrust, make, renegotiate, withdraw } from '#service/promises/actions.ts'
import { whyNotRenegotiate, whyNotWithdraw } from '#service/promises/rules.ts'
import { keepByCalling, takeCall } from '#service/reception/actions.ts'
import { type Decided, decide } from './choosing.ts'
import type * as contract from './contract.ts'
import type { Interval } from './rules/free.ts'
import { whenToGo, whyNotBook, whyNotSetOut, whyNotWindow } from './rules/window.ts'
import { replaceNeeds } from './store/needs.ts'
import * as store from './store/plan.ts'
import { matterOf, openWindows, type PromisedWindow, windowOf } from './store/windows.ts'

type Body<E extends { body: z.ZodType }> = z.output<E['body']>
type Planned = z.output<typeof contract.planned>

/**
 * Logs the call, opens or continues its case, promises the window and plans who goes; all or nothing. Who
 * rings before he was called back is told now all the same: `keeps`.
 * @throws Unknown; Refusal of bookWhileReceiving.refuses, with alternatives where somebody else could go
 */
export async function bookWhileReceiving(ctx: Context, body: Body<typeof contract.bookWhileReceiving>) {
  const { visit, keeps, ...call } = body
  refuse(whyNotWindow(ctx.now, visit.window))
  const { customerId } = call
  const matter =
    'trouble' in call.about
      ? { caseId: null, customerId, deviceId: call.about.trouble.deviceId }
      : known(await matterOf(ctx, call.about.caseId))
  const decided = await decide(ctx, matter, visit.window, visit)
  const { conversationId, held, evidence, at } = await takeCall(ctx, call, false)
  await keepByCalling(ctx, held.id, { evidence, at }, keeps)
  const of = { ...held, caseId: held.id }
  const planned = await promiseVisit(ctx, of, visit.window, decided, evidence)
  return { ...planned, conversationId, caseId: held.id, caseNumber: held.number }
}

/**
 * Promises a visit in a case that exists. The customer was told, which is logged and keeps the call back
 * that he was promised. @throws Unknown; Refusal of bookVisit.refuses
 */
export async function bookVisit(ctx: Context, caseId: Uuid, body: Body<typeof contract.bookVisit>) {
  const { window } = body.visit
  refuse(whyNotWindow(ctx.now, window))
  const matter = known(await matterOf(ctx, caseId))
  const decided = await decide(ctx, matter, window, body.visit)
  const held = await lockCase(ctx, caseId)
  const told = await log(ctx, { ...body.told, customerId: held.customerId, direction: 'out' })
  await talkedAbout(ctx, held, told.id)
  const kept = await keepByCalling(ctx, caseId, told, body.keeps)
  return { ...(await promiseVisit(ctx, { ...held, caseId }, window, decided, told.evidence)), kept }
}

type Of = { caseId: Uuid; customerId: Uuid; deviceId: Uuid | null }

async function promiseVisit(ctx: Context, of: Of, window: Interval, decided: Decided, toldIn: Uuid) {
  const open = await openWindows(ctx, of.caseId)
  refuse(whyNotBook(open, ctx.now))
  // Nobody comes any more for a window that passed; its promise stays broken until somebody is there.
  for (const passed of open) await takeOffPlan(ctx, passed.promiseId)
  const promiseId = await make(ctx, {
    kind: 'visit window',
    caseId: of.caseId,
    windowFrom: window.from,
    dueAt: window.to,
    toldIn,
    owner: { staff: decided.technician },
  })
  notifyCustomer(ctx, of.customerId, 'visit confirmed', comes(promiseId, of.caseId, window, decided))
  return planned(ctx, 'visit planned', of, promiseId, decided)
}

/** What a customer is told of a visit; of no use once it is over. */
const comes = (promiseId: Uuid, caseId: Uuid, { from, to }: Interval, { technician }: Decided) => ({
  key: `visit ${promiseId}`,
  caseId,
  facts: { from: from.toString(), to: to.toString(), technician },
  uselessAfter: to,
})

/** Writes who goes and when, and says so. */
export async function planned(
  ctx: Context,
  event: (typeof contract.events)[number],
  of: Of,
  promiseId: Uuid,
  { name, ...decided }: Decided,
): Promise<Planned> {
  const slotId = await store.plan(ctx, { ...decided, promiseId }, whoActs(ctx))
  await announce(ctx, event, slotId, [promiseId, of.caseId, of.customerId, of.deviceId], {
    promise: promiseId,
    technician: decided.technician,
    grounds: decided.grounds,
    starts: decided.startsAt.toString(),
  })
  const { grounds, startsAt, endsAt } = decided
  return { promiseId, slotId, technician: { id: decided.technician, name }, grounds, startsAt, endsAt }
}

async function takeOffPlan(ctx: Context, promiseId: Uuid): Promise<store.Slot | undefined> {
  const slot = await store.lockSlotOf(ctx, promiseId)
  if (slot) await store.deleteSlot(ctx, slot.id)
  return slot
}

/**
 * Somebody (else) goes; what the customer was told stands.
 * @throws Unknown; Refusal of giveVisit.refuses
 */
export async function giveVisit(ctx: Context, promiseId: Uuid, choice: contract.Choice): Promise<Planned> {
  const seen = known(await windowOf(ctx, promiseId))
  refuse(whyNotWithdraw(seen))
  const span = whenToGo({ from: seen.windowFrom, to: seen.dueAt }, ctx.now)
  const decided = await decide(ctx, seen, span, choice, promiseId)
  const window = await underLock(ctx, seen)
  refuse(whyNotWithdraw(window))
  await entrust(ctx, promiseId, { staff: decided.technician })
  const before = await takeOffPlan(ctx, promiseId)
  return planned(ctx, before ? 'visit given to another' : 'visit planned', window, promiseId, decided)
}

/** The window as it is once the case is locked, which every deed on it does first. */
async function underLock(ctx: Context, seen: PromisedWindow): Promise<PromisedWindow> {
  await lockCase(ctx, seen.caseId)
  return known(await windowOf(ctx, seen.promiseId))
}

/**
 * Moves the window before it begins, the customer having been told; the old promise is renegotiated.
 * Afterwards it is too late: the promise stays, and is broken or kept late.
 * @throws Unknown; Refusal of moveWindow.refuses
 */
export async function moveWindow(ctx: Context, promiseId: Uuid, body: Body<typeof contract.moveWindow>) {
  const { visit, told, movedBy } = body
  const to = { windowFrom: visit.window.from, dueAt: visit.window.to }
  const seen = known(await windowOf(ctx, promiseId))
  refuse(whyNotRenegotiate(seen, to, told ? ctx.now : null, ctx.now))
  refuse(whyNotWindow(ctx.now, visit.window))
  const decided = await decide(ctx, seen, visit.window, visit, promiseId)
  const held = await lockCase(ctx, seen.caseId)
  const direction = movedBy === 'us' ? 'out' : 'in'
  const words = told && (await log(ctx, { ...told, customerId: held.customerId, direction }))
  if (words) await talkedAbout(ctx, held, words.id)
  const owner = { staff: decided.technician }
  const next = await renegotiate(ctx, promiseId, { ...to, told: words, movedBy, owner })
  await takeOffPlan(ctx, promiseId)
  const { window } = visit
  notifyCustomer(ctx, held.customerId, 'visit moved', comes(next, seen.caseId, window, decided))
  return planned(ctx, 'window moved', seen, next, decided)
}

/**
 * The customer does not want the visit: the promise is withdrawn. Or the technician cannot go: the promise
 * stands, the dispatcher sees to it, and somebody else has to be found.
 * @throws Unknown; Refusal of callOff.refuses
 */
export async function callOff(
  ctx: Context,
  promiseId: Uuid,
  body: Body<typeof contract.callOff>,
): Promise<void> {
  const seen = known(await windowOf(ctx, promiseId))
  const held = await lockCase(ctx, seen.caseId)
  const about = [promiseId, seen.caseId, seen.customerId, seen.deviceId]
  refuse(whyNotWithdraw(known(await windowOf(ctx, promiseId))))
  if (body.because === 'the customer does not want it') {
    const words = await log(ctx, { ...body.told, customerId: held.customerId, direction: 'in' })
    await talkedAbout(ctx, held, words.id)
    await withdraw(ctx, promiseId, words)
    const slot = await takeOffPlan(ctx, promiseId)
    await announce(ctx, 'visit called off', slot?.id ?? promiseId, about, { promise: promiseId })
    return
  }
  await entrust(ctx, promiseId, { role: 'dispatcher' })
  const slot = await takeOffPlan(ctx, promiseId)
  if (!slot) return refuse('nobody is planned')
  await note(ctx, seen.caseId, body.why)
  await announce(ctx, 'technician taken off', slot.id, about, {
    promise: promiseId,
    technician: slot.technician,
  })
}

/** 接单. Accepting twice is accepting. @throws Unknown for a slot that is not his who acts */
export async function acceptJob(ctx: Context, slotId: Uuid): Promise<void> {
  const slot = await store.lockSlot(ctx, slotId)
  if (slot?.technician !== ctx.actor.staff) throw new Unknown()
  if (!(await store.accept(ctx, slotId))) return
  const window = known(await windowOf(ctx, slot.promiseId))
  const about = [slot.promiseId, window.caseId, window.customerId, window.deviceId]
  await announce(ctx, 'job accepted', slotId, about, { promise: slot.promiseId })
}

/**
 * 出发: on the way to the customer, which is accepting the job, too. Setting out twice is setting out.
 * @throws Unknown for a slot that is not his who acts; Refusal of SET_OUT_REFUSES
 */
export async function setOut(ctx: Context, slotId: Uuid): Promise<void> {
  await acceptJob(ctx, slotId)
  const slot = known(await store.lockSlot(ctx, slotId))
  const window = known(await windowOf(ctx, slot.promiseId))
  refuse(whyNotSetOut({ startsAt: slot.startsAt, settled: window.settledAt !== null }, ctx.now))
  if (!(await store.setOut(ctx, slotId))) return
  const about = [slot.promiseId, window.caseId, window.customerId, window.deviceId]
  await announce(ctx, 'technician set out', slotId, about, { promise: slot.promiseId })
  notifyCustomer(ctx, window.customerId, 'technician on the way', {
    key: `set out ${slotId}`,
    caseId: window.caseId,
    facts: { technician: slot.technician },
    uselessAfter: window.dueAt,
  })
}

/** Which skills work on a product line needs. @throws Unknown for a line or a skill that is not ours */
export async function setNeeds(ctx: Context, productLineId: Uuid, skillIds: readonly Uuid[]): Promise<void> {
  known(await replaceNeeds(ctx, productLineId, skillIds))
  await announce(ctx, 'needs set', productLineId, [], { skills: [...skillIds] })
}
