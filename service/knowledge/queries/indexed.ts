import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { IndexedAnswer } from '../index/shapes.ts'
import { plainText } from '../rules/plain.ts'
import type { AnswerRow } from '../store/answers.ts'
import { type ContentRow, contentColumns } from '../store/editions.ts'
import { type PlaceNames, placeNames } from '../store/names.ts'
import { type Tally, talliesOf, UNTOLD } from '../store/tallies.ts'

type Row = Pick<AnswerRow, 'id' | 'edition' | 'version' | 'kind' | 'language' | 'audience' | 'confidence'> &
  ContentRow

/** These answers as the index reads them; what is archived or not there is left out. */
export const indexedAnswers = (ctx: Context, ids: readonly Uuid[]): Promise<IndexedAnswer[]> =>
  indexed(ctx, sql`answer.id = any(${[...ids]}::uuid[])`)

/** All of them in the order of their ids, `limit` at a time, those after `after`: for building the index. */
export const indexedPage = (ctx: Context, after: Uuid | null, limit: number): Promise<IndexedAnswer[]> =>
  indexed(
    ctx,
    sql`${after === null ? sql`true` : sql`answer.id > ${after}::uuid`} order by answer.id limit ${limit}`,
  )

/** Five statements, however many answers: their words, the names of places three times, the tallies. */
async function indexed(ctx: Context, which: RawBuilder<unknown>): Promise<IndexedAnswer[]> {
  const { rows } = await sql<Row>`
    select answer.id, answer.edition, answer.version, answer.kind, answer.language, answer.audience,
      answer.confidence, ${contentColumns}
    from knowledge.answers answer
    join knowledge.editions edition
      on edition.company_id = answer.company_id and edition.answer_id = answer.id
      and edition.number = answer.edition
    where answer.company_id = ${ctx.company} and answer.confidence <> 'archived' and ${which}`.execute(ctx.tx)
  const [names, tallies] = await Promise.all([
    placeNames(
      ctx,
      rows.map(({ places }) => places),
    ),
    talliesOf(
      ctx,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map(row => shape(row, names, tallies.get(row.id) ?? UNTOLD))
}

function shape(row: Row, names: PlaceNames, { told, solved }: Tally): IndexedAnswer {
  const { lines, models, faults } = row.places
  const lineNames = lines.flatMap(id => names.lines.get(id)?.name ?? [])
  const modelNames = models.flatMap(id => {
    const model = names.models.get(id)
    return model === undefined ? [] : [model.name, ...(model.line === null ? [] : [model.line])]
  })
  const faultWords = faults.flatMap(id => {
    const fault = names.faults.get(id)
    return fault === undefined ? [] : [fault.code, fault.name, ...fault.words]
  })
  return {
    id: row.id,
    edition: row.edition,
    version: row.version,
    kind: row.kind,
    language: row.language,
    audience: row.audience,
    confidence: row.confidence,
    lines,
    models,
    title: row.title,
    phrasings: row.phrasings,
    faults: once(faultWords),
    names: once([...lineNames, ...modelNames]),
    body: plainText(row),
    solved,
    told,
  }
}

const once = (words: readonly string[]) => [...new Set(words)].filter(word => word !== '')
