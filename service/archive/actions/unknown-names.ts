import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { MOST_DECIDED, type NameDecision } from '../contract/list-shapes.ts'
import { nameKey } from '../rules.ts'
import { countNames, decidedNames, type UnknownName } from '../store/import-names.ts'
import { modelsNamed } from '../store/models.ts'
import { installers } from './installers.ts'
import type { Judged } from './judge.ts'

export type Decided = z.output<typeof NameDecision>

/** How the names of a list are understood: those we know, and those somebody decided. */
export type NamesOf = {
  installer(name: string): { staff: Uuid | null; ours: boolean }
  /** Null: nobody decided; it is the model of that name, known or new. */
  model(name: string): Decided | null
}

export const installerKey = (name: string) => fold(name)

export async function namesOf(ctx: Context, list: Uuid): Promise<NamesOf> {
  const known = await installers(ctx)
  const decided = new Map<string, Decided>()
  for (const row of await decidedNames(ctx, list, MOST_DECIDED)) {
    decided.set(`${row.kind} ${row.name_key}`, row.decision as Decided)
  }
  return {
    installer(name) {
      const decision = decided.get(`installer ${installerKey(name)}`)
      const staff = known(name)
      if (decision !== undefined && 'sameAs' in decision)
        return { staff: decision.sameAs, ours: staff !== null }
      return { staff, ours: staff !== null }
    },
    model: name => decided.get(`model ${nameKey(name)}`) ?? null,
  }
}

/** Counts the installers and models of these rows that we do not know, each by its name. */
export async function countUnknown(
  ctx: Context,
  list: Uuid,
  rows: readonly Judged[],
  names: NamesOf,
): Promise<void> {
  const going = rows.flatMap(({ facts, placement }) =>
    placement.outcome === 'refused' || placement.outcome === 'skipped' ? [] : facts,
  )
  const counted = new Map<string, UnknownName>()
  const count = (kind: UnknownName['kind'], name_key: string, name: string, installs = 0) => {
    const key = `${kind} ${name_key}`
    const one = counted.get(key) ?? { kind, name_key, name, count: 0, installs: 0 }
    counted.set(key, { ...one, count: one.count + 1, installs: one.installs + installs })
  }
  const models = going.map(({ device }) => device?.model ?? '').filter(Boolean)
  const modelKeys = [...new Set(models)].map(nameKey)
  const known = new Set((await modelsNamed(ctx, modelKeys)).map(row => row.name_key))
  for (const model of models) if (!known.has(nameKey(model))) count('model', nameKey(model), model)
  for (const { device, service } of going) {
    // Who installed it and who repaired it are people alike.
    for (const name of new Set([device?.installer ?? '', service?.by ?? ''])) {
      const { ours, staff } = names.installer(name)
      const installs = name === device?.installer && staff === null ? 1 : 0
      if (name !== '' && !ours) count('installer', installerKey(name), name, installs)
    }
  }
  await countNames(ctx, list, [...counted.values()])
}
