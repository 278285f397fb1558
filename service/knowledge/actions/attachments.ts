import { type Attachment, whyNotAttach } from '#core/attachment.ts'
import type { Context } from '#core/context.ts'
import { openFile, type StoredFile, takeFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import { answerThere } from '../store/answers.ts'
import * as store from '../store/attachments.ts'
import { draftRow } from '../store/drafts.ts'

/**
 * Everybody sees what hangs at an answer; while it is only somebody's draft, he alone does.
 * @throws Unknown where it is neither
 */
async function seen(ctx: Context, answer: Uuid): Promise<'all' | 'his'> {
  if ((await answerThere(ctx, answer)) !== undefined) return 'all'
  if (ctx.actor.staff === null || (await draftRow(ctx, answer)) === undefined) throw new Unknown()
  return 'his'
}

/** @throws Unknown */
export async function attachments(ctx: Context, answer: Uuid): Promise<Attachment[]> {
  const whose = await seen(ctx, answer)
  const rows = await store.attachments(ctx, answer)
  return rows
    .filter(row => whose === 'all' || row.addedById === ctx.actor.staff)
    .map(({ addedById, ...row }) => ({ ...row, bytes: Number(row.bytes) }))
}

/** @throws Unknown (no answer, no draft, no file of his that waits to be taken); Refusal ATTACH_REFUSES */
export async function attach(ctx: Context, answer: Uuid, file: Uuid): Promise<Uuid> {
  await seen(ctx, answer)
  const taken = await takeFile(ctx, file)
  refuse(whyNotAttach(taken, (await store.attachments(ctx, answer)).length))
  const id = uuidv7()
  await store.insertAttachment(ctx, { id, answer_id: answer, file_id: taken.id })
  await announce(ctx, 'answer file added', id, [answer])
  return id
}

/** Its bytes, unless it was taken away. @throws Unknown */
export async function attachedFile(ctx: Context, id: Uuid): Promise<StoredFile> {
  const row = known(await store.attachment(ctx, id))
  await his(ctx, row)
  return openFile(ctx, row.file)
}

/** From now on nobody sees it; that it was there, and who took it away, stays. @throws Unknown */
export async function takeAway(ctx: Context, id: Uuid): Promise<void> {
  const row = known(await store.lockAttachment(ctx, id))
  await his(ctx, row)
  await store.markTakenAway(ctx, id)
  await announce(ctx, 'answer file taken away', id, [row.answer])
}

/** What hangs at a draft alone is only for who hung it there. */
async function his(ctx: Context, row: { answer: Uuid; addedBy: Uuid }): Promise<void> {
  const whose = await seen(ctx, row.answer)
  if (whose === 'his' && row.addedBy !== ctx.actor.staff) throw new Unknown()
}
