import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { type AllNames, MOST_DECIDED, MOST_HIRED } from '../contract/list-shapes.ts'
import type { Decision } from '../rules/matching.ts'
import { whyNotDecide } from '../rules/stages.ts'
import { nameKey } from '../rules.ts'
import {
  decideAllNames,
  decidedCounts,
  settledInstallers,
  writeNameDecisions,
} from '../store/import-names.ts'
import { decideRows } from '../store/import-rows.ts'
import { changeImport, lockImport } from '../store/imports.ts'
import { model } from '../store/models.ts'
import { everybody } from '../store/people.ts'
import { type Decided, installerKey, namesOf } from './unknown-names.ts'

type Named = { kind: 'installer' | 'model'; name: string; decision: Decided | null }
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
  await refuseTooMany(ctx, id)
}

/** The same for all names of a kind that are nobody we know. @throws Unknown, Refusal */
export async function decideAllAtOnce(ctx: Context, id: Uuid, { kind, decision }: z.output<typeof AllNames>) {
  refuse(whyNotDecide(known(await lockImport(ctx, id))))
  // What happens anyway needs no decision: people are kept by name, models are made.
  const usual = kind === 'installer' ? 'leave' : 'create'
  await decideAllNames(ctx, id, kind, usual in decision ? null : decision)
  await refuseTooMany(ctx, id)
}

async function refuseTooMany(ctx: Context, id: Uuid): Promise<void> {
  const { all, hired } = await decidedCounts(ctx, id)
  refuse(hired > MOST_HIRED ? 'too many new installers' : null, { most: MOST_HIRED })
  refuse(all > MOST_DECIDED ? 'too many names decided' : null, { most: MOST_DECIDED })
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
  for (const { name, decision } of await settledInstallers(ctx, list, MOST_DECIDED)) {
    if (!('create' in (decision as Decided)) || names.installer(name).ours) continue
    await addStaff(ctx, { name, roles: ['technician'] })
  }
}
