import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { Unreadable } from '#core/refusal.ts'
import type { TakenEntry, TakenOut } from '../contract/exports.ts'
import { beginnings, endings } from '../store/exports.ts'

/** What left the house, the newest first. */
export async function takenOut(ctx: Context, page: { after?: string | undefined; limit: number }) {
  const { after, limit } = page
  if (after !== undefined && !isUuid(after))
    throw new Unreadable('not a page of this list', { path: 'query.after' })
  const rows = await beginnings(ctx, after, limit + 1)
  const shown = rows.slice(0, limit)
  const ended = await endings(
    ctx,
    shown.map(row => row.subject),
  )
  const items = shown.map((row): z.output<typeof TakenEntry> => {
    const data = row.data as { what: TakenOut; as: string; filters: string[] }
    const end = ended.find(({ subject }) => subject === row.subject)
    const how = end?.data as { rows: number; whole: boolean } | undefined
    return {
      id: row.subject,
      what: data.what,
      as: data.as,
      filters: data.filters,
      at: row.at,
      by: row.by,
      ended: end === undefined || how === undefined ? null : { at: end.at, rows: how.rows, whole: how.whole },
    }
  })
  return { items, next: rows.length > limit ? (shown.at(-1)?.id as Uuid) : null }
}
