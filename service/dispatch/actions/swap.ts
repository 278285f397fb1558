import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, refuse } from '#core/refusal.ts'
import { lock as lockCase } from '#service/cases/actions.ts'
import { entrust } from '#service/promises/actions.ts'
import { whyNotWithdraw } from '#service/promises/rules.ts'
import { planned } from '../actions.ts'
import { decide } from '../choosing.ts'
import type * as contract from '../contract.ts'
import { whenToGo } from '../rules/window.ts'
import * as store from '../store/plan.ts'
import { type PromisedWindow, windowOf } from '../store/windows.ts'

type Planned = z.output<typeof contract.planned>
type Pair<T> = [T, T]

/**
 * Two visits are swapped in one deed: each technician goes to the other's, at the time that stands there; of
 * one technician, the visits change their times. What the customers were told stays. Both slots are off the
 * plan before either is planned again, so that neither stands in the other's way.
 * @throws Unknown; Refusal of swapVisits.refuses
 */
export async function swapVisits(ctx: Context, ids: Pair<Uuid>, why: string): Promise<Planned[]> {
  refuse(ids[0] === ids[1] ? 'a visit is not swapped with itself' : null)
  const seen = await both(ids, async id => known(await store.slotRow(ctx, id)))
  for (const technician of inOrder(seen.map(one => one.technician))) {
    await store.lockTechnician(ctx, technician)
  }
  const promised = await both(seen, async one => known(await windowOf(ctx, one.promiseId)))
  for (const caseId of inOrder(promised.map(one => one.caseId))) await lockCase(ctx, caseId)
  const slots = await both(ids, async id => known(await store.lockSlot(ctx, id)))
  const windows = await both(slots, async one => known(await windowOf(ctx, one.promiseId)))
  for (const window of windows) refuse(whyNotWithdraw(window))
  for (const slot of slots) await store.deleteSlot(ctx, slot.id)
  const [a, b] = slots
  const first = await planAs(ctx, { slot: a, window: windows[0], other: b, why })
  return [first, await planAs(ctx, { slot: b, window: windows[1], other: a, why })]
}

type Swapped = { slot: store.Slot; other: store.Slot; window: PromisedWindow; why: string }

async function planAs(ctx: Context, { slot, other, window, why }: Swapped): Promise<Planned> {
  const span = whenToGo({ from: window.windowFrom, to: window.dueAt }, ctx.now)
  const decided = await decide(ctx, window, span, {
    technicianId: other.technician,
    startsAt: slot.technician === other.technician ? other.startsAt : slot.startsAt,
    minutes: slot.endsAt.since(slot.startsAt).total('minutes'),
    why,
  })
  await entrust(ctx, window.promiseId, { staff: decided.technician })
  return planned(ctx, 'visits swapped', window, window.promiseId, decided)
}

async function both<T, R>([a, b]: Pair<T>, work: (one: T) => Promise<R>): Promise<Pair<R>> {
  const first = await work(a)
  return [first, await work(b)]
}

const inOrder = (ids: readonly Uuid[]): Uuid[] => [...new Set(ids)].sort()
