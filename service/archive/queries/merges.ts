import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import type { Merge, Twice } from '../contract/merging.ts'
import { whyNotUndo } from '../rules/merging.ts'
import { type MergeRow, mergeRows } from '../store/merges.ts'
import { placeIn } from './customers.ts'
import { namesOf } from './names.ts'

/** What was merged, the latest first; what was undone stays in the list. */
export async function listMerges(
  ctx: Context,
  kind: Twice,
  ask: { after?: string | undefined; limit: number },
) {
  const rows = await mergeRows(ctx, kind, { after: placeIn(ask.after) }, ask.limit + 1)
  const shown = rows.slice(0, ask.limit)
  const next = rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null
  return { items: await named(ctx, kind, shown), next }
}

/** @throws Unknown */
export async function oneMerge(ctx: Context, kind: Twice, id: Uuid): Promise<Merge> {
  const [merge] = await named(ctx, kind, await mergeRows(ctx, kind, { ids: [id] }, 1))
  return known(merge)
}

async function named(ctx: Context, kind: Twice, rows: readonly MergeRow[]): Promise<Merge[]> {
  const names = await namesOf(
    ctx,
    kind,
    rows.flatMap(row => [row.from, row.into]),
  )
  const who = (id: Uuid) => ({ id, name: names.get(id)?.name ?? '' })
  return rows.map(row => ({
    id: row.id,
    from: who(row.from),
    into: who(row.into),
    reason: row.reason,
    at: row.at,
    by: row.by,
    undone: row.undoneAt === null ? null : { at: row.undoneAt, by: row.undoneBy ?? '' },
    whyNotUndo: whyNotUndo({ undone: row.undoneAt !== null, intoMerged: row.intoMerged }),
  }))
}
