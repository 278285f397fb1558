import type { Context } from '#core/context.ts'
import { known } from '#core/refusal.ts'
import { shippedBook } from './book.ts'
import { instead } from './rules/instead.ts'
import * as store from './store.ts'

/**
 * What an edition changed: each of its lines, and the one that stood for the same cases before it.
 * @throws Unknown
 */
export async function editionChanges(ctx: Context, number: number) {
  const edition = known((await store.editions(ctx)).find(one => one.number === number))
  const book = [...shippedBook, ...(await store.ownLines(ctx))]
  const lines = book.filter(line => line.edition === number)
  return { edition, changes: lines.map(line => ({ line, before: instead(book, line) })) }
}
