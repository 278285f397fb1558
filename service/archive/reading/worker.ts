/** Runs in a thread of its own: a list of 50,000 rows takes a second, and a bad one may take all the memory it gets. */
import { parentPort, workerData } from 'node:worker_threads'
import { readList } from './list.ts'
import { NotAList } from './no-list.ts'

try {
  parentPort?.postMessage({ list: await readList(Buffer.from(workerData as Uint8Array)) })
} catch (fault) {
  if (!(fault instanceof NotAList)) throw fault
  parentPort?.postMessage({ no: fault.code, details: fault.details })
}
