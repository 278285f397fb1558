import { sql } from 'kysely'
import type { Json } from '#db/tables.ts'
import type { Context } from './context.ts'
import { type Uuid, uuidv7 } from './ids.ts'

/**
 * What happened, as reactions and followers see it. `data` holds ids and codes, never names, phones or free
 * text.
 */
export type JournalEntry = {
  id: Uuid
  at: Temporal.Instant
  actor: Uuid | null
  event: string
  subject: Uuid
  about: Uuid[]
  data: Json
}

/**
 * Writes the fact, whose timelines show it, and one row for each registered reaction, in one statement of the
 * deed's own transaction. Timeline, audit trail and outbox are this one row.
 * @param about ids whose timelines show it besides the subject's own: case, customer, device
 */
export async function announce(
  ctx: Context,
  event: string,
  subject: Uuid,
  about: readonly (Uuid | null | undefined)[] = [],
  data: Record<string, Json> = {},
): Promise<Uuid> {
  if (!ctx.house.events.has(event)) throw new Error(`'${event}' is in no contract`)
  const id = uuidv7()
  const whose = [...new Set([subject, ...about.filter(one => one != null)])]
  const reactions = (ctx.house.reactionsTo.get(event) ?? []).map(reaction => reaction.name)
  await sql`
    with entry as (
      insert into core.journal (company_id, id, at, actor, command, event, subject_id, data)
      values (${ctx.company}, ${id}, ${ctx.now}, ${ctx.actor.staff}, ${ctx.command}, ${event}, ${subject},
              ${data as never})
    ), timelines as (
      insert into core.journal_about (company_id, about_id, journal_id)
      select ${ctx.company}, about_id, ${id} from unnest(${whose}::uuid[]) as about_id
    )
    insert into core.reactions_due (company_id, id, journal_id, reaction, due_at)
    select ${ctx.company}, reaction_id, ${id}, reaction, ${ctx.now}
    from unnest(${reactions.map(() => uuidv7())}::uuid[], ${reactions}::text[]) as due (reaction_id, reaction)
  `.execute(ctx.tx)
  ctx.afterCommit(() => {
    for (const heard of ctx.house.onCommit) heard(ctx.company)
  })
  return id
}

export type Happened = { subject: Uuid; about?: readonly Uuid[]; data?: Record<string, Json> }

/** The same event of many subjects, still one statement: lists that come in. Some hundreds at a time. */
export async function announceAll(ctx: Context, event: string, all: readonly Happened[]): Promise<void> {
  if (!ctx.house.events.has(event)) throw new Error(`'${event}' is in no contract`)
  if (all.length === 0) return
  const entries = all.map(one => ({ ...one, id: uuidv7() }))
  const whose = entries.flatMap(({ id, subject, about = [] }) =>
    [...new Set([subject, ...about])].map(about_id => ({ id, about_id })),
  )
  const due = (ctx.house.reactionsTo.get(event) ?? []).flatMap(({ name }) =>
    entries.map(({ id }) => ({ id, reaction: name, reaction_id: uuidv7() })),
  )
  await sql`
    with entry as (
      insert into core.journal (company_id, id, at, actor, command, event, subject_id, data)
      select ${ctx.company}, id, ${ctx.now}, ${ctx.actor.staff}, ${ctx.command}, ${event}, subject_id, data
      from unnest(${entries.map(one => one.id)}::uuid[], ${entries.map(one => one.subject)}::uuid[],
                  ${entries.map(one => JSON.stringify(one.data ?? {}))}::text[]::jsonb[])
        as entry (id, subject_id, data)
    ), timelines as (
      insert into core.journal_about (company_id, about_id, journal_id)
      select ${ctx.company}, about_id, id
      from unnest(${whose.map(one => one.id)}::uuid[], ${whose.map(one => one.about_id)}::uuid[])
        as about (id, about_id)
    )
    insert into core.reactions_due (company_id, id, journal_id, reaction, due_at)
    select ${ctx.company}, reaction_id, id, reaction, ${ctx.now}
    from unnest(${due.map(one => one.id)}::uuid[], ${due.map(one => one.reaction)}::text[],
                ${due.map(one => one.reaction_id)}::uuid[]) as due (id, reaction, reaction_id)
  `.execute(ctx.tx)
  ctx.afterCommit(() => {
    for (const heard of ctx.house.onCommit) heard(ctx.company)
  })
}

export type TimelineRow = {
  id: Uuid
  at: Temporal.Instant
  actor: Uuid | null
  event: string
  subject: Uuid
  data: Json
}

/**
 * What happened about one customer, device or case; newest first. Pass the last id as `after` for the next
 * page.
 */
export async function timeline(
  ctx: Context,
  about: Uuid,
  page: { after?: Uuid | undefined; limit: number },
): Promise<TimelineRow[]> {
  let rows = ctx.tx
    .selectFrom('core.journal_about as about')
    .innerJoin('core.journal as entry', join =>
      join.onRef('entry.company_id', '=', 'about.company_id').onRef('entry.id', '=', 'about.journal_id'),
    )
    .select([
      'entry.id',
      'entry.at',
      'entry.actor',
      'entry.event',
      'entry.subject_id as subject',
      'entry.data',
    ])
    .where('about.company_id', '=', ctx.company)
    .where('about.about_id', '=', about)
    .orderBy('about.journal_id', 'desc')
    .limit(page.limit)
  if (page.after) rows = rows.where('about.journal_id', '<', page.after)
  return rows.execute()
}
