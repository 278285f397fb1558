import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { oneOf, sameCustomers, sameDevices } from '#service/archive/queries/same.ts'
import { isKnown, type Place, placeOf } from '../rules/near.ts'

/** What a visit is about, as far as it is known when somebody asks. */
export type Matter = { caseId: Uuid | null; customerId: Uuid | null; deviceId: Uuid | null }

/** What is to be worked on, as far as it decides who goes. */
export type Work = Matter & {
  productLineId: Uuid | null
  installer: Uuid | null
  /**
   * Who came last in a case about this device that closed as solved and was not opened again, or repaired it
   * last before this house kept the files.
   */
  lastRepairer: Uuid | null
  /** Where it stands; blank where nobody wrote it down. */
  place: Place
}

export const NOTHING_KNOWN: Work = {
  caseId: null,
  customerId: null,
  deviceId: null,
  productLineId: null,
  installer: null,
  lastRepairer: null,
  place: { city: '', district: '' },
}

/** Null when there is no such device in this company. */
export async function workOn(ctx: Context, matter: Matter): Promise<Work | null> {
  const { deviceId } = matter
  if (deviceId === null) return { ...NOTHING_KNOWN, ...matter, place: await placeAt(ctx, matter, null) }
  const same = await sameDevices(ctx, deviceId)
  const device = await ctx.tx
    .selectFrom('archive.devices as device')
    .innerJoin('archive.devices as record', join =>
      join
        .onRef('record.company_id', '=', 'device.company_id')
        .on('record.id', '=', either('device.installer_of', 'device.id')),
    )
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .select(['record.installed_by as installer', 'device.customer_id as owner'])
    .select('device.address_id as addressId')
    .select(eb => eb.fn.coalesce('model.product_line_id', 'device.product_line_id').as('productLineId'))
    .where('device.company_id', '=', ctx.company)
    .where('device.id', '=', oneOf(same.slice(0, 1)))
    .executeTakeFirst()
  if (!device) return null
  const { owner, addressId, ...known } = device
  const about = { ...matter, customerId: matter.customerId ?? owner }
  return {
    ...about,
    ...known,
    lastRepairer: await lastRepairer(ctx, same),
    place: await placeAt(ctx, about, addressId),
  }
}

/** Where the device stands, else the first address of its customer. */
async function placeAt(ctx: Context, { customerId }: Matter, addressId: Uuid | null): Promise<Place> {
  if (customerId === null && addressId === null) return NOTHING_KNOWN.place
  const his = customerId === null || addressId !== null ? [] : await sameCustomers(ctx, customerId)
  const row = await ctx.tx
    .selectFrom('archive.addresses')
    .select(['typed', 'city', 'district'])
    .where('company_id', '=', ctx.company)
    .where(eb => (addressId ? eb('id', '=', addressId) : eb('customer_id', '=', oneOf(his))))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return NOTHING_KNOWN.place
  const { typed, ...named } = row
  return isKnown(named) ? named : placeOf(typed)
}

async function lastRepairer(ctx: Context, same: readonly Uuid[]): Promise<Uuid | null> {
  const { rows } = await sql<{ technician: Uuid }>`
    select came.technician from (
      (select slot.technician_id as technician, promise.settled_at as at
      from cases.cases file
      join promises.promises promise on promise.company_id = file.company_id and promise.case_id = file.id
      join dispatch.slots slot on slot.company_id = promise.company_id and slot.promise_id = promise.id
      where file.company_id = ${ctx.company} and file.device_id = ${oneOf(same)}
        and promise.kind = 'visit window' and promise.settled_as = 'kept'
        and exists (
          select from cases.closures closure
          where closure.company_id = file.company_id and closure.case_id = file.id
            and closure.outcome = 'solved'
            and not exists (
              select from cases.reopenings again
              where again.company_id = closure.company_id and again.closure_id = closure.id))
      order by promise.settled_at desc limit 1)
      union all
      (select past.repaired_by, file.opened_at
      from cases.cases file
      join cases.past_services past on past.company_id = file.company_id and past.case_id = file.id
      where file.company_id = ${ctx.company} and file.device_id = ${oneOf(same)}
        and past.kind = 'repair' and past.repaired_by is not null
      order by file.opened_at desc limit 1)
    ) came
    order by came.at desc limit 1`.execute(ctx.tx)
  return rows[0]?.technician ?? null
}
