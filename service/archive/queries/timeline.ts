import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeline } from '#core/journal.ts'
import { known } from '#core/refusal.ts'
import { staffNames } from '../store/people.ts'
import { placeIn } from './customers.ts'

/** What happened about a customer or a device of ours, the newest first. @throws Unknown */
export async function timelineOf(
  ctx: Context,
  table: 'archive.customers' | 'archive.devices',
  id: Uuid,
  ask: { after?: string | undefined; limit: number },
) {
  const there = await ctx.tx
    .selectFrom(table)
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
  known(there)
  const rows = await timeline(ctx, id, { after: placeIn(ask.after), limit: ask.limit + 1 })
  const shown = rows.slice(0, ask.limit)
  const names = await staffNames(
    ctx,
    shown.flatMap(row => row.actor ?? []),
  )
  return {
    items: shown.map(row => ({
      id: row.id,
      at: row.at,
      by: row.actor === null ? null : (names.get(row.actor) ?? null),
      event: row.event,
      subject: row.subject,
      data: row.data as Record<string, unknown>,
    })),
    next: rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
