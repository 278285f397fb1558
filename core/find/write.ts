import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Uuid } from '../ids.ts'
import { statement, type The } from '../statement.ts'
import { SAID, type Term } from './terms.ts'

/** Everything by which one thing shall be found. */
export type Findings = { kind: string; subject: Uuid; terms: readonly Term[] }

/** From now on the subject is found by these terms and by no others. One statement. */
export function writeTerms(ctx: Context, findings: Findings): void {
  writeAllTerms(ctx, [findings])
}

/** The same for many subjects of any kinds at once (lists that come in): some hundreds at a time. */
export function writeAllTerms(ctx: Context, all: readonly Findings[]): void {
  if (all.length === 0) return
  const rows = all.flatMap(({ kind, subject, terms }) =>
    terms.filter(({ how }) => how !== SAID).map(({ how, term }) => ({ kind, subject, how, term })),
  )
  const statement = sql`
    with incoming as (
      select * from unnest(
        ${rows.map(row => row.kind)}::text[], ${rows.map(row => row.how)}::smallint[],
        ${rows.map(row => row.term)}::text[], ${rows.map(row => row.subject)}::uuid[]
      ) as incoming (kind, how, term, subject_id)
    ), gone as (
      delete from core.find_terms old
      where company_id = ${ctx.company} and subject_id = any(${all.map(one => one.subject)}::uuid[])
        and not exists (select from incoming new where (new.kind, new.how, new.term, new.subject_id)
                                                     = (old.kind, old.how, old.term, old.subject_id))
    ), terms as (
      insert into core.find_terms (company_id, kind, how, term, subject_id)
      select ${ctx.company}, kind, how, term, subject_id from incoming
      on conflict do nothing
    )
    insert into core.find_subjects (company_id, kind, subject_id, said)
    select ${ctx.company}, kind, subject_id, said
    from unnest(${all.map(one => one.kind)}::text[], ${all.map(one => one.subject)}::uuid[],
                ${all.map(saidOf)}::text[]) as subjects (kind, subject_id, said)
    on conflict (company_id, subject_id) do update set kind = excluded.kind, said = excluded.said
  `
  ctx.send(statement.compile(ctx.tx))
}

/**
 * Terms of subjects that this very deed makes (lists that come in): there is nothing to take away and nobody
 * to meet. They travel as lines, one text a subject: an array of a thousand terms with their subjects is four
 * times as long and is looked through twice.
 */
export function writeNewTerms(ctx: Context, all: readonly Findings[]): void {
  if (all.length === 0) return
  const lines = all.map(({ terms }) => {
    const each = new Set<string>()
    for (const { how, term } of terms) if (how !== SAID) each.add(`${how}${term}`)
    return [...each].join('\n')
  })
  const statement = sql`
    with incoming as (
      select kind, subject_id, said, lines
      from unnest(${all.map(one => one.kind)}::text[], ${all.map(one => one.subject)}::uuid[],
                  ${all.map(saidOf)}::text[], ${lines}::text[]) as incoming (kind, subject_id, said, lines)
    ), terms as (
      insert into core.find_terms (company_id, kind, how, term, subject_id)
      select ${ctx.company}, kind, left(line, 1)::smallint, substr(line, 2), subject_id
      from incoming cross join lateral string_to_table(lines, E'\n') as line
    )
    insert into core.find_subjects (company_id, kind, subject_id, said)
    select ${ctx.company}, kind, subject_id, said from incoming
  `
  ctx.send(statement.compile(ctx.tx))
}

/** Whether something of whatever kind is found under this id already: ids that others make may be. */
export async function isTaken(ctx: Context, subject: Uuid): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('core.find_subjects')
    .select('kind')
    .where('company_id', '=', ctx.company)
    .where('subject_id', '=', subject)
    .executeTakeFirst()
  return row !== undefined
}

/** The folded texts themselves, a line each. */
const saidOf = ({ terms }: Findings): string =>
  [...new Set(terms.filter(({ how }) => how === SAID).map(({ term }) => term))].join('\n')

/** The same of one subject at every call: a text that is compiled and planned once. */
export function writeFirstTerms(ctx: Context, findings: Findings): void {
  const { kind, subject, terms } = findings
  const rows = JSON.stringify(terms.filter(({ how }) => how !== SAID))
  ctx.send(firstTerms.bind(ctx, { company: ctx.company, kind, subject, rows, said: saidOf(findings) }))
}

type FirstTerms = { company: Uuid; kind: string; subject: Uuid; rows: string; said: string }

/** As JSON: for arrays the statement would be planned anew each time (core/journal.ts). */
const firstTerms = statement(
  (_, the: The<FirstTerms>) => sql`
    with terms as (
      insert into core.find_terms (company_id, kind, how, term, subject_id)
      select ${the('company')}, ${the('kind')}, how, term, ${the('subject')}
      from jsonb_to_recordset(${the('rows')}::text::jsonb) as incoming (how smallint, term text)
    )
    insert into core.find_subjects (company_id, kind, subject_id, said)
    values (${the('company')}, ${the('kind')}, ${the('subject')}, ${the('said')})`,
)

/** The subject is not found any more. */
export async function forgetTerms(ctx: Context, kind: string, subject: Uuid): Promise<void> {
  await sql`
    with terms as (
      delete from core.find_terms
      where company_id = ${ctx.company} and kind = ${kind} and subject_id = ${subject}
    )
    delete from core.find_subjects
    where company_id = ${ctx.company} and kind = ${kind} and subject_id = ${subject}
  `.execute(ctx.tx)
}

/** The same for many subjects of any kinds: some hundreds at a time. */
export async function forgetAllTerms(ctx: Context, subjects: readonly Uuid[]): Promise<void> {
  if (subjects.length === 0) return
  await sql`
    with terms as (
      delete from core.find_terms
      where company_id = ${ctx.company} and subject_id = any(${[...subjects]}::uuid[])
    )
    delete from core.find_subjects
    where company_id = ${ctx.company} and subject_id = any(${[...subjects]}::uuid[])
  `.execute(ctx.tx)
}
