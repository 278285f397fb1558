import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import { known, Unreadable } from '#core/refusal.ts'
import { MOST_LINES } from '../actions/models.ts'
import { type ModelRow, model, modelPage, productLine, productLineRows } from '../store/models.ts'

export async function productLines(ctx: Context) {
  const items = await productLineRows(ctx, MOST_LINES)
  return { items: items.map(({ id, name, models }) => ({ id, name, models: Number(models) })) }
}

/** @throws Unknown */
export async function oneProductLine(ctx: Context, id: Uuid) {
  const { items } = await productLines(ctx)
  return items.find(line => line.id === id) ?? { ...known(await productLine(ctx, id)), models: 0 }
}

type Ask = {
  text?: string | undefined
  productLine?: Uuid | undefined
  after?: string | undefined
  limit: number
}

/** Models by name; `after` is where the last page ended: folded name and id. */
export async function models(ctx: Context, ask: Ask) {
  const rows = await modelPage(ctx, {
    fragment: fold(ask.text ?? ''),
    line: ask.productLine,
    after: placeOf(ask.after),
    limit: ask.limit + 1,
  })
  const shown = rows.slice(0, ask.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(shape),
    next: rows.length > ask.limit && last !== undefined ? `${last.id}~${last.name_key}` : null,
  }
}

function placeOf(after: string | undefined): { key: string; id: Uuid } | null {
  if (after === undefined) return null
  const id = after.slice(0, 36)
  if (!isUuid(id) || after[36] !== '~') throw new Unreadable('not a page of this list', { path: 'after' })
  return { id, key: after.slice(37) }
}

/** @throws Unknown */
export const oneModel = async (ctx: Context, id: Uuid) => shape(known(await model(ctx, id)))

const shape = (row: ModelRow) => ({
  id: row.id,
  name: row.name,
  productLine:
    row.line_id === null || row.line_name === null ? null : { id: row.line_id, name: row.line_name },
})
