import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** Answers that are placed at these faults (or below them), models, or lines (or at models of them). */
export async function answersOf(
  ctx: Context,
  at: 'fault' | 'model' | 'line',
  places: readonly Uuid[],
): Promise<Uuid[]> {
  if (places.length === 0) return []
  const { rows } = await sql<{ id: Uuid }>`
    with recursive asked as (select unnest(${[...places]}::uuid[]) as id),
    below as (
      select id from asked
      union
      select fault.id from below
      join knowledge.faults fault on fault.company_id = ${ctx.company} and fault.parent_id = below.id
      where ${at} = 'fault'
    ), models as (
      select id from asked where ${at} = 'model'
      union all
      select model.id from asked
      join archive.models model on model.company_id = ${ctx.company} and model.product_line_id = asked.id
      where ${at} = 'line'
    )
    select answer_id as id from knowledge.places
    where company_id = ${ctx.company} and ${at} = 'fault' and fault_id in (select id from below)
    union
    select answer_id from knowledge.places
    where company_id = ${ctx.company} and ${at} <> 'fault' and model_id in (select id from models)
    union
    select answer_id from knowledge.places
    where company_id = ${ctx.company} and ${at} = 'line' and product_line_id in (select id from asked)
  `.execute(ctx.tx)
  return rows.map(row => row.id)
}

/** Answers of the rows that these entries of the journal say were brought in. */
export async function answersBroughtIn(ctx: Context, entries: readonly Uuid[]): Promise<Uuid[]> {
  if (entries.length === 0) return []
  const { rows } = await sql<{ id: Uuid }>`
    select distinct row.answer_id as id
    from core.journal entry
    join knowledge.import_rows row on row.company_id = entry.company_id and row.import_id = entry.subject_id
      and row.row between (entry.data ->> 'from')::int and (entry.data ->> 'upTo')::int
    where entry.company_id = ${ctx.company} and entry.id = any(${[...entries]}::uuid[])
      and row.answer_id is not null and row.outcome in ('created', 'changed')`.execute(ctx.tx)
  return rows.map(row => row.id)
}

/** How many answers of the company can be found. */
export async function countToFind(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from knowledge.answers
    where company_id = ${ctx.company} and confidence <> 'archived'`.execute(ctx.tx)
  return rows[0]?.n ?? 0
}

/** Answers that can be found, in the order of their ids, with what is in force of each. */
export async function standPage(ctx: Context, after: Uuid | null, limit: number) {
  const { rows } = await sql<{ id: Uuid; edition: number; version: number }>`
    select id, edition, version from knowledge.answers
    where company_id = ${ctx.company} and confidence <> 'archived'
      and id > ${after ?? FIRST}::uuid
    order by id limit ${limit}`.execute(ctx.tx)
  return rows
}

const FIRST = '00000000-0000-0000-0000-000000000000'
