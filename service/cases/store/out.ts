import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** Of each of these cases the closure that stands; none where it is open. */
export function standingClosures(ctx: Context, cases: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('cases.closures as closure')
    .leftJoin('cases.reopenings as again', join =>
      join.onRef('again.company_id', '=', 'closure.company_id').onRef('again.closure_id', '=', 'closure.id'),
    )
    .select(['closure.case_id', 'closure.at', 'closure.outcome'])
    .where('closure.company_id', '=', ctx.company)
    .where('closure.case_id', '=', sql<Uuid>`any(${[...cases]}::uuid[])`)
    .where('again.at', 'is', null)
    .execute()
}

/** What these cases say of a past service; `by` as the list has it, or who of ours that is. */
export function pastServicesOf(ctx: Context, cases: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('cases.past_services as past')
    .leftJoin('people.staff as person', join =>
      join.onRef('person.company_id', '=', 'past.company_id').onRef('person.id', '=', 'past.repaired_by'),
    )
    .select(['past.case_id', 'past.done', 'past.charge_cents', 'past.number'])
    .select(sql<string>`coalesce(person.name, past.repaired_by_name)`.as('by'))
    .where('past.company_id', '=', ctx.company)
    .where('past.case_id', '=', sql<Uuid>`any(${[...cases]}::uuid[])`)
    .execute()
}
