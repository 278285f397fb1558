import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Tables } from '#db/tables.ts'
import type { Audience } from '../contract/notices.ts'

type Changed = 'company_id' | 'audience' | 'version' | 'changed_at' | 'changed_by'
type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, Changed>

const stamp = (ctx: Context, version: number) => ({
  version: version + 1,
  changed_at: ctx.now,
  changed_by: ctx.actor.staff,
})

/** Each false where somebody else wrote meanwhile: the version before is not the one that was read. */
export async function writeMail(ctx: Context, version: number, it: New<'hotline.mail_accounts'>) {
  const row = { ...it, ...stamp(ctx, version) }
  const written = await (version === 0
    ? ctx.tx
        .insertInto('hotline.mail_accounts')
        .values({ company_id: ctx.company, ...row })
        .onConflict(conflict => conflict.doNothing())
        .returning('version')
        .executeTakeFirst()
    : ctx.tx
        .updateTable('hotline.mail_accounts')
        .set(row)
        .where('company_id', '=', ctx.company)
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst())
  return written !== undefined
}

export async function writeWebhook(
  ctx: Context,
  audience: Audience,
  version: number,
  it: New<'hotline.webhooks'>,
) {
  const row = { ...it, ...stamp(ctx, version) }
  const written = await (version === 0
    ? ctx.tx
        .insertInto('hotline.webhooks')
        .values({ company_id: ctx.company, audience, ...row })
        .onConflict(conflict => conflict.doNothing())
        .returning('version')
        .executeTakeFirst()
    : ctx.tx
        .updateTable('hotline.webhooks')
        .set(row)
        .where('company_id', '=', ctx.company)
        .where('audience', '=', audience)
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst())
  return written !== undefined
}

export async function writeQuiet(
  ctx: Context,
  audience: Audience,
  version: number,
  it: New<'hotline.quiet_hours'>,
) {
  const row = { ...it, ...stamp(ctx, version) }
  const written = await (version === 0
    ? ctx.tx
        .insertInto('hotline.quiet_hours')
        .values({ company_id: ctx.company, audience, ...row })
        .onConflict(conflict => conflict.doNothing())
        .returning('version')
        .executeTakeFirst()
    : ctx.tx
        .updateTable('hotline.quiet_hours')
        .set(row)
        .where('company_id', '=', ctx.company)
        .where('audience', '=', audience)
        .where('version', '=', version)
        .returning('version')
        .executeTakeFirst())
  return written !== undefined
}
