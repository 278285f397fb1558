import { sql, type Updateable } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'

export function importRow(ctx: Context, id: Uuid) {
  return importRows(ctx).where('list.id', '=', id).executeTakeFirst()
}

function importRows(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.imports as list')
    .leftJoin('people.staff as person', join =>
      join.onRef('person.company_id', '=', 'list.company_id').onRef('person.id', '=', 'list.read_by'),
    )
    .selectAll('list')
    .select('person.name as reader_name')
    .where('list.company_id', '=', ctx.company)
}

export type ImportListRow = Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]

export function importPage(ctx: Context, after: Uuid | undefined, limit: number) {
  const rows = importRows(ctx).orderBy('list.id', 'desc').limit(limit)
  return (after === undefined ? rows : rows.where('list.id', '<', after)).execute()
}

export function lockImport(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.imports')
    .selectAll()
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type ListHead = NonNullable<Awaited<ReturnType<typeof lockImport>>>

const AS_JSON = ['look', 'choice', 'mapping', 'samples', 'tally', 'resumed'] as const
type Change = Omit<Updateable<Tables['archive.imports']>, 'company_id' | 'id'>

/** Not waited for: whatever is asked afterwards comes after it. */
export async function changeImport(ctx: Context, id: Uuid, change: Change): Promise<void> {
  const columns: Record<string, unknown> = { ...change }
  for (const name of AS_JSON) {
    if (name in columns) columns[name] = sql`${JSON.stringify(columns[name])}::text::jsonb`
  }
  const update = ctx.tx
    .updateTable('archive.imports')
    .set(columns as Change)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
  ctx.send(update.compile())
}

/** The mapping under which the last list of this shape was written and not taken back: that one was wrong. */
export async function mappingOfShape(ctx: Context, shape: string) {
  const row = await ctx.tx
    .selectFrom('archive.imports')
    .select('mapping')
    .where('company_id', '=', ctx.company)
    .where('shape', '=', shape)
    .where('started_at', 'is not', null)
    .where('undo_started_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.mapping
}
