import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { oneOf, sameDevices } from '#service/archive/queries/same.ts'

export function caseRow(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('cases.cases')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function deviceRow(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.devices')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Is or was whoever asks planned for a visit to this device? */
export async function hasJobAt(ctx: Context, deviceId: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('cases.cases as file')
    .innerJoin('promises.promises as promise', join =>
      join.onRef('promise.company_id', '=', 'file.company_id').onRef('promise.case_id', '=', 'file.id'),
    )
    .innerJoin('dispatch.slots as slot', join =>
      join.onRef('slot.company_id', '=', 'promise.company_id').onRef('slot.promise_id', '=', 'promise.id'),
    )
    .select('slot.id')
    .where('file.company_id', '=', ctx.company)
    .where('file.device_id', '=', oneOf(await sameDevices(ctx, deviceId)))
    .where('slot.technician_id', '=', ctx.actor.staff)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The machine that a visit was about; null where none is registered. */
export async function deviceOfVisit(ctx: Context, visitId: Uuid): Promise<Uuid | null> {
  const row = await ctx.tx
    .selectFrom('fieldwork.visits as visit')
    .innerJoin('cases.cases as file', join =>
      join.onRef('file.company_id', '=', 'visit.company_id').onRef('file.id', '=', 'visit.case_id'),
    )
    .select('file.device_id as device')
    .where('visit.company_id', '=', ctx.company)
    .where('visit.id', '=', visitId)
    .executeTakeFirst()
  return row?.device ?? null
}
