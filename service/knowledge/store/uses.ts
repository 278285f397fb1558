import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { type NewRow, sendRow } from '#core/insert-rows.ts'
import type { Language } from '#core/languages.ts'
import type { Step } from '../contract/shapes.ts'
import type { Confidence, HowUsed, Kind } from '../rules/words.ts'
import { turnOf } from './turns.ts'

/** What an answer said in one edition, as far as a use asks for it. */
export type SaidThen = { number: number; kind: Kind; confidence: Confidence; title: string; steps: Step[] }

export async function saidThen(ctx: Context, answer: Uuid, edition: number): Promise<SaidThen | undefined> {
  const row = await ctx.tx
    .selectFrom('knowledge.editions as edition')
    .innerJoin('knowledge.answers as answer', join =>
      join.onRef('answer.company_id', '=', 'edition.company_id').onRef('answer.id', '=', 'edition.answer_id'),
    )
    .select(['answer.number', 'answer.kind', 'answer.confidence', 'edition.title', 'edition.steps'])
    .where('edition.company_id', '=', ctx.company)
    .where('edition.answer_id', '=', answer)
    .where('edition.number', '=', edition)
    .executeTakeFirst()
  return row as SaidThen | undefined
}

export const insertUse = (ctx: Context, row: NewRow<'knowledge.uses'>) => sendRow(ctx, 'knowledge.uses', row)

/** Whether somebody has used it so already: who reads an answer twice on one visit has read it. */
export async function wasUsed(
  ctx: Context,
  it: { answer: Uuid; how: HowUsed; about: Uuid; by: Uuid },
): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('knowledge.uses')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('about', '=', it.about)
    .where('answer_id', '=', it.answer)
    .where('how', '=', it.how)
    .where('used_by', '=', it.by)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type Marked = { id: Uuid; answer: Uuid; device: Uuid | null; solved: boolean }

/**
 * Says of all that was told about a case, and of which nobody has said yet whether it helped, that it did:
 * what was told last (`last`), or none of it. What was told before the last had not helped.
 */
export async function settleTold(ctx: Context, about: Uuid, helped: 'last' | 'none'): Promise<Marked[]> {
  const { rows } = await sql<Marked>`
    update knowledge.uses told set solved_at = ${ctx.now}::timestamptz,
      solved = ${helped === 'last'} and told.id = (
        select id from knowledge.uses
        where company_id = ${ctx.company} and about = ${about} and how = 'told' and solved is null
        order by used_at desc, id desc limit 1)
    where told.company_id = ${ctx.company} and told.about = ${about}
      and told.how = 'told' and told.solved is null
    returning told.id, told.answer_id as answer, told.device_id as device, told.solved`.execute(ctx.tx)
  return rows
}

/** What was said to have helped in a case, and had not after all. */
export async function contradict(ctx: Context, about: Uuid): Promise<Omit<Marked, 'solved'>[]> {
  return ctx.tx
    .updateTable('knowledge.uses')
    .set({ contradicted_at: ctx.now })
    .where('company_id', '=', ctx.company)
    .where('about', '=', about)
    .where('solved', '=', true)
    .where('contradicted_at', 'is', null)
    .returning(['id', 'answer_id as answer', 'device_id as device'])
    .execute()
}

export type UseRow = {
  id: Uuid
  answer: { id: Uuid; number: number; title: string }
  edition: number
  how: HowUsed
  usedAt: Temporal.Instant
  usedBy: string | null
  solved: boolean | null
  contradictedAt: Temporal.Instant | null
}

/** Newest first, with the title of the edition that was used. */
export async function usesAbout(ctx: Context, about: Uuid, limit: number): Promise<UseRow[]> {
  const { rows } = await sql<UseRow>`
    select use.id, use.edition, use.how, use.used_at as "usedAt", staff.name as "usedBy", use.solved,
      use.contradicted_at as "contradictedAt",
      jsonb_build_object('id', answer.id, 'number', answer.number, 'title', edition.title) as answer
    from knowledge.uses use
    join knowledge.answers answer on answer.company_id = use.company_id and answer.id = use.answer_id
    join knowledge.editions edition on edition.company_id = use.company_id
      and edition.answer_id = use.answer_id and edition.number = use.edition
    left join people.staff staff on staff.company_id = use.company_id and staff.id = use.used_by
    where use.company_id = ${ctx.company} and use.about = ${about}
    order by use.used_at desc, use.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export type LessonRow = {
  id: Uuid
  number: number
  edition: number
  title: string
  language: Language
  told: { at: string; by: string | null } | null
}

/**
 * The lessons for a device, language by language; of its model first, then of its line, then for everything;
 * the last time that each was given there (`devices`: all ids of the one machine).
 */
export async function lessonsFor(
  ctx: Context,
  device: { model: Uuid | null; line: Uuid | null; ids: readonly Uuid[] },
  languages: readonly Language[],
  limit: number,
): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    select answer.id, answer.number, answer.edition, edition.title, answer.language,
      (select jsonb_build_object('at', use.used_at, 'by', staff.name) from knowledge.uses use
        left join people.staff staff on staff.company_id = use.company_id and staff.id = use.used_by
        where use.company_id = answer.company_id and use.answer_id = answer.id and use.how = 'lesson'
          and use.device_id = any(${[...device.ids]}::uuid[])
        order by use.used_at desc, use.id desc limit 1) as told
    from knowledge.answers answer
    join knowledge.editions edition on edition.company_id = answer.company_id
      and edition.answer_id = answer.id and edition.number = answer.edition
    cross join lateral (
      select coalesce(bool_or(place.model_id = ${device.model}::uuid), false) as of_model,
        coalesce(bool_or(place.product_line_id = ${device.line}::uuid), false) as of_line,
        bool_or(place.model_id is not null or place.product_line_id is not null) is not true as general
      from knowledge.places place
      where place.company_id = answer.company_id and place.answer_id = answer.id
    ) near
    where answer.company_id = ${ctx.company} and answer.kind = 'lesson'
      and answer.confidence in ('not validated', 'validated')
      and (near.of_model or near.of_line or near.general)
    order by ${turnOf(languages)}, near.of_model desc, near.of_line desc, answer.number
    limit ${limit}`.execute(ctx.tx)
  return rows
}

export type Machine = { customer: Uuid; model: Uuid | null; line: Uuid | null }

/** Whose machine it is, and what; undefined where there is none of this id. */
export async function machine(ctx: Context, device: Uuid): Promise<Machine | undefined> {
  return ctx.tx
    .selectFrom('archive.devices as device')
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .select(['device.customer_id as customer', 'device.model_id as model', 'model.product_line_id as line'])
    .where('device.company_id', '=', ctx.company)
    .where('device.id', '=', device)
    .executeTakeFirst()
}
