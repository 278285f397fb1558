import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Place } from '#core/paging.ts'
import { known } from '#core/refusal.ts'

export type DraftRow = { base: number | null; content: unknown; savedAt: Temporal.Instant }

const his = (ctx: Context) => known(ctx.actor.staff)

/** @param content what travels: text alone, no Temporal */
export async function putDraft(
  ctx: Context,
  draft: { answer: Uuid; base: number | null; content: unknown },
): Promise<void> {
  await sql`
    insert into knowledge.drafts (company_id, answer_id, staff_id, base_edition, content, saved_at)
    values (${ctx.company}, ${draft.answer}, ${his(ctx)}, ${draft.base},
      ${JSON.stringify(draft.content)}::text::jsonb, ${ctx.now})
    on conflict (company_id, answer_id, staff_id) do update
      set base_edition = excluded.base_edition, content = excluded.content, saved_at = excluded.saved_at
  `.execute(ctx.tx)
}

export async function draftRow(ctx: Context, answer: Uuid): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select base_edition as base, content, saved_at as "savedAt" from knowledge.drafts
    where company_id = ${ctx.company} and answer_id = ${answer} and staff_id = ${his(ctx)}`.execute(ctx.tx)
  return rows[0]
}

const MOST_OTHERS = 20

/** Who else has begun to write at it, the latest first. */
export async function otherDrafts(ctx: Context, answer: Uuid) {
  return ctx.tx
    .selectFrom('knowledge.drafts as draft')
    .innerJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'draft.company_id').onRef('staff.id', '=', 'draft.staff_id'),
    )
    .select(['staff.name as by', 'draft.base_edition as base', 'draft.saved_at as savedAt'])
    .where('draft.company_id', '=', ctx.company)
    .where('draft.answer_id', '=', answer)
    .where('draft.staff_id', '<>', his(ctx))
    .orderBy('draft.saved_at', 'desc')
    .limit(MOST_OTHERS)
    .execute()
}

type OwnDraft = {
  answer: Uuid
  base: number | null
  title: string
  savedAt: Temporal.Instant
  number: number | null
  edition: number | null
}

/** His own, the last saved first; those before `after`. */
export async function draftRows(ctx: Context, after: Place | null, limit: number): Promise<OwnDraft[]> {
  const rest =
    after === null ? sql`` : sql`and (draft.saved_at, draft.answer_id) < (${after.at}, ${after.id}::uuid)`
  const { rows } = await sql<OwnDraft>`
    select draft.answer_id as answer, draft.base_edition as base, draft.content ->> 'title' as title,
      draft.saved_at as "savedAt", answer.number, answer.edition
    from knowledge.drafts draft
    left join knowledge.answers answer
      on answer.company_id = draft.company_id and answer.id = draft.answer_id
    where draft.company_id = ${ctx.company} and draft.staff_id = ${his(ctx)} ${rest}
    order by draft.saved_at desc, draft.answer_id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export async function countDrafts(ctx: Context): Promise<number> {
  const row = await ctx.tx
    .selectFrom('knowledge.drafts')
    .select(one => one.fn.countAll<number>().as('n'))
    .where('company_id', '=', ctx.company)
    .where('staff_id', '=', his(ctx))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** His own; where it is no person who acts there is none. @returns whether there was one */
export async function deleteDraft(ctx: Context, answer: Uuid): Promise<boolean> {
  const { staff } = ctx.actor
  if (staff === null) return false
  const gone = await ctx.tx
    .deleteFrom('knowledge.drafts')
    .where('company_id', '=', ctx.company)
    .where('answer_id', '=', answer)
    .where('staff_id', '=', staff)
    .returning('answer_id')
    .executeTakeFirst()
  return gone !== undefined
}
