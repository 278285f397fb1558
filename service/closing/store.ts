import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Visit } from './rules.ts'

export type PlannedVisit = Visit & { visitId: Uuid | null; technician: Uuid; at: Temporal.Instant }

/** Planned and made visits of a case, in the order of their time. Reads dispatch, fieldwork and followup. */
export async function visits(ctx: Context, caseId: Uuid): Promise<PlannedVisit[]> {
  const rows = await ctx.tx
    .selectFrom('dispatch.slots as slot')
    .innerJoin('promises.promises as p', join =>
      join.onRef('p.company_id', '=', 'slot.company_id').onRef('p.id', '=', 'slot.promise_id'),
    )
    .leftJoin('fieldwork.visits as visit', join =>
      join.onRef('visit.company_id', '=', 'slot.company_id').onRef('visit.slot_id', '=', 'slot.id'),
    )
    .leftJoin('fieldwork.finishes as finish', join =>
      join.onRef('finish.company_id', '=', 'visit.company_id').onRef('finish.visit_id', '=', 'visit.id'),
    )
    .leftJoin('fieldwork.breakoffs as breakoff', join =>
      join.onRef('breakoff.company_id', '=', 'visit.company_id').onRef('breakoff.visit_id', '=', 'visit.id'),
    )
    .leftJoin('followup.return_visits as asked', join =>
      join.onRef('asked.company_id', '=', 'visit.company_id').onRef('asked.visit_id', '=', 'visit.id'),
    )
    .select(['slot.id as slot_id', 'visit.id as visit_id', 'finish.visit_id as finished', 'asked.outcome'])
    .select(['breakoff.visit_id as broken_off', 'slot.starts_at', 'visit.arrived_at'])
    .select(({ fn }) => fn.coalesce('visit.technician_id', 'slot.technician_id').as('technician'))
    .where('slot.company_id', '=', ctx.company)
    .where('p.case_id', '=', caseId)
    .orderBy(sql`coalesce(visit.arrived_at, slot.starts_at)`)
    .orderBy('slot.id')
    .limit(200)
    .execute()
  return rows.map(row => ({
    id: row.visit_id ?? row.slot_id,
    visitId: row.visit_id,
    technician: row.technician,
    at: row.arrived_at ?? row.starts_at,
    arrived: row.visit_id !== null,
    ended: row.finished !== null || row.broken_off !== null,
    workDone: row.finished !== null,
    works: row.outcome === null ? null : row.outcome === 'works',
  }))
}

/** The last solution told on the phone, if nothing was heard of the trouble after it. */
export async function solvedByPhone(ctx: Context, caseId: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('reception.phone_solutions as solution')
    .select('solution.case_id')
    .where('solution.company_id', '=', ctx.company)
    .where('solution.case_id', '=', caseId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cases.reopenings as again')
            .select('again.case_id')
            .where('again.company_id', '=', ctx.company)
            .where('again.case_id', '=', caseId)
            .whereRef('again.at', '>', 'solution.at'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fieldwork.visits as visit')
            .leftJoin('followup.return_visits as asked', join =>
              join
                .onRef('asked.company_id', '=', 'visit.company_id')
                .onRef('asked.visit_id', '=', 'visit.id'),
            )
            .select('visit.id')
            .where('visit.company_id', '=', ctx.company)
            .where('visit.case_id', '=', caseId)
            .whereRef(sql`greatest(visit.arrived_at, asked.at)`, '>', 'solution.at'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether we called in this case, or wrote, and somebody was there. */
export async function reachedByUs(ctx: Context, caseId: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('cases.conversations as about')
    .innerJoin('hotline.conversations as talk', join =>
      join.onRef('talk.company_id', '=', 'about.company_id').onRef('talk.id', '=', 'about.conversation_id'),
    )
    .select('talk.id')
    .where('about.company_id', '=', ctx.company)
    .where('about.case_id', '=', caseId)
    .where('talk.direction', '=', 'out')
    .where('talk.reached', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The offer that waits for its answer, and whose. */
export async function handoverWaiting(ctx: Context, caseId: Uuid): Promise<{ id: Uuid; to: Uuid } | null> {
  const row = await ctx.tx
    .selectFrom('reception.handovers')
    .select(['id', 'to_staff as to'])
    .where('company_id', '=', ctx.company)
    .where('case_id', '=', caseId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
