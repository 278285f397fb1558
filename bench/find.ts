/**
 * How long does the search box let people wait, in an archive of a million customers, while sixteen ask at
 * once? What is asked in characters goes by an index, not through the table (CJK-03).
 *   npm run bench -- find [--scale 0.1] [--questions 1600] [--kind street]
 * The database is made by this program and kept below .data/bench/find for the next run.
 */
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import type { House } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { openService } from '../apps/service.ts'
import type { Asked, Asking } from './find/asker.ts'
import { duplicatesAndWholes } from './find/duplicates.ts'
import { load, markOf } from './find/load.ts'
import { ask as askFor, scansOf } from './find/plans.ts'
import { KINDS, questions } from './find/questions.ts'
import { benchConfig, keep, keptOrEmpty, settle, signIn } from './town/house.ts'
import type { Sizes } from './town/rows.ts'

const { values: given } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    questions: { type: 'string', default: '1600' },
    kind: { type: 'string', default: '' },
  },
})
const scale = Number(given.scale)
const count = Number(given.questions)
const sizes: Sizes = {
  customers: Math.round(1_000_000 * scale),
  devices: Math.round(1_200_000 * scale),
  cases: Math.round(200_000 * scale),
}
const ASKERS = 16
const MOST_MS = 50

const config = benchConfig('find', scale)
const say = (sentence: string) => console.log(`  ${sentence}`)

const mark = markOf(sizes)
const database = await keptOrEmpty(config, mark, say)
const log = openLog(config.log)
const service = await openService({ config, clock: systemClock, log, ...database.opening })
const asker = new Worker(new URL('./find/asker.ts', import.meta.url))
try {
  const owner = await settle(service.house)
  if (database.empty) {
    await load(database.opening.ownerUrl, owner, sizes, say)
    await keep(config, mark)
  }
  const scans = await plans(service.house, owner.company)
  const url = await service.listen()
  const figures = await measure(url, await signIn(url))
  const asked = new Set(KINDS.filter(kind => !kind.beside).map(kind => kind.name))
  const fast = Object.entries(figures.kinds).every(([name, { p95 }]) => !asked.has(name) || p95 < MOST_MS)
  const holds = scans.length === 0 && fast && Object.values(figures.kinds).every(({ answered }) => answered)
  report(figures, scans)
  console.log(JSON.stringify(summary(figures, holds)))
  process.exitCode = holds ? 0 : 1
} finally {
  await asker.terminate()
  await service.close()
  await database.close()
}

async function plans(house: House, company: string): Promise<string[]> {
  const scans = new Set<string>()
  for (const kind of KINDS) {
    for (const path of questions(kind, sizes, 3, 7)) {
      const text = decodeURIComponent(path.slice('/api/find?text='.length))
      for (const scan of await scansOf(house, company, ctx => askFor(ctx, text))) scans.add(scan)
    }
  }
  for (const scan of await scansOf(house, company, duplicatesAndWholes)) scans.add(scan)
  return [...scans]
}

type Figure = { p50: number; p95: number; p99: number; hits: number; answered: boolean; perSecond: number }

/** Each kind for itself: first some questions that are not counted, then all of them, sixteen at a time. */
async function measure(url: string, cookie: string) {
  const empty = Array.from({ length: count }, () => '/api/find?text=')
  await ask({ url, cookie, paths: empty.slice(0, 200), askers: ASKERS })
  const floor = figure(await ask({ url, cookie, paths: empty, askers: ASKERS }), false)
  const kinds: Record<string, Figure> = {}
  for (const [at, kind] of KINDS.entries()) {
    if (!kind.name.includes(given.kind)) continue
    await ask({ url, cookie, paths: questions(kind, sizes, 160, 1000 + at), askers: ASKERS })
    const asked = await ask({ url, cookie, paths: questions(kind, sizes, count, 2000 + at), askers: ASKERS })
    kinds[kind.name] = figure(asked, kind.finds)
  }
  return { floor, kinds }
}

function ask(asking: Asking): Promise<Asked> {
  return new Promise((resolve, reject) => {
    asker.once('message', (said: Asked | { fault: string }) =>
      'fault' in said ? reject(new Error(said.fault)) : resolve(said),
    )
    asker.postMessage(asking)
  })
}

function figure({ ms, hits, seconds }: Asked, finds: boolean): Figure {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  const answered = !finds || hits === ms.length
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    hits: round(hits / ms.length),
    answered,
    perSecond: Math.round(ms.length / seconds),
  }
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}

function line(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(26)}${cells.map(cell => cell.padStart(9)).join('')}`
}

function report({ floor, kinds }: Awaited<ReturnType<typeof measure>>, scans: readonly string[]): void {
  console.log(
    `\n  ${sizes.customers} customers, ${sizes.devices} devices, ${sizes.cases} cases; ` +
      `${ASKERS} ask at once\n`,
  )
  const row = (name: string, one: Figure) =>
    line(name, [
      one.p50.toFixed(1),
      one.p95.toFixed(1),
      one.p99.toFixed(1),
      `${one.perSecond}`,
      one.hits.toFixed(2),
    ])
  console.log(line('milliseconds', ['p50', 'p95', 'p99', 'per s', 'hits']))
  for (const [name, one] of Object.entries(kinds)) console.log(row(name, one))
  console.log(row('(no text: the floor)', floor))
  console.log(
    scans.length === 0
      ? '\n  No plan reads a big table from one end to the other.\n'
      : `\n  ${scans.join('\n  ')}\n`,
  )
}

function summary({ floor, kinds }: Awaited<ReturnType<typeof measure>>, holds: boolean) {
  const figures = Object.fromEntries(
    Object.entries(kinds).map(([name, { p50, p95, p99 }]) => [name, { p50, p95, p99 }]),
  )
  const ratios = Object.fromEntries(
    Object.entries(kinds).map(([name, { p95 }]) => [name, round(p95 / floor.p95)]),
  )
  return {
    bench: 'find',
    sizes,
    figures,
    floor: { p50: floor.p50, p95: floor.p95, p99: floor.p99 },
    ratios,
    holds,
  }
}
