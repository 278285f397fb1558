import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Content } from '../contract/shapes.ts'
import { among } from './answers.ts'

type Places = Content['places']
export type PlaceNames = {
  lines: ReadonlyMap<Uuid, { id: Uuid; name: string }>
  /** With the line that a model belongs to. */
  models: ReadonlyMap<Uuid, { id: Uuid; name: string; line: string | null }>
  faults: ReadonlyMap<Uuid, FaultWords>
}
/** `words`: what else is said for it, and for what it belongs under. */
export type FaultWords = { id: Uuid; level: number; code: string; name: string; words: string[] }

/** The names of all places of some answers: three statements, whatever their number. */
export async function placeNames(ctx: Context, all: readonly Places[]): Promise<PlaceNames> {
  const ids = (of: (places: Places) => readonly Uuid[]) => [...new Set(all.flatMap(of))]
  const [lines, models, faults] = await Promise.all([
    linesNamed(
      ctx,
      ids(places => places.lines),
    ),
    modelsNamed(
      ctx,
      ids(places => places.models),
    ),
    faultsNamed(
      ctx,
      ids(places => places.faults),
    ),
  ])
  return { lines: byId(lines), models: byId(models), faults: byId(faults) }
}

const byId = <T extends { id: Uuid }>(rows: readonly T[]) => new Map(rows.map(row => [row.id, row]))

/** The places of one answer by name, in the order of their names. */
export function named({ lines, models, faults }: Places, names: PlaceNames) {
  const of = <T extends { name: string }>(ids: readonly Uuid[], known: ReadonlyMap<Uuid, T>) =>
    ids.flatMap(id => known.get(id) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    lines: of(lines, names.lines).map(({ id, name }) => ({ id, name })),
    models: of(models, names.models).map(({ id, name }) => ({ id, name })),
    faults: of(faults, names.faults).map(({ id, level, code, name }) => ({ id, level, code, name })),
  }
}

async function linesNamed(ctx: Context, ids: readonly Uuid[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('archive.product_lines')
    .select(['id', 'name'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .execute()
}

async function modelsNamed(ctx: Context, ids: readonly Uuid[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('archive.models as model')
    .leftJoin('archive.product_lines as line', join =>
      join.onRef('line.company_id', '=', 'model.company_id').onRef('line.id', '=', 'model.product_line_id'),
    )
    .select(['model.id', 'model.name', 'line.name as line'])
    .where('model.company_id', '=', ctx.company)
    .where('model.id', '=', among(ids))
    .execute()
}

async function faultsNamed(ctx: Context, ids: readonly Uuid[]): Promise<FaultWords[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FaultWords>`
    select fault.id, fault.level, fault.code, fault.name,
      fault.other_names
        || case when above.id is null then '{}' else array[above.code, above.name] || above.other_names end
        || case when top.id is null then '{}' else array[top.code, top.name] || top.other_names end as words
    from knowledge.faults fault
    left join knowledge.faults above
      on above.company_id = fault.company_id and above.id = fault.parent_id
    left join knowledge.faults top on top.company_id = above.company_id and top.id = above.parent_id
    where fault.company_id = ${ctx.company} and fault.id = ${among(ids)}`.execute(ctx.tx)
  return rows
}
