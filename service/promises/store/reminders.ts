import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import type { Tables } from '#db/tables.ts'
import type { Seer } from '#service/standards/contract.ts'
import type { Stage } from '../contract.ts'
import type { Whom } from '../rules/chain.ts'

type Instant = Temporal.Instant

/** A step that was taken, and whom it reached. */
export type Taken = { promiseId: Uuid; dueAt: Instant; minutes: number; to: Seer; whom: Whom }

export async function stepsTaken(ctx: Context, promises: readonly Uuid[]): Promise<Map<Uuid, Taken[]>> {
  const rows = await ctx.tx
    .selectFrom('promises.reminders')
    .select(['promise_id', 'due_at', 'minutes', 'rung', 'for_staff', 'for_role'])
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', sql<Uuid>`any(${promises}::uuid[])`)
    .execute()
  const taken = rows.map(row => ({
    promiseId: row.promise_id,
    dueAt: row.due_at,
    minutes: row.minutes,
    to: row.rung as Seer,
    whom: row.for_staff === null ? { role: row.for_role ?? '' } : { staff: row.for_staff },
  }))
  return Map.groupBy(taken, one => one.promiseId)
}

type Row = Omit<Insertable<Tables['promises.reminders']>, 'company_id'>

/** One row for each step; a second one of the same step is a fault, and nothing of the deed is kept. */
export const insertSteps = (ctx: Context, rows: readonly Row[]) => insertRows(ctx, 'promises.reminders', rows)

/** When the sweep looks at each of these again. */
export async function lookAgain(
  ctx: Context,
  places: readonly { id: Uuid; at: Instant | null }[],
): Promise<void> {
  const rows = JSON.stringify(places.map(({ id, at }) => ({ id, at: at?.toString() ?? null })))
  await sql`update promises.promises promise set look_at = place.at
    from jsonb_to_recordset(${rows}::text::jsonb) as place (id uuid, at timestamptz)
    where promise.company_id = ${ctx.company} and promise.id = place.id`.execute(ctx.tx)
}

/** When somebody of ours last did something in each of these cases. */
export async function lastTouched(ctx: Context, cases: readonly Uuid[]): Promise<Map<Uuid, Instant>> {
  const { rows } = await sql<{ id: Uuid; at: Instant }>`
    select touched.id, touched.at from unnest(${cases}::uuid[]) as file (id)
    cross join lateral (
      select file.id, entry.at from core.journal_about about
      join core.journal entry on entry.company_id = about.company_id and entry.id = about.journal_id
      where about.company_id = ${ctx.company} and about.about_id = file.id and entry.actor is not null
      order by about.journal_id desc limit 1
    ) touched`.execute(ctx.tx)
  return new Map(rows.map(row => [row.id, row.at]))
}

/** Marks reminders of this person as seen; false when there is none of his. The first time counts. */
export async function see(
  ctx: Context,
  promiseId: Uuid,
  stage: Stage,
  who: { staff: Uuid; roles: readonly string[] },
) {
  const row = await ctx.tx
    .updateTable('promises.reminders')
    .set(eb => ({
      seen_at: eb.fn.coalesce('seen_at', eb.val(ctx.now)),
      seen_by: eb.fn.coalesce('seen_by', eb.val(who.staff)),
    }))
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promiseId)
    .where('stage', '=', stage)
    .where(eb =>
      eb.or([
        eb('for_staff', '=', who.staff),
        eb('for_role', '=', sql<string>`any(${[...who.roles]}::text[])`),
      ]),
    )
    .returning('promise_id')
    .executeTakeFirst()
  return row !== undefined
}
