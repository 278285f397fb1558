import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import type { Conversation } from './contract.ts'
import * as store from './store.ts'

/** Every word exchanged with a customer, newest first. */
export async function withCustomer(
  ctx: Context,
  ask: { customer: Uuid; after?: string | undefined; limit: number },
) {
  const rows = await store.withCustomer(ctx, ask.customer, placeFrom(ask.after), ask.limit + 1)
  return pageOf(rows, ask.limit, row => row, store.asConversation)
}

/** What was said last with one customer under all his ids (`sameCustomers`), newest first. */
export async function lastWords(ctx: Context, customers: readonly Uuid[], most: number) {
  const rows = await store.lastWords.rows(ctx, { company: ctx.company, customers, most })
  return rows.map(store.asConversation)
}

/** Conversations by their ids, in the order in which they took place. At most 200. */
export async function byId(ctx: Context, ids: readonly Uuid[]): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const rows = await store
    .conversations(ctx)
    .where('talk.id', 'in', ids)
    .orderBy('talk.at')
    .orderBy('talk.id')
    .limit(200)
    .execute()
  return rows.map(store.asConversation)
}
