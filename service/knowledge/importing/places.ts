import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { catalogueFor } from '#service/archive/actions/catalogue.ts'
import { nameKey } from '#service/archive/rules.ts'
import type { RowProblem } from '../contract/import-shapes.ts'
import type { Content } from '../contract/shapes.ts'
import { pathOf } from './cells.ts'
import type { RowFacts } from './row.ts'

/** Where a row belongs. `unknown`: names of product lines and models that nobody knows (yet). */
export type Placed = {
  places: Content['places']
  unknown: { kind: 'line' | 'model'; name: string }[]
  problems: RowProblem[]
  /** One of its faults is not worked on by phone. */
  dangerous: boolean
}

/** A model as a row names it: with its product line before it, or else with the line of its row. */
type Wanted = { productLine: string; model: string }

/**
 * A row's models may say their line (`太阳能热水器 > CX-16`); where they do not, the line of the row says where
 * they stand and is no place of its own.
 */
function wantedBy(names: RowFacts['names']): { lines: string[]; models: Wanted[] } {
  const { lines, models } = { lines: names.lines ?? [], models: names.models ?? [] }
  const wanted = models.map((name): Wanted & { alone: boolean } => {
    const parts = pathOf(name)
    if (parts.length > 1)
      return { productLine: parts[0] ?? '', model: parts.slice(1).join(' '), alone: false }
    return { productLine: lines.length === 1 ? (lines[0] ?? '') : '', model: name, alone: true }
  })
  return { lines: wanted.some(({ alone }) => alone) ? [] : lines, models: wanted }
}

/**
 * Finds the places that rows name. @param add what nobody knows is added to the catalogue
 */
export async function placesFor(
  ctx: Context,
  all: readonly RowFacts[],
  add: boolean,
): Promise<(facts: RowFacts) => Placed> {
  const wanted = new Map(all.map(one => [one, wantedBy(one.names)]))
  const machines = [...wanted.values()].flatMap(({ lines, models }) => [
    ...models,
    ...lines.map(line => ({ productLine: line, model: '' })),
  ])
  const known =
    machines.length === 0 ? null : await (add ? catalogueFor(ctx, machines) : catalogueThere(ctx, machines))
  const models = [...new Set(machines.flatMap(one => known?.(one).modelId ?? []))]
  const faults = await faultsCalled(ctx, [...new Set(all.flatMap(({ names }) => names.faults ?? []))], models)
  return facts => {
    const placed: Placed = {
      places: { lines: [], models: [], faults: [] },
      unknown: [],
      problems: [],
      dangerous: false,
    }
    const { lines = [], models = [] } = wanted.get(facts) ?? {}
    for (const line of lines) {
      const id = known?.({ productLine: line, model: '' }).productLineId ?? null
      if (id === null) placed.unknown.push({ kind: 'line', name: line })
      else placed.places.lines.push(id)
    }
    for (const one of models) {
      const id = known?.(one).modelId ?? null
      if (id === null) placed.unknown.push({ kind: 'model', name: one.model })
      else placed.places.models.push(id)
    }
    for (const name of facts.names.faults ?? []) {
      const fault = faults(name, placed.places)
      placed.dangerous ||= fault?.safety === true
      if (fault !== null) placed.places.faults.push(fault.id)
      else placed.problems.push({ column: 'faults', code: 'fault not known', value: name, refuses: false })
    }
    const { places } = placed
    return {
      ...placed,
      places: { lines: once(places.lines), models: once(places.models), faults: once(places.faults) },
    }
  }
}

const once = (ids: readonly Uuid[]) => [...new Set(ids)]

type Catalogue = Awaited<ReturnType<typeof catalogueFor>>

/** The same as `catalogueFor`, without adding anything. */
async function catalogueThere(ctx: Context, machines: readonly Wanted[]): Promise<Catalogue> {
  const keys = (texts: readonly string[]) => [...new Set(texts.filter(text => text !== '').map(nameKey))]
  const lineKeys = keys(machines.map(({ productLine }) => productLine))
  const modelKeys = keys(machines.map(({ model }) => model))
  const [lines, models] = await Promise.all([
    sql<{ id: Uuid; key: string }>`
      select id, name_key as key from archive.product_lines
      where company_id = ${ctx.company} and name_key = any(${lineKeys}::text[])`.execute(ctx.tx),
    sql<{ id: Uuid; key: string; line: Uuid | null }>`
      select id, name_key as key, product_line_id as line from archive.models
      where company_id = ${ctx.company} and name_key = any(${modelKeys}::text[]) order by id`.execute(ctx.tx),
  ])
  const lineOf = new Map(lines.rows.map(({ id, key }) => [key, id]))
  const modelsOf = Map.groupBy(models.rows, ({ key }) => key)
  return ({ productLine, model }) => {
    const line = productLine === '' ? null : (lineOf.get(nameKey(productLine)) ?? null)
    if (model === '') return { modelId: null, productLineId: line }
    const there = modelsOf.get(nameKey(model)) ?? []
    const exact = there.find(one => one.line === line && (line !== null || productLine === ''))
    return {
      modelId: (exact ?? (productLine === '' ? there[0] : undefined))?.id ?? null,
      productLineId: null,
    }
  }
}

type Fault = {
  id: Uuid
  parent: Uuid | null
  line: Uuid | null
  model: Uuid | null
  words: string[]
  safety: boolean
}

/**
 * Fault codes by what a list calls them: a code, a name, another name, or the way down to it
 * (`不热 > 传感器`). Of several the one of the row's model counts, then of its line, then of all; `E1` of
 * another model is another fault.
 */
async function faultsCalled(ctx: Context, names: readonly string[], models: readonly Uuid[]) {
  if (names.length === 0) return (): Fault | null => null
  const parts = names.flatMap(pathOf)
  const spelled = [
    ...new Set(parts.flatMap(one => [one, one.normalize('NFKC'), one.normalize('NFKC').toUpperCase()])),
  ]
  const { rows } = await sql<Fault>`
    select id, parent_id as parent, product_line_id as line, model_id as model, safety,
      array[code, name, trim(code || ' ' || name)] || other_names as words
    from knowledge.faults
    where company_id = ${ctx.company} and retired_at is null
      and (code = any(${spelled}::text[]) or name = any(${spelled}::text[])
        or trim(code || ' ' || name) = any(${spelled}::text[]) or other_names && ${spelled}::text[])
    order by level desc, id`.execute(ctx.tx)
  const lineOf = await linesOfModels(ctx, models)
  const byId = new Map(rows.map(row => [row.id, row]))
  const called = (fault: Fault, word: string) =>
    fault.words.some(one => one !== '' && fold(one) === fold(word))
  const fits = (fault: Fault, path: readonly string[]): boolean => {
    const [last = '', above] = [path.at(-1), path.at(-2)]
    if (!called(fault, last)) return false
    if (above === undefined) return true
    const parent = fault.parent === null ? undefined : byId.get(fault.parent)
    return parent !== undefined && fits(parent, path.slice(0, -1))
  }
  return (name: string, places: Content['places']): Fault | null => {
    const around = new Set<Uuid | null>([
      ...places.lines,
      ...places.models.flatMap(id => lineOf.get(id) ?? []),
    ])
    const near = ({ line, model }: Fault) => {
      if (model !== null) return places.models.includes(model) ? 0 : null
      if (line !== null) return around.has(line) ? 1 : null
      return 2
    }
    const all = rows.filter(fault => near(fault) !== null && fits(fault, pathOf(name)))
    return all.toSorted((one, two) => (near(one) ?? 0) - (near(two) ?? 0))[0] ?? null
  }
}

async function linesOfModels(ctx: Context, models: readonly Uuid[]): Promise<Map<Uuid, Uuid | null>> {
  const { rows } = await sql<{ id: Uuid; line: Uuid | null }>`
    select id, product_line_id as line from archive.models
    where company_id = ${ctx.company} and id = any(${[...models]}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map(({ id, line }) => [id, line]))
}
