import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { timeline } from '#core/journal.ts'
import { known } from '#core/refusal.ts'
import { asPromises, entries } from './ledger.ts'
import { one } from './store/following.ts'

/** What following.ts announces with each promise that it moves. */
type FromTo = { from: string; to: string }

/**
 * The promises that one change of book or calendars moved, the last first, from when to when: they may have
 * moved again since, or be settled. @throws Unknown
 */
export async function movedBy(
  ctx: Context,
  following: Uuid,
  page: { after?: Uuid | undefined; limit: number },
) {
  known(await one(ctx, following))
  const rows = await timeline(ctx, following, { ...page, limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const moved = shown.filter(row => row.event === 'promise due moved')
  const promises = await promisesOf(
    ctx,
    moved.map(row => row.subject),
  )
  const items = moved.flatMap(({ id, subject, data }) => {
    const promise = promises.get(subject)
    const { from, to } = data as FromTo
    if (promise === undefined) return []
    return [{ id, promise, from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) }]
  })
  return { items, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null }
}

async function promisesOf(ctx: Context, ids: readonly Uuid[]) {
  const rows = ids.length === 0 ? [] : await entries(ctx).where('p.id', 'in', ids).execute()
  return new Map((await asPromises(ctx, rows)).map(promise => [promise.id, promise]))
}
