import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { isUuid, type Uuid } from '#core/ids.ts'
import type { Card, Content } from '../contract/shapes.ts'
import { type ContentRow, contentColumns, contentOf } from '../store/editions.ts'
import { type RowFacts, titleOf } from './row.ts'
import { lastSaid } from './store.ts'

/** An answer that a row may mean, as it stands. */
export type Found = {
  id: Uuid
  edition: number
  card: Omit<Card, 'owner'>
  content: Content
  externalId: string | null
  /** What the last list said of it. */
  said: string | null
}

/** The answers that rows mean: by their id elsewhere or ours, without one by language, title and places. */
export type Answers = (facts: RowFacts, places: Content['places']) => Found | null

type Row = ContentRow & Omit<Card, 'owner'> & { id: Uuid; edition: number; externalId: string | null }

/**
 * What is there of these rows. @param lock they are about to be written: nobody else changes them meanwhile
 */
export async function answersFor(ctx: Context, all: readonly RowFacts[], lock: boolean): Promise<Answers> {
  const ids = all.flatMap(({ externalId }) => externalId ?? [])
  const titles = all.filter(({ externalId }) => externalId === null).map(({ content }) => content.title)
  const { rows } = await sql<Row>`
    with meant as (
      select id from knowledge.answers
      where company_id = ${ctx.company} and external_id = any(${ids}::text[])
      union
      select id from knowledge.answers
      where company_id = ${ctx.company} and id = any(${ids.filter(isUuid)}::uuid[])
      union
      select edition.answer_id from knowledge.editions edition
      where edition.company_id = ${ctx.company} and edition.title_key = any(array(${keysOf(titles)}))
    )
    select answer.id, answer.kind, answer.language, answer.audience, answer.confidence,
      answer.review_on as "reviewOn", answer.external_id as "externalId", answer.edition, ${contentColumns}
    from knowledge.answers answer
    join knowledge.editions edition on edition.company_id = answer.company_id
      and edition.answer_id = answer.id and edition.number = answer.edition
    where answer.company_id = ${ctx.company} and answer.id in (select id from meant)
    order by answer.id ${lock ? sql`for no key update of answer` : sql``}
  `.execute(ctx.tx)
  if (rows.length === 0) return () => null
  const said = await lastSaid(
    ctx,
    rows.map(({ id }) => id),
  )
  return meetingIn(rows.map(row => foundIn(row, said.get(row.id) ?? null)))
}

/** The same key as the column `title_key` (0037). */
const keysOf = (titles: readonly string[]) => sql`
  select md5(lower(regexp_replace(normalize(title, nfkc), '\\s+', '', 'g')))::uuid
  from unnest(${[...titles]}::text[]) as wanted (title)`

const foundIn = (row: Row, said: string | null): Found => ({
  id: row.id,
  edition: row.edition,
  card: {
    kind: row.kind,
    language: row.language,
    audience: row.audience,
    confidence: row.confidence,
    reviewOn: row.reviewOn,
  },
  content: contentOf(row),
  externalId: row.externalId,
  said,
})

function meetingIn(all: readonly Found[]): Answers {
  const byId = new Map<string, Found>(all.map(one => [one.id, one]))
  for (const one of all) if (one.externalId !== null) byId.set(one.externalId, one)
  const byTitle = Map.groupBy(all, ({ content }) => titleOf(content.title))
  return ({ externalId, content, language }, places) => {
    if (externalId !== null) return byId.get(externalId) ?? byId.get(externalId.toLowerCase()) ?? null
    const same = byTitle.get(titleOf(content.title)) ?? []
    return same.find(one => one.card.language === language && samePlaces(one.content.places, places)) ?? null
  }
}

export function samePlaces(one: Content['places'], other: Content['places']): boolean {
  const spelled = ({ lines, models, faults }: Content['places']) =>
    [lines, models, faults].map(ids => ids.toSorted().join()).join(' ')
  return spelled(one) === spelled(other)
}
