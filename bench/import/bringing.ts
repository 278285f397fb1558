import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { systemClock } from '#core/clock.ts'
import { type Config, readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { openLog } from '#core/log.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import { changeRoles } from '#service/people/actions/staff.ts'
import { openService } from '../../apps/service.ts'
import type { Rung } from '../intake/line.ts'
import { keptOrEmpty, settle, signIn } from '../town/house.ts'

/** As much of a report as the benches of lists look at. */
type Report = { id: Uuid; stage: string; failed: string | null }
type House = Awaited<ReturnType<typeof openService>>['house']

/** A whole service in an empty house, and somebody in it who may bring in lists. */
export type Bringing = {
  house: House
  company: Uuid
  /** For the floor and for figures, as the owner. */
  pool: Pool
  /** Where the bench writes its list. */
  file: string
  url: string
  cookie: string
  /** Milliseconds that others waited for an answer. */
  waited: number[]
}

/**
 * Does `work` in a house that is made for it and removed afterwards, whatever happens.
 * @param bench by its name a folder under .data/bench
 */
export async function bringing(bench: string, work: (bringing: Bringing) => Promise<void>): Promise<void> {
  const config: Config = {
    ...readConfig({}),
    data: resolve(`.data/bench/${bench}`),
    host: '127.0.0.1',
    port: 0,
    log: 'error',
    role: 'all',
    requestsPerMinute: 1_000_000_000,
  }
  // A house that an interrupted run left has no list in it that could be used again.
  await rm(join(config.data, 'town'), { force: true })
  const database = await keptOrEmpty(config, bench, line => console.log(`  ${line}`))
  const log = openLog(config.log)
  const service = await openService({ config, clock: systemClock, log, ...database.opening })
  const pool = connectRaw(database.opening.ownerUrl, { max: 1, name: 'bench floor' })
  const { house } = service
  try {
    const { company, agent } = await settle(house)
    await inCompany(house, company, system('bench'), ctx => changeRoles(ctx, agent, ['agent', 'manager']))
    const file = join(config.data, 'list.csv')
    const url = await service.listen()
    await work({ house, company, pool, file, url, cookie: await signIn(url), waited: [] })
  } finally {
    await pool.end({ timeout: 5 })
    await service.close()
    await database.close()
    await rm(config.data, { recursive: true, force: true })
  }
}

/** Seconds for these rows without anything of ours: into one table without an index, by the same driver. */
export async function copiedBare(pool: Pool, chunks: Iterable<string[]> | AsyncIterable<string[]>) {
  await pool.unsafe('create unlogged table public.floor (row integer, words text)')
  let seconds = 0
  for await (const chunk of chunks) {
    const begun = performance.now()
    await pool.unsafe(
      `insert into public.floor
       select * from jsonb_to_recordset($1::text::jsonb) as x (row integer, words text)`,
      [JSON.stringify(chunk.map((words, row) => ({ row, words })))],
      { prepare: true },
    )
    seconds += (performance.now() - begun) / 1000
  }
  return seconds
}

export async function sendFile({ url, cookie, file }: Bringing): Promise<string> {
  const response = await fetch(`${url}/api/files`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/octet-stream',
      'content-length': String((await stat(file)).size),
      'x-file-name': basename(file),
    },
    body: Readable.toWeb(createReadStream(file)) as never,
    duplex: 'half',
  } as RequestInit)
  if (!response.ok) throw new Error(`the file: ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

/** @param path where these lists are told of, and below it */
export async function tell<R extends Report>({ url, cookie }: Bringing, path: string, body: unknown) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as R
}

type Watched = { path: string; stage: string; questions: readonly string[]; lookMs: number; until: number }

/**
 * Looks at a report as its page does until the list has come to a stage, and asks meanwhile what others ask.
 * @param watched `until`: by performance.now(), when patience ends
 */
export async function watch<R extends Report>(bringing: Bringing, watched: Watched): Promise<R> {
  const { url, cookie, waited } = bringing
  const { path, stage, questions, lookMs, until } = watched
  const others = new Worker(new URL('../intake/line.ts', import.meta.url))
  try {
    for (; performance.now() < until; await wait(lookMs)) {
      const response = await fetch(`${url}${path}`, { headers: { cookie } })
      const report = (await response.json()) as R
      if (report.failed !== null) throw new Error(`the list stopped: ${report.failed}`)
      if (report.stage === stage) return report
      waited.push(...(await ask(others, url, cookie, questions)).ms)
    }
  } finally {
    await others.terminate()
  }
  throw new Error(`the list was not ${stage} in time`)
}

function ask(others: Worker, url: string, cookie: string, questions: readonly string[]): Promise<Rung> {
  const doings = questions.map(path => [[{ method: 'GET' as const, path }]])
  return new Promise((done, failed) => {
    others.once('message', (said: Rung | { fault: string }) =>
      'fault' in said ? failed(new Error(said.fault)) : done(said),
    )
    others.postMessage({ url, cookie, doings, lines: 1 })
  })
}
