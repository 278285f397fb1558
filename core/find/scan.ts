import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Uuid } from '../ids.ts'
import type { Scan, Word } from './question.ts'

/** A subject that a range of terms led to. `said` is there when its whole text was asked. */
export type Match = { kind: string; subject: Uuid; via: Scan['how']; term: string; said?: string }

/** Pieces are scanned this far each; a piece that more subjects share says little. */
const MOST_PER_PIECE = 100
const MOST_NEAR = 60

/** Each kind × each range is one bounded index scan, whatever else the table holds. */
function ranges(kinds: readonly string[], scans: readonly Scan[]): RawBuilder<unknown> {
  return sql`unnest(${[...kinds]}::text[]) as kinds (kind)
    cross join unnest(${scans.map(scan => scan.how)}::smallint[], ${scans.map(scan => scan.lo)}::text[],
                      ${scans.map(scan => scan.hi)}::text[]) as scans (how, lo, hi)`
}

function termsIn(company: Uuid, most: number): RawBuilder<unknown> {
  return sql`(
    select term, subject_id from core.find_terms t
    where t.company_id = ${company} and t.kind = kinds.kind and t.how = scans.how
      and t.term >= scans.lo collate "C" and t.term < scans.hi collate "C"
    order by t.term limit ${most}
  )`
}

/** Up to `most` subjects of each kind and range, the shortest terms first. */
export async function matchesOf(
  ctx: Context,
  kinds: readonly string[],
  scans: readonly Scan[],
  most: number,
): Promise<Match[]> {
  const { rows } = await sql<Match>`
    select kinds.kind, found.subject_id as subject, scans.how as via, found.term
    from ${ranges(kinds, scans)} cross join lateral ${termsIn(ctx.company, most)} as found
  `.execute(ctx.tx)
  return rows
}

/** How many terms lie in these ranges; each range is counted no further than `most`. */
export async function countMatches(
  ctx: Context,
  kinds: readonly string[],
  scans: readonly Scan[],
  most: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n
    from ${ranges(kinds, scans)} cross join lateral ${termsIn(ctx.company, most)} as found
  `.execute(ctx.tx)
  return rows[0]?.n ?? 0
}

/** Of the subjects in these ranges, those whose text holds every word in one of its spellings. */
export async function subjectsOf(
  ctx: Context,
  kinds: readonly string[],
  scans: readonly Scan[],
  words: readonly Word[],
  most: { candidates: number; limit: number },
): Promise<Match[]> {
  const holds = sql.join(
    words.map(
      word =>
        sql`(${sql.join(
          word.map(form => sql`position(${form} in said) > 0`),
          sql` or `,
        )})`,
    ),
    sql` and `,
  )
  const { rows } = await sql<Match>`
    select kinds.kind, found.subject_id as subject, scans.how as via, found.term, checked.said
    from ${ranges(kinds, scans)}
      cross join lateral ${termsIn(ctx.company, most.candidates)} as found
      cross join lateral (
        select said from core.find_subjects s
        where s.company_id = ${ctx.company} and s.kind = kinds.kind and s.subject_id = found.subject_id
        offset 0
      ) as checked
    where ${holds}
    limit ${most.limit}
  `.execute(ctx.tx)
  return rows
}

/** Those who share most of the pieces, with their texts. */
export async function nearSubjects(
  ctx: Context,
  kinds: readonly string[],
  pieces: readonly Scan[],
): Promise<{ kind: string; subject: Uuid; said: string }[]> {
  const { rows } = await sql<{ kind: string; subject: Uuid; said: string }>`
    with near as (
      select kinds.kind, found.subject_id, count(*) as shared
      from ${ranges(kinds, pieces)} cross join lateral ${termsIn(ctx.company, MOST_PER_PIECE)} as found
      group by kinds.kind, found.subject_id
      order by shared desc, found.subject_id
      limit ${MOST_NEAR}
    )
    select near.kind, near.subject_id as subject, checked.said
    from near cross join lateral (
      select said from core.find_subjects s
      where s.company_id = ${ctx.company} and s.kind = near.kind and s.subject_id = near.subject_id
      offset 0
    ) as checked
  `.execute(ctx.tx)
  return rows
}
