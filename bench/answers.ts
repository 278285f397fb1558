/**
 * Does the right answer stand there while the customer is still speaking? 750,000 answers of 8,500 models and
 * 120 lines, asked over HTTP as somebody types, by one and by sixteen; PostgreSQL's own full text search on
 * the same data and questions beside it.
 *   npm run bench -- answers [--scale 0.1] [--questions 2000]
 * The database and the index are made by this program and kept below .data/bench/answers for the next run.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import { openLog } from '#core/log.ts'
import { buildHere } from '#service/knowledge/following/build.ts'
import { companyFolder, markWhole } from '#service/knowledge/following/folder.ts'
import { currentBuild } from '#service/knowledge/index/folder.ts'
import { openService } from '../apps/service.ts'
import { load } from './answers/load.ts'
import { FULL, SEED, type Sizes } from './answers/made.ts'
import { askBeside, loadBeside } from './answers/postgres.ts'
import { type Question, questions } from './answers/questions.ts'
import type { Asked, Asking } from './find/asker.ts'
import { conclude, percentile, table } from './support/table.ts'
import { benchConfig, keep, keptOrEmpty, settle, signIn } from './town/house.ts'

const { values: given } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, questions: { type: 'string', default: '2000' } },
})
const scale = Number(given.scale)
const count = Number(given.questions)
const sizes: Sizes = { ...FULL, answers: Math.round(FULL.answers * scale) }
const MOST_BESIDE = 60
/** Sixteen ask so many rounds, other questions each time; the middle one counts, all are told. */
const ROUNDS = [3, 7, 8, 9, 10]
/** What issue asked for: one asking, sixteen asking, beside PostgreSQL's own search. */
const WANTED = { oneP50: 8, oneP99: 30, sixteenP99: 120, sixteenPerSecond: 400, timesPostgres: 20 }

const config = benchConfig('answers', scale)
const mark = JSON.stringify([SEED, sizes, 1])
const say = (sentence: string) => console.log(`  ${sentence}`)
const figures: Record<string, number> = {}
const database = await keptOrEmpty(config, mark, say)
const log = openLog(config.log)
const service = await openService({ config, clock: systemClock, log, ...database.opening })
const asker = new Worker(new URL('./find/asker.ts', import.meta.url))
try {
  const { company } = await settle(service.house)
  const folder = companyFolder(config.data, company)
  if (database.empty) {
    await timed('load_seconds', () => load(service.house, company, sizes, say))
    await timed('postgres_build_seconds', () => loadBeside(database.opening.ownerUrl, sizes))
    await keep(config, mark)
  }
  // What an older version built is built anew.
  if (!(await currentBuild(folder).catch(() => null))) {
    await timed('build_seconds', () => buildHere(service.house, company, () => {}))
    await markWhole(folder)
  }
  figures.index_mb = Math.round((await bytesOf(folder)) / 2 ** 20)
  const url = await service.listen()
  const cookie = await signIn(url)
  await untilOpen(url, cookie)
  await note('first', await asked(url, cookie, count, 16, 1))
  for (const seed of [4, 5, 6]) await asked(url, cookie, count, 16, seed)
  await note('one', await asked(url, cookie, count, 1, 2))
  const rounds: Asked[] = []
  for (const seed of ROUNDS) rounds.push(await asked(url, cookie, count, 16, seed))
  const byRate = rounds.toSorted((a, b) => rateOf(a) - rateOf(b))
  await note('sixteen', byRate[Math.floor(rounds.length / 2)] as Asked)
  figures.sixteen_slowest = rounded(rateOf(byRate[0] as Asked))
  figures.sixteen_fastest = rounded(rateOf(byRate.at(-1) as Asked))
  figures.memory_mb = Math.round(process.memoryUsage().rss / 2 ** 20)
  const texts = questions(sizes, MOST_BESIDE, 3).map(({ text }) => text)
  await note('postgres', { hits: 0, ...(await askBeside(database.opening.ownerUrl, texts)) })
  report()
} finally {
  await asker.terminate()
  await service.close()
  await database.close()
}

async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now()
  await work()
  figures[name] = Math.round((performance.now() - begun) / 100) / 10
}

async function bytesOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizesOf = files
    .filter(one => one.isFile())
    .map(async one => (await stat(join(one.parentPath, one.name))).size)
  return (await Promise.all(sizesOf)).reduce((sum, size) => sum + size, 0)
}

/** The cards of a large index are read in the background; until then PostgreSQL answers. */
async function untilOpen(url: string, cookie: string): Promise<void> {
  const begun = performance.now()
  for (let tries = 0; tries < 1200; tries++) {
    const answer = await fetch(`${url}/api/knowledge/search?text=E1`, { headers: { cookie } })
    if (((await answer.json()) as { from: string }).from === 'index') {
      figures.open_seconds = Math.round((performance.now() - begun) / 100) / 10
      return
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('the index was not opened')
}

function asked(url: string, cookie: string, many: number, askers: number, seed: number): Promise<Asked> {
  const paths = questions(sizes, many, seed).map(pathOf)
  return new Promise((resolve, reject) => {
    asker.once('message', (said: Asked | { fault: string }) =>
      'fault' in said ? reject(new Error(said.fault)) : resolve(said),
    )
    asker.postMessage({ url, cookie, paths, askers } satisfies Asking)
  })
}

function pathOf({ text, model, line }: Question): string {
  const device = model === null ? '' : `&model=${model}&line=${line}`
  return `/api/knowledge/search?text=${encodeURIComponent(text)}${device}`
}

function note(name: string, asked: Asked): void {
  const sorted = asked.ms.toSorted((a, b) => a - b)
  for (const share of [50, 99]) figures[`${name}_p${share}`] = rounded(percentile(sorted, share / 100))
  figures[`${name}_per_second`] = rounded(rateOf(asked))
}

function rateOf({ ms, seconds }: Asked): number {
  return ms.length / seconds
}

function rounded(n: number): number {
  return Math.round(n * 100) / 100
}

function report(): void {
  const of = (name: string) => figures[name] ?? Number.NaN
  const row = (name: string) => [name, of(`${name}_p50`), of(`${name}_p99`), of(`${name}_per_second`)]
  console.log(
    `\n  ${sizes.answers} answers, ${sizes.models} models, ${sizes.lines} lines; ${count} questions\n`,
  )
  const rows = ['first', 'one', 'sixteen', 'postgres'].map(row)
  console.log(table(['asking', 'p50 ms', 'p99 ms', 'per s'], rows))
  console.log(`
  What was done: LanceDB is asked for row numbers and scores alone, outside of any transaction; what ranks
  them lies in memory (decision 0044); model and line of a known device are words of the question, and where
  nothing general was found one more is asked, with being general as a word of it. All that PostgreSQL is
  asked for goes out at once, with the beginning and the end of its transaction. Nothing is kept between
  questions. "first" is a house that was just opened: PostgreSQL reads its pages from the disk.
  What limits it now: both processors are full. A question takes them some 4.5 ms, of which LanceDB 2 (half of
  it planning, whatever is asked), our own thread 1.5, PostgreSQL 0.8 and who asks 0.2. Sixteen asked in
  ${ROUNDS.length} rounds, ${of('sixteen_slowest')} to ${of('sixteen_fastest')} questions a second.`)
  const times = of('sixteen_per_second') / of('postgres_per_second')
  const holds =
    of('one_p50') < WANTED.oneP50 &&
    of('one_p99') < WANTED.oneP99 &&
    of('sixteen_p99') < WANTED.sixteenP99 &&
    of('sixteen_per_second') >= WANTED.sixteenPerSecond &&
    times >= WANTED.timesPostgres
  const floor = { postgres_p50: of('postgres_p50'), postgres_per_second: of('postgres_per_second') }
  conclude({ bench: 'answers', figures, floor, ratios: { times_postgres: rounded(times) }, holds })
}
