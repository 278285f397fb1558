import { Worker } from 'node:worker_threads'
import type { StoredFile } from '#core/files.ts'
import { Refusal } from '#core/refusal.ts'
import { MOST_BYTES, type NoList } from '../contract/imports.ts'
import type { ReadList } from './list.ts'

const MOST_SECONDS = 60
/** 50,000 rows of xlsx need about 300 MB. */
const MOST_HEAP_MB = 1024

type No = { no: NoList; details: Record<string, unknown> }
type Said = { rows: ReadList['rows'] } | { reading: ReadList['reading'] } | No

/** Reads a list beside the house's own thread, within bounds of memory and time. Refuses what is none. */
export async function readFileAside(file: StoredFile): Promise<ReadList> {
  if (file.bytes > MOST_BYTES) throw new Refusal('the list is too large', { mostBytes: MOST_BYTES })
  const chunks: Buffer[] = []
  for await (const chunk of file.read()) chunks.push(chunk as Buffer)
  const said = await ask(Buffer.concat(chunks))
  if ('no' in said) throw new Refusal(said.no, said.details)
  return said
}

function ask(bytes: Buffer): Promise<ReadList | No> {
  const rows: ReadList['rows'] = []
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    const late = setTimeout(() => {
      resolve({ no: 'the list is too large', details: {} })
      void worker.terminate()
    }, MOST_SECONDS * 1000)
    worker.on('message', (said: Said) => {
      if ('rows' in said) for (const row of said.rows) rows.push(row)
      else resolve('no' in said ? said : { reading: said.reading, rows })
    })
    worker.once('error', (fault: Error & { code?: string }) => {
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ no: 'the list is too large', details: {} })
      else reject(fault)
    })
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Error('The reader ended without an answer'))
    })
  })
}
