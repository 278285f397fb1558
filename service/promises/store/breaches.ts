import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { placeFrom } from '#core/paging.ts'
import { entries } from '../ledger.ts'

/** Answers those that were not raised before. */
export async function raise(ctx: Context, promises: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  const { rows } = await sql<{ promise_id: Uuid }>`
    insert into promises.breaches (company_id, promise_id, raised_at)
    select ${ctx.company}, broken.id, ${ctx.now} from unnest(${promises}::uuid[]) as broken (id)
    on conflict do nothing returning promise_id`.execute(ctx.tx)
  return new Set(rows.map(row => row.promise_id))
}

export function lock(ctx: Context, promiseId: Uuid) {
  return ctx.tx
    .selectFrom('promises.breaches')
    .select('followed_at as followedAt')
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promiseId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function followUp(
  ctx: Context,
  promiseId: Uuid,
  it: { reason: string; toldIn: Uuid; next: Uuid | null },
): Promise<void> {
  await ctx.tx
    .updateTable('promises.breaches')
    .set({
      reason: it.reason,
      told_in: it.toldIn,
      followed_at: ctx.now,
      followed_by: ctx.actor.staff,
      next_promise: it.next,
    })
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promiseId)
    .execute()
}

/** What was broken and waits for its follow-up, the oldest first: one's own, for a manager everybody's. */
export function waiting(
  ctx: Context,
  who: { staff: Uuid; roles: readonly string[] },
  after: string | undefined,
  most: number,
) {
  const place = placeFrom(after)
  let rows = entries(ctx)
    .innerJoin('promises.breaches as breach', join =>
      join.onRef('breach.company_id', '=', 'p.company_id').onRef('breach.promise_id', '=', 'p.id'),
    )
    .select('breach.raised_at')
    .where('breach.followed_at', 'is', null)
    .orderBy('breach.raised_at')
    .orderBy('breach.promise_id')
    .limit(most)
  if (!who.roles.includes('manager')) {
    rows = rows.where(eb =>
      eb.or([
        eb('p.owner', '=', who.staff),
        eb.and([
          eb('p.owner', 'is', null),
          eb('p.owner_role', '=', sql<string>`any(${[...who.roles]}::text[])`),
        ]),
      ]),
    )
  }
  if (place) {
    rows = rows.where(eb =>
      eb(eb.refTuple('breach.raised_at', 'breach.promise_id'), '>', eb.tuple(place.at, place.id)),
    )
  }
  return rows.execute()
}
