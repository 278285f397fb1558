import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import { known, refuse, Unreadable } from '#core/refusal.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { type ConductItem, type Edition, SHIPPED } from './conduct.ts'
import type { publishConduct as contract } from './contract/conduct.ts'
import { itemsOf, whyNotPublish } from './rules/conduct.ts'
import * as store from './store/conduct-editions.ts'

/** What a visit ticks that begins at a moment: the company’s newest edition then, or the shipped one. */
export async function editionAt(ctx: Context, at: Temporal.Instant): Promise<Edition & { number: number }> {
  return (await store.editionInForce(ctx, at)) ?? { ...SHIPPED, number: 0 }
}

/** The list that is ticked from now on, or an older edition of it. @throws Unknown */
export async function conductList(ctx: Context, edition: string | undefined) {
  const named = (name: string) => (name === SHIPPED.edition ? SHIPPED : store.editionNamed(ctx, name))
  const found = known(edition === undefined ? await editionAt(ctx, ctx.now) : await named(edition))
  return { edition: found.edition, items: [...found.items] }
}

/** Every edition, the one in force first; what came with the house last. */
export async function conductEditions(ctx: Context) {
  const rows = await store.publishedEditions(ctx)
  const own = rows.map(({ edition, published_at, note, id, name, items }) => ({
    edition,
    published: { at: published_at, by: { id, name }, note },
    items,
  }))
  return [...own, { edition: SHIPPED.edition, published: null, items: SHIPPED.items.length }]
}

/**
 * Another edition, ticked by every visit that begins from now on. Visits that have begun, and what was
 * ticked before, keep theirs. @throws Refusal of publishConduct.refuses; Unreadable for invented codes
 */
export async function publishConduct(ctx: Context, body: z.output<typeof contract.body>) {
  // Two who publish at once come one after the other.
  await oneAtATime(ctx, 'conduct')
  const last = await editionAt(ctx, ctx.now)
  const items: ConductItem[] | null = itemsOf(last.items, body.items, uuidv7)
  if (items === null) throw new Unreadable('A code is not of the edition before.', { path: 'body.items' })
  refuse(whyNotPublish(last, { ...body, items }))
  const number = last.number + 1
  const day = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  const edition = `${day} #${number}`
  await store.insertEdition(ctx, { number, edition, items, note: body.note, by: whoActs(ctx) })
  await announce(ctx, 'conduct list published', ctx.company, [], { number, items: items.length })
  return { id: ctx.company, edition }
}
