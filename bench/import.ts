/**
 * A dealer brings in his list of twelve years. How long until the first page of the report is there, until
 * the dry run is whole, until everything is written; how much memory does the process take for it; and how
 * long do others wait who look for customers meanwhile? Beside the floor: the same rows, as they stand in
 * the file, copied into one table without an index by the same driver.
 *   npm run bench -- import [--rows 50000] [--scale 0.1]
 * 50,000 rows shall take less than 60 s, 1,000,000 less than 30 minutes. The house is made for each run and
 * removed after it; a run gives up after four times the time it may take.
 */
import { parseArgs } from 'node:util'
import type { Reply } from '#core/endpoint.ts'
import type { importReport } from '#service/archive/contract/lists.ts'
import { type Bringing, bringing, copiedBare, sendFile, tell, watch } from './import/bringing.ts'
import { row, writeList } from './import/list.ts'
import { conclude, percentile, table } from './support/table.ts'

const { values: given } = parseArgs({
  options: { rows: { type: 'string', default: '50000' }, scale: { type: 'string', default: '1' } },
})
const rows = Math.round(Number(given.rows) * Number(given.scale))
const FIRST_PAGE_SECONDS = 5
const MOST_OTHERS_MS = 200
const MOST_MEMORY_MB = 512
/** 50,000 in 60 s, 1,000,000 in 30 minutes: between them the time grows with the rows. */
const mostSeconds = rows <= 50_000 ? 60 : (rows * 1800) / 1_000_000
const LOOK_MS = 250
const LISTS = '/api/archive/imports'
const QUESTIONS = [
  '/api/archive/customers?limit=50',
  '/api/find?text=138',
  '/api/find?text=wang',
  '/api/cases?limit=50',
]
type Report = Reply<typeof importReport>

await bringing('import', async lists => {
  await writeList(lists.file, rows)
  await imported(lists, await copiedBare(lists.pool, chunks()))
})

function* chunks(): Generator<string[]> {
  for (let from = 0; from < rows; from += 500) {
    yield Array.from({ length: Math.min(500, rows - from) }, (_, at) => row(from + at))
  }
}

async function imported(lists: Bringing, floor: number): Promise<void> {
  const base = process.memoryUsage.rss()
  const memory = { most: base }
  const watching = setInterval(() => {
    memory.most = Math.max(memory.most, process.memoryUsage.rss())
  }, 100)
  const sent = await sendFile(lists)
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  const { id } = await tell<Report>(lists, LISTS, { file: sent })
  const firstPage = since()
  const until = began + 4 * mostSeconds * 1000
  const watched = { path: `${LISTS}/${id}`, questions: QUESTIONS, lookMs: LOOK_MS, until }
  await watch<Report>(lists, { ...watched, stage: 'ready' })
  const dry = since()
  await tell<Report>(lists, `${LISTS}/${id}/run`, {})
  const report = await watch<Report>(lists, { ...watched, stage: 'finished' })
  const whole = since()
  clearInterval(watching)
  const memoryMb = (memory.most - base) / 1024 ** 2
  conclusion({ firstPage, dry, whole, waited: lists.waited, floor, memoryMb, report })
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
