import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { Typed } from '../contract/drafts.ts'
import * as store from '../store/drafts.ts'

/** His own draft of an answer, and who else has begun one. */
export async function draftOf(ctx: Context, answer: Uuid) {
  const [row, others] = await Promise.all([store.draftRow(ctx, answer), store.otherDrafts(ctx, answer)])
  if (row === undefined) return { draft: null, others }
  const content = z.decode(Typed, row.content as z.input<typeof Typed>)
  return { draft: { answer, base: row.base, content, savedAt: row.savedAt }, others }
}

/** His own drafts, the last saved first. */
export async function drafts(ctx: Context, ask: { after?: string | undefined; limit: number }) {
  const rows = await store.draftRows(ctx, placeFrom(ask.after), ask.limit + 1)
  return pageOf(
    rows,
    ask.limit,
    ({ savedAt, answer }) => ({ at: savedAt, id: answer }),
    row => row,
  )
}
