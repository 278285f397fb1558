import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { timeZone } from '#core/numbers.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { Unreadable } from '#core/refusal.ts'
import { day } from '#core/wire.ts'
import type { AnswerLine } from '../contract/answers.ts'
import { MOST_COUNTED, ON_TOP, REVIEW_AHEAD_DAYS } from '../contract/lists.ts'
import { readingOrder } from '../rules/tongue.ts'
import * as store from '../store/lists.ts'
import { answerLines } from './answers.ts'

const WEEK_HOURS = 7 * 24

const today = async (ctx: Context) => ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()

/** The answers of these rows, in their order. */
async function linesOf<Row extends { id: Uuid }>(
  ctx: Context,
  rows: readonly Row[],
): Promise<(AnswerLine & Row)[]> {
  const lines = await answerLines(
    ctx,
    rows.map(({ id }) => id),
  )
  const byId = new Map(lines.map(line => [line.id, line]))
  return rows.flatMap(row => {
    const line = byId.get(row.id)
    return line === undefined ? [] : [{ ...line, ...row }]
  })
}

/**
 * What lies on top while nobody searches, in the reader's language first. Not what is his to review: whatever
 * it is written in, the longest overdue comes first.
 */
export async function shelf(ctx: Context, reads?: Language) {
  const few = { languages: readingOrder(reads), limit: ON_TOP }
  const { staff } = ctx.actor
  const by = (await today(ctx)).add({ days: REVIEW_AHEAD_DAYS })
  const told = await store.toldMost(ctx, ctx.now.subtract({ hours: WEEK_HOURS }), few)
  const mine =
    staff === null ? [] : await store.dueForReview(ctx, { by, owner: staff, after: null, limit: ON_TOP })
  const added = await store.addedLast(ctx, few)
  return {
    told: await linesOf(ctx, told),
    mine: await linesOf(ctx, mine),
    added: await linesOf(ctx, added),
  }
}

export const counts = async (ctx: Context) => store.countAll(ctx, await today(ctx), MOST_COUNTED)

type Page = { after?: string | undefined; limit: number }

export async function toReview(
  ctx: Context,
  { after, limit, owner }: Page & { owner?: Uuid | 'nobody' | undefined },
) {
  const rows = await store.dueForReview(ctx, {
    by: await today(ctx),
    owner: owner ?? null,
    after: reviewFrom(after),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = await linesOf(ctx, shown)
  return { items, next: rows.length > limit && last ? `${last.on}~${last.id}` : null }
}

function reviewFrom(text: string | undefined): { on: Temporal.PlainDate; id: Uuid } | null {
  if (text === undefined) return null
  const [when = '', id = ''] = text.split('~')
  const on = day().safeParse(when)
  if (!on.success || !isUuid(id)) throw notOfThisList()
  return { on: on.data, id }
}

export async function contradicted(ctx: Context, { after, limit }: Page) {
  const rows = await store.contradicted(ctx, { after: placeFrom(after), limit: limit + 1 })
  const page = pageOf(
    rows,
    limit,
    row => ({ at: row.lastAt, id: row.id }),
    row => row,
  )
  const items = (await linesOf(ctx, page.items)).map(row => ({
    ...row,
    cases: row.cases.map(one => ({ case: one.case, at: Temporal.Instant.from(one.at) })),
  }))
  return { items, next: page.next }
}

export async function modelsWithout(
  ctx: Context,
  { after, limit, line }: Page & { line?: Uuid | undefined },
) {
  const rows = await store.modelsWithout(ctx, {
    line: line ?? null,
    after: devicesFrom(after),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.devices}~${last.model.id}` : null }
}

function devicesFrom(text: string | undefined): { devices: number; id: Uuid } | null {
  if (text === undefined) return null
  const [, devices = '', id = ''] = /^(\d{1,9})~(.+)$/.exec(text) ?? []
  if (devices === '' || !isUuid(id)) throw notOfThisList()
  return { devices: Number(devices), id }
}

const notOfThisList = () => new Unreadable('not a page of this list', { path: 'query.after' })
