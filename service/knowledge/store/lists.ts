import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Language } from '#core/languages.ts'
import { turnOf } from './turns.ts'

type Ids = { id: Uuid }

type Few = { languages: readonly Language[]; limit: number }

/** Told on the phone since then, language by language, most often first. */
export async function toldMost(ctx: Context, since: Temporal.Instant, { languages, limit }: Few) {
  const { rows } = await sql<Ids & { told: number }>`
    select use.answer_id as id, count(*)::int as told
    from knowledge.uses use
    join knowledge.answers answer on answer.company_id = use.company_id and answer.id = use.answer_id
    where use.company_id = ${ctx.company} and use.used_at >= ${since} and use.how = 'told'
      and answer.confidence <> 'archived'
    group by use.answer_id, answer.language
    order by ${turnOf(languages)}, count(*) desc, use.answer_id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Among so many that were added last one's own language comes first: what is older is nothing new. */
const NEW = 60

/** Ids come from a clock: the highest are the newest. */
export async function addedLast(ctx: Context, { languages, limit }: Few): Promise<Ids[]> {
  const { rows } = await sql<Ids>`
    select id from (
      select id, language from knowledge.answers
      where company_id = ${ctx.company} and confidence <> 'archived'
      order by id desc limit ${NEW}
    ) answer
    order by ${turnOf(languages)}, id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

type Due = {
  by: Temporal.PlainDate
  owner: Uuid | 'nobody' | null
  after: { on: Temporal.PlainDate; id: Uuid } | null
  limit: number
}

/** Answers in use whose review is due by that day, the longest overdue first. */
export async function dueForReview(ctx: Context, { by, owner, after, limit }: Due) {
  const owned =
    owner === null ? sql`` : owner === 'nobody' ? sql`and owner_id is null` : sql`and owner_id = ${owner}`
  const { rows } = await sql<Ids & { on: Temporal.PlainDate }>`
    select id, review_on as on from knowledge.answers
    where company_id = ${ctx.company} and review_on is not null and confidence <> 'archived'
      and review_on <= ${by} ${owned}
      ${after === null ? sql`` : sql`and (review_on, id) > (${after.on}, ${after.id}::uuid)`}
    order by review_on, id limit ${limit}`.execute(ctx.tx)
  return rows
}

export type ContradictedRow = Ids & {
  times: number
  lastAt: Temporal.Instant
  cases: { case: Uuid; at: string }[]
}
/** Of one answer so many cases are told. */
const MOST_CASES = 10

/** What the edition in force solved and what was opened again after it. */
export async function contradicted(
  ctx: Context,
  { after, limit }: { after: { at: Temporal.Instant; id: Uuid } | null; limit: number },
): Promise<ContradictedRow[]> {
  const { rows } = await sql<ContradictedRow>`
    select answer.id, count(*)::int as times, max(use.contradicted_at) as "lastAt",
      coalesce((jsonb_agg(jsonb_build_object('case', use.about, 'at', use.contradicted_at)
        order by use.contradicted_at desc) filter (where use.about is not null)), '[]') as cases
    from knowledge.uses use
    join knowledge.answers answer on answer.company_id = use.company_id and answer.id = use.answer_id
      and answer.edition = use.edition and answer.confidence <> 'archived'
    where use.company_id = ${ctx.company} and use.contradicted_at is not null
    group by answer.id
    ${
      after === null
        ? sql``
        : sql`having (max(use.contradicted_at), answer.id) < (${after.at}, ${after.id}::uuid)`
    }
    order by max(use.contradicted_at) desc, answer.id desc limit ${limit}`.execute(ctx.tx)
  return rows.map(row => ({ ...row, cases: row.cases.slice(0, MOST_CASES) }))
}

/** Whether an answer that is in use stands at a place. */
const placed = (ctx: Context, at: ReturnType<typeof sql>) => sql`
  from knowledge.places place
  join knowledge.answers answer on answer.company_id = place.company_id and answer.id = place.answer_id
    and answer.confidence <> 'archived'
  where place.company_id = ${ctx.company} and ${at}`

/** Nothing is placed at the model, nor at a fault that only it has. */
const unanswered = (ctx: Context) => sql`
  not exists (select 1 ${placed(ctx, sql`place.model_id = model.id`)})
  and not exists (select 1 from knowledge.faults fault
    where fault.company_id = ${ctx.company} and fault.model_id = model.id
      and exists (select 1 ${placed(ctx, sql`place.fault_id = fault.id`)}))`

export type ModelWithout = {
  model: { id: Uuid; name: string }
  line: { id: Uuid; name: string } | null
  devices: number
  ofLine: number
}

/** Models without any answer; those that stand with most customers first. */
export async function modelsWithout(
  ctx: Context,
  ask: { line: Uuid | null; after: { devices: number; id: Uuid } | null; limit: number },
): Promise<ModelWithout[]> {
  const { line, after, limit } = ask
  const { rows } = await sql<ModelWithout>`
    with owned as (
      select model_id, count(*)::int as devices from archive.devices
      where company_id = ${ctx.company} and model_id is not null and merged_into is null
      group by model_id
    ), without as (
      select model.id, model.name, model.product_line_id, coalesce(owned.devices, 0) as devices
      from archive.models model left join owned on owned.model_id = model.id
      where model.company_id = ${ctx.company} and ${unanswered(ctx)}
        ${line === null ? sql`` : sql`and model.product_line_id = ${line}`}
    )
    select jsonb_build_object('id', one.id, 'name', one.name) as model, one.devices,
      case when line.id is null then null
        else jsonb_build_object('id', line.id, 'name', line.name) end as line,
      (select count(*)::int ${placed(ctx, sql`place.product_line_id = line.id`)}) as "ofLine"
    from (select * from without
      ${after === null ? sql`` : sql`where (-devices, id) > (${-after.devices}, ${after.id}::uuid)`}
      order by devices desc, id limit ${limit}) one
    left join archive.product_lines line
      on line.company_id = ${ctx.company} and line.id = one.product_line_id
    order by one.devices desc, one.id`.execute(ctx.tx)
  return rows
}

export type Counts = { notFound: number; toReview: number; contradicted: number; modelsWithout: number }

/** Each up to `most`: a tab says "999+" and costs no more for it. */
export async function countAll(ctx: Context, today: Temporal.PlainDate, most: number): Promise<Counts> {
  const upTo = (rows: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from (${rows} limit ${most}) counted)`
  const { rows } = await sql<Counts>`
    select
      ${upTo(sql`select 1 from knowledge.not_found
        where company_id = ${ctx.company} and settled_at is null`)} as "notFound",
      ${upTo(sql`select 1 from knowledge.answers where company_id = ${ctx.company}
        and review_on is not null and confidence <> 'archived' and review_on <= ${today}`)} as "toReview",
      ${upTo(sql`select distinct answer.id from knowledge.uses use
        join knowledge.answers answer on answer.company_id = use.company_id and answer.id = use.answer_id
          and answer.edition = use.edition and answer.confidence <> 'archived'
        where use.company_id = ${ctx.company} and use.contradicted_at is not null`)} as "contradicted",
      ${upTo(sql`select 1 from archive.models model
        where model.company_id = ${ctx.company} and ${unanswered(ctx)}`)} as "modelsWithout"
    `.execute(ctx.tx)
  return rows[0] as Counts
}
