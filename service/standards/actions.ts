import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { Standard } from './contract.ts'
import { dayOf } from './queries.ts'
import { whyNotSet } from './rules.ts'
import * as store from './store.ts'

type Line = Omit<Standard, 'id' | 'effectiveFrom'> & { effectiveFrom: Temporal.PlainDate }

/**
 * Adds a line to the company's book. Promises that were made before keep their time.
 * @throws Refusal 'nobody announces this event', 'the past is not changed', 'a promise needs time'
 */
export async function setStandard(ctx: Context, line: Line): Promise<Uuid> {
  refuse(whyNotSet(line, ctx.house.events.has(line.event), await dayOf(ctx, ctx.now)))
  const id = uuidv7()
  const { effectiveFrom, ...rest } = line
  await store.insert(ctx, {
    id,
    ...rest,
    effective_from: effectiveFrom,
    set_at: ctx.now,
    set_by: known(ctx.actor.staff),
  })
  await announce(ctx, 'standard set', id, [], { of: line.event, owes: line.owes })
  return id
}
