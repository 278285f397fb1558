import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Evidence } from '../rules/kinds.ts'

/** An entry of the company's journal, with whose timelines show it. */
export async function journalEntry(ctx: Context, id: Uuid): Promise<Evidence | undefined> {
  const row = await ctx.tx
    .selectFrom('core.journal as entry')
    .select(['entry.event', 'entry.at', 'entry.data'])
    .where('entry.company_id', '=', ctx.company)
    .where('entry.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const shown = await ctx.tx
    .selectFrom('core.journal_about')
    .select('about_id')
    .where('company_id', '=', ctx.company)
    .where('journal_id', '=', id)
    .limit(100)
    .execute()
  const data = (row.data ?? {}) as Record<string, unknown>
  return { event: row.event, at: row.at, about: shown.map(one => one.about_id), data }
}
