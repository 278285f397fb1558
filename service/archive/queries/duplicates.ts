import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { Unreadable } from '#core/refusal.ts'
import type { Pair, Twice } from '../contract/merging.ts'
import { type Candidates, pairsIn } from '../rules/duplicates.ts'
import { devicesTogether, type Group, keyAt, placeOfKey, type Shelf, walk } from '../store/duplicates.ts'
import { customersTogether } from '../store/known.ts'
import { toldApart } from '../store/merges.ts'
import { namesOf } from './names.ts'
import { sightOf } from './sight.ts'

/** What may be shared, the surest first. */
const SHELVES: Record<Twice, readonly [Shelf, ...Shelf[]]> = {
  customers: ['phone', 'address'],
  devices: ['serial'],
}

/** Pairs that may be the same: one stretch of what they could share. @throws Unreadable */
export async function duplicates(
  ctx: Context,
  kind: Twice,
  ask: { after?: string | undefined; limit: number },
): Promise<{ items: Pair[]; next: string | null }> {
  const { shelf, after } = await placeFrom(ctx, kind, ask.after)
  const { groups, upTo } = await walk(ctx, shelf, after, ask.limit)
  const pairs = pairsIn(groups, await candidates(ctx, kind, groups), shelf === 'address')
  const names = await namesOf(
    ctx,
    kind,
    pairs.flatMap(({ one, other }) => [one, other]),
  )
  const sight = await sightOf(ctx)
  const who = (id: Uuid) => ({ id, name: '', detail: '', ...names.get(id) })
  const items = pairs.map(({ key, one, other }) => ({
    shares: shelf,
    what: shelf === 'phone' ? sight.phone(key) : '',
    one: who(one),
    other: who(other),
  }))
  return { items, next: await nextPlace(ctx, kind, shelf, upTo) }
}

async function candidates(ctx: Context, kind: Twice, groups: readonly Group[]): Promise<Candidates> {
  const owners = groups.flatMap(group => group.owners)
  if (owners.length === 0) return { survivor: new Map(), nameKey: new Map(), apart: [] }
  const customers = kind === 'customers' ? await customersTogether(ctx, owners) : []
  const together = kind === 'customers' ? customers : await devicesTogether(ctx, owners)
  return {
    survivor: new Map(together.map(one => [one.id, one.survivor])),
    nameKey: new Map(customers.map(one => [one.id, fold(one.name)])),
    apart: await toldApart(
      ctx,
      kind,
      together.map(({ id }) => id),
    ),
  }
}

/** `phone` is the beginning of a walk, `phone.<id>` a place in it. */
async function placeFrom(ctx: Context, kind: Twice, after: string | undefined) {
  const [first] = SHELVES[kind]
  if (after === undefined) return { shelf: first, after: null }
  const [name, id] = after.split('.')
  const shelf = SHELVES[kind].find(one => one === name)
  if (shelf === undefined || (id !== undefined && !isUuid(id))) {
    throw new Unreadable('not a page of this list', { path: 'after' })
  }
  return { shelf, after: id === undefined ? null : await keyAt(ctx, shelf, id) }
}

async function nextPlace(ctx: Context, kind: Twice, shelf: Shelf, upTo: string | null) {
  if (upTo !== null) return `${shelf}.${await placeOfKey(ctx, shelf, upTo)}`
  return SHELVES[kind][SHELVES[kind].indexOf(shelf) + 1] ?? null
}
