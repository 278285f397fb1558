import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { MOST_FAULTS } from '../contract/faults.ts'
import { faultRows } from '../store/faults.ts'

type Ask = { line?: Uuid | undefined; model?: Uuid | undefined; putAway: boolean }

export async function faults(ctx: Context, { line, model, putAway }: Ask) {
  const wanted = { line: line ?? null, model: model ?? null, putAway, limit: MOST_FAULTS + 1 }
  const rows = await faultRows(ctx, wanted)
  return { items: rows.slice(0, MOST_FAULTS), more: rows.length > MOST_FAULTS }
}
