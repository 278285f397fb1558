import type { Context } from '#core/context.ts'
import { owedAbout } from '#core/given-up.ts'
import type { Uuid } from '#core/ids.ts'
import { pageOf, placeFrom } from '#core/paging.ts'
import { known } from '#core/refusal.ts'
import { colleagues } from '#service/hotline/colleagues.ts'
import type { PastServiceLine } from '../contract/past.ts'
import { lineOf } from '../queries.ts'
import { type KnownTo, OF_LISTS, type PastKind } from '../rules/past.ts'
import { listHead } from '../store/lists.ts'
import * as store from '../store/past.ts'

type Row = Awaited<ReturnType<typeof store.ofDevice>>[number]

/** What was done to a device before this house kept the files, the latest first. */
export async function pastServicesOfDevice(
  ctx: Context,
  device: Uuid,
  page: { after?: string | undefined; limit: number },
) {
  const rows = await store.ofDevice(ctx, device, placeFrom(page.after), page.limit + 1)
  const said = await linesOf(ctx, rows)
  return pageOf(rows, page.limit, row => ({ at: row.opened_at, id: row.case_id }), said)
}

/** The past service that a case is about; null for a case of this house. @throws Unknown */
export async function pastServiceOf(ctx: Context, caseId: Uuid): Promise<PastServiceLine | null> {
  await lineOf(ctx, caseId)
  const rows = await store.ofCase(ctx, caseId)
  return rows.map(await linesOf(ctx, rows))[0] ?? null
}

/** What a list brought so far. @throws Unknown */
export async function pastServicesOfList(ctx: Context, list: Uuid) {
  known(await listHead(ctx, list))
  const [services, owed] = await Promise.all([store.countOfList(ctx, list), owedAbout(ctx, OF_LISTS, list)])
  return { services, ...owed }
}

export const unknownRepairers = store.unknownRepairers

async function linesOf(ctx: Context, rows: readonly Row[]): Promise<(row: Row) => PastServiceLine> {
  const named = await colleagues(
    ctx,
    rows.map(row => row.repaired_by),
  )
  return row => ({
    caseId: row.case_id,
    caseNumber: row.ours,
    deviceId: row.device_id,
    on: row.on_day,
    knownTo: row.known_to as KnownTo,
    kind: row.kind as PastKind,
    fault: row.symptom,
    done: row.done,
    by: row.repaired_by_name,
    repairedBy: named(row.repaired_by),
    chargeCents: row.charge_cents,
    number: row.number,
    source:
      row.import_id === null
        ? null
        : { list: row.import_id, file: row.file_name ?? '', row: row.import_row ?? 0 },
  })
}
