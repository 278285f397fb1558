import type { StoredFile } from '#core/files.ts'
import type { Uuid } from '#core/ids.ts'
import { rowsAside } from '../reading/aside.ts'
import type { Choice, RawRow } from '../reading/shapes.ts'

/**
 * Files that are being read, each at some row, so that the next chunk costs nothing but itself. What counts
 * is in the database (`read_upto`): a reader that stands elsewhere catches up or begins anew, so any
 * process may go on.
 */
type Reader = {
  rows: AsyncIterator<RawRow[]>
  chunk: RawRow[]
  before: number
  idle: NodeJS.Timeout | undefined
}

const readers = new Map<Uuid, Reader>()
const MOST_READERS = 4
const IDLE_MS = 20_000

/** The next rows behind row `after`; null at the end of the file. @throws Refusal with one of NO_LISTS */
export async function rowsBehind(
  list: Uuid,
  file: StoredFile,
  choice: Choice,
  after: number,
): Promise<RawRow[] | null> {
  let reader = readers.get(list)
  if (reader === undefined || reader.before > after) {
    closeReader(list)
    reader = {
      rows: rowsAside(file, choice, after)[Symbol.asyncIterator](),
      chunk: [],
      before: after,
      idle: undefined,
    }
    readers.set(list, reader)
    for (const old of [...readers.keys()].slice(0, -MOST_READERS)) closeReader(old)
  }
  clearTimeout(reader.idle)
  const found = await advance(reader, after).catch(fault => {
    closeReader(list)
    throw fault
  })
  if (found === null) closeReader(list)
  else reader.idle = setTimeout(() => closeReader(list), IDLE_MS).unref()
  return found
}

async function advance(reader: Reader, after: number): Promise<RawRow[] | null> {
  for (;;) {
    const left = reader.chunk.filter(({ row }) => row > after)
    if (left.length > 0) return left
    reader.before = Math.max(reader.before, reader.chunk.at(-1)?.row ?? 0)
    const next = await reader.rows.next()
    if (next.done) return null
    reader.chunk = next.value
  }
}

/** Nobody reads at it any more: the list is whole, stopped, or read otherwise. */
export function closeReader(list: Uuid): void {
  const reader = readers.get(list)
  if (reader === undefined) return
  clearTimeout(reader.idle)
  readers.delete(list)
  void reader.rows.return?.()
}
