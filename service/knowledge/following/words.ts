import type { Context } from '#core/context.ts'
import type { Synonyms } from '../index/shapes.ts'
import { ownSynonyms } from '../queries/synonyms.ts'

const MOST_PRODUCTS = 1000

/** What a question may mean in this company: its own synonyms, and its product lines by name. */
export async function wordsOf(ctx: Context): Promise<Synonyms> {
  const lines = await ctx.tx
    .selectFrom('archive.product_lines')
    .select('name')
    .where('company_id', '=', ctx.company)
    .orderBy('id')
    .limit(MOST_PRODUCTS)
    .execute()
  return { groups: await ownSynonyms(ctx), products: lines.map(line => line.name) }
}
