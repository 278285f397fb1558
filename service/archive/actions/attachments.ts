import { type Attachment, whyNotAttach } from '#core/attachment.ts'
import type { Context } from '#core/context.ts'
import { openFile, type StoredFile, takeFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { sameCustomers, sameDevices } from '../queries/same.ts'
import * as store from '../store/attachments.ts'

export type Subject = store.Subject

/**
 * The files that hang at a customer or device, and at those who were merged into it, in the order in which
 * they came. @throws Unknown
 */
export async function attachments(ctx: Context, of: Subject): Promise<Attachment[]> {
  const same = await ('customer' in of ? sameCustomers(ctx, of.customer) : sameDevices(ctx, of.device))
  known(same[0])
  const rows = await store.attachments(ctx, of, same)
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    addedAt: row.added_at,
    addedBy: row.added_by,
  }))
}

/**
 * @throws Unknown (customer, device, or no file of his own that waits to be taken); Refusal ATTACH_REFUSES
 */
export async function attach(ctx: Context, to: Subject, file: Uuid): Promise<Uuid> {
  const at = known(await store.subject(ctx, to))
  const taken = await takeFile(ctx, file)
  refuse(whyNotAttach(taken, (await store.attachments(ctx, to, Object.values(to))).length))
  const id = uuidv7()
  await store.insertAttachment(ctx, id, to, taken.id)
  await announce(ctx, 'attachment added', id, [at.customer, at.device])
  return id
}

/** Its bytes, unless it was taken away. @throws Unknown */
export async function attachedFile(ctx: Context, id: Uuid): Promise<StoredFile> {
  return openFile(ctx, known(await store.attachment(ctx, id)).file_id)
}

/** From now on nobody sees it; that it was there, and who took it away, stays. @throws Unknown */
export async function takeAway(ctx: Context, id: Uuid): Promise<void> {
  const row = known(await store.lockAttachment(ctx, id))
  const of = row.device_id ? { device: row.device_id } : { customer: known(row.customer_id) }
  const at = known(await store.subject(ctx, of))
  await store.markTakenAway(ctx, id)
  await announce(ctx, 'attachment taken away', id, [at.customer, at.device])
}
