import { MOST_ATTACHMENTS } from '#core/attachment.ts'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { among } from './rows.ts'

export type Subject = { customer: Uuid } | { device: Uuid }

/** Whose it is, and which machine; undefined where there is no such customer or device. */
export async function subject(
  ctx: Context,
  of: Subject,
): Promise<{ customer: Uuid; device: Uuid | null } | undefined> {
  if ('customer' in of) {
    const row = await ctx.tx
      .selectFrom('archive.customers')
      .select('id')
      .where('company_id', '=', ctx.company)
      .where('id', '=', of.customer)
      .executeTakeFirst()
    return row && { customer: row.id, device: null }
  }
  const row = await ctx.tx
    .selectFrom('archive.devices')
    .select(['id', 'customer_id'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', of.device)
    .executeTakeFirst()
  return row && { customer: row.customer_id, device: row.id }
}

/** @param same all who are the same customer, or the same device */
export function attachments(ctx: Context, of: Subject, same: readonly Uuid[]) {
  const rows = ctx.tx
    .selectFrom('archive.attachments as a')
    .innerJoin('core.files as file', join =>
      join.onRef('file.company_id', '=', 'a.company_id').onRef('file.id', '=', 'a.file_id'),
    )
    .innerJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'a.company_id').onRef('staff.id', '=', 'a.added_by'),
    )
    .select(['a.id', 'a.added_at', 'file.name', 'file.media_type', 'file.bytes', 'staff.name as added_by'])
    .where('a.company_id', '=', ctx.company)
    .where('a.taken_away_at', 'is', null)
    .orderBy('a.id')
    .limit(MOST_ATTACHMENTS)
  return 'customer' in of
    ? rows.where('a.customer_id', '=', among(same)).execute()
    : rows.where('a.device_id', '=', among(same)).execute()
}

export async function insertAttachment(ctx: Context, id: Uuid, to: Subject, file: Uuid): Promise<void> {
  await ctx.tx
    .insertInto('archive.attachments')
    .values({
      company_id: ctx.company,
      id,
      customer_id: 'customer' in to ? to.customer : null,
      device_id: 'device' in to ? to.device : null,
      file_id: file,
      added_at: ctx.now,
      added_by: known(ctx.actor.staff),
    })
    .execute()
}

const there = (ctx: Context, id: Uuid) =>
  ctx.tx
    .selectFrom('archive.attachments')
    .select(['customer_id', 'device_id', 'file_id'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .where('taken_away_at', 'is', null)

export const attachment = (ctx: Context, id: Uuid) => there(ctx, id).executeTakeFirst()
export const lockAttachment = (ctx: Context, id: Uuid) => there(ctx, id).forNoKeyUpdate().executeTakeFirst()

export async function markTakenAway(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('archive.attachments')
    .set({ taken_away_at: ctx.now, taken_away_by: known(ctx.actor.staff) })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}
