import { createHash, randomBytes } from 'node:crypto'
import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import type { Language } from '#core/languages.ts'
import { known, refuse, Unknown } from '#core/refusal.ts'
import type { Open } from '#core/routes.ts'
import * as store from '../store/calendar-feed.ts'
import { lockStaff } from '../store/staff.ts'

const TOKEN = /^[\w-]{43}$/
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export async function myCalendarFeed(ctx: Context) {
  const row = await store.liveFeed(ctx, known(ctx.actor.staff))
  return { madeAt: row?.made_at ?? null }
}

/**
 * The address is told in this answer and nowhere else: outside of `route`, for a command keeps its answer
 * (core/commands.ts).
 */
export async function makeCalendarFeed({ house, known: who }: Open, language: string) {
  if (who === null) throw new Unknown()
  const token = randomBytes(32).toString('base64url')
  await inCompany(house, who.company, who.actor, async ctx => {
    const staff = known(ctx.actor.staff)
    // Two made at once come one after the other: the later one lives.
    await lockStaff(ctx, staff)
    await store.revokeFeed(ctx, staff)
    const id = uuidv7()
    await store.insertFeed(ctx, { id, staff, tokenHash: hashOf(token), language })
    await announce(ctx, 'calendar address made', id, [staff])
  })
  return { path: `/calendar/${token}.ics` }
}

/** @throws Refusal of revokeCalendarFeed */
export async function revokeCalendarFeed(ctx: Context): Promise<Uuid> {
  const staff = known(ctx.actor.staff)
  const feed = await store.revokeFeed(ctx, staff)
  if (feed === undefined) refuse('there is no calendar address')
  const { id } = known(feed)
  await announce(ctx, 'calendar address revoked', id, [staff])
  return id
}

/** Whose calendar it is; null for what we did not make, made no more, and of somebody who left. */
export async function feedOwner(house: House, token: string): Promise<{ company: Uuid; staff: Uuid } | null> {
  return TOKEN.test(token) ? store.ownerOfFeed(house, hashOf(token)) : null
}

/** The language in which it was asked for. @throws Unknown where it was revoked meanwhile */
export async function feedLanguage(ctx: Context, staff: Uuid): Promise<Language> {
  return known(await store.liveFeed(ctx, staff)).language as Language
}
