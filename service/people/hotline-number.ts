import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { countryOf, nationalDigits, readPhone } from '#core/phones.ts'
import { Refusal, Unreadable } from '#core/refusal.ts'
import { companyName, hotlineRow, writeHotline } from './store/hotline-number.ts'
import { whoChanged } from './store/staff.ts'

export async function hotlineNumber(ctx: Context) {
  const row = await hotlineRow(ctx)
  return { hotline: row?.typed ?? null, version: row?.version ?? 0 }
}

/**
 * What stands on labels and on the page behind them: the company, and its number to read and to dial within
 * the country (a 400 number has no other form).
 */
export async function companySign(ctx: Context) {
  const [name, row] = await Promise.all([companyName(ctx), hotlineRow(ctx)])
  return { name, hotline: row === undefined ? null : { shown: row.typed, dialled: row.dialled } }
}

/** @throws Unreadable, Refusal */
export async function setHotlineNumber(
  ctx: Context,
  { hotline, version }: { hotline: string; version: number },
): Promise<Uuid> {
  const read = readPhone(hotline, countryOf(await timeZone(ctx)))
  if (read === null) throw new Unreadable('This is not a phone number.', { path: 'hotline' })
  const { national } = nationalDigits(read.number)
  const dialled = read.extension === '' ? national : `${national},${read.extension}`
  if (!(await writeHotline(ctx, { typed: hotline, dialled, version }))) {
    const now = await hotlineRow(ctx)
    throw new Refusal('changed meanwhile', now && (await whoChanged(ctx, now)))
  }
  await announce(ctx, 'hotline number set', ctx.company)
  return ctx.company
}
