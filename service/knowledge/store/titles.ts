import { sql } from 'kysely'
import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { NewRow } from '#core/insert-rows.ts'
import { statement, type The } from '#core/statement.ts'
import { termNumber, titleTerms } from '../rules/title-terms.ts'

type Titled = { title: string; phrasings: readonly string[] }

/** By what PostgreSQL alone finds a new answer. */
export const titleRow = (
  ctx: Context,
  answer: Uuid,
  { title, phrasings }: Titled,
): NewRow<'knowledge.title_terms'> => ({
  answer_id: answer,
  terms: titleTerms([title, ...phrasings]).map(term => termNumber(ctx.company, term)),
})

/**
 * These answers have other words in force: they are found by them from now on. One statement that nobody
 * waits for; some hundreds at a time.
 */
export function retitle(ctx: Context, answers: readonly { answer: Uuid; content: Titled }[]): void {
  if (answers.length === 0) return
  const rows = answers.map(({ answer, content }) => titleRow(ctx, answer, content))
  ctx.send(writing.bind(ctx, { company: ctx.company, rows: JSON.stringify(rows) }))
}

const writing = statement(
  (_, the: The<{ company: Uuid; rows: string }>) => sql`
    insert into knowledge.title_terms (company_id, answer_id, terms)
    select ${the('company')}::uuid, row.answer_id, row.terms
    from jsonb_to_recordset(${the('rows')}::text::jsonb) as row (answer_id uuid, terms int[])
    on conflict (company_id, answer_id) do update set terms = excluded.terms`,
)
