import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { oneModel, oneProductLine } from '#service/archive/queries/models.ts'
import { MOST_DEVICES } from '../contract/products.ts'

/** @throws Unknown */
export async function productLineFile(ctx: Context, id: Uuid) {
  const { name } = await oneProductLine(ctx, id)
  const models = sql`array(select id from archive.models
    where company_id = ${ctx.company} and product_line_id = ${id})`
  return { id, name, known: await known(ctx, { models, line: id }) }
}

/** @throws Unknown */
export async function modelFile(ctx: Context, id: Uuid) {
  const { name, productLine: line } = await oneModel(ctx, id)
  return { id, name, line, known: await known(ctx, { models: sql`array[${id}::uuid]`, line: null }) }
}

type Of = { models: RawBuilder<unknown>; line: Uuid | null }

async function known(ctx: Context, { models, line }: Of) {
  const { rows } = await sql<{ devices: number; answers: number; lessons: number }>`
    select devices.n as devices, counted.answers, counted.lessons
    from (select count(*)::int as n from (
        select from archive.devices where company_id = ${ctx.company} and merged_into is null
          and (model_id = any(${models}) or product_line_id = ${line}::uuid)
        limit ${MOST_DEVICES}) standing) devices,
      (select count(*) filter (where kind = 'answer')::int as answers,
          count(*) filter (where kind = 'lesson')::int as lessons
        from knowledge.answers answer
        where company_id = ${ctx.company} and confidence <> 'archived' and exists (
          select from knowledge.places place
          where place.company_id = answer.company_id and place.answer_id = answer.id
            and (place.model_id = any(${models}) or place.product_line_id = ${line}::uuid))) counted`.execute(
    ctx.tx,
  )
  return rows[0] ?? { devices: 0, answers: 0, lessons: 0 }
}
