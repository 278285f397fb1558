import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/**
 * A list that changes more answers than this is not brought into the index 500 by 500 as it comes in: when it
 * is whole the index is built anew, in its own thread. To fold 500 in rewrites the table, again and again:
 * 75,000 answers took 40 s of processors so, built at once 16 s. Until then its answers are not found by
 * the index; edits meanwhile are.
 */
const LONG = 20_000
/** A list that was not heard of for so long has stopped: its next attempt is at most four minutes away. */
export const LONG_LIST_RESTS_MS = 300_000

/** As many as the dry run foresaw; what was foreseen stays the same once it is being written. */
const isLong = sql`
  started_at is not null
  and coalesce((tally -> 'expected' ->> 'created')::int, 0)
    + coalesce((tally -> 'expected' ->> 'changed')::int, 0) > ${sql.lit(LONG)}`

const isUnderWay = sql`
  ((finished_at is null and cancelled_at is null) or (undo_started_at is not null and undone_at is null))`

/** Which of these lists are long. */
export async function longAmong(ctx: Context, lists: readonly Uuid[]): Promise<Set<Uuid>> {
  if (lists.length === 0) return new Set()
  return new Set(await listsThat(ctx, sql`id = any(${[...new Set(lists)]}::uuid[]) and ${isLong}`))
}

/** Whether a long list is being written or put back now. */
export const longListComesIn = async (ctx: Context): Promise<boolean> =>
  (await listsThat(ctx, sql`${isUnderWay} and ${isLong}`)).length > 0

async function listsThat(ctx: Context, are: RawBuilder<unknown>): Promise<Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from knowledge.imports where company_id = ${ctx.company} and ${are}`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}
