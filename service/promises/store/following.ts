import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'

export type Why = 'book' | 'calendar'

const followings = (ctx: Context) =>
  ctx.tx.selectFrom('promises.followings').selectAll().where('company_id', '=', ctx.company)

export async function begin(ctx: Context, id: Uuid, why: Why, edition: number): Promise<void> {
  await ctx.tx
    .insertInto('promises.followings')
    .values({ company_id: ctx.company, id, why, edition, begun_at: ctx.now })
    .execute()
}

export function lock(ctx: Context, id: Uuid) {
  return followings(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
}

export function one(ctx: Context, id: Uuid) {
  return followings(ctx).where('id', '=', id).executeTakeFirst()
}

export function newest(ctx: Context) {
  return followings(ctx).orderBy('id', 'desc').limit(1).executeTakeFirst()
}

export type Done = { cursor: Uuid | null; looked: number; moved: number; ended: number; finished: boolean }

export async function advance(ctx: Context, id: Uuid, done: Done): Promise<void> {
  await ctx.tx
    .updateTable('promises.followings')
    .set(eb => ({
      looked: eb('looked', '+', done.looked),
      moved: eb('moved', '+', done.moved),
      ended: eb('ended', '+', done.ended),
      finished_at: done.finished ? ctx.now : null,
      ...(done.cursor === null ? {} : { cursor_id: done.cursor }),
    }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/**
 * Whether an edition came into force that open promises do not follow yet, asked one after the other: whoever
 * comes second finds what the first has begun.
 */
export async function lockEditionToFollow(ctx: Context): Promise<boolean> {
  await oneAtATime(ctx, 'promises follow')
  const { rows } = await sql`
    select from promises.companies_to_follow(${ctx.now}, 1000) as company (id)
    where company.id = ${ctx.company}`.execute(ctx.tx)
  return rows.length > 0
}
