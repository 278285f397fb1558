import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import { fieldVisits } from './reading.ts'

export type Span = {
  arrivedFrom?: Temporal.Instant | undefined
  arrivedBefore?: Temporal.Instant | undefined
}

/** Visits made, the newest first, with whose device it was. */
export function visitsInOrder(ctx: Context, span: Span, after: Uuid | undefined, most: number) {
  let rows = fieldVisits(ctx)
    .innerJoin('archive.customers as owner', join =>
      join.onRef('owner.company_id', '=', 'file.company_id').onRef('owner.id', '=', 'file.customer_id'),
    )
    .innerJoin('archive.customers as customer', join =>
      join
        .onRef('customer.company_id', '=', 'owner.company_id')
        .on('customer.id', '=', either('owner.merged_into', 'owner.id')),
    )
    .leftJoin('archive.devices as device', join =>
      join.onRef('device.company_id', '=', 'file.company_id').onRef('device.id', '=', 'file.device_id'),
    )
    .leftJoin('archive.models as model', join =>
      join.onRef('model.company_id', '=', 'device.company_id').onRef('model.id', '=', 'device.model_id'),
    )
    .select(['customer.name as customer_name', 'model.name as model', 'device.serial'])
    .orderBy('visit.id', 'desc')
    .limit(most)
  if (span.arrivedFrom) rows = rows.where('visit.arrived_at', '>=', span.arrivedFrom)
  if (span.arrivedBefore) rows = rows.where('visit.arrived_at', '<', span.arrivedBefore)
  if (after !== undefined) rows = rows.where('visit.id', '<', after)
  return rows.execute()
}
