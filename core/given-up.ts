import { sql } from 'kysely'
import type { Context } from './context.ts'
import type { Uuid } from './ids.ts'

/** What reactions still owe to events about one subject: errands that wait, and those it has given up. */
export type Owed = { waiting: number; givenUp: number }

const MOST = 1000

/** Errands that failed until they were given up (core/reactions.ts), each by the event that called for it. */
export async function givenUp(ctx: Context, reaction: string) {
  const { rows } = await sql<{ subject: Uuid; data: unknown }>`
    select entry.subject_id as subject, entry.data from core.reactions_due due
    join core.journal entry on entry.company_id = due.company_id and entry.id = due.journal_id
    where due.company_id = ${ctx.company} and due.reaction = ${reaction} and due.dead_at is not null
    limit ${MOST}
  `.execute(ctx.tx)
  return rows
}

export async function owedAbout(ctx: Context, reactions: readonly string[], subject: Uuid): Promise<Owed> {
  const { rows } = await sql<Owed>`
    select (count(*) filter (where due.dead_at is null))::integer as waiting,
      count(due.dead_at)::integer as "givenUp"
    from core.reactions_due due
    join core.journal entry on entry.company_id = due.company_id and entry.id = due.journal_id
    where due.company_id = ${ctx.company} and due.reaction = any(${[...reactions]}::text[])
      and entry.subject_id = ${subject}
  `.execute(ctx.tx)
  return rows[0] ?? { waiting: 0, givenUp: 0 }
}

/** What was given up about this subject is tried again from now on; answers how much that is. */
export async function tryAgain(ctx: Context, reactions: readonly string[], subject: Uuid): Promise<number> {
  const { numAffectedRows } = await sql`
    update core.reactions_due due set dead_at = null, attempts = 0, due_at = ${ctx.now}
    from core.journal entry
    where due.company_id = ${ctx.company} and due.reaction = any(${[...reactions]}::text[])
      and due.dead_at is not null and entry.company_id = due.company_id and entry.id = due.journal_id
      and entry.subject_id = ${subject}
  `.execute(ctx.tx)
  return Number(numAffectedRows ?? 0)
}
