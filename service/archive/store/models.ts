import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { amongTexts } from './rows.ts'

export function productLineRows(ctx: Context, most: number) {
  return ctx.tx
    .selectFrom('archive.product_lines as line')
    .select(['line.id', 'line.name'])
    .select(row =>
      row
        .selectFrom('archive.models as model')
        .select(one => one.fn.countAll<number>().as('n'))
        .whereRef('model.company_id', '=', 'line.company_id')
        .whereRef('model.product_line_id', '=', 'line.id')
        .as('models'),
    )
    .where('line.company_id', '=', ctx.company)
    .orderBy('line.name_key')
    .limit(most)
    .execute()
}

export function productLine(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.product_lines')
    .select(['id', 'name'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
}

function modelRows(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.models as model')
    .leftJoin('archive.product_lines as line', join =>
      join.onRef('line.company_id', '=', 'model.company_id').onRef('line.id', '=', 'model.product_line_id'),
    )
    .select(['model.id', 'model.name', 'model.name_key', 'line.id as line_id', 'line.name as line_name'])
    .where('model.company_id', '=', ctx.company)
}

export type ModelRow = Awaited<ReturnType<ReturnType<typeof modelRows>['execute']>>[number]

export const model = (ctx: Context, id: Uuid) => modelRows(ctx).where('model.id', '=', id).executeTakeFirst()

/**
 * By folded name, then id; `after` is the last of both. A catalogue holds some thousands: a fragment may scan
 * it.
 */
export function modelPage(
  ctx: Context,
  ask: { fragment: string; line: Uuid | undefined; after: { key: string; id: Uuid } | null; limit: number },
) {
  let rows = modelRows(ctx).orderBy('model.name_key').orderBy('model.id').limit(ask.limit)
  if (ask.fragment !== '') rows = rows.where(sql<boolean>`position(${ask.fragment} in model.name_key) > 0`)
  if (ask.line !== undefined) rows = rows.where('model.product_line_id', '=', ask.line)
  if (ask.after !== null) {
    rows = rows.where(
      sql<boolean>`(model.name_key, model.id) > (${ask.after.key} collate "C", ${ask.after.id}::uuid)`,
    )
  }
  return rows.execute()
}

/** For lists that come in: what there is of these names. */
export function modelsNamed(ctx: Context, keys: readonly string[]) {
  return modelRows(ctx).where('model.name_key', '=', amongTexts(keys)).orderBy('model.id').execute()
}

export function linesNamed(ctx: Context, keys: readonly string[]) {
  return ctx.tx
    .selectFrom('archive.product_lines')
    .select(['id', 'name_key'])
    .where('company_id', '=', ctx.company)
    .where('name_key', '=', amongTexts(keys))
    .execute()
}

export async function countLines(ctx: Context): Promise<number> {
  const row = await ctx.tx
    .selectFrom('archive.product_lines')
    .select(one => one.fn.countAll<number>().as('n'))
    .where('company_id', '=', ctx.company)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

type LineColumns = { name: string; name_key: string }
type ModelColumns = LineColumns & { product_line_id: Uuid | null }

export async function insertLine(ctx: Context, row: LineColumns & { id: Uuid }): Promise<void> {
  await ctx.tx
    .insertInto('archive.product_lines')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export function updateLine(ctx: Context, id: Uuid, columns: LineColumns) {
  return ctx.tx
    .updateTable('archive.product_lines')
    .set(columns)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
}

export async function insertModel(ctx: Context, row: ModelColumns & { id: Uuid }): Promise<void> {
  await ctx.tx
    .insertInto('archive.models')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export function updateModel(ctx: Context, id: Uuid, columns: ModelColumns) {
  return ctx.tx
    .updateTable('archive.models')
    .set(columns)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
}
