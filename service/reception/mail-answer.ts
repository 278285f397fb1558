import type { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { refuse } from '#core/refusal.ts'
import { type LockedCase, lock as lockCase, talkedAbout } from '#service/cases/actions.ts'
import { whyNotWork } from '#service/cases/rules.ts'
import { mailAnswer, mayMail } from '#service/hotline/actions/mail-answer.ts'
import { log } from '#service/hotline/actions.ts'
import { noteUse } from '#service/knowledge/actions/uses.ts'
import { toMail } from '#service/knowledge/queries/letters.ts'
import { make, openPromisesOf } from '#service/promises/actions.ts'
import type { sendAnswer } from './contract/answers.ts'

/** Servers that are away are tried for a day; what has not left by then is broken, and somebody sees it. */
const HOURS_TO_LEAVE = 24

/**
 * 默克: the customer gets the article itself (seeds/004). It is written down as what we wrote to him; the
 * promise of a document that is open, or else one that is made now, is kept when the mail has left, and not
 * by pressing a key. @throws Unknown; Refusal of sendAnswer.refuses
 */
export async function mailToCustomer(
  ctx: Context,
  caseId: Uuid,
  which: z.output<typeof sendAnswer.body>,
): Promise<Uuid> {
  const held = await lockCase(ctx, caseId)
  refuse(whyNotWork(held))
  const { number, title, whyNot } = await toMail(ctx, which.answer, which.edition)
  refuse(whyNot)
  await mayMail(ctx, held.customerId)
  const said = `${number} · ${title}`
  const written = { customerId: held.customerId, direction: 'out', channel: 'e-mail', said } as const
  const { id, evidence } = await log(ctx, written)
  await talkedAbout(ctx, held, id)
  const to = { about: held.id, device: held.deviceId, customer: held.customerId }
  await noteUse(ctx, { ...which, ...to, how: 'sent' })
  const promise = await promised(ctx, held, title, evidence)
  mailAnswer(ctx, held.customerId, { ...which, key: `mailed ${id}`, caseId, promise })
  return promise
}

/** The document that he was promised first, else this one, promised now. */
async function promised(ctx: Context, held: LockedCase, about: string, toldIn: Uuid): Promise<Uuid> {
  const open = await openPromisesOf(ctx, held.id)
  const there = open.find(({ kind }) => kind === 'document sent')
  if (there) return there.id
  const dueAt = ctx.now.add({ hours: HOURS_TO_LEAVE })
  return make(ctx, { kind: 'document sent', caseId: held.id, held, dueAt, about, toldIn })
}
