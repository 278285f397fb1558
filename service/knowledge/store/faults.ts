import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { FaultPlace } from '../rules/faults.ts'

export type FaultRow = {
  id: Uuid
  level: number
  parent: Uuid | null
  line: { id: Uuid; name: string } | null
  model: { id: Uuid; name: string } | null
  code: string
  name: string
  otherNames: string[]
  safety: boolean
  answers: number
  retiredAt: Temporal.Instant | null
  version: number
  changedAt: Temporal.Instant
  changedBy: string | null
}

const named = (table: 'line' | 'model') => sql`case when ${sql.ref(`${table}.id`)} is null then null
  else jsonb_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

type Wanted = { line: Uuid | null; model: Uuid | null; putAway: boolean; limit: number }

/**
 * From above to below, those of everything first. With a line: its own, those of its models and those of
 * everything; with a model: its own, its line's and those of everything.
 */
export async function faultRows(ctx: Context, { line, model, putAway, limit }: Wanted): Promise<FaultRow[]> {
  const narrowed =
    model !== null
      ? sql`and (fault.model_id = ${model} or (fault.model_id is null and (fault.product_line_id is null
          or fault.product_line_id = (select product_line_id from archive.models
            where company_id = ${ctx.company} and id = ${model}))))`
      : line !== null
        ? sql`and (fault.product_line_id = ${line} or model.product_line_id = ${line}
            or (fault.product_line_id is null and fault.model_id is null))`
        : sql``
  const { rows } = await sql<FaultRow>`
    select fault.id, fault.level, fault.parent_id as parent, fault.code, fault.name,
      fault.other_names as "otherNames", fault.safety, fault.retired_at as "retiredAt", fault.version,
      fault.changed_at as "changedAt", staff.name as "changedBy",
      ${named('line')} as line, ${named('model')} as model,
      (select count(*)::int from knowledge.places place
        join knowledge.answers answer
          on answer.company_id = place.company_id and answer.id = place.answer_id
        where place.company_id = fault.company_id and place.fault_id = fault.id
          and answer.confidence <> 'archived') as answers
    from knowledge.faults fault
    left join archive.product_lines line
      on line.company_id = fault.company_id and line.id = fault.product_line_id
    left join archive.models model on model.company_id = fault.company_id and model.id = fault.model_id
    left join people.staff staff on staff.company_id = fault.company_id and staff.id = fault.changed_by
    where fault.company_id = ${ctx.company} ${narrowed}
      ${putAway ? sql`` : sql`and fault.retired_at is null`}
    order by fault.level, fault.model_id is not null, fault.product_line_id is not null,
      line.name_key, model.name_key, fault.id
    limit ${limit}`.execute(ctx.tx)
  return rows
}

export type KeptFault = FaultPlace & {
  code: string
  name: string
  version: number
  retiredAt: Temporal.Instant | null
}

/** The whole tree of the company, as the rules see it. Changes of it come one after the other. */
export async function keptFaults(ctx: Context): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    select fault.id, fault.level, fault.parent_id as parent, fault.product_line_id as line,
      fault.model_id as model, model.product_line_id as "lineOfModel", fault.code, fault.name, fault.version,
      fault.retired_at is not null as retired, fault.retired_at as "retiredAt"
    from knowledge.faults fault
    left join archive.models model on model.company_id = fault.company_id and model.id = fault.model_id
    where fault.company_id = ${ctx.company}`.execute(ctx.tx)
  return rows
}

/** Undefined where the company has no such line or model. */
export async function productOf(ctx: Context, of: { line: Uuid | null; model: Uuid | null }) {
  if (of.line === null && of.model === null) return { line: null, model: null, lineOfModel: null }
  const found =
    of.model === null
      ? sql`select id as line, null::uuid as model, null::uuid as "lineOfModel" from archive.product_lines
          where company_id = ${ctx.company} and id = ${of.line}`
      : sql`select null::uuid as line, id as model, product_line_id as "lineOfModel" from archive.models
          where company_id = ${ctx.company} and id = ${of.model}`
  const { rows } = await sql<Pick<FaultPlace, 'line' | 'model' | 'lineOfModel'>>`${found}`.execute(ctx.tx)
  return rows[0]
}

/** Writes over one fault, or several that are changed alike, and notes who did. */
export async function changeFaults(
  ctx: Context,
  ids: readonly Uuid[],
  change: Partial<{
    code: string
    name: string
    other_names: string[]
    safety: boolean
    parent_id: Uuid | null
    level: number
    retired_at: Temporal.Instant | null
  }>,
): Promise<void> {
  await ctx.tx
    .updateTable('knowledge.faults')
    .set({ ...change, changed_at: ctx.now, changed_by: ctx.actor.staff })
    .set('version', sql`version + 1`)
    .where('company_id', '=', ctx.company)
    .where('id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .execute()
}
