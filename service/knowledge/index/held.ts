import type { Table } from '@lancedb/lancedb'
import type { RecordBatch } from 'apache-arrow'
import { type Card, type Cards, openCards } from './cards.ts'
import { type Lexicon, openLexicon } from './lexicon.ts'

/** What is held in memory of a table: see cards.ts and lexicon.ts. */
export type Held = { cards: Cards; lexicon: Lexicon; late: number }

const COLUMNS = ['id', 'language', 'open', 'places', 'solved', 'told', 'head', 'words']
/** Above so many rows that were met one by one, reading all anew is cheaper. */
const MOST_LATE = 3_000

/** Reads the cards of all rows: 4 s for 750,000. */
export async function holdAll(table: Table): Promise<Held> {
  const held: Held = { cards: openCards(), lexicon: openLexicon(), late: 0 }
  for await (const batch of table.query().select(COLUMNS).withRowId()) add(held, batch)
  return held
}

export const isStale = ({ late, cards }: Held) => late > Math.min(MOST_LATE, 1000 + cards.size() / 4)

/** Reads the cards of rows that were written since. */
export async function holdMore(held: Held, table: Table, rows: readonly number[]): Promise<void> {
  const unknown = rows.filter(row => held.cards.at(row) < 0)
  if (unknown.length === 0) return
  for await (const batch of table.takeRowIds(unknown).select(COLUMNS).withRowId()) add(held, batch)
  held.late += unknown.length
}

function add({ cards, lexicon }: Held, batch: RecordBatch): void {
  const columns = [...COLUMNS, '_rowid'].map(name => batch.getChild(name))
  for (let at = 0; at < batch.numRows; at++) {
    const [id, language, open, places, solved, told, head, words, row] = columns.map(column =>
      column?.get(at),
    )
    if (cards.at(Number(row)) >= 0) continue
    // A copy: the bytes of a column need not begin where 32 bits may.
    const hashes = new Uint32Array(head.slice().buffer)
    const card: Card = { id, language, open, places, solved, told, head: hashes }
    cards.add(Number(row), card)
    lexicon.add(hashes, words)
  }
}
