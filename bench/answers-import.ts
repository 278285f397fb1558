/**
 * A company brings its old knowledge base: 750,000 answers about 8,500 models of 120 lines, as a CSV. How
 * long until the first page of the dry run is there, until the dry run is whole, until everything is written
 * and the index of answers holds all of it; what does each part take of processors; and how long do others
 * wait meanwhile who look for customers and answers? Beside the floor: the same rows copied into one table
 * without an index by the same driver.
 *   npm run bench -- answers-import [--rows 750000] [--scale 0.1]
 * 750,000 rows with the index shall take less than 10 minutes. The house is made for each run and removed
 * after it; a run gives up after four times the time it may take.
 */
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Reply } from '#core/endpoint.ts'
import type { answerListReport } from '#service/knowledge/contract/imports.ts'
import { companyFolder, isWhole } from '#service/knowledge/following/folder.ts'
import { verify } from '#service/knowledge/following/verify.ts'
import { openToWrite } from '#service/knowledge/index/answer-index.ts'
import { catalogue, FULL, madeAnswers, SEED } from './answers/made.ts'
import { type Bringing, bringing, copiedBare, sendFile, tell, watch } from './import/bringing.ts'
import { postmasterOf, treeMs } from './support/cpu.ts'
import { conclude, percentile, table } from './support/table.ts'

const { values: given } = parseArgs({
  options: { rows: { type: 'string', default: '750000' }, scale: { type: 'string', default: '1' } },
})
const rows = Math.round(Number(given.rows) * Number(given.scale))
const FIRST_PAGE_SECONDS = 1
const MOST_OTHERS_MS = 200
/** 750,000 in 10 minutes; less takes its share, and no less than a minute. */
const mostSeconds = Math.max(60, (rows * 600) / 750_000)
const LOOK_MS = 500
const LISTS = '/api/knowledge/imports'
const QUESTIONS = [
  '/api/archive/customers?limit=50',
  '/api/cases?limit=50',
  '/api/knowledge/search?text=不热',
]
type Report = Reply<typeof answerListReport>

await bringing('answers-import', async lists => {
  const file = createWriteStream(lists.file)
  const floor = await copiedBare(lists.pool, writtenTo(file))
  file.end()
  await finished(file)
  await imported(lists, floor)
})

/** The list, in chunks of its lines, each written to the file before it is handed on. */
async function* writtenTo(file: NodeJS.WritableStream): AsyncGenerator<string[]> {
  const share = Math.max(0.05, rows / FULL.answers)
  const sizes = { ...FULL, answers: rows, models: Math.round(FULL.models * share) }
  const lineOf = new Map(catalogue(sizes, SEED).models.map(({ name, line }) => [name, line.zh]))
  file.write('编号,问题,相似问法,答案,型号,产品线,语言,可信度,读者\r\n')
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  let at = 0
  for await (const some of madeAnswers(sizes)) {
    const lines = some.map(one => {
      const model = one.names.find(name => lineOf.has(name)) ?? ''
      const line = lineOf.get(model) ?? ''
      const { title, body, language, confidence, audience } = one
      const cells = [`K${at++}`, title, one.phrasings.join('\n'), body, model, line]
      return `${[...cells, language, confidence, audience].map(cell).join(',')}\r\n`
    })
    if (!file.write(lines.join(''))) await new Promise(resume => file.once('drain', resume))
    yield lines
  }
}

async function imported(lists: Bringing, floor: number): Promise<void> {
  const sent = await sendFile(lists)
  const parts = partsFrom(await postmasterOf(lists.pool))
  const until = performance.now() + 4 * mostSeconds * 1000
  const { id } = await tell<Report>(lists, LISTS, { file: sent })
  const firstPage = parts.since()
  const watched = { path: `${LISTS}/${id}`, questions: QUESTIONS, lookMs: LOOK_MS, until }
  await watch<Report>(lists, { ...watched, stage: 'ready' })
  parts.end('dry run')
  await tell<Report>(lists, `${LISTS}/${id}/run`, {})
  const { done } = await watch<Report>(lists, { ...watched, stage: 'finished' })
  parts.end('written')
  await indexed(lists, done.created, until)
  parts.end('index whole')
  const whole = parts.since()
  await verified(lists, done.created)
  const sorted = lists.waited.sort((a, b) => a - b)
  const others = { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
  const megabytes = (await stat(lists.file)).size / 1024 ** 2
  conclusion({ firstPage, whole, others, floor, megabytes, created: done.created }, parts.all)
}

type Part = { part: string; seconds: number; mainCpu: number; processCpu: number; databaseCpu: number }

/** What the parts of a run take: seconds, and of processors our main thread, our process, PostgreSQL. */
function partsFrom(postmaster: number | null) {
  const now = () => {
    const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()]
    return {
      seconds: performance.now() / 1000,
      mainCpu: (thread.user + thread.system) / 1e6,
      processCpu: (all.user + all.system) / 1e6,
      databaseCpu: treeMs(postmaster) / 1000,
    }
  }
  const began = now()
  let last = began
  const all: Part[] = []
  return {
    all,
    since: () => now().seconds - began.seconds,
    end(part: string) {
      const [before, at] = [last, now()]
      last = at
      const seconds = at.seconds - before.seconds
      console.log(`  ${part}: ${seconds.toFixed(1)} s`)
      all.push({
        part,
        seconds,
        mainCpu: at.mainCpu - before.mainCpu,
        processCpu: at.processCpu - before.processCpu,
        databaseCpu: at.databaseCpu - before.databaseCpu,
      })
    },
  }
}

/** Until the index of this host holds all of them: a long list is built into it when it is written. */
async function indexed({ house, company }: Bringing, many: number, until: number): Promise<void> {
  const folder = companyFolder(house.config.data, company)
  for (; performance.now() < until; await wait(LOOK_MS)) {
    if (!(await isWhole(folder))) continue
    const index = await openToWrite(folder)
    const held = await index.count().finally(() => index.close())
    if (held === many) return
  }
  throw new Error('the index was not whole in time')
}

/** The index says what the database says, of every answer. */
async function verified({ house, company }: Bringing, many: number): Promise<void> {
  const stands = await verify(house, company)
  if (stands.as === 'whole' && stands.behind.length + stands.tooMany.length === 0 && stands.answers === many)
    return
  throw new Error(`the index does not say what the database says: ${JSON.stringify(stands).slice(0, 500)}`)
}

type Figures = {
  firstPage: number
  whole: number
  others: { p50: number; p95: number }
  floor: number
  megabytes: number
  created: number
}

function conclusion(figures: Figures, parts: readonly Part[]): void {
  const { firstPage, whole, others, floor, megabytes, created } = figures
  const cpu = (of: (part: Part) => number) => parts.reduce((sum, part) => sum + of(part), 0)
  const lines = parts.map(one => [one.part, one.seconds, one.mainCpu, one.processCpu, one.databaseCpu])
  console.log(table(['part', 'seconds', 'CPU main thread', 'CPU process', 'CPU database'], lines))
  console.log(
    table(
      ['answers brought in', 'value', 'at most'],
      [
        ['rows', rows, ''],
        ['the file, MB', megabytes, ''],
        ['first page of the report, s', firstPage, FIRST_PAGE_SECONDS],
        ['whole, with the index, s', whole, mostSeconds],
        ['rows a second', rows / whole, ''],
        ['floor: the bare rows, s', floor, ''],
        ['others wait, p50, ms', others.p50, ''],
        ['others wait, p95, ms', others.p95, MOST_OTHERS_MS],
        ['answers made', created, rows],
      ],
    ),
  )
  const holds =
    firstPage <= FIRST_PAGE_SECONDS &&
    whole <= mostSeconds &&
    others.p95 <= MOST_OTHERS_MS &&
    created === rows
  conclude({
    bench: 'answers-import',
    figures: {
      rows,
      firstPage,
      ...Object.fromEntries(parts.map(({ part, seconds }) => [part, seconds])),
      whole,
      mainCpu: cpu(part => part.mainCpu),
      processCpu: cpu(part => part.processCpu),
      databaseCpu: cpu(part => part.databaseCpu),
      othersP50: others.p50,
      othersP95: others.p95,
      created,
    },
    floor: { seconds: floor },
    ratios: { floorToWhole: floor / whole },
    holds,
  })
}
