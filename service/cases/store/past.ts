import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { insertRows } from '#core/insert-rows.ts'
import type { Place } from '#core/paging.ts'
import type { Tables } from '#db/tables.ts'
import { oneOf, sameDevices } from '#service/archive/queries/same.ts'

type Table = 'cases.cases' | 'cases.past_services'

/** Rows of this slice's own tables, in one statement: lists are long. */
export const insertAll = <T extends Table>(
  ctx: Context,
  table: T,
  rows: readonly Omit<Insertable<Tables[T]>, 'company_id'>[],
): Promise<void> => insertRows(ctx, table, rows)

/** Into whom each customer was merged; his device and when it was installed, where he has just one. */
export async function whose(ctx: Context, customers: readonly Uuid[]) {
  const { rows } = await sql<{ id: Uuid; survivor: Uuid; device: Uuid | null; installed: string | null }>`
    select customer.id, coalesce(customer.merged_into, customer.id) as survivor,
      single.device, single.installed
    from archive.customers customer
    left join lateral (
      select (array_agg(his.id))[1] as device, min(his.installed_on)::text as installed
      from (
        select device.id, device.installed_on from archive.devices device
        where device.company_id = customer.company_id and device.customer_id = customer.id
          and device.merged_into is null limit 2) his
      having count(*) = 1
    ) single on true
    where customer.company_id = ${ctx.company} and customer.id = any(${[...customers]}::uuid[])
  `.execute(ctx.tx)
  return new Map(rows.map(row => [row.id, row]))
}

/** Past services that say one of these things, with whose they are now. */
export async function saidBefore(ctx: Context, keys: readonly string[]) {
  const { rows } = await sql<{ key: string; customer: Uuid; device: Uuid | null; id: Uuid }>`
    select past.said_key as key, past.case_id as id, file.device_id as device,
      coalesce(customer.merged_into, customer.id) as customer
    from cases.past_services past
    join cases.cases file on file.company_id = past.company_id and file.id = past.case_id
    join archive.customers customer
      on customer.company_id = past.company_id and customer.id = file.customer_id
    where past.company_id = ${ctx.company} and past.said_key = any(${[...keys]}::text[])
  `.execute(ctx.tx)
  return rows
}

function pastServices(ctx: Context) {
  return ctx.tx
    .selectFrom('cases.cases as file')
    .innerJoin('cases.past_services as past', join =>
      join.onRef('past.company_id', '=', 'file.company_id').onRef('past.case_id', '=', 'file.id'),
    )
    .leftJoin('archive.imports as list', join =>
      join.onRef('list.company_id', '=', 'past.company_id').onRef('list.id', '=', 'past.import_id'),
    )
    .select(['past.case_id', 'file.number as ours', 'file.device_id', 'file.symptom', 'file.opened_at'])
    .select(['past.on_day', 'past.known_to', 'past.kind', 'past.done', 'past.repaired_by'])
    .select(['past.repaired_by_name', 'past.charge_cents', 'past.number'])
    .select(['past.import_id', 'past.import_row', 'list.file_name'])
    .where('file.company_id', '=', ctx.company)
}

export async function ofDevice(ctx: Context, device: Uuid, after: Place | null, most: number) {
  const same = oneOf(await sameDevices(ctx, device))
  let rows = pastServices(ctx)
    .where('file.device_id', '=', same)
    .orderBy('file.opened_at', 'desc')
    .orderBy('file.id', 'desc')
    .limit(most)
  if (after) {
    rows = rows.where(eb => eb(eb.refTuple('file.opened_at', 'file.id'), '<', eb.tuple(after.at, after.id)))
  }
  return rows.execute()
}

export function ofCase(ctx: Context, caseId: Uuid) {
  return pastServices(ctx).where('file.id', '=', caseId).execute()
}

/** More names than these are not gone through one by one. */
const MOST_NAMES = 200

export async function unknownRepairers(ctx: Context): Promise<{ name: string; services: number }[]> {
  const { rows } = await sql<{ name: string; services: number }>`
    select repaired_by_name as name, count(*)::integer as services
    from cases.past_services
    where company_id = ${ctx.company} and repaired_by is null and repaired_by_name <> ''
    group by repaired_by_name order by 2 desc, 1 limit ${MOST_NAMES}`.execute(ctx.tx)
  return rows
}

/** From now on this name is somebody of ours, or nobody; answers of how many services. */
export async function knowName(ctx: Context, name: string, staff: Uuid | null): Promise<number> {
  const { numAffectedRows } = await sql`
    update cases.past_services set repaired_by = ${staff}::uuid
    where company_id = ${ctx.company} and repaired_by_name = ${name}
      and repaired_by is distinct from ${staff}::uuid`.execute(ctx.tx)
  return Number(numAffectedRows ?? 0)
}

/** Whether there is or was such a person of ours. */
export async function isOurs(ctx: Context, staff: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('people.staff')
    .select('id')
    .where('company_id', '=', ctx.company)
    .where('id', '=', staff)
    .executeTakeFirst()
  return row !== undefined
}

export async function countOfList(ctx: Context, list: Uuid): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from cases.past_services
    where company_id = ${ctx.company} and import_id = ${list}`.execute(ctx.tx)
  return rows[0]?.n ?? 0
}
