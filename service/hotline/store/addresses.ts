import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { reachable } from './reachable.ts'

const rows = (ctx: Context) =>
  ctx.tx.selectFrom('hotline.customer_addresses').selectAll().where('company_id', '=', ctx.company)

export const byId = (ctx: Context, id: Uuid) =>
  rows(ctx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** Where the customer is written to by a channel (reachable.ts), locked. */
export async function ofChannel(ctx: Context, customer: Uuid, channel: string) {
  const { rows: all } = await reachable(ctx, sql`${customer}::uuid`).execute(ctx.tx)
  const found = all.find(one => one.channel === channel)
  const held = found && (await byId(ctx, found.id))
  return held && { id: held.id, stopped_at: held.stopped_at ?? found.stopped_at }
}

type Agreed = { channel: string; address: string; language: Language }

export async function agree(ctx: Context, customer: Uuid, it: Agreed, by: Uuid): Promise<Uuid> {
  const said = {
    address: it.address,
    language: it.language,
    agreed_at: ctx.now,
    agreed_by: by,
    stopped_at: null,
    stopped_by: null,
  }
  const { id } = await ctx.tx
    .insertInto('hotline.customer_addresses')
    .values({
      company_id: ctx.company,
      id: uuidv7(),
      customer_id: customer,
      channel: it.channel,
      ...said,
    })
    .onConflict(conflict => conflict.columns(['company_id', 'customer_id', 'channel']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function stop(ctx: Context, id: Uuid, by: Uuid | null): Promise<void> {
  await ctx.tx
    .updateTable('hotline.customer_addresses')
    .set({ stopped_at: ctx.now, stopped_by: by })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

export const ofStaff = (ctx: Context, staff: Uuid) =>
  ctx.tx
    .selectFrom('hotline.staff_addresses')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('staff_id', '=', staff)
    .executeTakeFirst()

type Mine = {
  e_mail: string
  language: Language
  quiet_from_minute: number | null
  quiet_until_minute: number | null
}

/** Null: he no longer wants to be written to. */
export async function setOfStaff(ctx: Context, staff: Uuid, mine: Mine | null): Promise<void> {
  if (mine === null) {
    await ctx.tx
      .deleteFrom('hotline.staff_addresses')
      .where('company_id', '=', ctx.company)
      .where('staff_id', '=', staff)
      .execute()
    return
  }
  const row = { ...mine, changed_at: ctx.now }
  await ctx.tx
    .insertInto('hotline.staff_addresses')
    .values({ company_id: ctx.company, staff_id: staff, ...row })
    .onConflict(conflict => conflict.columns(['company_id', 'staff_id']).doUpdateSet(row))
    .execute()
}
