import type { Context } from '#core/context.ts'
import type { LockedCase } from '#service/cases/actions.ts'
import { judgedOtherwise, needsIndependent } from '#service/dispatch/actions/not-sent.ts'
import type { FaultClass } from './rules.ts'
import { type Visit, whoseWork } from './store/visits.ts'

/**
 * A technician says of another's installation that it is the cause. Until somebody judges it, neither is
 * left alone with it: dispatch sends an independent second person (domain.md §4.1).
 */
export async function saidOfInstallation(
  ctx: Context,
  held: LockedCase,
  visit: Visit,
  seenAs: FaultClass,
): Promise<void> {
  if (seenAs !== 'installation') return
  const { installer } = await whoseWork(ctx, visit)
  if (installer === null || installer === visit.technician) return
  await needsIndependent(ctx, held, { of: installer, because: 'installation fault', visitId: visit.id })
}

/**
 * The reviewer's word: an installation fault keeps its installer away from the device, anything else lets
 * him go there again. Whoever repaired it before is cleared when it was neither his doing nor the
 * installation.
 */
export async function judgedOfWork(
  ctx: Context,
  held: LockedCase,
  visit: Visit,
  classes: readonly FaultClass[],
): Promise<void> {
  const { installer } = await whoseWork(ctx, visit)
  if (classes.includes('installation')) {
    if (installer === null) return
    await needsIndependent(ctx, held, { of: installer, because: 'installation fault', visitId: visit.id })
    return
  }
  await judgedOtherwise(ctx, held, { because: 'installation fault', visitId: visit.id })
  if (classes.includes('earlier repair')) return
  await judgedOtherwise(ctx, held, { because: 'unhappy customer', visitId: null })
}
