import { sql } from 'kysely'
import { type Context, inCompany, system } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Card, Content } from '../contract/shapes.ts'
import type { Audience, Confidence, Kind } from '../rules/words.ts'

/** `id = any(…)`: one prepared statement whatever their number. */
export const among = (ids: readonly Uuid[]) => sql<Uuid>`any(${[...ids]}::uuid[])`

export type AnswerRow = {
  id: Uuid
  number: number
  kind: Kind
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  audience: Audience
  confidence: Confidence
  owner: Uuid | null
  reviewOn: Temporal.PlainDate | null
  edition: number
  version: number
  addedAt: Temporal.Instant
  changedAt: Temporal.Instant
  changedBy: Uuid | null
}

const columns = sql`
  id, number, kind, language, audience, confidence, owner_id as owner, review_on as "reviewOn", edition,
  version, added_at as "addedAt", changed_at as "changedAt", changed_by as "changedBy"`

export async function lockAnswers(ctx: Context, ids: readonly Uuid[]): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${columns} from knowledge.answers where company_id = ${ctx.company} and id = ${among(ids)}
    order by id for no key update`.execute(ctx.tx)
  return rows
}

export async function answerThere(ctx: Context, id: Uuid): Promise<{ edition: number } | undefined> {
  return ctx.tx
    .selectFrom('knowledge.answers')
    .select('edition')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * So many numbers in a row, the first of them. In a short transaction of its own, so that nobody waits for
 * whoever brings in thousands; a deed that fails leaves a gap.
 */
export function reserveNumbers(ctx: Context, many: number): Promise<number> {
  const { house, company } = ctx
  const reserve = async ({ tx }: Context) => {
    const row = await tx
      .insertInto('knowledge.numbers')
      .values({ company_id: company, next: many + 1 })
      .onConflict(conflict =>
        conflict.column('company_id').doUpdateSet(eb => ({ next: eb('knowledge.numbers.next', '+', many) })),
      )
      .returning('next')
      .executeTakeFirstOrThrow()
    return row.next - many
  }
  return inCompany(house, company, system('knowledge: numbers'), reserve, { pool: house.pools.side })
}

type Changes = {
  edition?: number
  kind?: Kind
  language?: string
  audience?: Audience
  confidence?: Confidence
  owner_id?: Uuid | null
  review_on?: Temporal.PlainDate | null
}

/** Changes answers, and counts that they were changed. */
export async function changeAnswers(ctx: Context, ids: readonly Uuid[], to: Changes): Promise<void> {
  await ctx.tx
    .updateTable('knowledge.answers')
    .set(eb => ({ ...to, version: eb('version', '+', 1), changed_at: ctx.now, changed_by: ctx.actor.staff }))
    .where('company_id', '=', ctx.company)
    .where('id', '=', among(ids))
    .execute()
}

/** The same of many at once, each to its own. */
export async function changeEach(
  ctx: Context,
  all: readonly { id: Uuid; edition: number; card: Omit<Card, 'owner'> }[],
): Promise<void> {
  const rows = all.map(({ id, edition, card: { reviewOn, ...card } }) => ({
    id,
    edition,
    review_on: reviewOn,
    ...card,
  }))
  await sql`
    update knowledge.answers answer
    set edition = it.edition, kind = it.kind, language = it.language, audience = it.audience,
      confidence = it.confidence, review_on = it.review_on, version = answer.version + 1,
      changed_at = ${ctx.now}, changed_by = ${ctx.actor.staff}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as it (id uuid, edition integer,
      kind text, language text, audience text, confidence text, review_on date)
    where answer.company_id = ${ctx.company} and answer.id = it.id`.execute(ctx.tx)
}

export async function insertValidation(
  ctx: Context,
  row: { id: Uuid; answer_id: Uuid; edition: number },
): Promise<void> {
  await ctx.tx
    .insertInto('knowledge.validations')
    .values({ company_id: ctx.company, ...row, validated_at: ctx.now, validated_by: ctx.actor.staff })
    .execute()
}

/** Who vouched last for which edition of an answer. */
export async function lastValidation(ctx: Context, answer: Uuid) {
  return ctx.tx
    .selectFrom('knowledge.validations as validation')
    .leftJoin('people.staff as staff', join =>
      join
        .onRef('staff.company_id', '=', 'validation.company_id')
        .onRef('staff.id', '=', 'validation.validated_by'),
    )
    .select(['validation.edition', 'validation.validated_at as at', 'staff.name as by'])
    .where('validation.company_id', '=', ctx.company)
    .where('validation.answer_id', '=', answer)
    .orderBy('validation.validated_at', 'desc')
    .orderBy('validation.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Removes where an answer belonged; the edition in force says where it does now. */
export async function clearPlaces(ctx: Context, answers: readonly Uuid[]): Promise<void> {
  await ctx.tx
    .deleteFrom('knowledge.places')
    .where('company_id', '=', ctx.company)
    .where('answer_id', '=', among(answers))
    .execute()
}

export type PlacedFault = { id: Uuid; retired: boolean; safety: boolean }

/** What there is of these places. */
export async function placesThere(ctx: Context, { lines, models, faults }: Content['places']) {
  const named = (table: 'archive.product_lines' | 'archive.models', ids: readonly Uuid[]) =>
    ids.length === 0
      ? []
      : ctx.tx
          .selectFrom(table)
          .select('id')
          .where('company_id', '=', ctx.company)
          .where('id', '=', among(ids))
          .execute()
  const faulty = async (): Promise<PlacedFault[]> => {
    if (faults.length === 0) return []
    const { rows } = await sql<PlacedFault>`
      select id, retired_at is not null as retired, safety from knowledge.faults
      where company_id = ${ctx.company} and id = ${among(faults)}`.execute(ctx.tx)
    return rows
  }
  const [line, model, fault] = await Promise.all([
    named('archive.product_lines', lines),
    named('archive.models', models),
    faulty(),
  ])
  return { lines: line.map(({ id }) => id), models: model.map(({ id }) => id), faults: fault }
}

/** Null where nobody of this id is or was one of us. */
export async function staffName(ctx: Context, id: Uuid): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('people.staff')
    .select('name')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? null
}
