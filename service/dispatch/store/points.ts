import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { type Place, placeOf } from '../rules/near.ts'

/** A dealer with more service points than this asks for somebody by name. */
const MOST = 2000
/** Maker, dealer, store: a deeper tree is a mistake. */
const DEEPEST = 8

/** Where each service point is, and after it the points above it. */
export async function placesOfPoints(ctx: Context): Promise<Map<Uuid, Place[]>> {
  const rows = await ctx.tx
    .selectFrom('people.service_points')
    .select(['id', 'parent_id as parent', 'address'])
    .where('company_id', '=', ctx.company)
    .limit(MOST)
    .execute()
  const byId = new Map(rows.map(({ id, parent, address }) => [id, { parent, place: placeOf(address) }]))
  const chain = (id: Uuid | null, deep: number): Place[] => {
    const point = id === null || deep === 0 ? undefined : byId.get(id)
    return point ? [point.place, ...chain(point.parent, deep - 1)] : []
  }
  return new Map(rows.map(({ id }) => [id, chain(id, DEEPEST)]))
}
