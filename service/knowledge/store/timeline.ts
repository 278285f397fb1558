import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Confidence } from '../rules/words.ts'

export type HappeningRow = {
  id: Uuid
  at: Temporal.Instant
  by: string | null
  event: string
  edition: number | null
  reason: string
  confidence: Confidence | null
  data: Record<string, unknown>
  ownerName: string | null
  case: Uuid | null
}

/** An edition says when it was made, by whom and why; why it is trusted or not stands beside the entry. */
const MADE = ['answer added', 'answer edited', 'answer restored']

/** What the journal says of an answer, newest first; `events`: only these. */
export async function happeningRows(
  ctx: Context,
  answer: Uuid,
  page: { events: readonly string[] | null; after: Uuid | null; limit: number },
): Promise<HappeningRow[]> {
  const { events, after, limit } = page
  const { rows } = await sql<HappeningRow>`
    select entry.id, coalesce(edition.made_at, entry.at) as at,
      coalesce(maker.name, actor.name) as by, entry.event, entry.data,
      coalesce((entry.data ->> 'edition')::int, edition.number) as edition,
      coalesce(edition.reason, reason.said, '') as reason, entry.data ->> 'to' as confidence,
      owner.name as "ownerName", use.about as case
    from core.journal_about about
    join core.journal entry on entry.company_id = about.company_id and entry.id = about.journal_id
    left join people.staff actor on actor.company_id = entry.company_id and actor.id = entry.actor
    left join people.staff owner
      on owner.company_id = entry.company_id and owner.id = (entry.data ->> 'owner')::uuid
    left join knowledge.editions edition on edition.company_id = entry.company_id
      and edition.answer_id = about.about_id and entry.event = any(${MADE}::text[])
      and edition.number = coalesce((entry.data ->> 'edition')::int, 1)
    left join people.staff maker
      on maker.company_id = edition.company_id and maker.id = edition.made_by
    left join knowledge.reasons reason
      on reason.company_id = entry.company_id and reason.journal_id = entry.id
    left join knowledge.uses use
      on use.company_id = entry.company_id and use.id = (entry.data ->> 'use')::uuid
    where about.company_id = ${ctx.company} and about.about_id = ${answer}
      and (${after}::uuid is null or about.journal_id < ${after}::uuid)
      and (${events}::text[] is null or entry.event = any(${events}::text[]))
    order by about.journal_id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export type BroughtRow = {
  list: Uuid
  name: string
  edition: number | null
  startedAt: Temporal.Instant
  startedBy: string | null
  putBackAt: Temporal.Instant | null
  putBackBy: string | null
}

/** Of an answer so many lists are told; which bring it again and again are alike. */
const MOST_LISTS = 20

/** The lists that an answer came in by, or that changed it. */
export async function broughtRows(ctx: Context, answer: Uuid): Promise<BroughtRow[]> {
  const { rows } = await sql<BroughtRow>`
    select list.id as list, list.file_name as name, row.edition, list.started_at as "startedAt",
      starter.name as "startedBy", list.undo_started_at as "putBackAt", undoer.name as "putBackBy"
    from knowledge.import_rows row
    join knowledge.imports list on list.company_id = row.company_id and list.id = row.import_id
    left join people.staff starter
      on starter.company_id = list.company_id and starter.id = list.started_by
    left join people.staff undoer
      on undoer.company_id = list.company_id and undoer.id = list.undo_started_by
    where row.company_id = ${ctx.company} and row.answer_id = ${answer}
      and row.outcome in ('created', 'changed') and list.started_at is not null
    order by list.started_at desc, row.row desc limit ${MOST_LISTS}`.execute(ctx.tx)
  return rows
}

/** What somebody said why, beside an entry of the journal. */
export async function insertReason(ctx: Context, entry: Uuid, said: string): Promise<void> {
  if (said === '') return
  await ctx.tx
    .insertInto('knowledge.reasons')
    .values({ company_id: ctx.company, journal_id: entry, said })
    .execute()
}
