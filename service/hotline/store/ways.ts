import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import type { MailAccount } from '#core/mail.ts'
import { seal, unseal } from '#core/seal.ts'
import type { Audience, Shape } from '../contract/notices.ts'
import { type Quiet, USUAL_QUIET } from '../rules/notices/quiet.ts'
import { type Reachable, reachable } from './reachable.ts'

/** What a sealed secret is bound to: it opens in no other company and for no other use. */
const whose = (ctx: Context, use: string) => `${ctx.company} hotline ${use}`
export const sealed = (ctx: Context, use: string, plain: string) =>
  seal(ctx.house.secret, whose(ctx, use), plain)
const opened = (ctx: Context, use: string, text: string) => unseal(ctx.house.secret, whose(ctx, use), text)

export const mailRow = (ctx: Context) =>
  ctx.tx
    .selectFrom('hotline.mail_accounts')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .executeTakeFirst()

export const webhookRows = (ctx: Context) =>
  ctx.tx
    .selectFrom('hotline.webhooks')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .orderBy('audience')
    .execute()

const quietRows = (ctx: Context) =>
  ctx.tx.selectFrom('hotline.quiet_hours').selectAll().where('company_id', '=', ctx.company).execute()

export type Webhook = { shape: Shape; language: Language; url: string; secret: string | null }
export type Ways = {
  mail: MailAccount | null
  webhooks: Partial<Record<Audience, Webhook>>
  quiet: Record<Audience, Quiet>
}

/** The company's quiet hours, with the version that was read; 0 where the usual ones hold. */
export async function quietHours(ctx: Context): Promise<Record<Audience, Quiet & { version: number }>> {
  const rows = await quietRows(ctx)
  const of = (audience: Audience) => {
    const row = rows.find(one => one.audience === audience)
    return row
      ? { fromMinute: row.from_minute, untilMinute: row.until_minute, version: row.version }
      : { ...USUAL_QUIET[audience], version: 0 }
  }
  return { customer: of('customer'), staff: of('staff') }
}

/**
 * How notices leave, secrets opened. A secret that cannot be opened (a backup restored under another secret)
 * is no way out: whoever looks at the list reads it there.
 */
export async function ways(ctx: Context): Promise<Ways> {
  const [mail, hooks, quiet] = await Promise.all([mailRow(ctx), webhookRows(ctx), quietHours(ctx)])
  return {
    mail: mail ? accountOf(ctx, mail) : null,
    webhooks: Object.fromEntries(
      hooks.flatMap(row => {
        const url = opened(ctx, `webhook ${row.audience} url`, row.sealed_url)
        const secret = row.sealed_secret && opened(ctx, `webhook ${row.audience} secret`, row.sealed_secret)
        if (url === null || (row.sealed_secret !== null && secret === null)) return []
        return [[row.audience, { shape: row.shape as Shape, language: row.language, url, secret }]]
      }),
    ),
    quiet,
  }
}

function accountOf(ctx: Context, row: NonNullable<Awaited<ReturnType<typeof mailRow>>>): MailAccount | null {
  const password = row.sealed_password && opened(ctx, 'mail password', row.sealed_password)
  if (row.sealed_password !== null && password === null) return null
  return {
    host: row.host,
    port: row.port,
    security: row.security as MailAccount['security'],
    username: row.username,
    password,
    from: { name: row.from_name, address: row.from_address },
  }
}

export const staffAddresses = (ctx: Context, ids: readonly Uuid[]) =>
  ctx.tx
    .selectFrom('hotline.staff_addresses as address')
    .innerJoin('people.staff as staff', join =>
      join.onRef('staff.company_id', '=', 'address.company_id').onRef('staff.id', '=', 'address.staff_id'),
    )
    .select(['address.staff_id', 'address.e_mail', 'address.language'])
    .select(['address.quiet_from_minute', 'address.quiet_until_minute'])
    .where('address.company_id', '=', ctx.company)
    .where('address.staff_id', 'in', ids)
    .where('staff.disabled_at', 'is', null)
    .limit(ids.length)
    .execute()

export async function customerAddresses(ctx: Context, ids: readonly Uuid[]): Promise<Reachable[]> {
  const { rows } = await reachable(ctx, sql`any(${[...ids]}::uuid[])`).execute(ctx.tx)
  return rows
}

type Names = Promise<ReadonlyMap<Uuid, string>>

export async function staffNames(ctx: Context, ids: readonly Uuid[]): Names {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('people.staff')
    .select(['id', 'name'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** How customers are called today; whoever was merged goes by the name of the one he became. */
export async function customerNames(ctx: Context, ids: readonly Uuid[]): Names {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('archive.customers as told')
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'told.company_id')
        .on('customer.id', '=', either('told.merged_into', 'told.id')),
    )
    .select(['told.id', 'customer.name'])
    .where('told.company_id', '=', ctx.company)
    .where('told.id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
