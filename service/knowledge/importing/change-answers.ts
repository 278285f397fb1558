import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { sendRows } from '#core/insert-rows.ts'
import { type Change, changeMany, insertAnswers, type NewAnswer, type Put } from '../actions/add-answers.ts'
import type { ListHead } from './store.ts'

/** Not waited for: the next rows are got ready meanwhile. */
const sent: Put = async (ctx, table, rows) => sendRows(ctx, table, rows)

/** Answers that were not there, hundreds at once; who brings them in vouches for the validated ones. */
export async function bringNew(ctx: Context, list: Uuid, answers: readonly NewAnswer[]): Promise<void> {
  await insertAnswers(ctx, answers, sent)
  const validated = answers.filter(({ card }) => card.confidence === 'validated')
  vouch(
    ctx,
    list,
    validated.map(({ id }) => ({ id, edition: 1 })),
  )
}

/** Other words and cards of answers that are locked, hundreds at once; the list's name is their reason. */
export async function bringChanged(
  ctx: Context,
  list: Pick<ListHead, 'id' | 'file_name'>,
  changes: readonly Change[],
): Promise<void> {
  const editions = await changeMany(ctx, changes, list.file_name, sent)
  vouch(
    ctx,
    list.id,
    changes.flatMap(({ id, card }, at) =>
      card.confidence === 'validated' ? [{ id, edition: editions[at] ?? 1 }] : [],
    ),
  )
}

function vouch(ctx: Context, list: Uuid, all: readonly { id: Uuid; edition: number }[]): void {
  sendRows(
    ctx,
    'knowledge.validations',
    all.map(({ id, edition }) => ({
      id: uuidv7(),
      answer_id: id,
      edition,
      validated_at: ctx.now,
      validated_by: ctx.actor.staff,
      import_id: list,
    })),
  )
}
