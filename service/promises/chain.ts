import type { Context } from '#core/context.ts'
import { whoIsAway } from '#service/people/queries.ts'
import type { Seer } from '#service/standards/contract.ts'
import { ownerOf } from './enter.ts'
import { type Found, type Whom, whomToReach } from './rules/chain.ts'
import * as people from './store/chain.ts'
import type { LockedPromise } from './store.ts'

export type Reach = (promise: LockedPromise, from: Seer, told: readonly Whom[]) => Found

/** Who stands on the ladders of these promises and is at work now: asked for once, for all of them. */
export async function reachReader(ctx: Context, promises: readonly LockedPromise[]): Promise<Reach> {
  const roles = promises.flatMap(promise => promise.ownerRole ?? [])
  const holders = await people.holders(ctx, [...new Set([...roles, 'manager', 'admin'])])
  const members = promises.flatMap(promise => leadBy(promise) ?? [])
  const leads = await people.leads(ctx, [...new Set(members)])
  const onDuty = await people.onDuty(ctx)
  const all = [
    ...promises.flatMap(promise => [promise.owner ?? [], promise.firstAskedBy ?? []].flat()),
    ...[...holders.values(), ...leads.values(), onDuty].flat(),
  ]
  const away = await whoIsAway(ctx, [...new Set(all)], ctx.now)
  return (promise, from, told) => {
    const { firstAskedBy } = promise
    const member = leadBy(promise)
    const rungs = {
      owner: [ownerOf(promise)],
      'first-asked': named(firstAskedBy === null ? [] : [firstAskedBy]),
      'team lead': named(member === null ? [] : (leads.get(member) ?? [])),
      duty: named(onDuty.filter(staff => staff !== promise.owner)),
      manager: [{ role: 'manager' }],
    }
    return whomToReach(from, { rungs, holders }, staff => away.get(staff) ?? null, told)
  }
}

const named = (staff: readonly string[]) => staff.map(one => ({ staff: one }))

/** Whose team lead it is: of whoever sees to it; of what a role sees to, of whoever was asked first. */
const leadBy = (promise: LockedPromise) => promise.owner ?? promise.firstAskedBy
