import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import type { Change } from '../actions/add-answers.ts'
import type { Card, Content } from '../contract/shapes.ts'
import { type AnswerRow, among, lockAnswers } from '../store/answers.ts'
import { type ContentRow, contentColumns, contentOf } from '../store/editions.ts'
import { bringChanged } from './change-answers.ts'
import { type Before, changeList, type ListHead, rowsBelow, unsay } from './store.ts'
import { tallyOf } from './tally.ts'

const ROWS_AT_ONCE = 500

type BroughtRow = Awaited<ReturnType<typeof rowsBelow>>[number] & { answer_id: Uuid }

/**
 * Puts back what some rows brought, the last first: a new answer is archived, a changed one says again what
 * it said, as a new edition. What somebody changed here since stays as he left it.
 * @returns whether there is more
 */
export async function putBackSome(ctx: Context, list: ListHead): Promise<boolean> {
  const as = { ...ctx, actor: { ...ctx.actor, staff: list.undo_started_by } }
  const rows = await rowsBelow(ctx, list.id, list.undone_from ?? list.written_upto + 1, ROWS_AT_ONCE)
  const [upTo, from] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0]
  if (rows.length === 0) {
    changeList(ctx, list.id, { undone_at: ctx.now })
    await announce(as, 'answer list put back', list.id)
    return false
  }
  const brought = rows.filter(
    (one): one is BroughtRow =>
      one.answer_id !== null && (one.outcome === 'created' || one.outcome === 'changed'),
  )
  const standing = new Map(
    (
      await lockAnswers(
        ctx,
        brought.map(one => one.answer_id),
      )
    ).map(one => [one.id, one]),
  )
  const changes = await changesFor(as, brought, standing)
  await bringChanged(as, list, changes)
  unsay(ctx, list.id, from, upTo)
  const tally = tallyOf(list.tally)
  const leftAlone = tally.leftAlone + brought.length - changes.length
  changeList(ctx, list.id, { undone_from: from, tally: { ...tally, leftAlone } as never })
  await announce(as, 'answers brought in', list.id, [], { from, upTo })
  return true
}

async function changesFor(
  ctx: Context,
  brought: readonly BroughtRow[],
  standing: ReadonlyMap<Uuid, AnswerRow>,
): Promise<Change[]> {
  const earlier = await earlierWords(ctx, brought)
  return brought.flatMap((row): Change[] => {
    const now = standing.get(row.answer_id)
    if (now === undefined || now.edition !== row.edition) return []
    const before = row.before as Before | null
    if (before === null) {
      if (now.version > 1) return []
      const card = { ...cardOf(now), confidence: 'archived' as const }
      return [{ id: now.id, edition: now.edition, content: null, card }]
    }
    const content = before.edition < now.edition ? (earlier.get(now.id) ?? null) : null
    const { reviewOn } = before.card
    const card = { ...before.card, reviewOn: reviewOn === null ? null : Temporal.PlainDate.from(reviewOn) }
    return [{ id: now.id, edition: now.edition, content, card }]
  })
}

const cardOf = ({ kind, language, audience, confidence, reviewOn }: AnswerRow): Omit<Card, 'owner'> => ({
  kind,
  language,
  audience,
  confidence,
  reviewOn,
})

/** What changed answers said before; places that are there no more are left out. */
async function earlierWords(ctx: Context, brought: readonly BroughtRow[]): Promise<Map<Uuid, Content>> {
  const wanted = brought.flatMap(({ answer_id, before }) =>
    before === null ? [] : [{ answer: answer_id, number: (before as Before).edition }],
  )
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<ContentRow & { answer: Uuid }>`
    select edition.answer_id as answer, ${contentColumns} from knowledge.editions edition
    join jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as wanted (answer uuid, number integer)
      on edition.answer_id = wanted.answer and edition.number = wanted.number
    where edition.company_id = ${ctx.company}
      and edition.answer_id = ${among(wanted.map(({ answer }) => answer))}`.execute(ctx.tx)
  return new Map(rows.map(row => [row.answer, contentOf(row)]))
}
