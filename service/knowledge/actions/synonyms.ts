import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import { announce } from '#core/journal.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import { known, refuse } from '#core/refusal.ts'
import { MOST_SYNONYMS } from '../contract/synonyms.ts'
import { whyNotSynonyms } from '../rules/synonyms.ts'
import { lockSynonyms, synonymRows, takeBack } from '../store/synonyms.ts'

/** @throws Refusal with the codes of noteSynonyms.refuses */
export async function noteSynonyms(ctx: Context, words: readonly string[]): Promise<Uuid> {
  await oneAtATime(ctx, 'knowledge: synonyms')
  const noted = await synonymRows(ctx, { takenBack: false, limit: MOST_SYNONYMS })
  refuse(
    whyNotSynonyms(
      words,
      noted.map(group => group.words),
    ),
  )
  refuse(noted.length < MOST_SYNONYMS ? null : 'enough is noted')
  const id = uuidv7()
  const row = { id, words: [...words], noted_at: ctx.now, noted_by: ctx.actor.staff }
  await insertRows(ctx, 'knowledge.synonyms', [row])
  await announce(ctx, 'synonyms changed', id)
  return id
}

/** @throws Unknown, Refusal */
export async function takeSynonymsBack(ctx: Context, id: Uuid): Promise<Uuid> {
  const { taken_back_at } = known(await lockSynonyms(ctx, id))
  refuse(taken_back_at === null ? null : 'taken back already')
  await takeBack(ctx, id)
  await announce(ctx, 'synonyms changed', id)
  return id
}
