import type { Uuid } from '#core/ids.ts'

/** What the customer sees, where it sits, why: no fourth. */
export const DEEPEST = 3

/** A fault as the rules see it. `lineOfModel`: the product line that its model belongs to. */
export type FaultPlace = {
  id: Uuid
  level: number
  parent: Uuid | null
  line: Uuid | null
  model: Uuid | null
  lineOfModel: Uuid | null
  retired: boolean
}

type Product = Pick<FaultPlace, 'line' | 'model' | 'lineOfModel'>

/** What is of everything holds all; what is of a product line holds its models, too. */
export function isWithin(inner: Product, outer: Product): boolean {
  if (outer.model !== null) return inner.model === outer.model
  if (outer.line === null) return true
  return inner.line === outer.line || (inner.model !== null && inner.lineOfModel === outer.line)
}

export function whyNotUnder(
  product: Product,
  above: Pick<FaultPlace, 'level' | 'retired'> & Product,
  height = 1,
) {
  if (above.retired) return 'what it belongs to is put away'
  if (above.level + height > DEEPEST) return 'there are three levels'
  return isWithin(product, above) ? null : 'not of the same product'
}

type NamedPlace = Pick<FaultPlace, 'parent' | 'line' | 'model'> & { id?: Uuid; code: string; name: string }

/** Two of one code and name in one place would be one fault with two answers' lists. */
export function whyNotNamed(fault: NamedPlace, all: readonly (NamedPlace & { id: Uuid })[]) {
  const same = (other: NamedPlace) =>
    (['parent', 'line', 'model', 'code', 'name'] as const).every(one => other[one] === fault[one])
  return all.some(other => other.id !== fault.id && same(other)) ? 'there is such a fault' : null
}

/** @param all the fault itself, everything under it and everything above its new place, at least */
export function whyNotMove(fault: FaultPlace, above: FaultPlace | null, all: readonly FaultPlace[]) {
  if (above === null) return null
  const moved = [fault, ...under(fault.id, all)]
  if (moved.some(({ id }) => id === above.id)) return 'it would be under itself'
  const height = Math.max(...moved.map(({ level }) => level)) - fault.level + 1
  // Whatever is under it lies within its own product, hence within the one above, too.
  return whyNotUnder(fault, above, height)
}

/** Everything under a fault, from above to below. */
export function under<F extends { id: Uuid; parent: Uuid | null }>(of: Uuid, all: readonly F[]): F[] {
  const found: F[] = []
  let next: readonly Uuid[] = [of]
  for (let level = 1; level < DEEPEST && next.length > 0; level++) {
    const above = new Set(next)
    const below = all.filter(({ parent }) => parent !== null && above.has(parent))
    found.push(...below)
    next = below.map(({ id }) => id)
  }
  return found
}

/** A branch of the tree, as it is drawn and chosen from. */
export type Branch<F> = { fault: F; under: Branch<F>[] }

/** Those whose parent is not among them stand on top: a list may be narrowed to one product. */
export function treeOf<F extends { id: Uuid; parent: Uuid | null }>(all: readonly F[]): Branch<F>[] {
  const here = new Set(all.map(({ id }) => id))
  const below = Map.groupBy(all, ({ parent }) => (parent !== null && here.has(parent) ? parent : null))
  const branches = (of: Uuid | null): Branch<F>[] =>
    (below.get(of) ?? []).map(fault => ({ fault, under: branches(fault.id) }))
  return branches(null)
}

/** The way to a fault, itself last: 不上水 › 电磁阀 › 卡死. */
export function wayTo<F extends { id: Uuid; parent: Uuid | null }>(
  of: Uuid,
  byId: ReadonlyMap<Uuid, F>,
): F[] {
  const way: F[] = []
  let at = byId.get(of)
  for (let level = 0; level < DEEPEST && at !== undefined; level++) {
    way.unshift(at)
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return way
}

/** Whether it, or anything above it, is not to be touched by a customer. */
export const isDangerous = (
  of: Uuid,
  byId: ReadonlyMap<Uuid, { id: Uuid; parent: Uuid | null; safety: boolean }>,
): boolean => wayTo(of, byId).some(({ safety }) => safety)
