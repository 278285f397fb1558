import type { Context } from '#core/context.ts'
import type { JournalEntry } from '#core/journal.ts'
import { keep } from './actions.ts'
import * as store from './store.ts'

/** A document that was promised has left by mail. What was settled meanwhile by hand stays as it is. */
export async function documentMailed(ctx: Context, { id, at, data }: JournalEntry): Promise<void> {
  const { promise } = data as { promise: string }
  const held = await store.lock(ctx, promise)
  if (held?.settledAs === null) await keep(ctx, promise, { evidence: id, at })
}
