import type { Role } from './contract.ts'

export type StaffFacts = {
  id: string
  roles: readonly Role[]
  disabledAt: Temporal.Instant | null
  leftOn: Temporal.PlainDate | null
}

/** May this person work here on that day? Sign-in asks the same of the database (`people.standing`). */
export function isActive(
  staff: Pick<StaffFacts, 'disabledAt' | 'leftOn'>,
  today: Temporal.PlainDate,
): boolean {
  return staff.disabledAt === null && !hasLeft(staff.leftOn, today)
}

/** `leftOn` is the last day on which he belongs to us. */
export function hasLeft(leftOn: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  return leftOn !== null && Temporal.PlainDate.compare(leftOn, today) < 0
}

/** Somebody whose last day is known is nobody to rely on: the last administrator is the last who stays. */
export function stays(staff: Pick<StaffFacts, 'disabledAt' | 'leftOn'>): boolean {
  return staff.disabledAt === null && staff.leftOn === null
}

/** Who looks on does not act (domain.md SEC-4: auditor and operator are separate). */
export function whyNotTheseRoles(roles: readonly Role[]) {
  if (roles.includes('auditor') && new Set(roles).size > 1) return 'an auditor holds no other role'
  return null
}

export function whyNotChangeRoles(
  staff: StaffFacts,
  roles: readonly Role[],
  by: { staff: string | null },
  otherAdmins: number,
) {
  if (staff.id === by.staff) return 'nobody gives himself roles'
  const wrong = whyNotTheseRoles(roles)
  if (wrong) return wrong
  if (staff.roles.includes('admin') && !roles.includes('admin') && otherAdmins === 0)
    return 'the last administrator stays'
  return null
}

/**
 * Why somebody may not be stopped from working here: disabled, or given a last day.
 * @param otherAdmins administrators who stay, without this one
 */
export function whyNotStop(staff: StaffFacts, by: { staff: string | null }, otherAdmins: number) {
  if (staff.id === by.staff) return 'nobody ends his own account'
  if (staff.roles.includes('admin') && otherAdmins === 0) return 'the last administrator stays'
  return null
}

export type PointKind = 'maker' | 'dealer' | 'store'
export type PointFacts = { id: string; parent: string | null; kind: PointKind }

/** Maker, dealer, store, and departments of a big one: nobody needs more floors. */
export const DEEPEST_POINT = 8

/** Whom a kind may stand below: a maker under a maker, a dealer under both, a store under anything. */
const ABOVE: Record<PointKind, readonly PointKind[]> = {
  maker: ['maker'],
  dealer: ['maker', 'dealer'],
  store: ['maker', 'dealer', 'store'],
}

/**
 * Why a service point may not stand below `parent`. `points` is the whole tree as it is; `id` is null for a
 * new one.
 */
export function whyNotBelow(
  points: readonly PointFacts[],
  id: string | null,
  parent: string | null,
  kind: PointKind,
) {
  const byId = new Map(points.map(point => [point.id, point]))
  const children = points.filter(point => point.parent === id && id !== null)
  if (children.some(child => !ABOVE[child.kind].includes(kind))) return 'not below that kind'
  if (parent === null) return null
  const above = byId.get(parent)
  if (above === undefined) return 'unknown service point'
  const ancestors = chain(byId, parent)
  if (id !== null && ancestors.includes(id)) return 'below itself'
  if (!ABOVE[kind].includes(above.kind)) return 'not below that kind'
  const below = id === null ? 1 : height(points, id)
  if (ancestors.length + below > DEEPEST_POINT) return 'too deep'
  return null
}

/** From a point up to its root, itself first; bounded by the number of points, whatever the data says. */
function chain(byId: ReadonlyMap<string, PointFacts>, from: string): string[] {
  const seen: string[] = []
  let at: string | null = from
  while (at !== null && seen.length <= byId.size) {
    seen.push(at)
    at = byId.get(at)?.parent ?? null
  }
  return seen
}

/** Floors of the tree that hangs below a point, itself counted. */
function height(points: readonly PointFacts[], id: string, most = DEEPEST_POINT + 1): number {
  if (most === 0) return 0
  const below = points.filter(point => point.parent === id).map(point => height(points, point.id, most - 1))
  return 1 + Math.max(0, ...below)
}

/** Parents before their children, siblings by name. */
export function inTreeOrder<P extends PointFacts & { name: string }>(points: readonly P[]): P[] {
  const byParent = Map.groupBy(points, point => point.parent)
  const ordered: P[] = []
  const walk = (parent: string | null) => {
    const children = byParent.get(parent) ?? []
    for (const child of children.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      ordered.push(child)
      walk(child.id)
    }
  }
  walk(null)
  return ordered
}
