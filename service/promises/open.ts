import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import type { ServicePromise } from './contract.ts'
import { asPromises, entries } from './ledger.ts'
import * as store from './store.ts'

/** Of everybody, of some, or of nobody yet: what anybody of a role may take. */
export type Whose = 'everybody' | 'pool' | { owners: readonly Uuid[] }

/** What is open, the most urgent first: that is, what was due before today stands before everything else. */
export async function openOf(ctx: Context, whose: Whose, most: number): Promise<ServicePromise[]> {
  let rows = entries(ctx).where('p.settled_as', 'is', null).orderBy('p.due_at').orderBy('p.id').limit(most)
  if (whose === 'pool') rows = rows.where('p.owner', 'is', null)
  else if (whose !== 'everybody') {
    rows = rows.where('p.owner', '=', sql<Uuid>`any(${[...whose.owners]}::uuid[])`)
  }
  return asPromises(ctx, await rows.execute())
}

/** Promises by their ids, the most urgent first; for those who hold the ids. At most 1,000. */
export async function promisesById(ctx: Context, ids: readonly Uuid[]): Promise<ServicePromise[]> {
  if (ids.length === 0) return []
  const rows = entries(ctx).where('p.id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
  return asPromises(ctx, await rows.orderBy('p.due_at').orderBy('p.id').limit(1000).execute())
}

/** More owners than any company has people who promise. */
const MOST_OWNERS = 5000

/**
 * How many open promises each owner has, by how urgent they are; `owner` null: nobody of a role has taken
 * them.
 */
export function loads(
  ctx: Context,
  whose: Whose,
  day: { begins: Temporal.Instant; ends: Temporal.Instant; hour: Temporal.Instant },
) {
  const count = (which: RawBuilder<boolean>) => sql<number>`count(*) filter (where ${which})::int`
  const { begins, ends, hour } = day
  // The hour may reach into tomorrow.
  const evening = Temporal.Instant.compare(ends, hour) > 0 ? ends : hour
  let rows = ctx.tx
    .selectFrom('promises.promises')
    .select('owner')
    .select([
      count(sql`due_at < ${begins}`).as('sinceYesterday'),
      count(sql`due_at >= ${begins} and due_at < ${ctx.now}`).as('late'),
      count(sql`due_at >= ${ctx.now} and due_at < ${hour}`).as('withinHour'),
      count(sql`due_at >= ${hour} and due_at < ${evening}`).as('today'),
      count(sql`due_at >= ${evening}`).as('later'),
    ])
    .where('company_id', '=', ctx.company)
    .where('settled_as', 'is', null)
    .groupBy('owner')
    .limit(MOST_OWNERS)
  if (whose === 'pool') rows = rows.where('owner', 'is', null)
  else if (whose !== 'everybody') {
    rows = rows.where('owner', '=', sql<Uuid>`any(${[...whose.owners]}::uuid[])`)
  }
  return rows.execute()
}

/** Locks promises in the order of their ids, until the deed is over. @throws Unknown */
export async function lockPromises(ctx: Context, ids: readonly Uuid[]): Promise<store.LockedPromise[]> {
  const held: store.LockedPromise[] = []
  for (const id of [...new Set(ids)].sort()) held.push(known(await store.lock(ctx, id)))
  return held
}
