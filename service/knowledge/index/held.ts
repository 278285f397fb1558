import type { Table } from '@lancedb/lancedb'
import type { RecordBatch } from 'apache-arrow'
import { type Card, type Cards, openCards } from './cards.ts'
import { TERMS_INDEX } from './folder.ts'
import { type Lexicon, openLexicon } from './lexicon.ts'

/** What was read of a table: see cards.ts and lexicon.ts. */
export type Read = { cards: Cards; lexicon: Lexicon }

/** What is held in memory of a table. Who searches goes on with the `read` that he began with. */
export type Held = {
  read: Read
  /** How many rows were met one by one, since they were written after all were read. */
  late: number
  /** All are being read again. */
  anew: Promise<void> | null
}

const COLUMNS = ['id', 'language', 'open', 'places', 'solved', 'told', 'head', 'titled', 'words', 'length']
/** Above so many rows that were met one by one, reading all anew is cheaper. */
const MOST_LATE = 3_000

/** Reads the cards of all rows, and LanceDB's index: else the first who ask each word wait for the disk. */
export const holdAll = async (table: Table): Promise<Held> => ({
  read: await readAll(table),
  late: 0,
  anew: null,
})

async function readAll(table: Table): Promise<Read> {
  const read: Read = { cards: openCards(), lexicon: openLexicon() }
  for await (const batch of table.query().select(COLUMNS).withRowId()) add(read, batch)
  await table.prewarmIndex(TERMS_INDEX)
  return read
}

export const isStale = ({ late, read, anew }: Held) =>
  anew === null && late > Math.min(MOST_LATE, 1000 + read.cards.size() / 4)

/** Reads all again, while asking goes on with what there is: after folding in every row is another one. */
export function holdAnew(held: Held, table: Table): Promise<void> {
  held.anew ??= readAll(table)
    .then(read => {
      held.read = read
      held.late = 0
    })
    .finally(() => {
      held.anew = null
    })
  return held.anew
}

/** Reads the cards of those rows that are not known yet; how many there were. */
export async function readMore(read: Read, table: Table, rows: readonly number[]): Promise<number> {
  const unknown = rows.filter(row => read.cards.at(row) < 0)
  if (unknown.length === 0) return 0
  for await (const batch of table.takeRowIds(unknown).select(COLUMNS).withRowId()) add(read, batch)
  return unknown.length
}

function add({ cards, lexicon }: Read, batch: RecordBatch): void {
  const columns = [...COLUMNS, '_rowid'].map(name => batch.getChild(name))
  for (let at = 0; at < batch.numRows; at++) {
    const [id, language, open, places, solved, told, head, titled, words, length, row] = columns.map(column =>
      column?.get(at),
    )
    if (cards.at(Number(row)) >= 0) continue
    // A copy: the bytes of a column need not begin where 32 bits may.
    const hashes = new Uint32Array(head.slice().buffer)
    const card: Card = { id, language, open, places, solved, told, titled, length, head: hashes }
    cards.add(Number(row), card)
    lexicon.add(hashes, words)
  }
}
