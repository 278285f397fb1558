import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Column } from '../contract/imports.ts'
import type { Mapping } from '../rules/mapping.ts'
import type { Cells } from '../rules/rows.ts'
import { sightOf } from './sight.ts'

/** How this reader sees what stands in a list. */
export type ListSight = {
  cell(column: Column | null, cell: string): string
  cells(cells: Cells): Cells
  /** A row as it stands in the file. */
  texts(texts: readonly string[]): string[]
}

/** Columns that say nothing of a person. */
const PLAIN: readonly Column[] = [
  'customerKind',
  'productLine',
  'model',
  'serial',
  'purchasedOn',
  'installedOn',
  'installer',
  'materials',
  'purchasePlace',
  'serviceOn',
  'serviceNumber',
  'serviceBy',
  'serviceCharge',
]

/** Whoever sees customers masked sees their rows so, but for a list that he read himself. */
export async function listSight(
  ctx: Context,
  list: { read_by: Uuid | null; mapping: unknown },
): Promise<ListSight> {
  const sight = await sightOf(ctx)
  const own = list.read_by !== null && list.read_by === ctx.actor.staff
  if (sight.full || own) return { cell: (_, cell) => cell, cells: cells => cells, texts: texts => [...texts] }
  const masks: Partial<Record<Column, (cell: string) => string>> = {
    customerName: sight.name,
    contact: sight.name,
    phone: cell => sight.phone(cell),
    address: sight.address,
  }
  const mask = (column: Column, cell: string) =>
    PLAIN.includes(column) || cell === '' ? cell : (masks[column]?.(cell) ?? '')
  const { columns } = list.mapping as Mapping
  return {
    cell: (column, cell) => (column === null ? cell : mask(column, cell)),
    cells: cells =>
      Object.fromEntries(
        Object.entries(cells).map(([column, cell]) => [column, mask(column as Column, cell)]),
      ),
    // A column that is nobody's may hold anything.
    texts: texts => texts.map((text, at) => (columns[at] === undefined ? '' : mask(columns[at], text))),
  }
}
