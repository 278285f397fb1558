import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import { announce } from '#core/journal.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import { known, Refusal, refuse } from '#core/refusal.ts'
import { under, whyNotMove, whyNotNamed, whyNotUnder } from '../rules/faults.ts'
import { changeFaults, type KeptFault, keptFaults, productOf } from '../store/faults.ts'

type Words = { code: string; name: string; otherNames: readonly string[]; safety: boolean }
type NewFault = Words & { id?: Uuid; parent: Uuid | null; line: Uuid | null; model: Uuid | null }

/** The company's tree, while nobody else changes it. */
async function heldFaults(ctx: Context): Promise<Map<Uuid, KeptFault>> {
  await oneAtATime(ctx, 'knowledge: fault codes')
  return new Map((await keptFaults(ctx)).map(fault => [fault.id, fault]))
}

const named = ({ code, name }: Words) => ({ code: code.toUpperCase(), name })

const columns = (words: Words) => ({
  ...named(words),
  other_names: [...new Set(words.otherNames)].filter(other => other !== words.name),
  safety: words.safety,
})

/** @throws Refusal with the codes of addFault.refuses */
export async function addFault(ctx: Context, { parent, line, model, ...words }: NewFault): Promise<Uuid> {
  const all = await heldFaults(ctx)
  const above = parent === null ? null : all.get(parent)
  if (above === undefined) throw new Refusal('no such fault above')
  const product = line !== null && model !== null ? undefined : await productOf(ctx, { line, model })
  if (product === undefined) throw new Refusal('no such product')
  refuse(above === null ? null : whyNotUnder(product, above))
  refuse(whyNotNamed({ parent, line, model, ...named(words) }, [...all.values()]))
  const id = words.id ?? uuidv7()
  const row = {
    id,
    level: (above?.level ?? 0) + 1,
    parent_id: parent,
    product_line_id: line,
    model_id: model,
    ...columns(words),
    retired_at: null,
    version: 1,
    changed_at: ctx.now,
    changed_by: ctx.actor.staff,
  }
  await insertRows(ctx, 'knowledge.faults', [row])
  await announce(ctx, 'fault added', id, [line, model])
  return id
}

/** @throws Unknown, Refusal with the codes of editFault.refuses */
export async function editFault(
  ctx: Context,
  id: Uuid,
  { version, ...words }: Words & { version: number },
): Promise<Uuid> {
  const all = await heldFaults(ctx)
  const fault = known(all.get(id))
  refuse(fault.version === version ? null : 'changed meanwhile')
  refuse(whyNotNamed({ ...fault, ...named(words) }, [...all.values()]))
  await changeFaults(ctx, [id], columns(words))
  await announce(ctx, 'fault edited', id, [fault.line, fault.model])
  return id
}

/** With what is under it. @throws Unknown, Refusal with the codes of moveFault.refuses */
export async function moveFault(
  ctx: Context,
  id: Uuid,
  to: { parent: Uuid | null; version: number },
): Promise<Uuid> {
  const all = await heldFaults(ctx)
  const fault = known(all.get(id))
  refuse(fault.version === to.version ? null : 'changed meanwhile')
  const above = to.parent === null ? null : all.get(to.parent)
  if (above === undefined) throw new Refusal('no such fault above')
  refuse(whyNotMove(fault, above, [...all.values()]))
  refuse(whyNotNamed({ ...fault, parent: to.parent }, [...all.values()]))
  const below = under(id, [...all.values()])
  const level = (above?.level ?? 0) + 1
  await changeFaults(ctx, [id], { parent_id: to.parent, level })
  const sunk = level - fault.level
  for (const [was, some] of Map.groupBy(below, one => one.level)) {
    const ids = some.map(one => one.id)
    if (sunk !== 0) await changeFaults(ctx, ids, { level: was + sunk })
  }
  await announce(ctx, 'fault moved', id, [fault.line, fault.model], { to: to.parent })
  return id
}

/** With what is under it. @throws Unknown, Refusal */
export async function putFaultAway(ctx: Context, id: Uuid): Promise<Uuid> {
  const all = await heldFaults(ctx)
  const fault = known(all.get(id))
  refuse(fault.retired ? 'put away already' : null)
  const standing = [fault, ...under(id, [...all.values()])].filter(one => !one.retired)
  await changeFaults(
    ctx,
    standing.map(one => one.id),
    { retired_at: ctx.now },
  )
  await announce(ctx, 'fault put away', id, [fault.line, fault.model])
  return id
}

/** With what went away in the same deed; what was put away before stays away. @throws Unknown, Refusal */
export async function bringFaultBack(ctx: Context, id: Uuid): Promise<Uuid> {
  const all = await heldFaults(ctx)
  const fault = known(all.get(id))
  const { retiredAt } = fault
  if (retiredAt === null) throw new Refusal('it is in use')
  const above = fault.parent === null ? null : all.get(fault.parent)
  refuse(above?.retired ? 'what it belongs to is put away' : null)
  const together = under(id, [...all.values()]).filter(one => one.retiredAt?.equals(retiredAt))
  await changeFaults(ctx, [id, ...together.map(one => one.id)], { retired_at: null })
  await announce(ctx, 'fault brought back', id, [fault.line, fault.model])
  return id
}
