import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeline } from '#core/journal.ts'
import { known } from '#core/refusal.ts'
import { staffNames } from '../store/people.ts'
import { placeIn } from './customers.ts'
import { namesOf } from './names.ts'
import { sameCustomers, sameDevices } from './same.ts'

type Asked = { after?: string | undefined; limit: number }

/**
 * What happened about a customer or a device of ours, the newest first; with what happened about those who
 * were merged into it, each entry saying whose it was. @throws Unknown
 */
export async function timelineOf(
  ctx: Context,
  table: 'archive.customers' | 'archive.devices',
  id: Uuid,
  ask: Asked,
) {
  const same = await (table === 'archive.customers' ? sameCustomers : sameDevices)(ctx, id)
  known(same[0])
  // Whoever is merged himself is read as he stands in the archive.
  const ids = same[0] === id ? same : [id]
  const rows = await together(ctx, ids, ask)
  const shown = rows.slice(0, ask.limit)
  const [names, others] = await Promise.all([
    staffNames(
      ctx,
      shown.flatMap(row => row.actor ?? []),
    ),
    namesOf(
      ctx,
      table === 'archive.customers' ? 'customers' : 'devices',
      ids.filter(one => one !== id),
    ),
  ])
  return {
    items: shown.map(row => ({
      id: row.id,
      at: row.at,
      by: row.actor === null ? null : (names.get(row.actor) ?? null),
      event: row.event,
      subject: row.subject,
      whose: row.whose === id ? null : { id: row.whose, name: others.get(row.whose)?.name ?? '' },
      data: row.data as Record<string, unknown>,
    })),
    next: rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** One page of several timelines; what is in more than one is the survivor's, who comes first. */
async function together(ctx: Context, ids: readonly Uuid[], ask: Asked) {
  const page = { after: placeIn(ask.after), limit: ask.limit + 1 }
  const each = await Promise.all(
    ids.map(async whose => (await timeline(ctx, whose, page)).map(row => ({ ...row, whose }))),
  )
  const seen = new Set<Uuid>()
  return each
    .flat()
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, ask.limit + 1)
}
