import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Index, MatchQuery, type Table } from '@lancedb/lancedb'
import type { Uuid } from '#core/ids.ts'
import { termsAsked } from './asking.ts'
import { Damaged, reading } from './damaged.ts'
import { connected, currentBuild, freshBuild, openBuild, putInForce, TABLE } from './folder.ts'
import { type Found, rank } from './ranking.ts'
import { type Row, rowOf, SCHEMA } from './rows.ts'
import type { Asked, Hit, IndexedAnswer, Synonyms } from './shapes.ts'

export type { Asked, Hit, IndexedAnswer, Near, Synonyms } from './shapes.ts'
export { Damaged }

export type AnswerIndex = {
  /** Best first. */
  search(asked: Asked): Promise<Hit[]>
  /** Adds, or puts in the place of what stands under the same id; found at once. */
  put(answers: IndexedAnswer[]): Promise<void>
  remove(ids: Uuid[]): Promise<void>
  count(): Promise<number>
  /** Folds what was put since into the index, so that asking stays fast. */
  optimize(): Promise<void>
  close(): Promise<void>
}

/** So many candidates are looked at again here. */
const CANDIDATES = 60
const BATCH_ROWS = 20_000

/** Opens the index of one company. Throws Damaged where there is none, or none that can be read. */
export async function openIndex(folder: string, words: Synonyms): Promise<AnswerIndex> {
  let build = await currentBuild(folder)
  let table = await openBuild(folder, build)
  let looked = Date.now()
  /** The table in force: another process may have put a new build in its place. */
  async function inForce(): Promise<Table> {
    if (Date.now() - looked < 500) return table
    looked = Date.now()
    const now = await currentBuild(folder)
    if (now !== build) {
      const next = await openBuild(folder, now)
      table.close()
      build = now
      table = next
    }
    return table
  }
  const within = <T>(work: (table: Table) => Promise<T>) => reading(async () => work(await inForce()))
  return {
    search: asked => within(table => search(table, asked, words)),
    put: answers => within(table => put(table, answers)),
    remove: ids => within(table => remove(table, ids)),
    count: () => within(table => table.countRows()),
    optimize: () => within(async table => void (await table.optimize())),
    close: async () => table.close(),
  }
}

/**
 * Builds the index anew from all answers, beside the one in force, and puts it in its place at the end.
 * `told` hears how many are in.
 */
export async function buildIndex(
  folder: string,
  _words: Synonyms,
  answers: AsyncIterable<IndexedAnswer[]>,
  told: (n: number) => void,
): Promise<void> {
  const build = await freshBuild(folder)
  try {
    const database = await connected(join(folder, build))
    const table = await database.createEmptyTable(TABLE, SCHEMA)
    let n = 0
    let waiting: Row[] = []
    const write = async () => {
      if (waiting.length === 0) return
      await table.add(waiting)
      n += waiting.length
      waiting = []
      told(n)
    }
    for await (const some of answers) {
      for (const answer of some) waiting.push(rowOf(answer))
      if (waiting.length >= BATCH_ROWS) await write()
    }
    await write()
    await index(table)
    table.close()
  } catch (error) {
    await rm(join(folder, build), { recursive: true, force: true })
    throw error
  }
  await putInForce(folder, build)
}

async function index(table: Table): Promise<void> {
  const config = Index.fts({
    baseTokenizer: 'whitespace',
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    withPosition: false,
  })
  await table.createIndex('terms', { config })
  await table.createIndex('id', { config: Index.btree() })
}

async function search(table: Table, asked: Asked, _words: Synonyms): Promise<Hit[]> {
  const terms = termsAsked(asked.text)
  if (terms.length === 0) return []
  const query = table
    .query()
    .fullTextSearch(new MatchQuery(terms.join(' '), 'terms'))
    .select(['id', 'lines', 'models', 'solved', 'told', 'head', 'terms', '_score'])
    .limit(CANDIDATES)
  const filter = filterOf(asked)
  const found = (await (filter === '' ? query : query.where(filter)).toArray()) as Found[]
  return rank(found, terms, asked)
}

function filterOf({ audience, language }: Asked): string {
  const only = audience === 'customer' ? ['open'] : []
  if (language) only.push(`language = '${language.replaceAll("'", "''")}'`)
  return only.join(' and ')
}

async function put(table: Table, answers: IndexedAnswer[]): Promise<void> {
  if (answers.length === 0) return
  await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(answers.map(rowOf))
}

async function remove(table: Table, ids: Uuid[]): Promise<void> {
  if (ids.length === 0) return
  await table.delete(`id in (${ids.map(id => `'${id.replaceAll("'", '')}'`).join(', ')})`)
}
