import type { Table } from '@lancedb/lancedb'
import type { Uuid } from '#core/ids.ts'
import { buildInto } from './build.ts'
import { Damaged, reading } from './damaged.ts'
import { dictionaryOf } from './dictionary.ts'
import { currentBuild, openBuild } from './folder.ts'
import { type Held, holdAll, isStale } from './held.ts'
import { rowOf } from './rows.ts'
import { search } from './search.ts'
import type { Asked, Hit, IndexedAnswer, Synonyms } from './shapes.ts'

export type { Asked, Hit, IndexedAnswer, Near, Synonyms } from './shapes.ts'
export { Damaged }

/** The index of one company. Everything throws Damaged where it cannot be read or written. */
export type AnswerIndex = {
  /** Best first. */
  search(asked: Asked): Promise<Hit[]>
  /** Adds, or puts in the place of what stands under the same id; found at once. */
  put(answers: IndexedAnswer[]): Promise<void>
  remove(ids: Uuid[]): Promise<void>
  count(): Promise<number>
  /** What is in it, in no order: for comparing it with the database. */
  all(): AsyncGenerator<{ id: Uuid; edition: number; version: number }[]>
  /** Folds what was put since into the index, so that asking stays fast. */
  optimize(): Promise<void>
  close(): Promise<void>
}

/** How soon a build that another process put in force is noticed. */
const NOTICED_WITHIN_MS = 500

/** Whoever reads an older version of the table has moved on long before. */
const KEPT_MS = 600_000

type InForce = { build: string; table: Table; held: Held; anew: Promise<void> | null }

/** Opens the index of one company. Throws Damaged where there is none, or none that can be read. */
export async function openIndex(folder: string, words: Synonyms): Promise<AnswerIndex> {
  const dictionary = dictionaryOf(words)
  let now = await open(folder)
  let looked = Date.now()
  async function inForce(): Promise<InForce> {
    if (Date.now() - looked < NOTICED_WITHIN_MS) return now
    looked = Date.now()
    if ((await currentBuild(folder)) !== now.build) now = await open(folder)
    if (isStale(now.held) && now.anew === null) now.anew = holdAnew(now)
    return now
  }
  const within = <T>(work: (now: InForce) => Promise<T>) => reading(async () => work(await inForce()))
  return {
    search: asked => within(({ table, held }) => search(table, held, dictionary, asked)),
    put: answers => within(({ table }) => put(table, answers)),
    remove: ids => within(({ table }) => remove(table, ids)),
    count: () => within(({ table }) => table.countRows()),
    all: async function* () {
      const { table } = await within(async one => one)
      yield* editionsOf(table)
    },
    optimize: () => within(optimize),
    close: async () => now.table.close(),
  }
}

/** Builds the index anew, beside the one in force; `told` hears how many answers are in. */
export const buildIndex = (
  folder: string,
  _words: Synonyms,
  answers: AsyncIterable<IndexedAnswer[]>,
  told: (n: number) => void,
): Promise<void> => buildInto(folder, answers, told)

async function open(folder: string): Promise<InForce> {
  const build = await currentBuild(folder)
  const table = await openBuild(folder, build)
  return { build, table, held: await reading(() => holdAll(table)), anew: null }
}

/**
 * Folding in rewrites the table (Lance merges what has fewer than a million rows, and nothing here tells it
 * otherwise), so that every row is another one: the cards are read again.
 */
async function optimize(now: InForce): Promise<void> {
  await now.table.optimize({ cleanupOlderThan: new Date(Date.now() - KEPT_MS) })
  now.held = await holdAll(now.table)
}

/** Many rows are new since the cards were read: they are read again, while asking goes on. */
async function holdAnew(now: InForce): Promise<void> {
  try {
    now.held = await holdAll(now.table)
  } finally {
    now.anew = null
  }
}

async function put(table: Table, answers: readonly IndexedAnswer[]): Promise<void> {
  if (answers.length === 0) return
  const rows = [...new Map(answers.map(answer => [answer.id, rowOf(answer)])).values()]
  await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows)
}

async function remove(table: Table, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return
  await table.delete(`id in (${ids.map(id => `'${id.replaceAll("'", '')}'`).join(', ')})`)
}

async function* editionsOf(table: Table): AsyncGenerator<{ id: Uuid; edition: number; version: number }[]> {
  for await (const batch of table.query().select(['id', 'edition', 'version'])) {
    const [id, edition, version] = ['id', 'edition', 'version'].map(name => batch.getChild(name))
    yield Array.from({ length: batch.numRows }, (_, at) => ({
      id: id?.get(at),
      edition: edition?.get(at),
      version: version?.get(at),
    }))
  }
}
