import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'

export type DayStanding = 'uncleared' | 'cleared' | 'settled'

/** A day of the company, seen from its end, or from now while it lasts. */
export type Reach = {
  zone: string
  day: Temporal.PlainDate
  from: Temporal.Instant
  until: Temporal.Instant
}

export async function insertClearance(
  ctx: Context,
  row: Omit<Insertable<Tables['reception.clearances']>, 'company_id'>,
): Promise<void> {
  await ctx.tx
    .insertInto('reception.clearances')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

/**
 * Every case that was open on the day, with whoever handled it last and where it stands. Open: somebody
 * handles it at the end. Cleared: the latest word about it holds, that is, the callback that it names is
 * still to come, the expected day is not past, and it was said on this day or promised for a later one.
 */
export const standings = (ctx: Context, { zone, day, from, until }: Reach) => sql`
  with handled as (
    select case_id, handler, from_at, until_at, id from cases.handlings
      where company_id = ${ctx.company} and until_at is null and from_at < ${until}
    union all
    select case_id, handler, from_at, until_at, id from cases.handlings
      where company_id = ${ctx.company} and until_at >= ${from} and from_at < ${until}
  ), last as (
    select distinct on (case_id) case_id, handler, until_at is null or until_at >= ${until} as open
    from handled order by case_id, from_at desc, id desc
  )
  select last.case_id, last.handler, said.id as clearance_id,
    case
      when not last.open then 'settled'
      when said.expected_on >= ${day}
        and promise.due_at > ${until}
        and (promise.settled_at is null or promise.settled_at > ${until})
        and (said.on_day = ${day} or (promise.due_at at time zone ${zone})::date > ${day}) then 'cleared'
      else 'uncleared'
    end as standing
  from last
  left join lateral (
    select c.id, c.on_day, c.expected_on, c.promise_id from reception.clearances c
    where c.company_id = ${ctx.company} and c.case_id = last.case_id and c.at < ${until}
    order by c.id desc limit 1
  ) said on true
  left join promises.promises promise
    on promise.company_id = ${ctx.company} and promise.id = said.promise_id`

/** More people than any service desk has. */
const MOST_HANDLERS = 2000

export async function countByHandler(ctx: Context, reach: Reach, handler?: Uuid) {
  const { rows } = await sql<{ handler: Uuid; standing: DayStanding; n: number }>`
    select handler, standing, count(*) as n from (${standings(ctx, reach)}) day
    where ${handler ?? null}::uuid is null or handler = ${handler ?? null}
    group by handler, standing order by handler limit ${MOST_HANDLERS * 3}`.execute(ctx.tx)
  return rows
}

/**
 * Cases of one handler, or of everybody: what is to do first, of it what was red when the last day was
 * closed, then the oldest.
 */
export async function casesOfDay(ctx: Context, reach: Reach, handler: Uuid | undefined, limit: number) {
  const { rows } = await sql<{
    case_id: Uuid
    handler: Uuid
    clearance_id: Uuid | null
    standing: DayStanding
  }>`
    select day.case_id, day.handler, day.clearance_id, day.standing
    from (${standings(ctx, reach)}) day
    left join reception.day_end_reds red on red.company_id = ${ctx.company}
      and red.case_id = day.case_id and red.day = ${lastDay(ctx, reach.day)}
    where ${handler ?? null}::uuid is null or day.handler = ${handler ?? null}
    order by array_position(array['uncleared', 'cleared', 'settled'], day.standing),
      red.case_id is null, day.case_id
    limit ${limit}`.execute(ctx.tx)
  return rows
}

/** What was said of cases, with the time that was promised. */
export async function clearances(ctx: Context, ids: readonly Uuid[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('reception.clearances as c')
    .innerJoin('promises.promises as p', join =>
      join.onRef('p.company_id', '=', 'c.company_id').onRef('p.id', '=', 'c.promise_id'),
    )
    .leftJoin('core.journal as told', join =>
      join.onRef('told.company_id', '=', 'c.company_id').onRef('told.id', '=', 'c.told_in'),
    )
    .select(['c.id', 'c.at', 'c.by', 'c.reason', 'c.note', 'c.expected_on', 'p.due_at'])
    .select('told.at as told_at')
    .where('c.company_id', '=', ctx.company)
    .where('c.id', 'in', ids)
    .execute()
}

/** Promises of these cases that are still to come, the nearest first; at most 500. */
export async function promisesToCome(ctx: Context, cases: readonly Uuid[]) {
  if (cases.length === 0) return []
  return ctx.tx
    .selectFrom('promises.promises')
    .select(['id', 'case_id', 'kind', 'due_at'])
    .where('company_id', '=', ctx.company)
    .where('case_id', 'in', cases)
    .where('settled_at', 'is', null)
    .where('due_at', '>', ctx.now)
    .orderBy('due_at')
    .limit(500)
    .execute()
}

/**
 * The last words with the customer about a case since a moment, in which he was reached: the journal's entry.
 */
export async function lastTold(ctx: Context, caseId: Uuid, since: Temporal.Instant): Promise<Uuid | null> {
  const talk = await ctx.tx
    .selectFrom('cases.conversations as about')
    .innerJoin('hotline.conversations as talk', join =>
      join.onRef('talk.company_id', '=', 'about.company_id').onRef('talk.id', '=', 'about.conversation_id'),
    )
    .select(['talk.id', 'talk.customer_id'])
    .where('about.company_id', '=', ctx.company)
    .where('about.case_id', '=', caseId)
    .where('talk.reached', '=', true)
    .where('talk.at', '>=', since)
    .orderBy('talk.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (talk === undefined) return null
  const entry = await ctx.tx
    .selectFrom('core.journal_about as shown')
    .innerJoin('core.journal as entry', join =>
      join.onRef('entry.company_id', '=', 'shown.company_id').onRef('entry.id', '=', 'shown.journal_id'),
    )
    .select('entry.id')
    .where('shown.company_id', '=', ctx.company)
    .where('shown.about_id', '=', talk.customer_id)
    .where('entry.subject_id', '=', talk.id)
    .where('entry.event', '=', 'conversation logged')
    .limit(1)
    .executeTakeFirst()
  return entry?.id ?? null
}

/** The words in which a promise was made. */
export async function toldIn(ctx: Context, promise: Uuid): Promise<Uuid | null> {
  const row = await ctx.tx
    .selectFrom('promises.promises')
    .select('told_in')
    .where('company_id', '=', ctx.company)
    .where('id', '=', promise)
    .executeTakeFirst()
  return row?.told_in ?? null
}

/** The last day before this one whose end was kept. */
export const lastDay = (ctx: Context, day: Temporal.PlainDate) =>
  sql<Temporal.PlainDate>`(select max(day) from reception.day_ends
    where company_id = ${ctx.company} and day < ${day})`
