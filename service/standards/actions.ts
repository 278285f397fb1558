import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import type { WrittenLine } from './contract.ts'
import { dayOf } from './queries.ts'
import { whyNotSet } from './rules.ts'
import * as store from './store.ts'

type Day = Temporal.PlainDate

/**
 * Adds a line to the company's book. Promises that were made before keep their time.
 * @throws Unknown (line of products); Refusal 'nobody announces this event', 'the past is not changed', 'a
 * promise needs time'
 */
export async function setStandard(ctx: Context, line: WrittenLine & { effectiveFrom: Day }): Promise<Uuid> {
  const { effectiveFrom, ...written } = line
  const [id] = await insert(ctx, [written], effectiveFrom, null)
  await announce(ctx, 'standard set', known(id), [], { of: line.event, owes: line.owes })
  return known(id)
}

/**
 * Publishes changed lines as the next edition of the book; what is not named stays as it is. Open promises
 * follow in the background (promises: adoptStandard).
 * @throws Refusal 'published meanwhile' and those of setStandard
 */
export async function publishBook(
  ctx: Context,
  it: { after: number; effectiveFrom: Day; note: string; lines: readonly WrittenLine[] },
): Promise<number> {
  refuse((await store.lockLastEdition(ctx)) === it.after ? null : 'published meanwhile')
  const number = it.after + 1
  await store.insertEdition(ctx, {
    number,
    effective_from: it.effectiveFrom,
    published_at: ctx.now,
    published_by: known(ctx.actor.staff),
    note: it.note,
  })
  const [first] = await insert(ctx, it.lines, it.effectiveFrom, number)
  await announce(ctx, 'book published', known(first), [], { number, lines: it.lines.length })
  return number
}

async function insert(
  ctx: Context,
  lines: readonly WrittenLine[],
  effectiveFrom: Day,
  edition: number | null,
): Promise<Uuid[]> {
  const today = await dayOf(ctx, ctx.now)
  for (const line of lines) {
    refuse(whyNotSet({ ...line, effectiveFrom }, ctx.house.events.has(line.event), today))
  }
  const products = lines.flatMap(line => line.productLine ?? [])
  known((await store.haveProductLines(ctx, products)) || null)
  const rows = lines.map(line => {
    const { productLine, customerKind, customerGrade, atMinute, pausesFor, upFor, ladder, ...rest } = line
    return {
      id: uuidv7(),
      ...rest,
      product_line_id: productLine,
      customer_kind: customerKind,
      customer_grade: customerGrade,
      at_minute: atMinute,
      pauses_for: pausesFor,
      up_for: upFor,
      ladder,
      edition,
      effective_from: effectiveFrom,
      set_at: ctx.now,
      set_by: known(ctx.actor.staff),
    }
  })
  await store.insert(ctx, rows)
  return rows.map(row => row.id)
}
