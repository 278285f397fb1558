import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { MOST_COUNTED } from '../contract/labels.ts'
import { among } from './rows.ts'

export type Which = {
  device?: Uuid | undefined
  customer?: Uuid | undefined
  import?: Uuid | undefined
  model?: Uuid | undefined
  productLine?: Uuid | undefined
}

/** Machines that are meant, each once. A list means those that it wrote. */
function meant(ctx: Context, which: Which) {
  let rows = ctx.tx
    .selectFrom('archive.devices as device')
    .where('device.company_id', '=', ctx.company)
    .where('device.merged_into', 'is', null)
  if (which.device) rows = rows.where('device.id', '=', which.device)
  if (which.customer) rows = rows.where('device.customer_id', '=', which.customer)
  if (which.model) rows = rows.where('device.model_id', '=', which.model)
  if (which.productLine) {
    const [line, company] = [which.productLine, ctx.company]
    rows = rows.where(
      sql<boolean>`(device.product_line_id = ${line} or device.model_id in (select id from archive.models
        where company_id = ${company} and product_line_id = ${line}))`,
    )
  }
  if (which.import) {
    const [list, company] = [which.import, ctx.company]
    rows = rows.where(
      sql<boolean>`device.id in (select device_id from archive.import_rows where company_id = ${company}
        and import_id = ${list} and device_id is not null and outcome in ('created', 'joined'))`,
    )
  }
  return rows
}

const hasNone = sql<boolean>`not exists (select from archive.labels label
  where label.company_id = device.company_id and label.device_id = device.id and label.revoked_at is null)`

/** Locked, so that two who print the same machines at once make one label for each. */
export async function lockMeant(
  ctx: Context,
  which: Which,
  page: { after: Uuid | undefined; limit: number; unlabelledOnly: boolean },
): Promise<Uuid[]> {
  let rows = meant(ctx, which).select('device.id').orderBy('device.id').limit(page.limit)
  if (page.after) rows = rows.where('device.id', '>', page.after)
  if (page.unlabelledOnly) rows = rows.where(hasNone)
  return (await rows.forNoKeyUpdate().execute()).map(({ id }) => id)
}

export async function countMeant(ctx: Context, which: Which) {
  const counted = ctx.tx
    .selectFrom(meant(ctx, which).select(hasNone.as('bare')).limit(MOST_COUNTED).as('one'))
    .select(row => [
      row.fn.countAll<number>().as('devices'),
      row.fn.countAll<number>().filterWhere('bare', '=', true).as('unlabelled'),
    ])
  const { devices, unlabelled } = await counted.executeTakeFirstOrThrow()
  return { devices: Number(devices), unlabelled: Number(unlabelled) }
}

export function liveLabels(ctx: Context, devices: readonly Uuid[]) {
  return ctx.tx
    .selectFrom('archive.labels')
    .select(['id', 'device_id', 'token', 'number'])
    .where('company_id', '=', ctx.company)
    .where('device_id', '=', among(devices))
    .where('revoked_at', 'is', null)
    .execute()
}

const MOST_OF_DEVICE = 50

export function labelsOf(ctx: Context, device: Uuid) {
  return ctx.tx
    .selectFrom('archive.labels as label')
    .leftJoin('people.staff as maker', join =>
      join.onRef('maker.company_id', '=', 'label.company_id').onRef('maker.id', '=', 'label.made_by'),
    )
    .leftJoin('people.staff as revoker', join =>
      join.onRef('revoker.company_id', '=', 'label.company_id').onRef('revoker.id', '=', 'label.revoked_by'),
    )
    .select(['label.id', 'label.number', 'label.made_at', 'label.revoked_at'])
    .select(['maker.name as made_by', 'revoker.name as revoked_by'])
    .where('label.company_id', '=', ctx.company)
    .where('label.device_id', '=', device)
    .orderBy('label.id', 'desc')
    .limit(MOST_OF_DEVICE)
    .execute()
}

export function lockLabel(ctx: Context, id: Uuid) {
  return ctx.tx
    .selectFrom('archive.labels')
    .select(['id', 'device_id', 'revoked_at'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function markRevoked(ctx: Context, id: Uuid): Promise<void> {
  await ctx.tx
    .updateTable('archive.labels')
    .set({ revoked_at: ctx.now, revoked_by: known(ctx.actor.staff) })
    .where('company_id', '=', ctx.company)
    .where('id', '=', id)
    .execute()
}

/** All numbers that ever stood on these machines. */
export async function labelNumbers(ctx: Context, devices: readonly Uuid[]): Promise<Map<Uuid, string[]>> {
  const rows = await ctx.tx
    .selectFrom('archive.labels')
    .select(['device_id', 'number'])
    .where('company_id', '=', ctx.company)
    .where('device_id', '=', among(devices))
    .execute()
  const all = Map.groupBy(rows, row => row.device_id)
  return new Map([...all].map(([device, some]) => [device, some.map(({ number }) => number)]))
}

/** Asked by whoever scans, in no company. Null: unknown or revoked, nobody learns which. */
export async function deviceOfToken(
  house: House,
  token: string,
): Promise<{ company: Uuid; device: Uuid } | null> {
  const [row] = await house.pools.side.unsafe(
    'select company_id as company, device_id as device from archive.device_of_label($1)',
    [token],
    { prepare: true },
  )
  return row === undefined ? null : { company: row.company as Uuid, device: row.device as Uuid }
}
