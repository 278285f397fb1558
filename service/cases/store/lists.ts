import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'

/** A list that came in, as far as its past services need it. */
export function listHead(ctx: Context, list: Uuid) {
  return ctx.tx
    .selectFrom('archive.imports')
    .select(['id', 'mapping', 'look', 'twin_decision', 'started_by', 'undo_started_at', 'undo_started_by'])
    .where('company_id', '=', ctx.company)
    .where('id', '=', list)
    .executeTakeFirst()
}

/** Rows that are in, with whom and what they speak of; an archive writes some hundreds at a time. */
export function rowsWritten(ctx: Context, list: Uuid, { from, upTo }: { from: number; upTo: number }) {
  return ctx.tx
    .selectFrom('archive.import_rows')
    .select(['row', 'texts', 'customer_id', 'device_id'])
    .where('company_id', '=', ctx.company)
    .where('import_id', '=', list)
    .where('row', '>=', from)
    .where('row', '<=', upTo)
    .where('outcome', 'in', ['created', 'joined', 'unchanged'])
    .orderBy('row')
    .execute()
}

/**
 * Past services that came in with a list and that nobody did anything with since, by the journal; the last
 * rows first, as the archive takes its own back.
 */
export async function untouchedOf(ctx: Context, list: Uuid, most: number) {
  const { rows } = await sql<{ id: Uuid; row: number; customer: Uuid; device: Uuid | null }>`
    select past.case_id as id, past.import_row as row, file.customer_id as customer,
      file.device_id as device
    from cases.past_services past
    join cases.cases file on file.company_id = past.company_id and file.id = past.case_id
    where past.company_id = ${ctx.company} and past.import_id = ${list}
      and not exists (
        select from core.journal_about about
        join core.journal entry on entry.company_id = about.company_id and entry.id = about.journal_id
        where about.company_id = past.company_id and about.about_id = past.case_id
          and (entry.data ->> 'import') is distinct from ${list}::text)
    order by past.import_row desc limit ${most}`.execute(ctx.tx)
  return rows
}

export async function takeOut(ctx: Context, ids: readonly Uuid[]): Promise<void> {
  const some = sql`any(${[...ids]}::uuid[])`
  await sql`delete from cases.past_services where company_id = ${ctx.company} and case_id = ${some}`.execute(
    ctx.tx,
  )
  await sql`delete from cases.cases where company_id = ${ctx.company} and id = ${some}`.execute(ctx.tx)
}
