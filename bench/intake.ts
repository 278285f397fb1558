/**
 * A day in January: sixteen lines ring at once. How many calls a second does one process take, from the
 * number on the display to the saved case with its promise, over HTTP and signed in, in an archive of 200,000
 * customers, 300,000 devices and a million old cases? Beside the floor: commits of one row, same driver, as
 * many at once, in turns within the same run. And how long do lists take at that size, on their first page
 * and on their thousandth?
 *   npm run bench -- intake [--scale 0.1] [--seed 1]
 * The database is made by this program and kept below .data/bench/intake for the next run.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import { openLog } from '#core/log.ts'
import { connectRaw } from '#core/postgres/connect.ts'
import { openService } from '../apps/service.ts'
import { intake, LISTS, page, thousandth } from './intake/doings.ts'
import type { Doing, Ringing, Rung } from './intake/line.ts'
import { load, markOf } from './intake/load.ts'
import { postmasterOf, treeMs } from './support/cpu.ts'
import { conclude, percentile, table } from './support/table.ts'
import { benchConfig, keep, keptOrEmpty, settle, signIn } from './town/house.ts'
import type { Sizes } from './town/rows.ts'

const { values: given } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    // Another each time: who rang in an earlier run has more open cases than others.
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
  },
})
const scale = Number(given.scale)
const sizes: Sizes = {
  customers: Math.round(200_000 * scale),
  devices: Math.round(300_000 * scale),
  cases: Math.round(1_000_000 * scale),
}
const LINES = 16
const TURNS = 5
const CALLS_PER_TURN = 400
const COMMITS_PER_TURN = 4_000
const PAGES = 200
const LEAST_RATIO = 0.05
const MOST_CALL_MS = 100
const MOST_PAGE_MS = 100

const config = benchConfig('intake', scale)
const say = (sentence: string) => console.log(`  ${sentence}`)
say(`--seed ${given.seed}`)

const mark = markOf(sizes)
const database = await keptOrEmpty(config, mark, say)
const service = await openService({
  config,
  clock: systemClock,
  log: openLog(config.log),
  ...database.opening,
})
const ringer = new Worker(new URL('./intake/line.ts', import.meta.url))
const floorPool = connectRaw(database.opening.ownerUrl, { max: LINES, name: 'bench floor' })
try {
  const owner = await settle(service.house)
  if (database.empty) {
    await load(database.opening.ownerUrl, owner, sizes, say)
    await keep(config, mark)
  }
  await floorPool.unsafe(
    'create table if not exists public.floor (id uuid primary key default gen_random_uuid(), words text)',
  )
  // What was written is known and swept, as autovacuum would have it by the next morning: not while we ring.
  await floorPool.unsafe('vacuum analyze')
  const url = await service.listen()
  const cookie = await signIn(url)
  tell(await calls(url, cookie), await lists(url, cookie))
} finally {
  await ringer.terminate()
  await floorPool.end({ timeout: 5 })
  await service.close()
  await database.close()
}

type Figure = { perSecond: number; p50: number; p95: number; p99: number }

type Measured = { floor: Figure; call: Figure; taken: Taken }

async function calls(url: string, cookie: string): Promise<Measured> {
  const ringing = (count: number, seed: number): Ringing => ({
    url,
    cookie,
    doings: Array.from({ length: count }, (_, n) => intake(sizes, Number(given.seed) * 31 + seed + n)),
    lines: LINES,
  })
  await ring(ringing(100, 1))
  const floor: Timed = { ms: [], seconds: 0 }
  const call: Timed = { ms: [], seconds: 0 }
  const taken: Taken = { node: 0, postgres: 0 }
  const postmaster = await postmasterOf(floorPool)
  for (let turn = 0; turn < TURNS; turn++) {
    add(floor, await commits())
    const [node, postgres] = [process.cpuUsage(), treeMs(postmaster)]
    const rung = await ring(ringing(CALLS_PER_TURN, 10_000 * (turn + 1)))
    const { user, system } = process.cpuUsage(node)
    // The ringing is a thread of this process, but no part of the service.
    taken.node += (user + system) / 1000 - rung.cpuMs
    taken.postgres += treeMs(postmaster) - postgres
    add(call, rung)
  }
  return { floor: figure(floor), call: figure(call), taken }
}

type Timed = Pick<Rung, 'ms' | 'seconds'>
/** Milliseconds of a processor, of all calls. */
type Taken = { node: number; postgres: number }

function add(sum: Timed, { ms, seconds }: Timed): void {
  sum.ms.push(...ms)
  sum.seconds += seconds
}

async function commits(): Promise<Timed> {
  const ms: number[] = []
  let left = COMMITS_PER_TURN
  const begun = performance.now()
  const one = async () => {
    while (left-- > 0) {
      const at = performance.now()
      await floorPool.unsafe('insert into public.floor (words) values ($1)', ['one row'], { prepare: true })
      ms.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: LINES }, one))
  return { ms, seconds: (performance.now() - begun) / 1000 }
}

/** One reader alone; the lists are read in turns, the first page and the thousandth. */
async function lists(url: string, cookie: string): Promise<Map<string, Figure>> {
  const figures = new Map<string, Figure>()
  for (const list of LISTS) {
    const far = await thousandth(url, cookie, list)
    for (const [which, path] of [
      ['first page', page(list, null)],
      [`page ${far.number}`, page(list, far.after)],
    ] as const) {
      const doings: Doing[] = Array.from({ length: PAGES }, () => [[{ method: 'GET', path }]])
      figures.set(`${list.name}, ${which}`, figure(await ring({ url, cookie, doings, lines: 1 })))
    }
  }
  return figures
}

function ring(ringing: Ringing): Promise<Rung> {
  return new Promise((done, failed) => {
    ringer.once('message', (said: Rung | { fault: string }) =>
      'fault' in said ? failed(new Error(said.fault)) : done(said),
    )
    ringer.postMessage(ringing)
  })
}

function figure({ ms, seconds }: Timed): Figure {
  const sorted = ms.toSorted((a, b) => a - b)
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map(share => Math.round(percentile(sorted, share) * 100) / 100)
  return { perSecond: Math.round(ms.length / seconds), p50: p50 ?? 0, p95: p95 ?? 0, p99: p99 ?? 0 }
}

function tell({ floor, call, taken }: Measured, pages: Map<string, Figure>): void {
  console.log(
    `\n  ${sizes.customers} customers, ${sizes.devices} devices, ${sizes.cases} old cases; ${LINES} lines\n`,
  )
  const row = (name: string, one: Figure) => [name, one.perSecond, one.p50, one.p95, one.p99]
  console.log(
    table(
      ['', 'per second', 'p50 ms', 'p95 ms', 'p99 ms'],
      [
        row('the floor: one row, one commit', floor),
        row('a call: screen pop, case, promise', call),
        ...[...pages].map(([name, one]) => row(name, one)),
      ],
    ),
  )
  const cpu = perCall(taken, call.perSecond)
  const ratio = Math.round((call.perSecond / floor.perSecond) * 1000) / 1000
  const slowest = Math.max(...[...pages.values()].map(({ p95 }) => p95))
  conclude({
    bench: 'intake',
    figures: {
      callsPerSecond: call.perSecond,
      callP99Ms: call.p99,
      ...cpu,
      ...Object.fromEntries([...pages].map(([name, { p95 }]) => [`${name} p95 ms`, p95])),
    },
    floor: { commitsPerSecond: floor.perSecond, commitP99Ms: floor.p99 },
    ratios: { call: ratio },
    holds: ratio >= LEAST_RATIO && call.p99 < MOST_CALL_MS && slowest < MOST_PAGE_MS,
  })
}

/** What a call costs the processors, and how busy they are: whether it is they that more calls wait for. */
function perCall({ node, postgres }: Taken, perSecond: number) {
  const count = TURNS * CALLS_PER_TURN
  const per = (ms: number) => Math.round((ms / count) * 100) / 100
  const cpu = { nodeCpuMs: per(node), postgresCpuMs: per(postgres) }
  const busy = (ms: number, processors: number) => `${Math.round((ms * perSecond) / 10 / processors)} %`
  const all = availableParallelism()
  console.log(`
  a call takes ${cpu.nodeCpuMs} ms of a processor in Node, ${cpu.postgresCpuMs} in PostgreSQL;
  Node is busy ${busy(cpu.nodeCpuMs, 1)} of one processor,
  both are ${busy(cpu.nodeCpuMs + cpu.postgresCpuMs, all)} of all ${all} (the rest rings or waits)`)
  return cpu
}
