/**
 * How long does the search box let people wait, in an archive of a million customers, while sixteen ask at
 * once?
 *   npm run bench -- find [--scale 0.1] [--questions 1600] [--kind street]
 * The database is made by this program and kept below .data/bench/find for the next run.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { hashPassword } from 'better-auth/crypto'
import { systemClock } from '#core/clock.ts'
import { type Config, readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import { PlainFault } from '#core/fault.ts'
import type { House } from '#core/house.ts'
import { openLog } from '#core/log.ts'
import { runningEmbedded } from '#core/postgres/embedded.ts'
import { addModel } from '#service/archive/actions/models.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { openDatabase, reachDatabase } from '../apps/database.ts'
import { openService } from '../apps/service.ts'
import type { Asked, Asking } from './find/asker.ts'
import { load, markFile, markOf, type Sizes } from './find/load.ts'
import { scansOf } from './find/plans.ts'
import { KINDS, questions } from './find/questions.ts'

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
const PASSWORD = 'the password of the bench'

const config: Config = {
  ...readConfig({}),
  data: resolve(`.data/bench/find/${scale}`),
  host: '127.0.0.1',
  port: 0,
  log: 'silent',
  role: 'web',
  requestsPerMinute: 1_000_000_000,
}
const say = (sentence: string) => console.log(`  ${sentence}`)

const database = await freshOrKept()
const log = openLog(config.log)
const service = await openService({ config, clock: systemClock, log, ...database.opening })
const asker = new Worker(new URL('./find/asker.ts', import.meta.url))
try {
  const owner = await settle(service.house)
  if ((await mark()) === null) await load(config, database.opening.ownerUrl, owner, sizes, say)
  const scans = await plans(service.house, owner.company)
  const url = await service.listen()
  const figures = await measure(url, await signIn(url))
  const holds =
    scans.length === 0 && Object.values(figures.kinds).every(({ p95, answered }) => p95 < MOST_MS && answered)
  report(figures, scans)
  console.log(JSON.stringify(summary(figures, holds)))
  process.exitCode = holds ? 0 : 1
} finally {
  await asker.terminate()
  await service.close()
  await database.close()
}

async function mark(): Promise<string | null> {
  return readFile(markFile(config), 'utf8').catch(() => null)
}

/**
 * Data of another town or size goes; so does what an interrupted run left half, or another version's tables
 * hold.
 */
async function freshOrKept() {
  if ((await mark()) === markOf(sizes)) {
    try {
      return await openDatabase(config, say)
    } catch (fault) {
      if (!(fault instanceof PlainFault)) throw fault
      say(`${fault.sentence} It is made anew.`)
    }
  }
  // A run that was killed may have left its server: it is ended before its files go.
  if (runningEmbedded(config.data) !== null) await (await reachDatabase(config, say)).close()
  await rm(config.data, { recursive: true, force: true })
  await mkdir(config.data, { recursive: true })
  return openDatabase(config, say)
}

/** The company, an agent who asks, and a model. */
async function settle(house: House) {
  const passwordHash = await hashPassword(PASSWORD)
  const there = await house.auth.selectFrom('core.companies').select('id').executeTakeFirst()
  const admin = { name: '周文静', username: 'admin', passwordHash }
  const company =
    there?.id ??
    (await createCompany(house, { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin }))?.company ??
    ''
  const agent = await inCompany(house, company, system('bench'), async ctx => {
    const known = await ctx.tx
      .selectFrom('people.staff')
      .select('id')
      .where('name', '=', '林晓燕')
      .executeTakeFirst()
    if (known) return known.id
    await addModel(ctx, { name: 'CX-16', productLine: null })
    return addStaff(ctx, { name: '林晓燕', username: 'lin', roles: ['agent'], passwordHash })
  })
  return { company, agent }
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'lin', password: PASSWORD }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`no sign-in: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}

async function plans(house: House, company: string): Promise<string[]> {
  const scans = new Set<string>()
  for (const kind of KINDS) {
    for (const path of questions(kind, sizes, 3, 7)) {
      const text = decodeURIComponent(path.slice('/api/find?text='.length))
      for (const scan of await scansOf(house, company, text)) scans.add(scan)
    }
  }
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
