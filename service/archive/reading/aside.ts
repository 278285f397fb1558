import { Worker } from 'node:worker_threads'
import type { StoredFile } from '#core/files.ts'
import { Refusal } from '#core/refusal.ts'
import { MOST_BYTES, type NoList } from '../contract/imports.ts'
import type { Headings } from '../rules/columns.ts'
import type { Looked } from './look.ts'
import type { Choice, RawRow } from './shapes.ts'

/** Waiting for the first look; for one more chunk, of which the first waits for all texts of a workbook. */
const LOOK_SECONDS = 60
const CHUNK_SECONDS = 300
/** Texts of a workbook lie outside the heap. */
const MOST_HEAP_MB = 384

/** `headings`: of another kind of list than customers. */
export type Wanted = { path: string; choice: Choice; from: number | null; headings: Headings | null }
export type Said = { looked: Looked } | { rows: RawRow[] } | { no: NoList; details: object } | { end: true }

/**
 * A first look at a file: format, encoding, sheets, headings, the first 200 rows. Read beside the house's
 * own thread, within bounds of memory and time: a list of 40 MB in about two seconds.
 * @throws Refusal with one of NO_LISTS
 */
export async function lookAside(
  file: StoredFile,
  choice: Choice = {},
  headings: Headings | null = null,
): Promise<Looked> {
  for await (const said of saidOf(file, { path: file.path, choice, from: null, headings })) {
    if ('looked' in said) return said.looked
  }
  throw new Error('The reader ended without an answer')
}

/**
 * The rows below the headings in chunks of 500 at most, those behind row `from` only. The next two chunks
 * are read ahead, no more: whoever takes them sets the pace. Blank rows are left out.
 * @throws Refusal, also after some chunks: an unclosed quote shows where it stands
 */
export async function* rowsAside(file: StoredFile, choice: Choice, from = 0): AsyncGenerator<RawRow[]> {
  for await (const said of saidOf(file, { path: file.path, choice, from, headings: null })) {
    if ('rows' in said) yield said.rows
  }
}

async function* saidOf(file: StoredFile, wanted: Wanted): AsyncGenerator<Said> {
  if (file.bytes > MOST_BYTES) throw new Refusal('the list is too large', { mostBytes: MOST_BYTES })
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: wanted,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
  const next = hearing(worker, wanted.from === null ? LOOK_SECONDS : CHUNK_SECONDS)
  try {
    for (;;) {
      const said = await next()
      if ('end' in said) return
      if ('no' in said) throw new Refusal(said.no, { ...said.details })
      worker.postMessage('more')
      yield said
    }
  } finally {
    await worker.terminate()
  }
}

type Outcome = { said: Said } | { fault: unknown }

/** What the worker says, one after the other; each waits no longer than `seconds`. */
function hearing(worker: Worker, seconds: number): () => Promise<Said> {
  const heard: Outcome[] = []
  let wake = () => {}
  const hear = (outcome: Outcome) => {
    heard.push(outcome)
    wake()
  }
  worker.on('message', (said: Said) => hear({ said }))
  worker.on('error', (fault: Error & { code?: string }) => hear(outOfBounds(fault) ? tooLarge() : { fault }))
  worker.on('exit', () => hear({ fault: new Error('The reader ended without an answer') }))
  return async () => {
    if (heard.length === 0) {
      await new Promise<void>(resolve => {
        const late = setTimeout(() => hear(tooLarge()), seconds * 1000)
        wake = () => {
          clearTimeout(late)
          resolve()
        }
      })
    }
    const outcome = heard.shift()
    if (outcome === undefined || 'fault' in outcome) throw outcome?.fault
    return outcome.said
  }
}

const tooLarge = (): Outcome => ({ said: { no: 'the list is too large', details: {} } })

/** More memory than it gets, or a text longer than any may be. */
const outOfBounds = (fault: Error & { code?: string }) =>
  fault.code === 'ERR_WORKER_OUT_OF_MEMORY' || fault.code === 'ERR_STRING_TOO_LONG'
