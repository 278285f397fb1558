import { type Attachment, MOST_ATTACHMENTS, whyNotAttach } from '#core/attachment.ts'
import type { Context } from '#core/context.ts'
import { openFile, type StoredFile, takeFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { about, lock } from './actions.ts'
import { lineOf } from './queries.ts'

const live = (ctx: Context) =>
  ctx.tx
    .selectFrom('cases.attachments as a')
    .where('a.company_id', '=', ctx.company)
    .where('a.taken_away_at', 'is', null)

/** The files of a case, in the order in which they came. @throws Unknown */
export async function attachments(ctx: Context, caseId: Uuid): Promise<Attachment[]> {
  await lineOf(ctx, caseId)
  const rows = await live(ctx)
    .innerJoin('core.files as file', join =>
      join.onRef('file.company_id', '=', 'a.company_id').onRef('file.id', '=', 'a.file_id'),
    )
    .innerJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'a.company_id').onRef('staff.id', '=', 'a.added_by'),
    )
    .select(['a.id', 'a.added_at', 'file.name', 'file.media_type', 'file.bytes', 'staff.name as added_by'])
    .where('a.case_id', '=', caseId)
    .orderBy('a.id')
    .limit(MOST_ATTACHMENTS)
    .execute()
  return rows.map(({ media_type, added_at, added_by, bytes, ...row }) => ({
    ...row,
    mediaType: media_type,
    bytes: Number(bytes),
    addedAt: added_at,
    addedBy: added_by,
  }))
}

/**
 * A closed case takes them, too: the customer's letter comes after the last visit. @throws Unknown (the case,
 * or no file of his own that waits to be taken); Refusal ATTACH_REFUSES
 */
export async function attach(ctx: Context, caseId: Uuid, file: Uuid): Promise<Uuid> {
  const held = await lock(ctx, caseId)
  const taken = await takeFile(ctx, file)
  refuse(whyNotAttach(taken, (await attachments(ctx, caseId)).length))
  const id = uuidv7()
  const row = { id, case_id: caseId, file_id: taken.id, added_at: ctx.now, added_by: known(ctx.actor.staff) }
  await ctx.tx
    .insertInto('cases.attachments')
    .values({ company_id: ctx.company, ...row })
    .execute()
  await announce(ctx, 'attachment added to case', id, [caseId, ...about(held)])
  return id
}

/** Its bytes, unless it was taken away. @throws Unknown */
export async function attachedFile(ctx: Context, id: Uuid): Promise<StoredFile> {
  const row = await live(ctx).select('a.file_id').where('a.id', '=', id).executeTakeFirst()
  return openFile(ctx, known(row).file_id)
}

/** From now on nobody sees it; that it was there, and who took it away, stays. @throws Unknown */
export async function takeAway(ctx: Context, id: Uuid): Promise<void> {
  const found = await live(ctx).select('a.case_id').where('a.id', '=', id).executeTakeFirst()
  const held = await lock(ctx, known(found).case_id)
  const done = await ctx.tx
    .updateTable('cases.attachments')
    .set({ taken_away_at: ctx.now, taken_away_by: known(ctx.actor.staff) })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .where('taken_away_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  known(done)
  await announce(ctx, 'attachment taken away from case', id, [held.id, ...about(held)])
}
