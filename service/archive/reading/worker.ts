/**
 * Runs in a thread of its own: a list of 50,000 rows takes a second, and a bad one may take all the memory it
 * gets.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { readList } from './list.ts'
import { NotAList } from './no-list.ts'

/** The house's thread unpacks a message in one go; in between it answers others. */
const ROWS_A_MESSAGE = 2000

try {
  const { reading, rows } = await readList(Buffer.from(workerData as Uint8Array))
  for (let from = 0; from < rows.length; from += ROWS_A_MESSAGE) {
    parentPort?.postMessage({ rows: rows.slice(from, from + ROWS_A_MESSAGE) })
  }
  parentPort?.postMessage({ reading })
} catch (fault) {
  if (!(fault instanceof NotAList)) throw fault
  parentPort?.postMessage({ no: fault.code, details: fault.details })
}
