import { isUuid, type Uuid } from './ids.ts'
import { Unreadable } from './refusal.ts'
import { instant } from './wire.ts'

/** Where a page of a list ordered by time ended; travels as `next` and comes back as `after`. */
export type Place = { at: Temporal.Instant; id: Uuid }

export const placeText = (place: Place): string => `${place.at}~${place.id}`

/** Reads a place that came back. @throws Unreadable when it was not made by `placeText` */
export function placeFrom(text: string | undefined): Place | null {
  if (text === undefined) return null
  const [when = '', id = ''] = text.split('~')
  const at = instant().safeParse(when)
  if (!at.success || !isUuid(id)) throw new Unreadable('not a page of this list', { path: 'query.after' })
  return { at: at.data, id }
}

/** `limit + 1` rows were asked for: the first `limit` and where they end. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  item: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? placeText(placeOf(last)) : null,
  }
}
