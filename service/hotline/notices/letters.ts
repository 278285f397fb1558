import type { Context } from '#core/context.ts'
import type { StoredFile } from '#core/files.ts'
import type { Uuid } from '#core/ids.ts'
import { letter } from '#service/knowledge/queries/letters.ts'
import type { DueNotice } from '../store/notices.ts'

/** What an answer says as it leaves, with its documents. */
export type Letter = { title: string; words: string; papers: readonly StoredFile[] }

/** Of the notices that carry an answer, by the notice; none for one that customers may read no more. */
export async function lettersOf(ctx: Context, due: readonly DueNotice[]): Promise<Map<Uuid, Letter>> {
  const letters = new Map<Uuid, Letter>()
  for (const { id, facts } of due) {
    const { answer, edition } = facts
    if (answer === undefined || edition === undefined) continue
    const written = await letter(ctx, answer, edition)
    if (written !== null) letters.set(id, written)
  }
  return letters
}
