import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known, Unreadable } from '#core/refusal.ts'
import type { Edition, EditionLine } from '../contract/editions.ts'
import { answerThere } from '../store/answers.ts'
import { contentOf, type EditionRow, editionRow, editionRows } from '../store/editions.ts'
import { named, placeNames } from '../store/names.ts'

/** Above every number that an edition can have. */
const ABOVE = 2_147_483_647

/** What an answer said, the latest first; `next` is the number of the last one. @throws Unknown */
export async function editions(
  ctx: Context,
  answer: Uuid,
  ask: { after?: string | undefined; limit: number },
) {
  known(await answerThere(ctx, answer))
  const rows = await editionRows(ctx, answer, placeIn(ask.after), ask.limit + 1)
  const items = rows.slice(0, ask.limit).map(lineOf)
  return { items, next: rows.length > ask.limit ? String(items.at(-1)?.number) : null }
}

function placeIn(after: string | undefined): number {
  if (after === undefined) return ABOVE
  if (/^[1-9]\d{0,8}$/.test(after)) return Number(after)
  throw new Unreadable('not a page of this list', { path: 'query.after' })
}

const lineOf = ({ validated, ...row }: EditionRow): EditionLine => ({
  number: row.number,
  title: row.title,
  reason: row.reason,
  madeAt: row.madeAt,
  madeBy: row.madeBy,
  inForce: row.inForce,
  validated: validated && { at: Temporal.Instant.from(validated.at), by: validated.by, list: validated.list },
})

/** @throws Unknown */
export async function edition(ctx: Context, answer: Uuid, number: number): Promise<Edition> {
  const row = known(await editionRow(ctx, answer, number))
  const names = await placeNames(ctx, [row.places])
  return { ...lineOf(row), content: contentOf(row), ...named(row.places, names) }
}
