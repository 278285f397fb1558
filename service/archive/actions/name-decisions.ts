import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import type { Decision } from '../rules/matching.ts'
import { whyNotDecide } from '../rules/stages.ts'
import { nameKey } from '../rules.ts'
import { decidedNames, writeNameDecisions } from '../store/import-names.ts'
import { decideRows } from '../store/import-rows.ts'
import { changeImport, lockImport } from '../store/imports.ts'
import { model } from '../store/models.ts'
import { everybody } from '../store/people.ts'
import { type Decided, installerKey, namesOf } from './unknown-names.ts'

type Named = { kind: 'installer' | 'model'; name: string; decision: Decided | null }
const MOST_HIRED = 500

/** What becomes of names that we do not know, for every row that has them. @throws Unknown, Refusal */
export async function decideNames(ctx: Context, id: Uuid, names: readonly Named[]): Promise<void> {
  refuse(whyNotDecide(known(await lockImport(ctx, id))))
  const staff = new Set((await everybody(ctx)).map(one => one.id))
  for (const { kind, decision } of names) {
    if (decision === null || !('sameAs' in decision)) continue
    const there = kind === 'installer' ? staff.has(decision.sameAs) : await model(ctx, decision.sameAs)
    if (!there) throw new Refusal(kind === 'installer' ? 'no such installer' : 'no such model')
  }
  const rows = names.map(({ kind, name, decision }) => ({
    kind,
    name_key: kind === 'installer' ? installerKey(name) : nameKey(name),
    decision,
  }))
  await writeNameDecisions(ctx, id, rows)
}

/** Rows that may be double: merged with whom they may mean, or kept beside him. @throws Unknown, Refusal */
export async function decideTwins(
  ctx: Context,
  id: Uuid,
  rows: readonly number[] | 'all',
  decision: Decision | null,
): Promise<void> {
  refuse(whyNotDecide(known(await lockImport(ctx, id))))
  if (rows === 'all') await changeImport(ctx, id, { twin_decision: decision })
  await decideRows(ctx, id, rows, rows === 'all' ? null : decision)
}

/**
 * Installers who shall be created are technicians without an account, from the moment the list is written.
 */
export async function hireDecided(ctx: Context, list: Uuid): Promise<void> {
  const names = await namesOf(ctx, list)
  for (const { kind, name, decision } of await decidedNames(ctx, list, MOST_HIRED)) {
    if (kind !== 'installer' || !('create' in (decision as Decided)) || names.installer(name).ours) continue
    await addStaff(ctx, { name, roles: ['technician'] })
  }
}
