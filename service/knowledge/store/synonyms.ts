import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

export type SynonymsRow = {
  id: Uuid
  words: string[]
  notedAt: Temporal.Instant
  notedBy: string | null
  takenBackAt: Temporal.Instant | null
  takenBackBy: string | null
}

/** The newest first: those that hold, or those that were taken back. */
export async function synonymRows(
  ctx: Context,
  { takenBack, limit }: { takenBack: boolean; limit: number },
): Promise<SynonymsRow[]> {
  const { rows } = await sql<SynonymsRow>`
    select synonyms.id, synonyms.words, synonyms.noted_at as "notedAt", noter.name as "notedBy",
      synonyms.taken_back_at as "takenBackAt", taker.name as "takenBackBy"
    from knowledge.synonyms synonyms
    left join people.staff noter
      on noter.company_id = synonyms.company_id and noter.id = synonyms.noted_by
    left join people.staff taker
      on taker.company_id = synonyms.company_id and taker.id = synonyms.taken_back_by
    where synonyms.company_id = ${ctx.company}
      and synonyms.taken_back_at is ${takenBack ? sql`not null` : sql`null`}
    order by coalesce(synonyms.taken_back_at, synonyms.noted_at) desc, synonyms.id desc
    limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Undefined where there are none of this id; else when they were taken back. */
export function lockSynonyms(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('knowledge.synonyms')
    .select('taken_back_at')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function takeBack(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('knowledge.synonyms')
    .set({ taken_back_at: ctx.now, taken_back_by: ctx.actor.staff })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}
