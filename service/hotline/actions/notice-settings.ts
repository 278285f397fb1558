import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { announce } from '#core/journal.ts'
import { refuse } from '#core/refusal.ts'
import { whoActs } from '../actions.ts'
import type * as contract from '../contract/notices.ts'
import type { Audience } from '../contract/notices.ts'
import { whyNotMail, whyNotWebhook } from '../rules/notices/settings.ts'
import * as addresses from '../store/addresses.ts'
import * as store from '../store/notice-settings.ts'
import { mailRow, sealed } from '../store/ways.ts'

type Body<E extends { body: z.ZodType }> = z.output<E['body']>

/**
 * A password that was kept goes to no other host or user: whoever may change the host could otherwise have it
 * sent to himself. @throws Refusal of setMail
 */
export async function setMail(ctx: Context, it: Body<typeof contract.setMail>) {
  const before = await mailRow(ctx)
  const stays = before?.host === it.host && before.username === it.username
  const kept = before?.sealed_password ?? null
  refuse(whyNotMail({ ...it, passwordGiven: it.password !== undefined, passwordKept: kept !== null, stays }))
  const given = it.password === undefined ? null : sealed(ctx, 'mail password', it.password)
  const written = await store.writeMail(ctx, it.version, {
    host: it.host,
    port: it.port,
    security: it.security,
    username: it.username,
    sealed_password: it.security === 'none' || it.username === '' ? null : (given ?? kept),
    from_address: it.fromAddress,
    from_name: it.fromName,
  })
  return changed(ctx, written, it.version, 'mail')
}

/** What waits to be sent says that there is no way out; set again, it can be sent again. */
export async function removeMail(ctx: Context, it: Body<typeof contract.removeMail>) {
  return removed(ctx, await store.removeMail(ctx, it.version), 'mail')
}

/** @throws Refusal of setWebhook */
export async function setWebhook(ctx: Context, audience: Audience, it: Body<typeof contract.setWebhook>) {
  refuse(whyNotWebhook({ audience, shape: it.shape, hasSecret: it.secret !== undefined }))
  const written = await store.writeWebhook(ctx, audience, it.version, {
    shape: it.shape,
    host: new URL(it.url).hostname,
    sealed_url: sealed(ctx, `webhook ${audience} url`, it.url),
    sealed_secret: it.secret === undefined ? null : sealed(ctx, `webhook ${audience} secret`, it.secret),
    language: it.language,
  })
  return changed(ctx, written, it.version, 'webhook', audience)
}

export async function removeWebhook(
  ctx: Context,
  audience: Audience,
  it: Body<typeof contract.removeWebhook>,
) {
  return removed(ctx, await store.removeWebhook(ctx, audience, it.version), 'webhook', audience)
}

export async function setQuiet(ctx: Context, audience: Audience, it: Body<typeof contract.setQuiet>) {
  const hours = { from_minute: it.fromMinute, until_minute: it.untilMinute }
  const written = await store.writeQuiet(ctx, audience, it.version, hours)
  return changed(ctx, written, it.version, 'quiet hours', audience)
}

async function changed(
  ctx: Context,
  written: boolean,
  version: number,
  what: string,
  audience: Audience | null = null,
) {
  if (!written) refuse('changed meanwhile')
  await announce(ctx, 'notice settings changed', ctx.company, [], { what, audience })
  return { version: version + 1 }
}

async function removed(ctx: Context, was: boolean, what: string, audience: Audience | null = null) {
  await changed(ctx, was, 0, what, audience)
  return { version: 0 as const }
}

export async function setMyNotices(ctx: Context, { mine }: Body<typeof contract.setMyNotices>) {
  const row = mine && {
    e_mail: mine.eMail,
    language: mine.language,
    quiet_from_minute: mine.quiet?.fromMinute ?? null,
    quiet_until_minute: mine.quiet?.untilMinute ?? null,
  }
  await addresses.setOfStaff(ctx, whoActs(ctx), row)
  return { mine }
}
