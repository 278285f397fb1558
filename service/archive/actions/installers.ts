import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import { everybody } from '../store/people.ts'

/** Who of ours is meant by a name on a list; null where nobody or more than one is. */
export type Installers = (name: string) => Uuid | null

export async function installers(ctx: Context): Promise<Installers> {
  const byName = new Map<string, Uuid | null>()
  for (const { id, name } of await everybody(ctx)) {
    const key = fold(name)
    byName.set(key, byName.has(key) ? null : id)
  }
  return name => byName.get(fold(name)) ?? null
}
