import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** The journal about the company itself: what was begun to be taken out, the newest first. */
export function beginnings(ctx: Context, after: Uuid | undefined, most: number) {
  let rows = entries(ctx)
    .leftJoin('people.staff as taker', join =>
      join.onRef('taker.company_id', '=', 'entry.company_id').onRef('taker.id', '=', 'entry.actor'),
    )
    .select('taker.name as by')
    .where('about.about_id', '=', ctx.company)
    .where('entry.event', '=', 'export begun')
    .orderBy('about.journal_id', 'desc')
    .limit(most)
  if (after !== undefined) rows = rows.where('about.journal_id', '<', after)
  return rows.execute()
}

export function endings(ctx: Context, exports: readonly Uuid[]) {
  return entries(ctx)
    .where('about.about_id', '=', sql<Uuid>`any(${[...exports]}::uuid[])`)
    .where('entry.event', '=', 'export ended')
    .execute()
}

function entries(ctx: Context) {
  return ctx.tx
    .selectFrom('core.journal_about as about')
    .innerJoin('core.journal as entry', join =>
      join.onRef('entry.company_id', '=', 'about.company_id').onRef('entry.id', '=', 'about.journal_id'),
    )
    .select(['entry.id', 'entry.at', 'entry.subject_id as subject', 'entry.data'])
    .where('about.company_id', '=', ctx.company)
}
