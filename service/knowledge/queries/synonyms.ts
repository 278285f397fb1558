import type { Context } from '#core/context.ts'
import { MOST_SYNONYMS } from '../contract/synonyms.ts'
import { synonymRows } from '../store/synonyms.ts'

const SHOWN_TAKEN_BACK = 20

export async function synonyms(ctx: Context) {
  const items = await synonymRows(ctx, { takenBack: false, limit: MOST_SYNONYMS })
  return { items, takenBack: await synonymRows(ctx, { takenBack: true, limit: SHOWN_TAKEN_BACK }) }
}

/** The company's groups for whoever searches: each a list of words that mean the same. */
export async function ownSynonyms(ctx: Context): Promise<string[][]> {
  const rows = await synonymRows(ctx, { takenBack: false, limit: MOST_SYNONYMS })
  return rows.map(({ words }) => words)
}
