import { type CompiledQuery, sql } from 'kysely'
import type { Json } from '#db/tables.ts'
import type { Context } from './context.ts'
import { type Uuid, uuidv7 } from './ids.ts'
import { statement, type The } from './statement.ts'

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
 * What a deed has announced so far; written when it is done. Moment and actor are those of the announcing
 * context: a list is brought in by a job, in somebody's name.
 */
export type Announced = Omit<JournalEntry, 'data'> & { data: Record<string, Json> }

/** More are not kept waiting for the end of a deed: lists that come in. */
const MOST_WAITING = 500

/**
 * Announces a fact: whose timelines show it, and which reactions it has. Everything that a deed announces is
 * written when it is done, in one statement of its own transaction, so until then it is in no timeline; a
 * foreign key to the entry is checked at the commit.
 * @param about ids whose timelines show it besides the subject's own: case, customer, device
 * @returns the id of the entry
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
  const actor = ctx.actor.staff
  ctx.announced.push({ id, at: ctx.now, actor, event, subject, about: whose, data })
  if (ctx.announced.length >= MOST_WAITING) {
    const statement = journalStatement(ctx)
    if (statement !== null) ctx.send(statement)
  }
  return id
}

export type Happened = { subject: Uuid; about?: readonly Uuid[]; data?: Record<string, Json> }

/** The same event of many subjects. */
export async function announceAll(ctx: Context, event: string, all: readonly Happened[]): Promise<void> {
  for (const { subject, about, data } of all) await announce(ctx, event, subject, about, data)
}

/**
 * The deed's last statement before its commit: the entries, their timelines and a row for each registered
 * reaction. Timeline, audit trail and outbox are this one row. Null where nothing was announced.
 */
export function journalStatement(ctx: Context): CompiledQuery | null {
  const entries = ctx.announced.splice(0)
  if (entries.length === 0) return null
  ctx.afterCommit(() => {
    for (const heard of ctx.house.onCommit) heard(ctx.company)
  })
  return statementOf(ctx, entries)
}

/** Writes what was announced so far now: more comes, or another's moment and name. */
export async function writeJournal(ctx: Context): Promise<void> {
  const statement = journalStatement(ctx)
  if (statement !== null) await ctx.tx.executeQuery(statement)
}

const reactionsTo = (ctx: Context, event: string) =>
  (ctx.house.reactionsTo.get(event) ?? []).map(({ name }) => name)

function statementOf(ctx: Context, entries: readonly Announced[]): CompiledQuery {
  const whose = entries.flatMap(({ id, about }) => about.map(about_id => ({ id, about_id })))
  const due = entries.flatMap(({ id, at, event }) =>
    reactionsTo(ctx, event).map(reaction => ({ id, at, reaction, due_id: uuidv7() })),
  )
  const { company, command } = ctx
  const given = { company, command, entries: JSON.stringify(entries), whose: JSON.stringify(whose) }
  return due.length === 0
    ? inTheJournal.bind(ctx, given)
    : withReactions.bind(ctx, { ...given, due: JSON.stringify(due) })
}

type Given = { company: Uuid; command: Uuid | null; entries: string; whose: string }

/**
 * Rows travel as JSON: how many an array holds is looked at each time, and the statement planned anew for it;
 * this plan is kept, whatever comes.
 */
const entriesIn = (the: The<Given>) => sql`
  entry as (
    insert into core.journal (company_id, id, at, actor, command, event, subject_id, data)
    select ${the('company')}, id, at, actor, ${the('command')}, event, subject, data
    from jsonb_to_recordset(${the('entries')}::text::jsonb)
      as entry (id uuid, at timestamptz, actor uuid, event text, subject uuid, data jsonb)
  )`

const timelinesOf = (the: The<Given>) => sql`
  insert into core.journal_about (company_id, about_id, journal_id)
  select ${the('company')}, about_id, id
  from jsonb_to_recordset(${the('whose')}::text::jsonb) as about (id uuid, about_id uuid)`

const inTheJournal = statement((_, the: The<Given>) => sql`with ${entriesIn(the)} ${timelinesOf(the)}`)

const withReactions = statement(
  (_, the: The<Given & { due: string }>) => sql`
    with ${entriesIn(the)}, timelines as (${timelinesOf(the)})
    insert into core.reactions_due (company_id, id, journal_id, reaction, due_at)
    select ${the('company')}, due_id, id, reaction, at
    from jsonb_to_recordset(${the('due')}::text::jsonb)
      as due (id uuid, at timestamptz, reaction text, due_id uuid)`,
)

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
