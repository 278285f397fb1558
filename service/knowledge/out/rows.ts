import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { AnswerFilters } from '../contract/exports.ts'
import type { Card, Content } from '../contract/shapes.ts'
import { type ContentRow, contentColumns, contentOf } from '../store/editions.ts'
import { type PlaceNames, placeNames } from '../store/names.ts'

const ANSWERS_AT_ONCE = 500

/** An answer that leaves, with the names of its places. */
export type Leaving = {
  id: Uuid
  number: number
  externalId: string | null
  card: Omit<Card, 'owner'>
  content: Content
  names: PlaceNames
  /** The way down to each of its faults. */
  faults: string[][]
}

type Row = ContentRow & Omit<Card, 'owner'> & { id: Uuid; number: number; externalId: string | null }

/** All answers that are wanted, by number, some hundred at a time. */
export async function* leavingAnswers(ctx: Context, filters: AnswerFilters): AsyncGenerator<Leaving[]> {
  for (let after = 0; ; ) {
    const rows = await someRows(ctx, filters, after)
    const names = await placeNames(
      ctx,
      rows.map(({ places }) => places),
    )
    const ways = await waysDown(ctx, [...names.faults.keys()])
    yield rows.map(row => leaving(row, names, ways))
    after = rows.at(-1)?.number ?? after
    if (rows.length < ANSWERS_AT_ONCE) return
  }
}

const leaving = (row: Row, names: PlaceNames, ways: ReadonlyMap<Uuid, string[]>): Leaving => ({
  id: row.id,
  number: row.number,
  externalId: row.externalId,
  card: {
    kind: row.kind,
    language: row.language,
    audience: row.audience,
    confidence: row.confidence,
    reviewOn: row.reviewOn,
  },
  content: contentOf(row),
  names,
  faults: row.places.faults.flatMap(id => {
    const way = ways.get(id)
    return way === undefined ? [] : [way]
  }),
})

async function someRows(ctx: Context, filters: AnswerFilters, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select answer.id, answer.number, answer.external_id as "externalId", answer.kind, answer.language,
      answer.audience, answer.confidence, answer.review_on as "reviewOn", ${contentColumns}
    from knowledge.answers answer
    join knowledge.editions edition on edition.company_id = answer.company_id
      and edition.answer_id = answer.id and edition.number = answer.edition
    where answer.company_id = ${ctx.company} and answer.number > ${after} ${wanted(ctx, filters)}
    order by answer.number limit ${ANSWERS_AT_ONCE}`.execute(ctx.tx)
  return rows
}

function wanted(ctx: Context, { kind, written, audience, confidence, line, model }: AnswerFilters) {
  const placed = (column: 'product_line_id' | 'model_id', id: Uuid) => sql`and exists (
    select from knowledge.places place where place.company_id = ${ctx.company}
      and place.answer_id = answer.id and place.${sql.ref(column)} = ${id})`
  return sql.join(
    [
      ...(kind === undefined ? [] : [sql`and answer.kind = ${kind}`]),
      ...(written === undefined ? [] : [sql`and answer.language = ${written}`]),
      ...(audience === undefined ? [] : [sql`and answer.audience = ${audience}`]),
      ...(confidence === undefined ? [] : [sql`and answer.confidence = ${confidence}`]),
      ...(line === undefined ? [] : [placed('product_line_id', line)]),
      ...(model === undefined ? [] : [placed('model_id', model)]),
    ],
    sql` `,
  )
}

/** `E1 传感器故障`, under what it belongs to, from above to below. */
async function waysDown(ctx: Context, ids: readonly Uuid[]): Promise<Map<Uuid, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Uuid; way: string[] }>`
    select fault.id, array_remove(array[
      trim(top.code || ' ' || top.name), trim(above.code || ' ' || above.name),
      trim(fault.code || ' ' || fault.name)], null) as way
    from knowledge.faults fault
    left join knowledge.faults above
      on above.company_id = fault.company_id and above.id = fault.parent_id
    left join knowledge.faults top on top.company_id = above.company_id and top.id = above.parent_id
    where fault.company_id = ${ctx.company} and fault.id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map(({ id, way }) => [id, way]))
}
