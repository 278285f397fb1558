import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { lock as lockCase } from '#service/cases/actions.ts'
import { whoActs } from '#service/hotline/actions.ts'
import { readOnVisit, tellLesson } from '#service/knowledge/actions/uses.ts'
import { keep, openPromisesOf } from '#service/promises/actions.ts'
import { ownSlot } from './actions.ts'
import type { useOnJob } from './contract/answers.ts'

/**
 * On his own job: an answer was read, or the lesson of a minute given (seeds/001), which keeps the promise of
 * one. @throws Unknown; Refusal of useOnJob.refuses
 */
export async function useAnswer(
  ctx: Context,
  slotId: Uuid,
  it: z.output<typeof useOnJob.body>,
): Promise<void> {
  const { caseId } = await ownSlot(ctx, slotId)
  const held = await lockCase(ctx, caseId)
  const { how, ...which } = it
  const to = { about: caseId, device: held.deviceId, customer: held.customerId }
  if (how === 'read on a visit') return readOnVisit(ctx, { ...which, by: whoActs(ctx) }, to)
  const { evidence } = await tellLesson(ctx, which, to)
  for (const { id, kind } of await openPromisesOf(ctx, caseId)) {
    if (kind === 'lesson') await keep(ctx, id, { evidence })
  }
}
