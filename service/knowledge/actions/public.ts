import type { Context } from '#core/context.ts'
import { announce } from '#core/journal.ts'
import { refuse } from '#core/refusal.ts'
import { whyNotAddress } from '../rules/public.ts'
import { isTaken, writePublicPage } from '../store/public.ts'

/** @throws Refusal with the codes of setPublicAddress.refuses */
export async function setPublicAddress(
  ctx: Context,
  chosen: { address: string; version: number },
): Promise<void> {
  refuse(whyNotAddress(chosen.address))
  refuse((await isTaken(ctx, chosen.address)) ? 'this address is taken' : null)
  refuse((await writePublicPage(ctx, chosen)) ? null : 'changed meanwhile')
  await announce(ctx, 'public address set', ctx.company)
}
