import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { inject } from 'vitest'
import { type Clock, systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { closeHouse, type House, openHouse } from '#core/house.ts'
import { openApp } from '#core/http/app.ts'
import { startHints } from '#core/http/hints.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { openLog } from '#core/log.ts'
import { connectRaw, type Pool } from '#core/postgres/connect.ts'
import type { Slice } from '#core/slice.ts'
import { cloneDatabase, dropDatabase, TEST_SECRET } from './cluster.ts'
import { DIARY_TABLES, diary } from './tiny-story.ts'
import { whoSays } from './who-says.ts'

export type LogLine = Record<string, unknown> & { msg?: string; level: number }
type Opening = { story?: readonly Slice[]; clock?: Clock; env?: Record<string, string>; ownerUrl?: string }

export type Served = { house: House; app: FastifyInstance; url: string; close(): Promise<void> }

/**
 * A database of its own with two companies and the diary's tables; houses are opened on it as they are
 * needed.
 */
export type CoreWorld = {
  ownerUrl: string
  owner: Pool
  a: Uuid
  b: Uuid
  data: string
  logged: LogLine[]
  house(opening?: Opening): House
  /** A house with its web server on a free port. Who asks says so in `x-as` (who-says.ts). */
  serve(opening?: Opening): Promise<Served>
  close(): Promise<void>
}

export async function openCoreWorld(): Promise<CoreWorld> {
  const name = `core_${randomBytes(6).toString('hex')}`
  const ownerUrl = await cloneDatabase(inject('ownerUrl'), inject('template'), name)
  const owner = connectRaw(ownerUrl, { max: 4, name: 'test owner' })
  const [a, b] = [uuidv7(), uuidv7()]
  await owner.unsafe(DIARY_TABLES)
  await owner.unsafe(`insert into core.companies (id, name, created_at)
    values ('${a}', 'Company A', now()), ('${b}', 'Company B', now())`)
  const data = await mkdtemp(join(tmpdir(), 'yinuo-core-'))
  const logged: LogLine[] = []
  const closing: (() => Promise<unknown>)[] = []
  const house = (opening: Opening = {}) => {
    const opened = openHouse({
      config: readConfig({ YINUO_DATA: data, YINUO_HOST: '127.0.0.1', YINUO_PORT: '0', ...opening.env }),
      clock: opening.clock ?? systemClock,
      log: openLog('info', { write: text => logged.push(JSON.parse(text)) }),
      secret: TEST_SECRET,
      ownerUrl: opening.ownerUrl ?? ownerUrl,
      story: opening.story ?? [diary],
    })
    closing.push(() => closeHouse(opened))
    return opened
  }
  return {
    ownerUrl,
    owner,
    a,
    b,
    data,
    logged,
    house,
    async serve(opening) {
      const opened = house(opening)
      const hints = startHints(opened)
      const app = await openApp(opened, whoSays, hints)
      const close = async () => {
        await hints.stop()
        await app.close()
      }
      closing.push(close)
      return { house: opened, app, url: await app.listen({ host: '127.0.0.1', port: 0 }), close }
    },
    async close() {
      for (const end of closing.reverse()) await end()
      await owner.end({ timeout: 5 })
      await dropDatabase(inject('ownerUrl'), name)
      await rm(data, { recursive: true, force: true })
    },
  }
}

export async function post(url: string, headers: Record<string, string>, body: unknown): Promise<Answered> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return answered(response)
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<Answered> {
  return answered(await fetch(url, { headers }))
}

export type Answered = { status: number; headers: Headers; body: Record<string, unknown> }

async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}
