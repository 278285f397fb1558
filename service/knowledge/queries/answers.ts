import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Asked } from '#core/endpoint.ts'
import type { Uuid } from '#core/ids.ts'
import { LANGUAGES, type Language } from '#core/languages.ts'
import { type Place, pageOf, placeFrom } from '#core/paging.ts'
import { known, Unreadable } from '#core/refusal.ts'
import type { AnswerLine, listAnswers } from '../contract/answers.ts'
import type { Answer, Content } from '../contract/shapes.ts'
import { isKeeper, isWriter } from '../rules/card.ts'
import { solvedRate } from '../rules/solved-rate.ts'
import { readingOrder } from '../rules/tongue.ts'
import { type AnswerRow, lastValidation } from '../store/answers.ts'
import { type ContentRow, contentColumns, contentOf } from '../store/editions.ts'
import { named, placeNames } from '../store/names.ts'
import { talliesOf, UNTOLD } from '../store/tallies.ts'

type Named = { ownerName: string | null; changer: string | null }

const cardColumns = sql`
  answer.id, answer.number, answer.kind, answer.language, answer.audience, answer.confidence,
  answer.owner_id as owner, answer.review_on as "reviewOn", answer.edition, answer.version,
  answer.added_at as "addedAt", answer.changed_at as "changedAt", owner.name as "ownerName",
  changer.name as changer`

/** With the edition in force and the names of people; `which`: answers as `answer`, few already. */
const withEditions = (which: RawBuilder<unknown>) => sql`
  from ${which} answer
  join knowledge.editions edition
    on edition.company_id = answer.company_id and edition.answer_id = answer.id
    and edition.number = answer.edition
  left join people.staff owner on owner.company_id = answer.company_id and owner.id = answer.owner_id
  left join people.staff changer on changer.company_id = answer.company_id and changer.id = answer.changed_by`

/** An answer as who asks sees it. @throws Unknown */
export async function getAnswer(ctx: Context, id: Uuid): Promise<Answer> {
  const { rows } = await sql<AnswerRow & Named & ContentRow>`
    select ${cardColumns}, ${contentColumns} ${withEditions(sql`knowledge.answers`)}
    where answer.company_id = ${ctx.company} and answer.id = ${id}`.execute(ctx.tx)
  const row = known(rows[0])
  const [names, tallies, validated] = await Promise.all([
    placeNames(ctx, [row.places]),
    talliesOf(ctx, [id]),
    lastValidation(ctx, id),
  ])
  const { roles } = ctx.actor
  return {
    ...cardOf(row),
    content: contentOf(row),
    ...named(row.places, names),
    addedAt: row.addedAt,
    solvedRate: solvedRate(tallies.get(id) ?? UNTOLD),
    validated: validated ?? null,
    mayEdit: isWriter(roles) && row.confidence !== 'archived',
    mayValidate: isKeeper(roles),
  }
}

const cardOf = (row: AnswerRow & Named) => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  language: row.language,
  audience: row.audience,
  confidence: row.confidence,
  owner: row.owner,
  ownerName: row.ownerName,
  reviewOn: row.reviewOn,
  edition: row.edition,
  version: row.version,
  changedAt: row.changedAt,
  changedBy: row.changer,
})

const lineColumns = sql`
  ${cardColumns}, edition.title, edition.safety is not null as safety, edition.places`

type Line = AnswerRow & Named & { title: string; safety: boolean; places: Content['places'] }
type Ask = Asked<typeof listAnswers>['query']

/** Answers, what changed last first; who reads a language has those in it before all others. */
export async function answers(ctx: Context, ask: Ask) {
  if (ask.reads !== undefined && ask.language === undefined) return ownFirst(ctx, ask, ask.reads)
  const rows = await changedLast(ctx, ask, placeFrom(ask.after), ask.limit + 1)
  return pageOf(rows, ask.limit, placeOf, await lineOf(ctx, rows))
}

/**
 * Language by language: each is a stretch of the index by change, and the first mostly fills the page. What
 * comes back as `after` says in which language the page ended, too.
 */
async function ownFirst(ctx: Context, ask: Ask, reads: Language) {
  const order = readingOrder(reads)
  const { language: last, place } = languageFrom(ask.after)
  const rows: Line[] = []
  for (const language of order.slice(last === null ? 0 : order.indexOf(last))) {
    const more = ask.limit + 1 - rows.length
    if (more === 0) break
    rows.push(...(await changedLast(ctx, { ...ask, language }, language === last ? place : null, more)))
  }
  const page = pageOf(rows, ask.limit, placeOf, await lineOf(ctx, rows))
  return { ...page, next: page.next && `${page.items.at(-1)?.language}~${page.next}` }
}

function languageFrom(text: string | undefined): { language: Language | null; place: Place | null } {
  if (text === undefined) return { language: null, place: null }
  const end = text.indexOf('~')
  const language = LANGUAGES.find(one => one === text.slice(0, end))
  if (language === undefined) throw new Unreadable('not a page of this list', { path: 'query.after' })
  return { language, place: placeFrom(text.slice(end + 1)) }
}

const placeOf = (row: Line): Place => ({ at: row.changedAt, id: row.id })

async function changedLast(ctx: Context, ask: Ask, after: Place | null, limit: number): Promise<Line[]> {
  const where = [
    ...wanted(ctx, ask),
    ...(after === null ? [] : [sql`(answer.changed_at, answer.id) < (${after.at}, ${after.id}::uuid)`]),
  ]
  // The page is cut before editions and names are looked up: of hundreds of thousands only these.
  const { rows } = await sql<Line>`
    select ${lineColumns} ${withEditions(sql`(
      select answer.* from knowledge.answers answer
      where answer.company_id = ${ctx.company} and ${sql.join(where, sql` and `)}
      order by answer.changed_at desc, answer.id desc limit ${limit}
    )`)}
    order by answer.changed_at desc, answer.id desc`.execute(ctx.tx)
  return rows
}

/** Answers by their ids, for who knows which: in no order, without those that are not there. */
export async function answerLines(ctx: Context, ids: readonly Uuid[]): Promise<AnswerLine[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Line>`
    select ${lineColumns} ${withEditions(sql`knowledge.answers`)}
    where answer.company_id = ${ctx.company} and answer.id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  return rows.map(await lineOf(ctx, rows))
}

async function lineOf(ctx: Context, rows: readonly Line[]): Promise<(row: Line) => AnswerLine> {
  const names = await placeNames(
    ctx,
    rows.map(({ places }) => places),
  )
  return row => ({
    ...cardOf(row),
    title: row.title,
    safety: row.safety,
    ...named(row.places, names),
  })
}

/** What is looked for; where nothing is said of confidence, not what was archived. */
function wanted(ctx: Context, ask: Ask): RawBuilder<unknown>[] {
  const { number, line, model, fault, kind, language, audience, confidence, owner } = ask
  const placed = (which: RawBuilder<unknown>) =>
    sql`select answer_id from knowledge.places where company_id = ${ctx.company} and ${which}`
  return [
    confidence === undefined ? sql`answer.confidence <> 'archived'` : sql`answer.confidence = ${confidence}`,
    ...(number === undefined ? [] : [sql`answer.number = ${number}`]),
    ...(kind === undefined ? [] : [sql`answer.kind = ${kind}`]),
    ...(language === undefined ? [] : [sql`answer.language = ${language}`]),
    ...(audience === undefined ? [] : [sql`answer.audience = ${audience}`]),
    ...(owner === undefined ? [] : [sql`answer.owner_id = ${owner}`]),
    ...(model === undefined ? [] : [sql`answer.id in (${placed(sql`model_id = ${model}`)})`]),
    ...(fault === undefined ? [] : [sql`answer.id in (${placed(sql`fault_id = ${fault}`)})`]),
    ...(line === undefined
      ? []
      : [
          sql`answer.id in (${placed(sql`product_line_id = ${line}`)} union all ${placed(sql`
            model_id in (select id from archive.models
              where company_id = ${ctx.company} and product_line_id = ${line})`)})`,
        ]),
  ]
}
