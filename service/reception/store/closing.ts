import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import { lastDay, type Reach, standings } from './day-end.ts'

/** When the company's day ends next; null: it is not known yet. Undefined while another worker has it. */
export async function lockClosing(ctx: Context): Promise<Temporal.Instant | null | undefined> {
  await ctx.tx
    .insertInto('reception.closings')
    .values({ company_id: ctx.company, next_at: sql<Temporal.Instant>`'infinity'` })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { rows } = await sql<{ next_at: Temporal.Instant | null }>`
    select nullif(next_at, 'infinity') as next_at from reception.closings
    where company_id = ${ctx.company} for update skip locked`.execute(ctx.tx)
  const [row] = rows
  return row === undefined ? undefined : row.next_at
}

export async function setClosing(ctx: Context, at: Temporal.Instant): Promise<void> {
  await ctx.tx
    .updateTable('reception.closings')
    .set({ next_at: at })
    .where('company_id', '=', ctx.company)
    .execute()
}

/** Since when somebody handles cases here: before it no day has an end worth keeping. */
export async function firstHandling(ctx: Context): Promise<Temporal.Instant | null> {
  const row = await ctx.tx
    .selectFrom('cases.handlings')
    .select(eb => eb.fn.min('from_at').as('at'))
    .where('company_id', '=', ctx.company)
    .executeTakeFirst()
  return row?.at ?? null
}

type Ended = Reach & { closedAt: Temporal.Instant }

/**
 * Keeps how a day ended: the counts, and each red case with who had it. A day without a case is not kept.
 */
export async function keepDayEnd(ctx: Context, ended: Ended): Promise<void> {
  const { rows } = await sql<{ case_id: Uuid; handler: Uuid; standing: string }>`
    select case_id, handler, standing from (${standings(ctx, ended)}) day`.execute(ctx.tx)
  if (rows.length === 0) return
  const { day, closedAt } = ended
  const count = (standing: string) => rows.filter(row => row.standing === standing).length
  const counts = { settled: count('settled'), cleared: count('cleared'), uncleared: count('uncleared') }
  await insertRows(ctx, 'reception.day_ends', [{ day, closed_at: closedAt, kept_at: ctx.now, ...counts }])
  const reds = rows.filter(row => row.standing === 'uncleared')
  await insertRows(
    ctx,
    'reception.day_end_reds',
    reds.map(({ case_id, handler }) => ({ day, case_id, handler })),
  )
}

/** The days that were kept since a day, the first first. */
export function dayEnds(ctx: Context, since: Temporal.PlainDate) {
  return ctx.tx
    .selectFrom('reception.day_ends')
    .select(['day', 'closed_at', 'settled', 'cleared', 'uncleared'])
    .where('company_id', '=', ctx.company)
    .where('day', '>=', since)
    .orderBy('day')
    .limit(400)
    .execute()
}

/** When the day was closed, if it was. */
export async function closedAt(ctx: Context, day: Temporal.PlainDate): Promise<Temporal.Instant | null> {
  const row = await ctx.tx
    .selectFrom('reception.day_ends')
    .select('closed_at')
    .where('company_id', '=', ctx.company)
    .where('day', '=', day)
    .executeTakeFirst()
  return row?.closed_at ?? null
}

/** Of cases that were red when the last day before this one was closed: since when, and how often. */
export async function redsBefore(ctx: Context, day: Temporal.PlainDate, cases: readonly Uuid[]) {
  if (cases.length === 0) return new Map<Uuid, { since: Temporal.PlainDate; times: number }>()
  const rows = await ctx.tx
    .selectFrom('reception.day_end_reds as red')
    .select('red.case_id')
    .select(eb => [eb.fn.min('red.day').as('since'), eb.fn.countAll<number>().as('times')])
    .where('red.company_id', '=', ctx.company)
    .where('red.case_id', '=', sql<Uuid>`any(${[...cases]}::uuid[])`)
    .where('red.day', '<', day)
    .groupBy('red.case_id')
    .having(eb => eb(eb.fn.max('red.day'), '=', lastDay(ctx, day)))
    .execute()
  return new Map(rows.map(({ case_id, since, times }) => [case_id, { since, times: Number(times) }]))
}
