import { Worker } from 'node:worker_threads'
import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { buildIndex } from '../index/build.ts'
import type { IndexedAnswer } from '../index/shapes.ts'
import { indexedPage } from '../queries/indexed.ts'
import { companyFolder } from './folder.ts'
import { wordsOf } from './words.ts'

export const FOLLOWING = system('following answers')
/** So many are cut in a moment; more would hold up everybody whom this process serves. */
const AT_HAND = 500
const PAGE = 1000

/** Builds a company's index from the database, beside the one in force, and puts it in its place. */
export function build(
  house: House,
  company: Uuid,
  many: number,
  told: (done: number) => void,
  stopping: AbortSignal,
): Promise<void> {
  return many <= AT_HAND ? buildHere(house, company, told) : buildAside(house, company, told, stopping)
}

export async function buildHere(house: House, company: Uuid, told: (done: number) => void): Promise<void> {
  const words = await inCompany(house, company, FOLLOWING, wordsOf, { readOnly: true })
  await buildIndex(companyFolder(house.config.data, company), words, pages(house, company), told)
}

/**
 * Every answer, a page in each transaction: what changes meanwhile comes again by the journal. The next is
 * read while one is worked at.
 */
async function* pages(house: House, company: Uuid): AsyncGenerator<IndexedAnswer[]> {
  const read = (after: Uuid | null): Promise<IndexedAnswer[]> => {
    const page = (ctx: Context) => indexedPage(ctx, after, PAGE)
    const reading = inCompany(house, company, FOLLOWING, page, { readOnly: true })
    // Where it fails, so does whoever waits for it; nobody may, when the build fails first.
    reading.catch(() => {})
    return reading
  }
  for (let next: Promise<IndexedAnswer[]> | null = read(null); next !== null; ) {
    const some: IndexedAnswer[] = await next
    const last = some.at(-1)
    next = last === undefined || some.length < PAGE ? null : read(last.id)
    if (some.length > 0) yield some
  }
}

export type Errand = Pick<House, 'config' | 'secret' | 'ownerUrl'> & { company: Uuid }

/** The same in a thread of its own, with connections of its own. */
function buildAside(
  { config, secret, ownerUrl }: House,
  company: Uuid,
  told: (done: number) => void,
  stopping: AbortSignal,
): Promise<void> {
  const errand: Errand = { config, secret, ownerUrl, company }
  const worker = new Worker(new URL('./build-thread.ts', import.meta.url), { workerData: errand })
  const stop = () => void worker.terminate()
  stopping.addEventListener('abort', stop)
  return new Promise<void>((resolve, reject) => {
    worker.on('message', told)
    worker.on('error', reject)
    worker.on('exit', code => (code === 0 ? resolve() : reject(new Error('the build was stopped'))))
  }).finally(() => stopping.removeEventListener('abort', stop))
}
