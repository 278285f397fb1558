import type { Context } from '#core/context.ts'
import { openFile, type StoredFile } from '#core/files.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { letterOf, whyNotMail } from '../rules/letter.ts'
import * as store from '../store/letters.ts'
import { publicLink } from './public.ts'

/** Why this edition cannot be mailed to a customer; its number and title. @throws Unknown */
export async function toMail(ctx: Context, answer: Uuid, edition: number) {
  const row = known(await store.letterRow(ctx, answer, edition))
  const files = await store.filesOf(ctx, answer)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { number: row.number, title: row.title, whyNot: whyNotMail(row, bytes) }
}

/** As it leaves; null where customers may read it no more. */
export async function letter(
  ctx: Context,
  answer: Uuid,
  edition: number,
): Promise<{ title: string; words: string; papers: StoredFile[] } | null> {
  const row = await store.letterRow(ctx, answer, edition)
  if (row === undefined || whyNotMail(row, 0) !== null) return null
  // Only who knows our address from outside can be sent there.
  const link = ctx.house.config.url === undefined ? null : await publicLink(ctx, row.number)
  const papers: StoredFile[] = []
  for (const { file } of await store.filesOf(ctx, answer)) papers.push(await openFile(ctx, file))
  return { title: row.title, words: letterOf(row, row.language, link), papers }
}
