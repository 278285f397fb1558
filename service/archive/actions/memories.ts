import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, refuse } from '#core/refusal.ts'
import { memoriesOfAll } from '../queries/memories.ts'
import { isNoted, type NotedDate, whyNotDate } from '../rules/memories.ts'
import { readInterests, tidyDate } from '../rules/memory-cells.ts'
import { lockCustomer } from '../store/customers.ts'
import { gradeRows, lockMemory, MOST_MEMORIES, sameCustomers, takeBack } from '../store/memories.ts'
import { insertAll } from '../store/rows.ts'

/** The customer, locked, and what is remembered of him. @throws Unknown, Refusal */
async function remembered(ctx: Context, customer: Uuid) {
  const row = known(await lockCustomer(ctx, customer))
  refuse(row.merged_into === null ? null : 'merged into another customer')
  return known((await memoriesOfAll(ctx, [customer])).get(customer))
}

const notedNow = (ctx: Context, customer_id: Uuid) => ({
  id: uuidv7(),
  customer_id,
  noted_at: ctx.now,
  noted_by: ctx.actor.staff,
})

/** @throws Unknown, Refusal with the codes of noteDate.refuses */
export async function noteDate(ctx: Context, customer: Uuid, entry: NotedDate): Promise<Uuid> {
  const { dates } = await remembered(ctx, customer)
  refuse(whyNotDate(entry))
  const date = tidyDate(entry)
  refuse(date.kind === 'other' && date.words === '' ? 'say which day this is' : null)
  refuse(isNoted(date, dates) ? 'noted already' : null)
  refuse(dates.length < MOST_MEMORIES ? null : 'enough is noted')
  const row = { ...notedNow(ctx, customer), ...date }
  await insertAll(ctx, 'archive.important_dates', [row])
  await announce(ctx, 'important date noted', row.id, [customer], { kind: date.kind })
  return row.id
}

/** @throws Unknown, Refusal with the codes of noteInterests.refuses */
export async function noteInterests(ctx: Context, customer: Uuid, typed: string): Promise<Uuid> {
  const { interests } = await remembered(ctx, customer)
  const fresh = readInterests(typed).filter(words => !interests.includes(words))
  refuse(fresh.length === 0 ? 'noted already' : null)
  refuse(interests.length + fresh.length <= MOST_MEMORIES ? null : 'enough is noted')
  const rows = fresh.map(words => ({ ...notedNow(ctx, customer), words }))
  await insertAll(ctx, 'archive.interests', rows)
  for (const { id } of rows) await announce(ctx, 'interest noted', id, [customer])
  return customer
}

/** One grade at a time; the same again changes nothing. @throws Unknown, Refusal */
export async function gradeCustomer(ctx: Context, customer: Uuid, grade: string | null): Promise<Uuid> {
  await remembered(ctx, customer)
  const live = await gradeRows(ctx, [...(await sameCustomers(ctx, [customer])).keys()])
  const words = grade?.normalize('NFKC').replace(/\s+/g, ' ') ?? null
  if (live.length < 2 && (live[0]?.words ?? null) === words) return customer
  await takeBack(
    ctx,
    'archive.grades',
    live.map(({ id }) => id),
  )
  const row = { ...notedNow(ctx, customer), words: words ?? '' }
  if (words !== null) await insertAll(ctx, 'archive.grades', [row])
  await announce(ctx, words === null ? 'grade taken back' : 'customer graded', customer)
  return customer
}

/** @throws Unknown */
export async function takeDateBack(ctx: Context, id: Uuid): Promise<Uuid> {
  const { customer_id } = known(await lockMemory(ctx, 'archive.important_dates', id))
  await takeBack(ctx, 'archive.important_dates', [id])
  await announce(ctx, 'important date taken back', id, [customer_id])
  return id
}

/** @throws Unknown */
export async function takeInterestBack(ctx: Context, id: Uuid): Promise<Uuid> {
  const { customer_id } = known(await lockMemory(ctx, 'archive.interests', id))
  await takeBack(ctx, 'archive.interests', [id])
  await announce(ctx, 'interest taken back', id, [customer_id])
  return id
}
