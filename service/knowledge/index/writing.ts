import type { Table } from '@lancedb/lancedb'
import type { Uuid } from '#core/ids.ts'
import { reading } from './damaged.ts'
import { rowOf } from './rows.ts'
import type { IndexedAnswer } from './shapes.ts'

export type Edition = { id: Uuid; edition: number; version: number }

/** The index of one company, for who writes it. Everything throws Damaged where it cannot be done. */
export type WrittenIndex = {
  /** Adds, or puts in the place of what stands under the same id; found at once. */
  put(answers: IndexedAnswer[]): Promise<void>
  remove(ids: Uuid[]): Promise<void>
  count(): Promise<number>
  /** What is in it, in no order: for comparing it with the database. */
  all(): AsyncGenerator<Edition[]>
  /**
   * Folds what was put since into the index, so that asking stays fast. The table is written anew (Lance
   * merges what has fewer than a million rows, and its interface for Node has no choice there): 10 s of a
   * processor at 375,000 answers. One process at a time.
   */
  optimize(): Promise<void>
  close(): Promise<void>
}

/** Whoever reads an older version of the table has moved on long before. */
const KEPT_MS = 600_000

/** What can be written through the table that is in force at the time. */
export function writing(inForce: () => Promise<{ table: Table }>): WrittenIndex {
  const within = <T>(work: (table: Table) => Promise<T>) => reading(async () => work((await inForce()).table))
  return {
    put: answers => within(table => put(table, answers)),
    remove: ids => within(table => remove(table, ids)),
    count: () => within(table => table.countRows()),
    all: async function* () {
      yield* editionsOf(await within(async table => table))
    },
    optimize: () =>
      within(async table => {
        await table.optimize({ cleanupOlderThan: new Date(Date.now() - KEPT_MS) })
      }),
    close: () => within(async table => table.close()),
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

async function* editionsOf(table: Table): AsyncGenerator<Edition[]> {
  const batches = table.query().select(['id', 'edition', 'version'])[Symbol.asyncIterator]()
  for (;;) {
    const { value: batch, done } = await reading(() => batches.next())
    if (done) return
    const [id, edition, version] = ['id', 'edition', 'version'].map(name => batch.getChild(name))
    yield Array.from({ length: batch.numRows }, (_, at) => ({
      id: id?.get(at),
      edition: edition?.get(at),
      version: version?.get(at),
    }))
  }
}
