import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { ConductItem } from '../conduct.ts'

const all = (ctx: Context) =>
  ctx.tx
    .selectFrom('fieldwork.conduct_editions as edition')
    .where('edition.company_id', '=', ctx.company)
    .orderBy('edition.number', 'desc')

type Found = { number: number; edition: string; items: ConductItem[] }

/** The edition in force at a moment; undefined where it was the shipped one. */
export async function editionInForce(ctx: Context, at: Temporal.Instant): Promise<Found | undefined> {
  const row = await all(ctx)
    .select(['edition.number', 'edition.edition', 'edition.items'])
    .where('edition.published_at', '<=', at)
    .executeTakeFirst()
  return row && { ...row, items: row.items as ConductItem[] }
}

export async function editionNamed(ctx: Context, edition: string): Promise<Found | undefined> {
  const row = await all(ctx)
    .select(['edition.number', 'edition.edition', 'edition.items'])
    .where('edition.edition', '=', edition)
    .executeTakeFirst()
  return row && { ...row, items: row.items as ConductItem[] }
}

/** Newest first; 100 are years of them. */
export function publishedEditions(ctx: Context) {
  return all(ctx)
    .innerJoin('people.staff as staff', join =>
      join
        .onRef('staff.company_id', '=', 'edition.company_id')
        .onRef('staff.id', '=', 'edition.published_by'),
    )
    .select(['edition.edition', 'edition.published_at', 'edition.note', 'staff.id', 'staff.name'])
    .select(sql<number>`jsonb_array_length(edition.items)`.as('items'))
    .limit(100)
    .execute()
}

export async function insertEdition(
  ctx: Context,
  row: { number: number; edition: string; items: ConductItem[]; note: string; by: string },
): Promise<void> {
  const { by, items, ...rest } = row
  await ctx.tx
    .insertInto('fieldwork.conduct_editions')
    .values({
      company_id: ctx.company,
      ...rest,
      items: sql`${JSON.stringify(items)}::text::jsonb`,
      published_by: by,
      published_at: ctx.now,
    })
    .execute()
}
