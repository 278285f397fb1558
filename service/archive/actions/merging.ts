import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { Twice } from '../contract/merging.ts'
import { MOST_MERGED, whyNotMerge, whyNotUndo } from '../rules/merging.ts'
import { devicesAcross } from '../store/merged-devices.ts'
import * as store from '../store/merges.ts'
import { staffNames } from '../store/people.ts'
import { chooseInstaller, dropInstaller, holdOwners } from './merging-devices.ts'
import { forgetTermsOf, writeTermsOf } from './terms.ts'

const EVENTS = {
  customers: { merged: 'customers merged', undone: 'customer merge undone', apart: 'customers told apart' },
  devices: { merged: 'devices merged', undone: 'device merge undone', apart: 'devices told apart' },
} as const

export type Wanted = {
  from: { id: Uuid; version: number }
  into: { id: Uuid; version: number }
  reason: string
  installer: 'from' | 'into' | null
}

/**
 * Two are one: whoever reads `from` reads `into` from now on (docs/decisions/0017). Those who were merged
 * into `from` come along. @returns the merge. @throws Unknown, Refusal with the codes of mergeTwo.refuses
 */
export async function mergeTwo(ctx: Context, kind: Twice, wanted: Wanted): Promise<Uuid> {
  const by = known(ctx.actor.staff)
  const [from, into] = [wanted.from.id, wanted.into.id]
  if (kind === 'devices') await holdOwners(ctx, [from, into])
  const held = await store.lockThings(ctx, kind, [from, into])
  await refuseStale(ctx, held, wanted)
  if (kind === 'devices') await chooseInstaller(ctx, from, into, wanted.installer)
  const along = await store.mergedInto(ctx, kind, from)
  const there = await store.mergedInto(ctx, kind, into)
  refuse(there.length + along.length >= MOST_MERGED ? 'too many are merged into one' : null)
  const id = uuidv7()
  await store.insertMerge(ctx, kind, { id, from, into, reason: wanted.reason, by })
  await store.point(ctx, kind, [from, ...along], into)
  await store.touch(ctx, kind, [from, into])
  await forgetTermsOf(ctx, kind, from)
  await writeTermsOf(ctx, kind, into)
  await announce(ctx, EVENTS[kind].merged, into, [from], { merge: id, from, into })
  return id
}

async function refuseStale(ctx: Context, held: readonly store.HeldThing[], { from, into }: Wanted) {
  const [a, b] = [from, into].map(({ id }) => known(held.find(one => one.id === id)))
  if (a === undefined || b === undefined) return
  const why = whyNotMerge(a, b, { from: from.version, into: into.version })
  if (why !== 'changed meanwhile') return refuse(why)
  const changed = a.version === from.version ? b : a
  const names = await staffNames(ctx, changed.changedBy === null ? [] : [changed.changedBy])
  refuse(why, { by: names.get(changed.changedBy ?? '') ?? null, at: changed.changedAt.toString() })
}

/** They are two again, each with what was his. @throws Unknown, Refusal, the codes of undoMerge.refuses */
export async function undoMerge(ctx: Context, kind: Twice, id: Uuid): Promise<void> {
  const by = known(ctx.actor.staff)
  const { from, into } = known((await store.mergeRows(ctx, kind, { ids: [id] }, 1))[0])
  await store.lockThings(ctx, kind, [from, into])
  // As it is after the wait for those locks.
  const merge = known((await store.mergeRows(ctx, kind, { ids: [id] }, 1))[0])
  refuse(whyNotUndo({ undone: merge.undoneAt !== null, intoMerged: merge.intoMerged }))
  const leaving = await store.treeUnder(ctx, kind, from)
  if (kind === 'customers') {
    const staying = (await store.treeUnder(ctx, kind, into)).filter(one => !leaving.includes(one))
    refuse((await devicesAcross(ctx, leaving, staying)) ? 'their devices are merged' : null)
  } else await dropInstaller(ctx, into, leaving)
  await store.markUndone(ctx, kind, id, by)
  await store.point(ctx, kind, [from], null)
  const along = leaving.filter(one => one !== from)
  if (along.length > 0) await store.point(ctx, kind, along, from)
  await store.touch(ctx, kind, [from, into])
  await writeTermsOf(ctx, kind, from)
  await writeTermsOf(ctx, kind, into)
  await announce(ctx, EVENTS[kind].undone, into, [from], { merge: id, from, into })
}

/** @throws Unknown, Refusal 'one and the same' */
export async function tellApart(ctx: Context, kind: Twice, pair: { one: Uuid; other: Uuid }): Promise<void> {
  const by = known(ctx.actor.staff)
  refuse(pair.one === pair.other ? 'one and the same' : null)
  const held = await store.lockThings(ctx, kind, [pair.one, pair.other])
  if (held.length < 2) known(undefined)
  const fresh = await store.insertApart(ctx, kind, [pair.one, pair.other], by)
  if (fresh) await announce(ctx, EVENTS[kind].apart, pair.one, [pair.other], { other: pair.other })
}
