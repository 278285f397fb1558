import type { Context } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'

export const liveFeed = (ctx: Context, staff: Uuid) =>
  ctx.tx
    .selectFrom('people.calendar_feeds')
    .select(['id', 'made_at', 'language'])
    .where('company_id', '=', ctx.company)
    .where('staff_id', '=', staff)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** The feed that ended; undefined where there was none. */
export const revokeFeed = (ctx: Context, staff: Uuid) =>
  ctx.tx
    .updateTable('people.calendar_feeds')
    .set({ revoked_at: ctx.now })
    .where('company_id', '=', ctx.company)
    .where('staff_id', '=', staff)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

export async function insertFeed(
  ctx: Context,
  feed: { id: Uuid; staff: Uuid; tokenHash: string; language: string },
): Promise<void> {
  await ctx.tx
    .insertInto('people.calendar_feeds')
    .values({
      company_id: ctx.company,
      id: feed.id,
      staff_id: feed.staff,
      token_hash: feed.tokenHash,
      language: feed.language,
      made_at: ctx.now,
      revoked_at: null,
    })
    .execute()
}

type FeedOwner = { company: Uuid; staff: Uuid }

/** Whose calendar a token opens; null for an unknown, a revoked one, and of somebody who left. */
export async function ownerOfFeed(house: House, tokenHash: string): Promise<FeedOwner | null> {
  const today = house.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  const [row] = await house.pools.side.unsafe(
    'select company_id, staff_id from people.owner_of_feed($1, $2)',
    [tokenHash, today.toString()],
    { prepare: true },
  )
  return row === undefined ? null : { company: row.company_id as Uuid, staff: row.staff_id as Uuid }
}
