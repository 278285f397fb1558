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
