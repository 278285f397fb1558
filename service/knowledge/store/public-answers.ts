import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Content } from '../contract/shapes.ts'
import type { Kind } from '../rules/words.ts'
import { isPublic } from './public.ts'

type Named = { id: Uuid; name: string }
export type ShelfRow = { number: number; title: string; kind: Kind; language: string; safety: boolean }
type Place = { model: Uuid | null; line: Uuid | null; language: string; limit: number }

const inForce = sql`join knowledge.editions edition on edition.company_id = answer.company_id
  and edition.answer_id = answer.id and edition.number = answer.edition`
const shelf = sql`answer.number, edition.title, answer.kind, answer.language,
  edition.safety is not null as safety`

/** Whether there is anything for customers to read. */
export async function hasPublic(ctx: Context): Promise<boolean> {
  const some = sql`select from knowledge.answers answer where answer.company_id = ${ctx.company} and ${isPublic}`
  const { rows } = await sql<{ any: boolean }>`select exists (${some}) as any`.execute(ctx.tx)
  return rows[0]?.any === true
}

/** Product lines with at least one answer for customers; none is counted. */
export async function publicLines(ctx: Context): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select line.id, line.name from archive.product_lines line
    where line.company_id = ${ctx.company} and exists (
      select from knowledge.places place
      join knowledge.answers answer
        on answer.company_id = place.company_id and answer.id = place.answer_id
      where place.company_id = line.company_id and place.product_line_id = line.id and ${isPublic})
    order by line.name_key limit 500`.execute(ctx.tx)
  return rows
}

/** Asked most in the last three months; where nothing was, what changed last. */
export async function publicOften(ctx: Context, { language, limit }: Place): Promise<ShelfRow[]> {
  const since = ctx.now.subtract({ hours: 24 * 92 })
  const { rows } = await sql<ShelfRow>`
    select ${shelf}
    from (select answer_id, count(*) as times from knowledge.uses
      where company_id = ${ctx.company} and used_at > ${since} and how <> 'lesson'
      group by answer_id) used
    join knowledge.answers answer on answer.company_id = ${ctx.company} and answer.id = used.answer_id
    ${inForce}
    where ${isPublic} and answer.language = ${language}
    order by used.times desc, answer.number limit ${limit}`.execute(ctx.tx)
  return rows.length > 0 ? rows : latest(ctx, language, limit)
}

async function latest(ctx: Context, language: string, limit: number): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select ${shelf} from knowledge.answers answer ${inForce}
    where answer.company_id = ${ctx.company} and ${isPublic} and answer.language = ${language}
    order by answer.changed_at desc, answer.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Lessons first, then what is nearest to the machine: its model, its line. */
export async function publicOf(ctx: Context, { model, line, language, limit }: Place): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select ${shelf}
    from (select answer_id, min(case when model_id is null then 1 else 0 end) as far
      from knowledge.places where company_id = ${ctx.company}
        and (model_id = ${model}::uuid or product_line_id = ${line}::uuid)
      group by answer_id) near
    join knowledge.answers answer on answer.company_id = ${ctx.company} and answer.id = near.answer_id
    ${inForce}
    where ${isPublic} and answer.language = ${language}
    order by (answer.kind = 'lesson') desc, near.far, answer.number limit ${limit}`.execute(ctx.tx)
  return rows
}

export type PublicRow = Pick<Content, 'title' | 'body' | 'steps' | 'safety'> & {
  id: Uuid
  number: number
  language: string
  confidence: string
  changedAt: Temporal.Instant
  lines: string[]
  models: string[]
}

const namesOf = (table: 'archive.product_lines' | 'archive.models', column: string) => sql`array(
  select product.name from knowledge.places place
  join ${sql.table(table)} product
    on product.company_id = place.company_id and product.id = ${sql.ref(`place.${column}`)}
  where place.company_id = answer.company_id and place.answer_id = answer.id
  order by product.name_key limit 12)`

export async function publicAnswer(ctx: Context, number: number): Promise<PublicRow | undefined> {
  const { rows } = await sql<PublicRow>`
    select answer.id, answer.number, answer.language, answer.confidence, edition.made_at as "changedAt",
      edition.title, edition.body, edition.steps, edition.safety,
      ${namesOf('archive.product_lines', 'product_line_id')} as lines,
      ${namesOf('archive.models', 'model_id')} as models
    from knowledge.answers answer ${inForce}
    where answer.company_id = ${ctx.company} and answer.number = ${number} and ${isPublic}`.execute(ctx.tx)
  return rows[0]
}
