import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import { byId } from '#service/hotline/queries.ts'
import { asPromises, entries } from './ledger.ts'

/** More happens to no promise: three tries excuse, a renegotiated one has a successor of its own. */
const MOST_STEPS = 200

/** What happened to one promise, and every word by which that is proven, the first first. @throws Unknown */
export async function storyOf(ctx: Context, id: Uuid) {
  const entry = known(await entries(ctx).where('p.id', '=', id).executeTakeFirst())
  const [promise] = await asPromises(ctx, [entry])
  const steps = await stepsOf(ctx, id)
  const named = await colleagues(
    ctx,
    steps.map(step => step.actor),
  )
  const talks = new Map(
    (
      await byId(
        ctx,
        steps.filter(({ event }) => event === 'conversation logged').map(step => step.subject_id),
      )
    ).map(talk => [talk.id, talk]),
  )
  const notes = await notedFor(ctx, id)
  return {
    promise: known(promise),
    steps: steps.map(step => {
      const talk = talks.get(step.subject_id)
      const noting = (step.data as { noting?: Uuid } | null)?.noting
      return {
        id: step.id,
        at: talk?.at ?? step.at,
        event: step.event,
        by: named(step.actor),
        words: talk?.said ?? notes.get(noting ?? '') ?? null,
        channel: talk?.channel ?? null,
        direction: talk?.direction ?? null,
        reached: talk?.reached ?? null,
        proof: step.id === entry.evidence,
      }
    }),
  }
}

/** The journal's entries of a promise itself, and those that it names: told in, tried by, proven by. */
async function stepsOf(ctx: Context, id: Uuid) {
  const { rows } = await sql<{
    id: Uuid
    at: Temporal.Instant
    event: string
    actor: Uuid | null
    subject_id: Uuid
    data: unknown
  }>`
    with promise as (
      select id, told_in, evidence, coalesce(case_id, customer_id, to_staff) as about
      from promises.promises where company_id = ${ctx.company} and id = ${id}
    ), named as (
      select told_in as id from promise
      union select evidence from promise
      union select evidence from promises.tries where company_id = ${ctx.company} and promise_id = ${id}
      union select shown.journal_id from promise
        join core.journal_about shown
          on shown.company_id = ${ctx.company} and shown.about_id = promise.about
        join core.journal of_it on of_it.company_id = ${ctx.company} and of_it.id = shown.journal_id
          and of_it.subject_id = promise.id
    )
    select entry.id, entry.at, entry.event, entry.actor, entry.subject_id, entry.data
    from core.journal entry
    where entry.company_id = ${ctx.company} and entry.id in (select id from named)
    order by entry.id limit ${MOST_STEPS}`.execute(ctx.tx)
  return rows
}

async function notedFor(ctx: Context, promise: Uuid): Promise<Map<Uuid, string>> {
  const rows = await ctx.tx
    .selectFrom('promises.notings')
    .select(['id', 'words'])
    .where('company_id', '=', ctx.company)
    .where('promise_id', '=', promise)
    .limit(MOST_STEPS)
    .execute()
  return new Map(rows.map(row => [row.id, row.words]))
}
