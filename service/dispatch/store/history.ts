import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Settlement } from '#service/promises/rules.ts'
import type { Nearness } from '../rules/near.ts'
import type { Grounds, Skip } from '../rules/rank.ts'

/** A case with more windows than this is a scandal, not a list. */
const MOST = 50

export async function windowsOfCase(ctx: Context, caseId: Uuid) {
  const rows = await ctx.tx
    .selectFrom('promises.promises as promise')
    .leftJoin('dispatch.slots as slot', join =>
      join.onRef('slot.company_id', '=', 'promise.company_id').onRef('slot.promise_id', '=', 'promise.id'),
    )
    .leftJoin('people.staff as technician', join =>
      join
        .onRef('technician.company_id', '=', 'slot.company_id')
        .onRef('technician.id', '=', 'slot.technician_id'),
    )
    .leftJoin('dispatch.departures as departure', join =>
      join.onRef('departure.company_id', '=', 'slot.company_id').onRef('departure.slot_id', '=', 'slot.id'),
    )
    .select(['promise.id as promiseId', 'promise.window_from as windowFrom', 'promise.due_at as dueAt'])
    .select(['promise.settled_as as settledAs', 'promise.settled_at as settledAt'])
    .select(['slot.id as slotId', 'slot.starts_at as startsAt', 'slot.ends_at as endsAt'])
    .select('departure.set_out_at as setOutAt')
    .select(['technician.id as technicianId', 'technician.name as technicianName'])
    .where('promise.company_id', '=', ctx.company)
    .where('promise.case_id', '=', caseId)
    .where('promise.kind', '=', 'visit window')
    .orderBy('promise.made_at', 'desc')
    .orderBy('promise.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(row => ({ ...row, settledAs: row.settledAs as Settlement | null }))
}

export async function choicesFor(ctx: Context, promiseIds: readonly Uuid[]) {
  const rows = await ctx.tx
    .selectFrom('dispatch.choices as choice')
    .innerJoin('people.staff as technician', join =>
      join
        .onRef('technician.company_id', '=', 'choice.company_id')
        .onRef('technician.id', '=', 'choice.technician_id'),
    )
    .innerJoin('people.staff as chooser', join =>
      join.onRef('chooser.company_id', '=', 'choice.company_id').onRef('chooser.id', '=', 'choice.chosen_by'),
    )
    .select(['choice.id', 'choice.promise_id as promiseId', 'choice.grounds', 'choice.why'])
    .select([
      'choice.chosen_at as chosenAt',
      'technician.id as technicianId',
      'technician.name as technicianName',
    ])
    .select(['chooser.id as chooserId', 'chooser.name as chooserName'])
    .where('choice.company_id', '=', ctx.company)
    .where(eb => eb('choice.promise_id', '=', eb.fn.any(eb.val(promiseIds as Uuid[]))))
    .orderBy('choice.id', 'desc')
    .limit(MOST * 4)
    .execute()
  return rows.map(row => ({ ...row, grounds: row.grounds as Grounds }))
}

export async function skipsOf(ctx: Context, choiceIds: readonly Uuid[]) {
  const rows = await ctx.tx
    .selectFrom('dispatch.skips as skip')
    .innerJoin('people.staff as technician', join =>
      join
        .onRef('technician.company_id', '=', 'skip.company_id')
        .onRef('technician.id', '=', 'skip.technician_id'),
    )
    .select(['skip.choice_id as choiceId', 'skip.grounds', 'skip.near', 'skip.reason'])
    .select(['technician.id as technicianId', 'technician.name as technicianName'])
    .where('skip.company_id', '=', ctx.company)
    .where(eb => eb('skip.choice_id', '=', eb.fn.any(eb.val(choiceIds as Uuid[]))))
    .execute()
  return rows.map(row => ({
    choiceId: row.choiceId,
    technician: { id: row.technicianId, name: row.technicianName },
    grounds: row.grounds as Grounds,
    near: row.near as Nearness | null,
    reason: row.reason as Skip | 'by choice',
  }))
}
