import { type Insertable, sql } from 'kysely'
import type { Context } from '#core/context.ts'
import { either } from '#core/either.ts'
import type { Uuid } from '#core/ids.ts'
import type { Tables } from '#db/tables.ts'
import { sameDeviceAs } from '#service/archive/queries/same.ts'
import type { FaultClass, VisitEnd } from '../rules.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

export type Visit = {
  id: Uuid
  slotId: Uuid
  caseId: Uuid
  promiseId: Uuid
  technician: Uuid
  arrivedAt: Temporal.Instant
  end: VisitEnd
  endedAt: Temporal.Instant | null
}

function visits(ctx: Context) {
  return ctx.tx
    .selectFrom('fieldwork.visits as visit')
    .leftJoin('fieldwork.finishes as finish', join =>
      join.onRef('finish.company_id', '=', 'visit.company_id').onRef('finish.visit_id', '=', 'visit.id'),
    )
    .leftJoin('fieldwork.breakoffs as breakoff', join =>
      join.onRef('breakoff.company_id', '=', 'visit.company_id').onRef('breakoff.visit_id', '=', 'visit.id'),
    )
    .select([
      'visit.id',
      'visit.slot_id as slotId',
      'visit.case_id as caseId',
      'visit.promise_id as promiseId',
    ])
    .select(['visit.technician_id as technician', 'visit.arrived_at as arrivedAt'])
    .select(['finish.finished_at as finishedAt', 'breakoff.ended_at as brokenOffAt'])
    .where('visit.company_id', '=', ctx.company)
}

type Row = Awaited<ReturnType<ReturnType<typeof visits>['executeTakeFirstOrThrow']>>

const asVisit = ({ finishedAt, brokenOffAt, ...row }: Row): Visit => ({
  ...row,
  end: finishedAt ? 'finished' : brokenOffAt ? 'broken off' : null,
  endedAt: finishedAt ?? brokenOffAt,
})

export async function visitById(ctx: Context, id: Uuid): Promise<Visit | undefined> {
  const row = await visits(ctx).where('visit.id', '=', id).executeTakeFirst()
  return row && asVisit(row)
}

export async function visitOfSlot(ctx: Context, slotId: Uuid): Promise<Visit | undefined> {
  const row = await visits(ctx).where('visit.slot_id', '=', slotId).executeTakeFirst()
  return row && asVisit(row)
}

export async function insertVisit(ctx: Context, row: New<'fieldwork.visits'>): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.visits')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function insertFinish(
  ctx: Context,
  row: New<'fieldwork.finishes'>,
  materials: readonly { name: string; quantity: number; unit: string }[],
): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.finishes')
    .values({ company_id: ctx.company, ...row })
    .execute()
  if (materials.length === 0) return
  await ctx.tx
    .insertInto('fieldwork.materials_used')
    .values(
      materials.map((one, n) => ({
        company_id: ctx.company,
        visit_id: row.visit_id,
        position: n + 1,
        name: one.name,
        quantity: String(one.quantity),
        unit: one.unit,
      })),
    )
    .execute()
}

export async function insertBreakoff(ctx: Context, row: New<'fieldwork.breakoffs'>): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.breakoffs')
    .values({ company_id: ctx.company, ...row })
    .execute()
}

export async function insertAttribution(
  ctx: Context,
  row: { id: Uuid; visitId: Uuid; main: FaultClass; side: readonly FaultClass[]; reason: string; by: Uuid },
): Promise<void> {
  await ctx.tx
    .insertInto('fieldwork.attributions')
    .values({
      company_id: ctx.company,
      id: row.id,
      visit_id: row.visitId,
      main_class: row.main,
      side_classes: [...row.side],
      reason: row.reason,
      by: row.by,
      at: ctx.now,
    })
    .execute()
}

/** Who has a stake in the fault of a visit: the device's installer and everybody who repaired it before. */
export async function whoseWork(ctx: Context, visit: Visit) {
  const { rows } = await sql<{ installer: Uuid | null; earlier: Uuid[]; attributed: boolean }>`
    select record.installed_by as installer,
      array(
        select distinct other.technician_id
        from cases.cases other_file
        join fieldwork.visits other
          on other.company_id = other_file.company_id and other.case_id = other_file.id
        join fieldwork.finishes done on done.company_id = other.company_id and done.visit_id = other.id
        where other_file.company_id = file.company_id and other_file.device_id = any(same.devices)
          and other.arrived_at < ${visit.arrivedAt}
        union
        select past.repaired_by
        from cases.cases other_file
        join cases.past_services past
          on past.company_id = other_file.company_id and past.case_id = other_file.id
        where other_file.company_id = file.company_id and other_file.device_id = any(same.devices)
          and past.repaired_by is not null
        limit 500) as earlier,
      exists (
        select from fieldwork.attributions judged
        where judged.company_id = file.company_id and judged.visit_id = ${visit.id}) as attributed
    from cases.cases file
    cross join lateral (select ${sameDeviceAs(ctx, sql`file.device_id`)} as devices) same
    left join archive.devices device on device.company_id = file.company_id and device.id = same.devices[1]
    left join archive.devices record on record.company_id = device.company_id
      and record.id = ${either('device.installer_of', 'device.id')}
    where file.company_id = ${ctx.company} and file.id = ${visit.caseId}`.execute(ctx.tx)
  const row = rows[0]
  if (!row) throw new Error('a visit has a case')
  return row
}
