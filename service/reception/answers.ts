import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { type LockedCase, note } from '#service/cases/actions.ts'
import { markSolved, markUnsolved, tell } from '#service/knowledge/actions/uses.ts'
import type { ToldAnswer } from '#service/knowledge/contract/uses.ts'

/**
 * The customer was told an answer of ours in this case. Where it did not end his trouble, how far the
 * guidance was walked is noted: whoever goes there, or calls him back, does not begin anew.
 * @param helped it ended the trouble; it did not, somebody comes; null: he tries it, nobody knows yet
 * @throws Unknown; Refusal of USE_REFUSES
 */
export async function tellAnswer(
  ctx: Context,
  held: LockedCase,
  told: ToldAnswer,
  helped: boolean | null,
): Promise<void> {
  const { id, deviceId, customerId } = held
  const to = { about: id, device: deviceId, customer: customerId, solved: helped }
  const { number, title, way } = await tell(ctx, told, to)
  if (helped === true || way.length === 0) return
  await note(ctx, id, noteOf([`${number} · ${title}`, ...way]))
}

/** What a note takes (cases/contract.ts); the last steps count most, they are where he stands. */
const MOST_LETTERS = 4000

function noteOf([title = '', ...way]: string[]): string {
  while ([title, ...way].join('\n').length > MOST_LETTERS) way.shift()
  return [title, ...way].join('\n')
}

/** The trouble ended on the phone: by the answer that was told now, or by the last that was told before. */
export const solvedByAnswer = (ctx: Context, caseId: Uuid, now: ToldAnswer | undefined): Promise<void> =>
  now === undefined ? markSolved(ctx, caseId) : markUnsolved(ctx, caseId)
