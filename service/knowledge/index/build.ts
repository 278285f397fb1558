import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Index, type Table } from '@lancedb/lancedb'
import { connected, freshBuild, putInForce, TABLE, TERMS_INDEX } from './folder.ts'
import { type Row, rowOf, SCHEMA } from './rows.ts'
import type { IndexedAnswer, Synonyms } from './shapes.ts'

const BATCH_ROWS = 25_000

/**
 * Builds the index anew from all answers, beside the one in force, and puts it in its place at the end.
 * `told` hears how many are in. On an error nothing has changed.
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
    await fill(table, answers, told)
    await index(table)
    table.close()
    database.close()
  } catch (error) {
    await rm(join(folder, build), { recursive: true, force: true })
    throw error
  }
  await putInForce(folder, build)
}

/** While some are written, the next are cut: writing takes threads of LanceDB's own. */
async function fill(table: Table, answers: AsyncIterable<IndexedAnswer[]>, told: (n: number) => void) {
  let n = 0
  let waiting: Row[] = []
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    await writing
    const rows = waiting
    waiting = []
    writing = table.add(rows).then(() => {
      n += rows.length
      told(n)
    })
    // Where it fails, so does whoever waits for it next, at the latest the end.
    writing.catch(() => {})
  }
  try {
    for await (const some of answers) {
      for (const answer of some) waiting.push(rowOf(answer))
      if (waiting.length >= BATCH_ROWS) await write()
    }
    if (waiting.length > 0) await write()
  } finally {
    await writing
  }
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
  await table.createIndex('terms', { config, name: TERMS_INDEX })
  await table.createIndex('id', { config: Index.btree() })
}
