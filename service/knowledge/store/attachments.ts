import { MOST_ATTACHMENTS } from '#core/attachment.ts'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'

/** What hangs at an answer, in the order in which it came. */
export function attachments(ctx: Context, answer: Uuid) {
  return ctx.tx
    .selectFrom('knowledge.attachments as a')
    .innerJoin('core.files as file', join =>
      join.onRef('file.company_id', '=', 'a.company_id').onRef('file.id', '=', 'a.file_id'),
    )
    .innerJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'a.company_id').onRef('staff.id', '=', 'a.added_by'),
    )
    .select([
      'a.id',
      'a.added_at as addedAt',
      'a.added_by as addedById',
      'file.name',
      'file.media_type as mediaType',
      'file.bytes',
      'staff.name as addedBy',
    ])
    .where('a.company_id', '=', ctx.company)
    .where('a.answer_id', '=', answer)
    .where('a.taken_away_at', 'is', null)
    .orderBy('a.id')
    .limit(MOST_ATTACHMENTS)
    .execute()
}

export async function insertAttachment(
  ctx: Context,
  row: { id: Uuid; answer_id: Uuid; file_id: Uuid },
): Promise<void> {
  await ctx.tx
    .insertInto('knowledge.attachments')
    .values({ company_id: ctx.company, ...row, added_at: ctx.now, added_by: known(ctx.actor.staff) })
    .execute()
}

const there = (ctx: Context, id: Uuid) =>
  ctx.tx
    .selectFrom('knowledge.attachments')
    .select(['answer_id as answer', 'file_id as file', 'added_by as addedBy'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .where('taken_away_at', 'is', null)

export const attachment = (ctx: Context, id: Uuid) => there(ctx, id).executeTakeFirst()
export const lockAttachment = (ctx: Context, id: Uuid) => there(ctx, id).forNoKeyUpdate().executeTakeFirst()

const away = (ctx: Context) =>
  ctx.tx
    .updateTable('knowledge.attachments')
    .set({ taken_away_at: ctx.now, taken_away_by: known(ctx.actor.staff) })
    .where('company_id', '=', ctx.company)
    .where('taken_away_at', 'is', null)

export async function markTakenAway(ctx: Context, id: Uuid): Promise<void> {
  await away(ctx).where('id', '=', id).execute()
}

/** What he hung at a draft of an answer that never came. */
export async function takeAwayMineOf(ctx: Context, answer: Uuid): Promise<void> {
  await away(ctx).where('answer_id', '=', answer).where('added_by', '=', known(ctx.actor.staff)).execute()
}
