import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { among } from './answers.ts'

/**
 * What came of answers that were told on the phone. `told`: of which somebody said how it went; `solved`: the
 * trouble was gone and stayed so; `contradicted`: the case was opened again.
 */
export type Tally = { told: number; solved: number; contradicted: number }
export const UNTOLD: Tally = { told: 0, solved: 0, contradicted: 0 }

/** The columns of a tally over some `knowledge.uses` of which somebody said how it went. */
export const TALLY = sql<Tally>`count(*)::int as told,
  count(*) filter (where solved and contradicted_at is null)::int as solved,
  count(contradicted_at)::int as contradicted`

/** The tallies of these answers; one that was never told has none. */
export async function talliesOf(ctx: Context, answers: readonly Uuid[]): Promise<Map<Uuid, Tally>> {
  if (answers.length === 0) return new Map()
  const { rows } = await sql<Tally & { answer: Uuid }>`
    select answer_id as answer, ${TALLY}
    from knowledge.uses
    where company_id = ${ctx.company} and answer_id = ${among(answers)} and solved is not null
    group by answer_id`.execute(ctx.tx)
  return new Map(rows.map(({ answer, ...tally }) => [answer, tally]))
}
