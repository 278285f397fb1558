import type { Context } from '#core/context.ts'
import { countPublic, publicAddress, publicPageRow } from '../store/public.ts'

export async function publicPage(ctx: Context) {
  const row = await publicPageRow(ctx)
  return {
    address: row?.address ?? null,
    link: await publicLink(ctx),
    answers: await countPublic(ctx),
    version: row?.version ?? 0,
  }
}

/**
 * Where customers read: all answers, or one by its number. Whole where the house was told its own address,
 * else the path.
 */
export async function publicLink(ctx: Context, number?: number): Promise<string> {
  const base = (ctx.house.config.url ?? '').replace(/\/+$/, '')
  return `${base}/answers/${await publicAddress(ctx)}${number === undefined ? '' : `/${number}`}`
}
