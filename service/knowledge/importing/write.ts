import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#core/context.ts'
import { uuidv7 } from '#core/ids.ts'
import { sendRows } from '#core/insert-rows.ts'
import { announce } from '#core/journal.ts'
import { oneAtATime } from '#core/one-at-a-time.ts'
import type { RawRow } from '#service/archive/reading/shapes.ts'
import type { Change, NewAnswer } from '../actions/add-answers.ts'
import { tidied } from '../rules/content.ts'
import { bringChanged, bringNew } from './change-answers.ts'
import type { Found } from './found.ts'
import { decide, foresee, type Judged } from './judge.ts'
import { type Before, changeList, type ListHead, type RowEnd, rowsBetween, writeEnds } from './store.ts'
import { countJudged, countWritten, tallyOf } from './tally.ts'

/** Keeps what is foreseen of some rows. */
export async function takeIn(ctx: Context, list: ListHead, rows: readonly RawRow[]): Promise<void> {
  if (rows.length === 0) return
  const judged = await foresee(ctx, list, rows)
  sendRows(
    ctx,
    'knowledge.import_rows',
    judged.map(one => ({
      import_id: list.id,
      row: one.row,
      title: one.title,
      key: one.key as never,
      said: one.said as never,
      problems: one.problems as never,
      texts: (one.outcome === 'refused' ? one.texts : null) as never,
      same_as_row: one.sameAsRow,
      expected: one.outcome,
    })),
  )
  changeList(ctx, list.id, {
    rows: list.rows + rows.length,
    read_upto: rows.at(-1)?.row ?? list.read_upto,
    tally: countJudged(tallyOf(list.tally), judged) as never,
  })
}

/**
 * Writes some rows in one transaction, each whole or not at all, decided anew against what is there now.
 * `rows` null: the file is at its end. @returns whether there is more to write
 */
export async function writeSome(
  ctx: Context,
  list: ListHead,
  rows: readonly RawRow[] | null,
): Promise<boolean> {
  const as = { ...ctx, actor: { ...ctx.actor, staff: list.started_by } }
  if (rows === null) {
    changeList(ctx, list.id, { finished_at: ctx.now })
    await announce(as, 'answer list brought in', list.id)
    return false
  }
  // Two lists at once would not see each other's answers.
  await oneAtATime(ctx, 'answer import')
  const [from, upTo] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0]
  const foreseen = await rowsBetween(ctx, list.id, from, upTo)
  const judged = await decide(as, list, rows, new Map(foreseen.map(one => [one.row, one.same_as_row])))
  const ends = await bringIn(as, list, judged)
  writeEnds(ctx, list.id, ends)
  changeList(ctx, list.id, {
    written_upto: upTo,
    tally: countWritten(
      tallyOf(list.tally),
      ends.map(({ outcome }) => outcome),
    ) as never,
  })
  await announce(as, 'answers brought in', list.id, [], { from, upTo })
  return true
}

async function bringIn(ctx: Context, list: ListHead, judged: readonly Judged[]): Promise<RowEnd[]> {
  const fresh: NewAnswer[] = []
  const changes: Change[] = []
  const reason = list.file_name
  const ends = judged.map((one): RowEnd => {
    const { row, outcome, problems, texts, found, write } = one
    const end = { row, outcome, problems, texts: outcome === 'refused' ? texts : null, before: null }
    if (write === null) return { ...end, answer: found?.id ?? null, edition: found?.edition ?? null }
    if (found === null) {
      const id = uuidv7()
      fresh.push({
        id,
        card: { ...write.card, owner: null },
        content: write.content,
        externalId: write.externalId,
        reason,
      })
      return { ...end, answer: id, edition: 1 }
    }
    const worded = !isDeepStrictEqual(tidied(found.content), write.content)
    changes.push({
      id: found.id,
      edition: found.edition,
      content: worded ? write.content : null,
      card: write.card,
    })
    const edition = found.edition + (worded ? 1 : 0)
    return { ...end, answer: found.id, edition, before: beforeOf(found) }
  })
  await bringNew(ctx, list.id, fresh)
  await bringChanged(ctx, list, changes)
  return ends
}

const beforeOf = ({ edition, card }: Found): Before => ({
  edition,
  card: { ...card, reviewOn: card.reviewOn?.toString() ?? null },
})
