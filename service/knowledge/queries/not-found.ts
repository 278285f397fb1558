import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { Unreadable } from '#core/refusal.ts'
import type { NotFound } from '../contract/not-found.ts'
import { type NotFoundRow, openRows, settledRows } from '../store/not-found.ts'

type Ask = {
  settled: boolean
  owner?: Uuid | undefined
  model?: Uuid | undefined
  after?: string | undefined
  limit: number
}

export async function listNotFound(ctx: Context, { settled, after, limit, ...ask }: Ask) {
  const wanted = { owner: ask.owner ?? null, model: ask.model ?? null, limit: limit + 1 }
  if (settled) {
    const rows = await settledRows(ctx, { ...wanted, after: placeFrom(after) })
    return pageOf(rows, limit, row => ({ at: row.settledAt ?? row.lastAt, id: row.id }), shape)
  }
  const rows = await openRows(ctx, { ...wanted, after: countFrom(after) })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items: shown.map(shape), next: more ? `${last.count}~${last.id}` : null }
}

/** Where a page of the open ones ended: its count and its id. */
function countFrom(text: string | undefined): { count: number; id: Uuid } | null {
  if (text === undefined) return null
  const [, count = '', id = ''] = /^(\d{1,9})~(.+)$/.exec(text) ?? []
  if (count === '' || !isUuid(id)) throw new Unreadable('not a page of this list', { path: 'query.after' })
  return { count: Number(count), id }
}

const shape = ({ settledAt, settledBy, answer, why, ...row }: NotFoundRow): NotFound => ({
  ...row,
  settled: settledAt === null ? null : { at: settledAt, by: settledBy, answer, why },
})
