import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

type Asked = { id: Uuid; key: string; text: string; model: Uuid | null }

/** The open row of this question, made or met; held until the deed is over. */
export async function openNotFound(ctx: Context, asked: Asked): Promise<{ id: Uuid; made: boolean }> {
  const { rows } = await sql<{ id: Uuid }>`
    insert into knowledge.not_found
      (company_id, id, key, text, model_id, count, first_at, last_at, last_by)
    values (${ctx.company}, ${asked.id}, ${asked.key}, ${asked.text}, ${asked.model}, 1, ${ctx.now},
      ${ctx.now}, ${ctx.actor.staff})
    on conflict (company_id, key, model_id) where settled_at is null
      do update set text = excluded.text, last_at = excluded.last_at, last_by = excluded.last_by
    returning id`.execute(ctx.tx)
  const [{ id }] = rows as [{ id: Uuid }]
  return { id, made: id === asked.id }
}

/** False where he has asked it this day already. */
export async function noteAsking(
  ctx: Context,
  asking: { not_found_id: Uuid; asked_by: Uuid; asked_on: Temporal.PlainDate },
): Promise<boolean> {
  const row = await ctx.tx
    .insertInto('knowledge.askings')
    .values({ company_id: ctx.company, ...asking })
    .onConflict(conflict => conflict.doNothing())
    .returning('asked_by')
    .executeTakeFirst()
  return row !== undefined
}

export async function countAsking(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('knowledge.not_found')
    .set('count', sql`count + 1`)
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** In the order of their ids, as every deed locks. */
export function lockNotFound(ctx: Context, ids: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('knowledge.not_found')
    .select(['id', 'model_id', 'settled_at'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

type Changed = Partial<{
  owner_id: Uuid | null
  settled_at: Temporal.Instant
  settled_by: Uuid | null
  answer_id: Uuid | null
  why: string
}>

export async function changeNotFound(ctx: Context, ids: readonly Uuid[], changed: Changed): Promise<void> {
  await ctx.tx
    .updateTable('knowledge.not_found')
    .set(changed)
    .where('company_id', '=', ctx.company)
    .where('id', '=', sql<Uuid>`any(${[...ids]}::uuid[])`)
    .execute()
}

type Person = { id: Uuid; name: string }

export type NotFoundRow = {
  id: Uuid
  text: string
  model: { id: Uuid; name: string } | null
  count: number
  firstAt: Temporal.Instant
  lastAt: Temporal.Instant
  lastBy: Person | null
  owner: Person | null
  settledAt: Temporal.Instant | null
  settledBy: Person | null
  answer: { id: Uuid; number: number; title: string } | null
  why: string
}

const named = (table: string) =>
  sql`case when ${sql.ref(`${table}.id`)} is null then null
    else jsonb_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

type Wanted = { owner: Uuid | null; model: Uuid | null; limit: number }

/** Those that wait, asked most often first. @param after count and id of the last one that was shown */
export const openRows = (
  ctx: Context,
  { after, ...wanted }: Wanted & { after: { count: number; id: Uuid } | null },
) =>
  rowsOf(ctx, wanted, {
    which: after
      ? sql`one.settled_at is null and (one.count < ${after.count} or (one.count = ${after.count}
          and one.id > ${after.id}))`
      : sql`one.settled_at is null`,
    order: sql`one.count desc, one.id`,
  })

/** Those that were settled, the last first. */
export const settledRows = (
  ctx: Context,
  { after, ...wanted }: Wanted & { after: { at: Temporal.Instant; id: Uuid } | null },
) =>
  rowsOf(ctx, wanted, {
    which: after
      ? sql`one.settled_at is not null and (one.settled_at, one.id) < (${after.at}, ${after.id}::uuid)`
      : sql`one.settled_at is not null`,
    order: sql`one.settled_at desc, one.id desc`,
  })

async function rowsOf(
  ctx: Context,
  { owner, model, limit }: Wanted,
  { which, order }: { which: ReturnType<typeof sql>; order: ReturnType<typeof sql> },
): Promise<NotFoundRow[]> {
  const { rows } = await sql<NotFoundRow>`
    select one.id, one.text, one.count, one.first_at as "firstAt", one.last_at as "lastAt",
      one.settled_at as "settledAt", one.why, ${named('model')} as model, ${named('asker')} as "lastBy",
      ${named('owner')} as owner, ${named('settler')} as "settledBy",
      case when answer.id is null then null else jsonb_build_object('id', answer.id, 'number', answer.number,
        'title', edition.title) end as answer
    from knowledge.not_found one
    left join archive.models model on model.company_id = one.company_id and model.id = one.model_id
    left join people.staff asker on asker.company_id = one.company_id and asker.id = one.last_by
    left join people.staff owner on owner.company_id = one.company_id and owner.id = one.owner_id
    left join people.staff settler on settler.company_id = one.company_id and settler.id = one.settled_by
    left join knowledge.answers answer on answer.company_id = one.company_id and answer.id = one.answer_id
    left join knowledge.editions edition on edition.company_id = answer.company_id
      and edition.answer_id = answer.id and edition.number = answer.edition
    where one.company_id = ${ctx.company} and ${which}
      ${owner === null ? sql`` : sql`and one.owner_id = ${owner}`}
      ${model === null ? sql`` : sql`and one.model_id = ${model}`}
    order by ${order} limit ${limit}`.execute(ctx.tx)
  return rows
}
