/** Runs in a thread of its own: a bad list may take all the time and memory that it gets. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { vocabularyOf } from '../rules/columns.ts'
import type { Said, Wanted } from './aside.ts'
import { lookAt } from './look.ts'
import { NotAList } from './no-list.ts'
import { rowsAt } from './rows.ts'

/** Chunks that wait to be taken; the file is read on while the last are written. */
const READ_AHEAD = 2

const { path, choice, from, headings } = workerData as Wanted
const vocabulary = headings === null ? undefined : vocabularyOf(headings)
const say = (said: Said) => parentPort?.postMessage(said)

try {
  if (from === null) say({ looked: await lookAt(path, choice, vocabulary) })
  else await sayRows(from)
  say({ end: true })
} catch (fault) {
  if (!(fault instanceof NotAList)) throw fault
  say({ no: fault.code, details: fault.details })
}

async function sayRows(from: number): Promise<void> {
  let waiting = 0
  parentPort?.on('message', () => waiting--)
  for await (const rows of rowsAt(path, choice, from)) {
    say({ rows })
    waiting++
    while (waiting >= READ_AHEAD && parentPort !== null) await once(parentPort, 'message')
  }
  parentPort?.removeAllListeners('message')
}
