/**
 * A dealer brings in his list of twelve years. How long until the first page of the report is there, until
 * the dry run is whole, until everything is written; how much memory does the process take for it; and how
 * long do others wait who look for customers meanwhile? Beside the floor: the same rows, as they stand in
 * the file, copied into one table without an index by the same driver.
 *   npm run bench -- import [--rows 50000] [--scale 0.1]
 * 50,000 rows shall take less than 60 s, 1,000,000 less than 30 minutes; the database is made anew for each
 * run.
 */
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import { type Config, readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import type { Reply } from '#core/endpoint.ts'
import { openLog } from '#core/log.ts'
import { connectRaw } from '#core/postgres/connect.ts'
import type { importReport } from '#service/archive/contract/lists.ts'
import { changeRoles } from '#service/people/actions/staff.ts'
import { openService } from '../apps/service.ts'
import { row, writeList } from './import/list.ts'
import type { Rung } from './intake/line.ts'
import { conclude, percentile, table } from './support/table.ts'
import { keptOrEmpty, settle, signIn } from './town/house.ts'

const { values: given } = parseArgs({
  options: { rows: { type: 'string', default: '50000' }, scale: { type: 'string', default: '1' } },
})
const rows = Math.round(Number(given.rows) * Number(given.scale))
const FIRST_PAGE_SECONDS = 5
const MOST_OTHERS_MS = 200
const MOST_MEMORY_MB = 512
/** 50,000 in 60 s, 1,000,000 in 30 minutes: between them the time grows with the rows. */
const mostSeconds = rows <= 50_000 ? 60 : (rows * 1800) / 1_000_000
const PATIENCE_MS = 3_600_000
const LOOK_MS = 250
const QUESTIONS = [
  '/api/archive/customers?limit=50',
  '/api/find?text=138',
  '/api/find?text=wang',
  '/api/cases?limit=50',
]

const config: Config = {
  ...readConfig({}),
  data: resolve(`.data/bench/import`),
  host: '127.0.0.1',
  port: 0,
  log: 'error',
  role: 'all',
  requestsPerMinute: 1_000_000_000,
}
const say = (sentence: string) => console.log(`  ${sentence}`)
type Report = Reply<typeof importReport>

await rm(join(config.data, 'town'), { force: true })
const database = await keptOrEmpty(config, `import ${rows}`, say)
const service = await openService({
  config,
  clock: systemClock,
  log: openLog(config.log),
  ...database.opening,
})
const others = new Worker(new URL('./intake/line.ts', import.meta.url))
const floorPool = connectRaw(database.opening.ownerUrl, { max: 1, name: 'bench floor' })
try {
  const { company, agent } = await settle(service.house)
  await inCompany(service.house, company, system('bench'), ctx =>
    changeRoles(ctx, agent, ['agent', 'manager']),
  )
  const file = join(config.data, 'list.csv')
  await writeList(file, rows)
  const floor = await copied()
  const url = await service.listen()
  await imported(url, await signIn(url), file, floor)
} finally {
  await others.terminate()
  await floorPool.end({ timeout: 5 })
  await service.close()
  await database.close()
}

/** Seconds for the same rows without anything of ours. */
async function copied(): Promise<number> {
  await floorPool.unsafe('create unlogged table public.floor (row integer, words text)')
  const begun = performance.now()
  for (let from = 0; from < rows; from += 500) {
    const some = Array.from({ length: Math.min(500, rows - from) }, (_, at) => ({
      row: from + at,
      words: row(from + at),
    }))
    await floorPool.unsafe(
      `insert into public.floor
       select * from jsonb_to_recordset($1::text::jsonb) as x (row integer, words text)`,
      [JSON.stringify(some)],
      { prepare: true },
    )
  }
  return (performance.now() - begun) / 1000
}

async function imported(url: string, cookie: string, file: string, floor: number): Promise<void> {
  const tell = async (path: string, body: unknown): Promise<Report> => {
    const response = await fetch(`${url}/api/archive/imports${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as Report
  }
  const base = process.memoryUsage.rss()
  const memory = { most: base }
  const watching = setInterval(() => {
    memory.most = Math.max(memory.most, process.memoryUsage.rss())
  }, 100)
  const waited: number[] = []
  const sent = await send(url, cookie, file)
  const began = performance.now()
  const first = await tell('', { file: sent })
  const firstPage = (performance.now() - began) / 1000
  await until(url, cookie, first.id, report => report.stage === 'ready', waited)
  const dry = (performance.now() - began) / 1000
  await tell(`/${first.id}/run`, {})
  const report = await until(url, cookie, first.id, ({ stage }) => stage === 'finished', waited)
  const whole = (performance.now() - began) / 1000
  clearInterval(watching)
  conclusion({ firstPage, dry, whole, waited, floor, memoryMb: (memory.most - base) / 1024 ** 2, report })
}

async function send(url: string, cookie: string, file: string): Promise<string> {
  const response = await fetch(`${url}/api/files`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/octet-stream',
      'content-length': String((await stat(file)).size),
      'x-file-name': 'list.csv',
    },
    body: Readable.toWeb(createReadStream(file)) as never,
    duplex: 'half',
  } as RequestInit)
  return ((await response.json()) as { id: string }).id
}

/**
 * Looks at the report as the page does, and asks meanwhile what others ask: whose phone is this, who is
 * called so?
 */
async function until(
  url: string,
  cookie: string,
  id: string,
  there: (report: Report) => boolean,
  waited: number[],
): Promise<Report> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    const response = await fetch(`${url}/api/archive/imports/${id}`, { headers: { cookie } })
    const report = (await response.json()) as Report
    if (report.failed !== null) throw new Error(`the list stopped: ${report.failed}`)
    if (there(report)) return report
    waited.push(...(await ask(url, cookie)).ms)
    await new Promise(resume => setTimeout(resume, LOOK_MS))
  }
  throw new Error('the list did not get there in time')
}

function ask(url: string, cookie: string): Promise<Rung> {
  const doings = QUESTIONS.map(path => [[{ method: 'GET' as const, path }]])
  return new Promise((done, failed) => {
    others.once('message', (said: Rung | { fault: string }) =>
      'fault' in said ? failed(new Error(said.fault)) : done(said),
    )
    others.postMessage({ url, cookie, doings, lines: 1 })
  })
}

type Measured = {
  firstPage: number
  dry: number
  whole: number
  waited: number[]
  floor: number
  memoryMb: number
  report: Report
}

function conclusion({ firstPage, dry, whole, waited, floor, memoryMb, report }: Measured): void {
  const sorted = waited.sort((a, b) => a - b)
  const others = { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
  console.log(
    table(
      ['a list', 'value', 'at most'],
      [
        ['rows', rows, ''],
        ['first page of the report, s', firstPage, FIRST_PAGE_SECONDS],
        ['dry run whole, s', dry, ''],
        ['written, s', whole, mostSeconds],
        ['rows a second', rows / whole, ''],
        ['floor: the bare rows, s', floor, ''],
        ['others wait, p50, ms', others.p50, ''],
        ['others wait, p95, ms', others.p95, MOST_OTHERS_MS],
        ['memory of the process, MB', memoryMb, MOST_MEMORY_MB],
        ['customers made', report.made.customers, ''],
        ['rows refused', report.done.refused, ''],
      ],
    ),
  )
  const holds =
    firstPage <= FIRST_PAGE_SECONDS &&
    whole <= mostSeconds &&
    others.p95 <= MOST_OTHERS_MS &&
    memoryMb <= MOST_MEMORY_MB
  conclude({
    bench: 'import',
    figures: { rows, firstPage, dry, whole, memoryMb, othersP50: others.p50, othersP95: others.p95 },
    floor: { seconds: floor },
    ratios: { floorToWhole: floor / whole },
    holds,
  })
}
