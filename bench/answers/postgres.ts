import { connectRaw } from '#core/postgres/connect.ts'
import { rowOf } from '#service/knowledge/index/rows.ts'
import { termsOf } from '#service/knowledge/index/terms.ts'
import { madeAnswers, type Sizes } from './made.ts'

const AT_A_TIME = 1_000

/**
 * PostgreSQL's own full text search over the same terms: tsvector, GIN, ts_rank. The terms go in as the index
 * has them (a space between; `simple`, so that nothing is stemmed again).
 */
export async function loadBeside(ownerUrl: string, sizes: Sizes): Promise<void> {
  const pool = connectRaw(ownerUrl, { max: 1, name: 'bench' })
  try {
    await pool.unsafe('drop table if exists public.bench_answers')
    await pool.unsafe('create unlogged table public.bench_answers (id uuid, terms tsvector)')
    for await (const some of madeAnswers(sizes)) {
      for (let from = 0; from < some.length; from += AT_A_TIME) {
        const rows = some.slice(from, from + AT_A_TIME).map(rowOf)
        await pool.unsafe(
          `insert into public.bench_answers
           select id::uuid, array_to_tsvector(string_to_array(terms, ' '))
           from unnest($1::text[], $2::text[]) as t (id, terms)`,
          [
            rows.map(({ id }) => id),
            rows.map(({ terms }) => [...new Set(terms.split(' '))].filter(Boolean).join(' ')),
          ],
        )
      }
    }
    await pool.unsafe('create index on public.bench_answers using gin (terms)')
    await pool.unsafe('vacuum analyze public.bench_answers')
  } finally {
    await pool.end()
  }
}

/** Asks it by two connections (a machine of two processors), best ten by ts_rank; milliseconds of each. */
export async function askBeside(
  ownerUrl: string,
  texts: readonly string[],
): Promise<{ ms: number[]; seconds: number }> {
  const pool = connectRaw(ownerUrl, { max: 2, name: 'bench' })
  const ms: number[] = []
  let next = 0
  const asker = async () => {
    for (let at = next++; at < texts.length; at = next++) {
      const terms = [...new Set(termsOf(texts[at] ?? ''))].map(term => `'${term.replaceAll("'", "''")}'`)
      if (terms.length === 0) continue
      const begun = performance.now()
      await pool.unsafe(
        `select id from public.bench_answers, to_tsquery('simple', $1) asked
         where terms @@ asked order by ts_rank(terms, asked) desc limit 10`,
        [terms.join(' | ')],
      )
      ms.push(performance.now() - begun)
    }
  }
  const begun = performance.now()
  try {
    await Promise.all([asker(), asker()])
    return { ms, seconds: (performance.now() - begun) / 1000 }
  } finally {
    await pool.end()
  }
}
