import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { insertRows, type NewRow } from '#core/insert-rows.ts'
import { announceAll } from '#core/journal.ts'
import type { Tables } from '#db/tables.ts'
import type { Card, Content } from '../contract/shapes.ts'
import { tidied } from '../rules/content.ts'
import { changeEach, clearPlaces, reserveNumbers } from '../store/answers.ts'
import { retitle, titleRow } from '../store/titles.ts'

/** Ready to be written: ids made, places looked up. Moment and name: those of the deed, unless said. */
export type NewAnswer = {
  id: Uuid
  card: Card
  content: Content
  externalId?: string | null
  reason?: string
  addedAt?: Temporal.Instant
  addedBy?: Uuid | null
}

const AT_ONCE = 500

type KnowledgeTable = Extract<keyof Tables, `knowledge.${string}`>
/** How rows are put into a table: waited for (core/insert-rows.ts) or not. */
export type Put = <T extends KnowledgeTable>(
  ctx: Context,
  table: T,
  rows: readonly NewRow<T>[],
) => Promise<void>

const waited: Put = (ctx, table, rows) => insertRows(ctx, table, rows)

/** Writes answers and announces each: for one, and for the demo world. What they say was looked at before. */
export async function addAnswers(ctx: Context, answers: readonly NewAnswer[]): Promise<void> {
  await insertAnswers(ctx, answers)
  await announceAll(
    ctx,
    'answer added',
    answers.map(({ id }) => ({ subject: id })),
  )
}

/**
 * The same without a word of each in the journal, for lists of hundreds of thousands: who brings them in
 * announces the batch. Four statements for each 500.
 */
export async function insertAnswers(
  ctx: Context,
  answers: readonly NewAnswer[],
  put: Put = waited,
): Promise<void> {
  if (answers.length === 0) return
  const first = await reserveNumbers(ctx, answers.length)
  const numbered = answers.map((one, at) => ({ ...one, content: tidied(one.content), number: first + at }))
  for (let from = 0; from < numbered.length; from += AT_ONCE) {
    const some = numbered.slice(from, from + AT_ONCE)
    await put(
      ctx,
      'knowledge.answers',
      some.map(one => answerRow(ctx, one)),
    )
    await put(
      ctx,
      'knowledge.editions',
      some.map(one => editionRow(ctx, { ...one, answer: one.id, edition: 1 })),
    )
    await put(
      ctx,
      'knowledge.places',
      some.flatMap(({ id, content }) => placeRows(id, content.places)),
    )
    await put(
      ctx,
      'knowledge.title_terms',
      some.map(({ id, content }) => titleRow(ctx, id, content)),
    )
  }
}

function answerRow(ctx: Context, one: NewAnswer & { number: number }): NewRow<'knowledge.answers'> {
  const { card, addedAt = ctx.now, addedBy = ctx.actor.staff } = one
  return {
    id: one.id,
    number: one.number,
    kind: card.kind,
    language: card.language,
    audience: card.audience,
    confidence: card.confidence,
    owner_id: card.owner,
    review_on: card.reviewOn,
    external_id: one.externalId ?? null,
    edition: 1,
    version: 1,
    added_at: addedAt,
    added_by: addedBy,
    changed_at: addedAt,
    changed_by: addedBy,
  }
}

/** What becomes of an answer that is there; `content` is null where its words stay. */
export type Change = {
  id: Uuid
  /** The edition in force. */
  edition: number
  card: Omit<Card, 'owner'>
  content: Content | null
}

/**
 * Other words and cards of many answers, which the deed has locked: for lists that come in. Announces
 * nothing. @returns the edition that is in force then, in the order asked
 */
export async function changeMany(
  ctx: Context,
  changes: readonly Change[],
  reason: string,
  put: Put = waited,
): Promise<number[]> {
  const next = changes.map(one => ({ ...one, edition: one.edition + (one.content === null ? 0 : 1) }))
  for (let from = 0; from < next.length; from += AT_ONCE) {
    const some = next.slice(from, from + AT_ONCE)
    const reworded = some.flatMap(({ id, edition, content }) =>
      content === null ? [] : [{ answer: id, edition, content: tidied(content), reason }],
    )
    await put(
      ctx,
      'knowledge.editions',
      reworded.map(one => editionRow(ctx, one)),
    )
    await clearPlaces(
      ctx,
      reworded.map(({ answer }) => answer),
    )
    await put(
      ctx,
      'knowledge.places',
      reworded.flatMap(({ answer, content }) => placeRows(answer, content.places)),
    )
    retitle(ctx, reworded)
    await changeEach(ctx, some)
  }
  return next.map(({ edition }) => edition)
}

type NewEdition = {
  answer: Uuid
  edition: number
  content: Content
  reason?: string
  addedAt?: Temporal.Instant
  addedBy?: Uuid | null
}

export function editionRow(ctx: Context, one: NewEdition): NewRow<'knowledge.editions'> {
  const { content, reason = '', addedAt = ctx.now, addedBy = ctx.actor.staff } = one
  return {
    answer_id: one.answer,
    number: one.edition,
    title: content.title,
    phrasings: content.phrasings,
    body: content.body,
    steps: content.steps as never,
    safety: content.safety as never,
    parts: content.parts as never,
    places: content.places as never,
    reason,
    made_at: addedAt,
    made_by: addedBy,
  }
}

export function placeRows(answer: Uuid, places: Content['places']): NewRow<'knowledge.places'>[] {
  const row = (at: { line?: Uuid; model?: Uuid; fault?: Uuid }) => ({
    id: uuidv7(),
    answer_id: answer,
    product_line_id: at.line ?? null,
    model_id: at.model ?? null,
    fault_id: at.fault ?? null,
  })
  return [
    ...places.lines.map(line => row({ line })),
    ...places.models.map(model => row({ model })),
    ...places.faults.map(fault => row({ fault })),
  ]
}
