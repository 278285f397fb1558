import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Uuid } from '../ids.ts'
import type { Scan, Word } from './question.ts'
import { TEXT } from './terms.ts'

/** A subject that a range of terms led to. `said` is there when its whole text was asked. */
export type Match = { kind: string; subject: Uuid; via: Scan['how']; term: string; said?: string }

/** Pieces are scanned this far each; a piece that more subjects share says little. */
const MOST_PER_PIECE = 100
const MOST_NEAR = 60

/** Each kind × each range is one bounded index scan, whatever else the table holds. */
function ranges(kinds: readonly string[], scans: readonly Scan[]): RawBuilder<unknown> {
  return sql`unnest(${[...kinds]}::text[]) as kinds (kind)
    cross join unnest(${scans.map(scan => scan.how)}::smallint[], ${scans.map(scan => scan.lo)}::text[],
                      ${scans.map(scan => scan.hi)}::text[]) with ordinality as scans (how, lo, hi, scan)`
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

/** How many terms lie on each way; none is counted further than `most`. */
export async function countMatches(
  ctx: Context,
  kinds: readonly string[],
  ways: readonly (readonly Scan[])[],
  most: number,
): Promise<number[]> {
  const whose = ways.flatMap((way, at) => way.map(() => at))
  const { rows } = await sql<{ n: number }>`
    select counted.n
    from generate_series(0, ${ways.length - 1}::integer) as ways (way) cross join lateral (
      select count(*) as n from (
        select from ${ranges(kinds, ways.flat())} cross join lateral ${termsIn(ctx.company, most)} as found
        where (${whose}::integer[])[scans.scan] = ways.way
        limit ${most}
      ) as seen
    ) as counted
    order by ways.way
  `.execute(ctx.tx)
  return rows.map(({ n }) => n)
}

/** Each word in one of its spellings. */
function holdsAll(words: readonly Word[]): RawBuilder<boolean> {
  const holds = (word: Word) =>
    sql`(${sql.join(
      word.map(form => sql`position(${form} in said) > 0`),
      sql` or `,
    )})`
  return sql.join(words.map(holds), sql` and `) as RawBuilder<boolean>
}

/** Of the subjects in these ranges, those whose text holds every word in one of its spellings. */
export async function subjectsOf(
  ctx: Context,
  kinds: readonly string[],
  scans: readonly Scan[],
  words: readonly Word[],
  most: { candidates: number; limit: number },
): Promise<Match[]> {
  // `= any(array)` is one index scan for all candidates; a lookup for each takes three times as long.
  const { rows } = await sql<Match>`
    with candidates as materialized (
      select found.subject_id, scans.how, found.term
      from ${ranges(kinds, scans)} cross join lateral ${termsIn(ctx.company, most.candidates)} as found
      limit ${most.candidates}
    ), held as materialized (
      select s.kind, s.subject_id, s.said from core.find_subjects s
      where s.company_id = ${ctx.company} and s.subject_id = any(array(select subject_id from candidates))
        and ${holdsAll(words)}
      limit ${most.limit}
    )
    select held.kind, held.subject_id as subject, candidates.how as via, candidates.term, held.said
    from held join candidates using (subject_id)
  `.execute(ctx.tx)
  return rows
}

/**
 * Subjects that each of the ways leads to, `most.each` terms of a range looked at. Only the index is read
 * until they are known; a way by a piece of a long word is then checked against the text.
 */
export async function sideBySide(
  ctx: Context,
  kinds: readonly string[],
  ways: readonly (readonly Scan[])[],
  words: readonly Word[],
  most: { each: number; limit: number },
): Promise<Match[]> {
  const sets = ways.map(
    way => sql`select found.subject_id
      from ${ranges(kinds, way)} cross join lateral ${termsIn(ctx.company, most.each)} as found`,
  )
  const { rows } = await sql<Match>`
    with shared as materialized (${sql.join(sets, sql` intersect `)} limit ${most.limit})
    select kind, subject_id as subject, ${TEXT}::integer as via, '' as term, said from core.find_subjects
    where company_id = ${ctx.company} and subject_id = any(array(select subject_id from shared))
      and ${holdsAll(words)}
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
      select found.subject_id, count(*) as shared
      from ${ranges(kinds, pieces)} cross join lateral ${termsIn(ctx.company, MOST_PER_PIECE)} as found
      group by found.subject_id
      order by shared desc, found.subject_id
      limit ${MOST_NEAR}
    )
    select kind, subject_id as subject, said from core.find_subjects
    where company_id = ${ctx.company} and subject_id = any(array(select subject_id from near))
  `.execute(ctx.tx)
  return rows
}
