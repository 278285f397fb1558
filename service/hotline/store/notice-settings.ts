import type { Insertable } from 'kysely'
import type { Context } from '#core/context.ts'
import { removeVersioned, writeVersioned } from '#core/versioned.ts'
import type { Tables } from '#db/tables.ts'
import type { Audience } from '../contract/notices.ts'

type Changed = 'company_id' | 'audience' | 'version' | 'changed_at' | 'changed_by'
type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, Changed>

/** Each false where somebody else wrote meanwhile (core/versioned.ts). */
export const writeMail = (ctx: Context, version: number, it: New<'hotline.mail_accounts'>) =>
  writeVersioned(ctx, 'hotline.mail_accounts', version, it)

export const removeMail = (ctx: Context, version: number) =>
  removeVersioned(ctx, 'hotline.mail_accounts', version)

export const writeWebhook = (
  ctx: Context,
  audience: Audience,
  version: number,
  it: New<'hotline.webhooks'>,
) => writeVersioned(ctx, 'hotline.webhooks', version, it, { audience })

export const removeWebhook = (ctx: Context, audience: Audience, version: number) =>
  removeVersioned(ctx, 'hotline.webhooks', version, { audience })

export const writeQuiet = (
  ctx: Context,
  audience: Audience,
  version: number,
  it: New<'hotline.quiet_hours'>,
) => writeVersioned(ctx, 'hotline.quiet_hours', version, it, { audience })
