import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce, announceAll } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { known, Refusal, refuse, Unknown } from '#core/refusal.ts'
import { whyNotNote, whyNotSettle } from '../rules/not-found.ts'
import { placesThere } from '../store/answers.ts'
import { changeNotFound, countAsking, lockNotFound, noteAsking, openNotFound } from '../store/not-found.ts'
import { worksHere } from '../store/owners.ts'

/**
 * Somebody searched in vain. The same words count once for each person and day; words are the same that a
 * reader would hold for the same (core/find/fold.ts).
 * @throws Refusal with the codes of noteNotFound.refuses
 */
export async function noteNotFound(
  ctx: Context,
  { text, model }: { text: string; model: Uuid | null },
): Promise<{ id: Uuid; counted: boolean }> {
  const key = fold(text)
  refuse(whyNotNote(key))
  refuse(model === null || (await modelThere(ctx, model)) ? null : 'no such model')
  const { id, made } = await openNotFound(ctx, { id: uuidv7(), key, text, model })
  const counted =
    ctx.actor.staff === null || (await noteAsking(ctx, await askingOf(ctx, id, ctx.actor.staff)))
  if (counted && !made) await countAsking(ctx, id)
  if (counted) await announce(ctx, 'nothing found', id, [model])
  return { id, counted }
}

async function modelThere(ctx: Context, id: Uuid): Promise<boolean> {
  const { models } = await placesThere(ctx, { lines: [], models: [id], faults: [] })
  return models.length === 1
}

async function askingOf(ctx: Context, id: Uuid, staff: Uuid) {
  const today = ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
  return { not_found_id: id, asked_by: staff, asked_on: today }
}

/** To one who sees to it, or to nobody again. @throws Unknown, Refusal */
export async function handOutNotFound(
  ctx: Context,
  { ids, owner }: { ids: readonly Uuid[]; owner: Uuid | null },
): Promise<number> {
  const rows = await lockNotFound(ctx, ids)
  if (rows.length < new Set(ids).size) throw new Unknown()
  refuse(rows.some(row => row.settled_at !== null) ? 'settled already' : null)
  refuse(owner === null || (await worksHere(ctx, owner)) ? null : 'no such owner')
  await changeNotFound(ctx, ids, { owner_id: owner })
  await announceAll(
    ctx,
    'missing answer handed out',
    rows.map(({ id }) => ({ subject: id, data: { to: owner } })),
  )
  return rows.length
}

/** By an answer, or with the reason why none is needed. @throws Unknown, Refusal */
export async function settleNotFound(
  ctx: Context,
  id: Uuid,
  as: { answer: Uuid | null; why: string },
): Promise<Uuid> {
  const row = known((await lockNotFound(ctx, [id]))[0])
  refuse(whyNotSettle({ settled: row.settled_at !== null }, as))
  if (as.answer !== null) await mustBeInForce(ctx, as.answer)
  const by = { settled_at: ctx.now, settled_by: ctx.actor.staff }
  await changeNotFound(ctx, [id], { ...by, answer_id: as.answer, why: as.why })
  await announce(ctx, 'missing answer settled', id, [row.model_id, as.answer])
  return id
}

async function mustBeInForce(ctx: Context, answer: Uuid): Promise<void> {
  const row = await ctx.tx
    .selectFrom('knowledge.answers')
    .select('confidence')
    .where('company_id', '=', ctx.company)
    .where('id', '=', answer)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('no such answer')
  refuse(row.confidence === 'archived' ? 'the answer is archived' : null)
}
