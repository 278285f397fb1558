/**
 * A company brings its old knowledge base: 750,000 answers about 8,500 models of 120 lines, as a CSV. How
 * long until the first page of the dry run is there, until the dry run is whole, until everything is written
 * and the index of answers holds all of it; and how long do others wait meanwhile who look for customers and
 * answers? Beside the floor: the same rows copied into one table without an index by the same driver.
 *   npm run bench -- answers-import [--rows 750000] [--scale 0.1]
 * 750,000 rows with the index shall take less than 10 minutes; the database is made anew for each run.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import { type Config, readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import type { Reply } from '#core/endpoint.ts'
import { openLog } from '#core/log.ts'
import { connectRaw } from '#core/postgres/connect.ts'
import type { answerListReport } from '#service/knowledge/contract/imports.ts'
import { verify } from '#service/knowledge/following/verify.ts'
import { changeRoles } from '#service/people/actions/staff.ts'
import { openService } from '../apps/service.ts'
import { catalogue, FULL, madeAnswers, SEED } from './answers/made.ts'
import type { Rung } from './intake/line.ts'
import { postmasterOf, treeMs } from './support/cpu.ts'
import { conclude, percentile, table } from './support/table.ts'
import { keptOrEmpty, settle, signIn } from './town/house.ts'

const { values: given } = parseArgs({
  options: { rows: { type: 'string', default: '750000' }, scale: { type: 'string', default: '1' } },
})
const rows = Math.round(Number(given.rows) * Number(given.scale))
const FIRST_PAGE_SECONDS = 1
const MOST_OTHERS_MS = 200
/** 750,000 in 10 minutes; less takes its share, and no less than a minute. */
const mostSeconds = Math.max(60, (rows * 600) / 750_000)
const PATIENCE_MS = 3_600_000
const LOOK_MS = 500
const QUESTIONS = [
  '/api/archive/customers?limit=50',
  '/api/cases?limit=50',
  '/api/knowledge/search?text=不热',
]

const config: Config = {
  ...readConfig({}),
  data: resolve('.data/bench/answers-import'),
  host: '127.0.0.1',
  port: 0,
  log: 'error',
  role: 'all',
  requestsPerMinute: 1_000_000_000,
}
type Report = Reply<typeof answerListReport>

await rm(join(config.data, 'town'), { force: true })
const database = await keptOrEmpty(config, `answers-import ${rows}`, line => console.log(`  ${line}`))
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
  const file = join(config.data, 'answers.csv')
  const floor = await written(file)
  const url = await service.listen()
  await imported(url, await signIn(url), company, file, floor)
} finally {
  await others.terminate()
  await floorPool.end({ timeout: 5 })
  await service.close()
  await database.close()
}

/** Writes the list, and the same rows bare into the database: the seconds that the latter takes. */
async function written(path: string): Promise<number> {
  const share = Math.max(0.05, rows / FULL.answers)
  const sizes = { ...FULL, answers: rows, models: Math.round(FULL.models * share) }
  const lineOf = new Map(catalogue(sizes, SEED).models.map(({ name, line }) => [name, line.zh]))
  await floorPool.unsafe('create unlogged table public.floor (row integer, words text)')
  const file = createWriteStream(path)
  file.write('编号,问题,相似问法,答案,型号,产品线,语言,可信度,读者\r\n')
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  let at = 0
  let floor = 0
  for await (const some of madeAnswers(sizes)) {
    const lines = some.map(one => {
      const model = one.names.find(name => lineOf.has(name)) ?? ''
      const line = lineOf.get(model) ?? ''
      const { title, body, language, confidence, audience } = one
      const cells = [`K${at++}`, title, one.phrasings.join('\n'), body, model, line]
      return `${[...cells, language, confidence, audience].map(cell).join(',')}\r\n`
    })
    if (!file.write(lines.join(''))) await new Promise(resume => file.once('drain', resume))
    const begun = performance.now()
    await floorPool.unsafe(
      `insert into public.floor
       select * from jsonb_to_recordset($1::text::jsonb) as x (row integer, words text)`,
      [JSON.stringify(lines.map((words, row) => ({ row, words })))],
      { prepare: true },
    )
    floor += (performance.now() - begun) / 1000
  }
  file.end()
  await finished(file)
  return floor
}

async function imported(url: string, cookie: string, company: string, file: string, floor: number) {
  const tell = async (path: string, body: unknown): Promise<Report> => {
    const response = await fetch(`${url}/api/knowledge/imports${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as Report
  }
  const postmaster = await postmasterOf(floorPool)
  const waited: number[] = []
  const sent = await send(url, cookie, file)
  const [began, cpu, cpuOfDatabase] = [performance.now(), process.cpuUsage(), treeMs(postmaster)]
  const since = () => (performance.now() - began) / 1000
  const { id } = await tell('', { file: sent })
  const firstPage = since()
  await until(url, cookie, id, 'ready', waited)
  const dry = since()
  await tell(`/${id}/run`, {})
  const { done } = await until(url, cookie, id, 'finished', waited)
  const inDatabase = since()
  await indexed(company, done.created)
  const whole = since()
  const { user, system: kernel } = process.cpuUsage(cpu)
  const sorted = waited.sort((a, b) => a - b)
  conclusion({
    rows,
    megabytes: (await stat(file)).size / 1024 ** 2,
    firstPage,
    dry,
    inDatabase,
    whole,
    rowsASecond: rows / whole,
    processCpu: (user + kernel) / 1e6,
    databaseCpu: (treeMs(postmaster) - cpuOfDatabase) / 1000,
    floor,
    othersP50: percentile(sorted, 0.5),
    othersP95: percentile(sorted, 0.95),
    created: done.created,
  })
}

/** Until the index of this host holds every answer. */
async function indexed(company: string, many: number): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await wait(2 * LOOK_MS)) {
    const stands = await verify(service.house, company)
    if (stands.as === 'whole' && stands.behind.length === 0 && stands.answers >= many) return
  }
  throw new Error('the index did not get there in time')
}

async function send(url: string, cookie: string, file: string): Promise<string> {
  const headers = {
    cookie,
    'content-type': 'application/octet-stream',
    'content-length': String((await stat(file)).size),
    'x-file-name': 'answers.csv',
  }
  const body = Readable.toWeb(createReadStream(file)) as never
  const response = await fetch(`${url}/api/files`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
  return ((await response.json()) as { id: string }).id
}

/** Looks at the report as the page does, and asks meanwhile what others ask. */
async function until(url: string, cookie: string, id: string, stage: Report['stage'], waited: number[]) {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await wait(LOOK_MS)) {
    const response = await fetch(`${url}/api/knowledge/imports/${id}`, { headers: { cookie } })
    const report = (await response.json()) as Report
    if (report.failed !== null) throw new Error(`the list stopped: ${report.failed}`)
    if (report.stage === stage) return report
    waited.push(...(await ask(url, cookie)).ms)
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

function conclusion(figures: Record<string, number>): void {
  const { firstPage = 0, whole = 0, othersP95 = 0, created = 0, floor = 0 } = figures
  const bounds: Record<string, number> = {
    firstPage: FIRST_PAGE_SECONDS,
    whole: mostSeconds,
    othersP95: MOST_OTHERS_MS,
  }
  const lines = Object.entries(figures).map(([name, value]) => [name, value, bounds[name] ?? ''])
  console.log(table(['answers brought in', 'value (s, ms)', 'at most'], lines))
  const holds =
    firstPage <= FIRST_PAGE_SECONDS && whole <= mostSeconds && othersP95 <= MOST_OTHERS_MS && created > 0
  conclude({
    bench: 'answers-import',
    figures,
    floor: { seconds: floor },
    ratios: { floorToWhole: floor / whole },
    holds,
  })
}
