import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { refuse } from '#core/refusal.ts'
import { whyNotWritten } from '../rules/notices/reachable.ts'
import { reachable } from '../store/reachable.ts'
import { mailRow } from '../store/ways.ts'
import { notifyCustomer } from './notices.ts'

/** @throws Refusal of NOT_WRITTEN: he cannot be written to by mail */
export async function mayMail(ctx: Context, customerId: Uuid): Promise<void> {
  const { rows } = await reachable(ctx, sql`${customerId}::uuid`).execute(ctx.tx)
  const address = rows.find(({ channel }) => channel === 'e-mail')
  const mail = await mailRow(ctx)
  refuse(whyNotWritten({ mailIsSet: mail !== undefined, address: address ?? null }))
}

/**
 * An answer leaves by mail at any hour: the customer has just asked for it. When it has left, 'answer mailed'
 * says so, with the promise that it keeps. Whether he can be written to was asked before (`mayMail`).
 */
export function mailAnswer(
  ctx: Context,
  customerId: Uuid,
  it: { key: string; caseId: Uuid; answer: Uuid; edition: number; promise: Uuid },
): void {
  const { key, caseId, ...facts } = it
  notifyCustomer(ctx, customerId, 'answer mailed', { key, caseId, facts, anyHour: true, only: 'e-mail' })
}
