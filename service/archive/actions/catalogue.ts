import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announceAll } from '#core/journal.ts'
import { nameKey } from '../rules.ts'
import { linesNamed, modelsNamed } from '../store/models.ts'
import { insertAll } from '../store/rows.ts'
import type { Decided } from './unknown-names.ts'

type Named = { productLine: string; model: string }
export type Catalogue = (named: Named) => { modelId: Uuid | null; productLineId: Uuid | null }

/**
 * Models and product lines by their names on a list; what is not there is added. A model without a product
 * line is the one of that name, of several the oldest. A person may have said that a name is another model's,
 * or that it shall not be in the catalogue.
 */
export async function catalogueFor(
  ctx: Context,
  all: readonly Named[],
  decided: (model: string) => Decided | null = () => null,
): Promise<Catalogue> {
  const asItIs = ({ model }: Named) => {
    const decision = decided(model)
    return decision === null || 'create' in decision
  }
  const wanted = all.map(one => (asItIs(one) ? one : { ...one, model: '' }))
  const lines = await linesFor(ctx, wanted)
  const lineOf = ({ productLine }: Named) =>
    productLine === '' ? null : (lines.get(nameKey(productLine)) ?? null)
  const named = wanted.filter(({ model }) => model !== '')
  const models = new Map<string, { id: Uuid; line: Uuid | null }[]>()
  for (const row of await modelsNamed(
    ctx,
    named.map(({ model }) => nameKey(model)),
  )) {
    models.set(row.name_key, [...(models.get(row.name_key) ?? []), { id: row.id, line: row.line_id }])
  }
  const idOf = (one: Named): Uuid | null => {
    const there = models.get(nameKey(one.model)) ?? []
    const line = lineOf(one)
    const exact = there.find(model => model.line === line)
    return (exact ?? (line === null ? there[0] : undefined))?.id ?? null
  }
  const fresh: { id: Uuid; name: string; name_key: string; product_line_id: Uuid | null }[] = []
  for (const one of named) {
    if (idOf(one) !== null) continue
    const row = { id: uuidv7(), name: one.model, name_key: nameKey(one.model), product_line_id: lineOf(one) }
    fresh.push(row)
    models.set(row.name_key, [...(models.get(row.name_key) ?? []), { id: row.id, line: row.product_line_id }])
  }
  await insertAll(ctx, 'archive.models', fresh)
  await announceAll(
    ctx,
    'model added',
    fresh.map(({ id }) => ({ subject: id })),
  )
  return one => {
    const decision = one.model === '' ? null : decided(one.model)
    if (decision !== null && 'sameAs' in decision) return { modelId: decision.sameAs, productLineId: null }
    return one.model === '' || !asItIs(one)
      ? { modelId: null, productLineId: lineOf(one) }
      : { modelId: idOf(one), productLineId: null }
  }
}

async function linesFor(ctx: Context, wanted: readonly Named[]): Promise<Map<string, Uuid>> {
  const names = new Map(
    wanted.filter(one => one.productLine !== '').map(one => [nameKey(one.productLine), one.productLine]),
  )
  const lines = new Map((await linesNamed(ctx, [...names.keys()])).map(row => [row.name_key, row.id]))
  const fresh = [...names]
    .filter(([key]) => !lines.has(key))
    .map(([name_key, name]) => ({ id: uuidv7(), name, name_key }))
  await insertAll(ctx, 'archive.product_lines', fresh)
  await announceAll(
    ctx,
    'product line added',
    fresh.map(({ id }) => ({ subject: id })),
  )
  for (const { id, name_key } of fresh) lines.set(name_key, id)
  return lines
}
