import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Place } from '#core/paging.ts'
import { oneOf, sameDevices } from '#service/archive/queries/same.ts'
import type { FieldVisit } from '../contract.ts'
import type { BreakOffReason, FaultClass } from '../rules.ts'
import { conductOf, photosOf, signaturesOf } from './evidence.ts'

/** Visits with everything that was found, done and said in them. */
export function fieldVisits(ctx: Context) {
  return ctx.tx
    .selectFrom('fieldwork.visits as visit')
    .innerJoin('cases.cases as file', join =>
      join.onRef('file.company_id', '=', 'visit.company_id').onRef('file.id', '=', 'visit.case_id'),
    )
    .innerJoin('people.staff as technician', join =>
      join
        .onRef('technician.company_id', '=', 'visit.company_id')
        .onRef('technician.id', '=', 'visit.technician_id'),
    )
    .leftJoin('fieldwork.finishes as finish', join =>
      join.onRef('finish.company_id', '=', 'visit.company_id').onRef('finish.visit_id', '=', 'visit.id'),
    )
    .leftJoin('fieldwork.breakoffs as breakoff', join =>
      join.onRef('breakoff.company_id', '=', 'visit.company_id').onRef('breakoff.visit_id', '=', 'visit.id'),
    )
    .leftJoin('promises.promises as next', join =>
      join
        .onRef('next.company_id', '=', 'breakoff.company_id')
        .onRef('next.id', '=', 'breakoff.next_promise_id'),
    )
    .select([
      'visit.id',
      'visit.slot_id',
      'visit.case_id',
      'file.number',
      'file.device_id',
      'file.symptom',
      'visit.arrived_at',
    ])
    .select(['visit.technician_id', 'technician.name as technician_name'])
    .select(['finish.finished_at', 'finish.seen_as', 'finish.cause', 'finish.work', 'finish.explanation'])
    .select([
      'breakoff.ended_at',
      'breakoff.reason',
      'breakoff.found',
      'breakoff.next',
      'next.due_at as callback_by',
    ])
    .where('visit.company_id', '=', ctx.company)
}

type Row = Awaited<ReturnType<ReturnType<typeof fieldVisits>['executeTakeFirstOrThrow']>>

/** The finished visits to a device, newest first. */
export async function finishedOfDevice(ctx: Context, deviceId: Uuid, after: Place | null, most: number) {
  let rows = fieldVisits(ctx)
    .where('file.device_id', '=', oneOf(await sameDevices(ctx, deviceId)))
    .where('finish.finished_at', 'is not', null)
    .orderBy('finish.finished_at', 'desc')
    .orderBy('visit.id', 'desc')
    .limit(most)
  if (after) {
    rows = rows.where(eb =>
      eb(eb.refTuple('finish.finished_at', 'visit.id'), '<', eb.tuple(after.at, after.id)),
    )
  }
  return rows.execute()
}

/**
 * A quarter: what nobody judged in it stays open for good (domain.md §4.1 wants it judged within 7 days), and
 * the list does not read years of judged visits.
 */
const JUDGED_WITHIN_HOURS = 92 * 24

/** Visits finished in the last quarter without an attribution, oldest first. */
export function unattributed(ctx: Context, after: Place | null, most: number) {
  let rows = fieldVisits(ctx)
    .where('finish.finished_at', '>', ctx.now.subtract({ hours: JUDGED_WITHIN_HOURS }))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('fieldwork.attributions as judged')
            .select('judged.id')
            .whereRef('judged.company_id', '=', 'visit.company_id')
            .whereRef('judged.visit_id', '=', 'visit.id'),
        ),
      ),
    )
    .orderBy('finish.finished_at')
    .orderBy('visit.id')
    .limit(most)
  if (after) {
    rows = rows.where(eb =>
      eb(eb.refTuple('finish.finished_at', 'visit.id'), '>', eb.tuple(after.at, after.id)),
    )
  }
  return rows.execute()
}

/** Where the list of finished visits goes on. */
export const placeOf = (row: Row): Place => ({ at: row.finished_at ?? row.arrived_at, id: row.id })

/** Rows as they travel, with everything that belongs to them. */
export async function asFieldVisits(ctx: Context, rows: readonly Row[]): Promise<FieldVisit[]> {
  const ids = rows.map(row => row.id)
  const materials = await materialsOf(ctx, ids)
  const judged = await attributionsOf(ctx, ids)
  const conduct = await conductOf(ctx, ids)
  const signatures = await signaturesOf(ctx, ids)
  const photos = await photosOf(ctx, ids)
  const said = ({ id }: Row) => ({
    materials: materials.get(id) ?? [],
    conduct: conduct.get(id) ?? null,
    signature: signatures.get(id) ?? null,
  })
  return rows.map(row => ({
    id: row.id,
    slotId: row.slot_id,
    caseId: row.case_id,
    caseNumber: row.number,
    deviceId: row.device_id,
    technician: { id: row.technician_id, name: row.technician_name },
    arrivedAt: row.arrived_at,
    symptom: row.symptom,
    finished: finished(row, said(row)),
    brokenOff: brokenOff(row),
    attribution: judged.get(row.id)?.[0] ?? null,
    judgedBefore: judged.get(row.id)?.slice(1) ?? [],
    photos: photos.get(row.id) ?? [],
  }))
}

type Finished = NonNullable<FieldVisit['finished']>

function finished(row: Row, said: Pick<Finished, 'materials' | 'conduct' | 'signature'>): Finished | null {
  if (row.finished_at === null) return null
  return {
    at: row.finished_at,
    seenAs: row.seen_as as FaultClass,
    cause: row.cause ?? '',
    work: row.work ?? '',
    explanation: row.explanation ?? '',
    ...said,
  }
}

function brokenOff(row: Row): FieldVisit['brokenOff'] {
  if (row.ended_at === null || row.callback_by === null) return null
  return {
    at: row.ended_at,
    reason: row.reason as BreakOffReason,
    found: row.found ?? '',
    next: row.next ?? '',
    callbackBy: row.callback_by,
  }
}

async function materialsOf(ctx: Context, visits: readonly Uuid[]) {
  const rows = await ctx.tx
    .selectFrom('fieldwork.materials_used')
    .select(['visit_id', 'name', 'quantity', 'unit'])
    .where('company_id', '=', ctx.company)
    .where(eb => eb('visit_id', '=', eb.fn.any(eb.val(visits as Uuid[]))))
    .orderBy('visit_id')
    .orderBy('position')
    .execute()
  const lists = new Map<Uuid, Finished['materials']>()
  for (const { visit_id, name, quantity, unit } of rows) {
    lists.set(visit_id, [...(lists.get(visit_id) ?? []), { name, quantity: Number(quantity), unit }])
  }
  return lists
}

/** Of each visit its attributions, the last one first: ids are in order of time. */
async function attributionsOf(ctx: Context, visits: readonly Uuid[]) {
  const rows = await ctx.tx
    .selectFrom('fieldwork.attributions as judged')
    .innerJoin('people.staff as reviewer', join =>
      join.onRef('reviewer.company_id', '=', 'judged.company_id').onRef('reviewer.id', '=', 'judged.by'),
    )
    .select(['judged.visit_id', 'judged.main_class', 'judged.side_classes', 'judged.reason', 'judged.at'])
    .select(['reviewer.id as reviewer_id', 'reviewer.name as reviewer_name'])
    .where('judged.company_id', '=', ctx.company)
    .where(eb => eb('judged.visit_id', '=', eb.fn.any(eb.val(visits as Uuid[]))))
    .orderBy('judged.visit_id')
    .orderBy('judged.id', 'desc')
    .execute()
  const judged = (row: (typeof rows)[number]) => ({
    main: row.main_class as FaultClass,
    side: row.side_classes as FaultClass[],
    reason: row.reason,
    by: { id: row.reviewer_id, name: row.reviewer_name },
    at: row.at,
  })
  const byVisit = Map.groupBy(rows, row => row.visit_id)
  return new Map([...byVisit].map(([visit, some]) => [visit, some.map(judged)]))
}
