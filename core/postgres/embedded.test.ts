import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  killServer,
  line,
  startChild,
  temporaryFolder,
  tidyEmbedded,
} from '../../test/support/embedded.ts'
import { until } from '../../test/support/until.ts'
import { alive } from './embedded/processes.ts'
import { type Embedded, runningEmbedded, startEmbedded } from './embedded.ts'

const quiet = () => {}
const base = mkdtempSync(join(tmpdir(), 'yinuo-embedded-base-'))
const open: Embedded[] = []

/** A data folder with a database that was closed in order, as a second start finds it. */
function seeded(name = 'data'): string {
  const folder = join(temporaryFolder(), name)
  cpSync(base, folder, { recursive: true })
  return folder
}

async function start(folder: string, port?: number): Promise<Embedded> {
  const server = await startEmbedded({ folder, log: quiet, ...(port ? { port } : {}) })
  open.push(server)
  return server
}

async function timeOfStart(folder: string): Promise<number> {
  const begun = performance.now()
  const server = await startEmbedded({ folder, log: quiet })
  const took = performance.now() - begun
  await server.stop()
  return took
}

tidyEmbedded(() => Promise.all(open.splice(0).map(server => server.stop())))

beforeAll(async () => {
  const first = await startEmbedded({ folder: base, log: quiet })
  await ask(first.ownerUrl, 'create table kept (n integer); insert into kept values (1)')
  await first.stop()
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('a new database', () => {
  it.each([
    { LANG: 'zh_CN.GBK', LC_ALL: 'zh_CN.GBK', LC_CTYPE: 'zh_CN.GBK' },
    { LANG: undefined, LC_ALL: undefined, LC_CTYPE: undefined },
  ])('is UTF-8 and compares by code point with LANG=$LANG', async env => {
    const folder = join(temporaryFolder(), '数据 d’été $HOME "1"')
    await line(startChild(folder, 'hold', { env }), /^up (\d+) (\d+)$/)
    const url = await until(() => runningEmbedded(folder))
    const [found] = await ask<Record<string, string>>(
      url,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
              current_user as me,
              (select string_agg(w, '' order by w) from unnest(array['中', 'ä', 'z']) w) as sorted
         from pg_database where datname = current_database()`,
    )
    expect(found).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      me: 'yinuo_owner',
      sorted: 'zä中',
    })
  })

  it('keeps its password to itself and listens on this machine only', async () => {
    const folder = seeded()
    const server = await start(folder)
    expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
    const settings = await ask<{ name: string; setting: string }>(
      server.ownerUrl,
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories',
         'fsync', 'synchronous_commit', 'full_page_writes', 'jit', 'max_connections') order by name`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      max_connections: '100',
      synchronous_commit: 'on',
      unix_socket_directories: '',
    })
    const wrong = new URL(server.ownerUrl)
    wrong.password = 'guessed'
    await expect(ask(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('left half made by a kill in the middle is thrown away and made anew', async () => {
    const folder = join(temporaryFolder(), 'data')
    const child = startChild(folder, 'hold')
    const unfinished = () =>
      (existsSync(folder) ? readdirSync(folder) : []).find(name => /unfinished/.test(name))
    const half = await until(() => {
      const name = unfinished()
      return name && existsSync(join(folder, name, 'PG_VERSION')) ? name : null
    })
    process.kill(-child.pid, 'SIGKILL')
    await child.ended
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
    const server = await start(folder)
    expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(folder, half))).toBe(false)
  })

  it('is completed when the kill came between initdb and our database', async () => {
    const folder = seeded()
    const first = await start(folder)
    const maintenance = new URL(first.ownerUrl)
    maintenance.pathname = '/postgres'
    await ask(maintenance.toString(), 'drop database yinuo')
    await first.stop()
    const second = await start(folder)
    expect(await ask(second.ownerUrl, 'select current_database() as name')).toEqual([{ name: 'yinuo' }])
  })
})

describe('the next start', () => {
  it('takes less than a second, finds everything, and stop ends every process', async () => {
    const folder = seeded()
    const begun = performance.now()
    const server = await start(folder)
    const took = performance.now() - begun
    expect(server.adopted).toBe(false)
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
    await Promise.all([server.stop(), server.stop()])
    expect(alive(server.pid)).toBe(false)
    expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password'])
    // A busy machine may stretch one start; 0.1 s is usual.
    expect(Math.min(took, await timeOfStart(folder), await timeOfStart(folder))).toBeLessThan(1_000)
  })

  it('adopts the database that survived kill -9 of Node, with every acknowledged row', async () => {
    const folder = seeded()
    const child = startChild(folder, 'write')
    const [, pid] = await line(child, /^up (\d+) /)
    await line(child, /^saved 200$/)
    process.kill(child.pid, 'SIGKILL')
    await child.ended
    const acknowledged = Number(child.said.at(-1)?.split(' ')[1])

    const server = await start(folder)
    expect(server).toMatchObject({ adopted: true, pid: Number(pid) })
    const [saved] = await ask<{ n: number }>(server.ownerUrl, 'select count(*)::int as n from saved')
    expect(saved?.n).toBeGreaterThanOrEqual(acknowledged)
    expect(saved?.n).toBeLessThanOrEqual(acknowledged + 1)
  })

  it('recovers every acknowledged row when Node and PostgreSQL were killed together', async () => {
    const folder = seeded()
    const child = startChild(folder, 'write')
    await line(child, /^saved 200$/)
    await killServer(folder)
    process.kill(child.pid, 'SIGKILL')
    await child.ended
    const acknowledged = child.said.filter(text => text.startsWith('saved')).length

    const server = await start(folder)
    expect(server.adopted).toBe(false)
    const [saved] = await ask<{ n: number }>(server.ownerUrl, 'select count(*)::int as n from saved')
    expect(saved?.n).toBeGreaterThanOrEqual(acknowledged)
  })

  it('waits for a shutdown that was interrupted half way, and starts again', async () => {
    const folder = seeded()
    const child = startChild(folder, 'hold')
    const [, pid] = await line(child, /^up (\d+) /)
    process.kill(child.pid, 'SIGKILL')
    await child.ended
    process.kill(Number(pid), 'SIGINT')
    const server = await start(folder)
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('is not misled by a postmaster.pid whose process id now belongs to another program', async () => {
    const folder = seeded()
    const stranger = spawn('sleep', ['60'])
    const file = join(folder, 'postgres', 'postmaster.pid')
    writeFileSync(
      file,
      `${stranger.pid}\n${join(folder, 'postgres')}\n1790000000\n5432\n\n127.0.0.1\n1 1\nready   \n`,
    )
    const server = await start(folder)
    expect(server.adopted).toBe(false)
    expect(server.pid).not.toBe(stranger.pid)
    expect(alive(stranger.pid ?? 0)).toBe(true)
    stranger.kill()
  })

  it('of a copied folder leaves the original alone', async () => {
    const folder = seeded()
    const original = await start(folder)
    const copy = seeded('copy')
    cpSync(join(folder, 'postgres', 'postmaster.pid'), join(copy, 'postgres', 'postmaster.pid'))
    const server = await start(copy)
    expect(server.adopted).toBe(false)
    expect(server.pid).not.toBe(original.pid)
    expect(await ask(original.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('with another port moves the surviving database there', async () => {
    const folder = seeded()
    const child = startChild(folder, 'hold')
    const [, , port] = await line(child, /^up (\d+) (\d+)$/)
    process.kill(child.pid, 'SIGKILL')
    await child.ended
    const wanted = Number(port) === 47_321 ? 47_322 : 47_321
    const server = await start(folder, wanted)
    expect(new URL(server.ownerUrl).port).toBe(String(wanted))
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('makes a new password when the file was lost', async () => {
    const folder = seeded()
    rmSync(join(folder, 'postgres.password'))
    const server = await start(folder)
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('bounds the server log to two files', async () => {
    const folder = seeded()
    writeFileSync(join(folder, 'postgres.log'), 'x'.repeat(6 * 1024 * 1024))
    await start(folder)
    expect(statSync(join(folder, 'postgres.log')).size).toBeLessThan(100_000)
    expect(statSync(join(folder, 'postgres.log.1')).size).toBe(6 * 1024 * 1024)
  })
})

describe('while Yinuo runs', () => {
  it('a Ctrl-C in its terminal does not reach the database', async () => {
    const folder = seeded()
    const child = startChild(folder, 'hold')
    const [, pid] = await line(child, /^up (\d+) /)
    process.kill(-child.pid, 'SIGINT')
    await child.ended
    expect(alive(Number(pid))).toBe(true)
    expect(await start(folder)).toMatchObject({ adopted: true, pid: Number(pid) })
  })

  it('a killed PostgreSQL comes back on the same port with what was acknowledged', async () => {
    const folder = seeded()
    const server = await start(folder)
    await ask(server.ownerUrl, 'insert into kept values (2)')
    const killed = server.pid
    process.kill(killed, 'SIGKILL')
    const rows = await until(() => ask(server.ownerUrl, 'select n from kept order by n').catch(() => null))
    expect(rows).toEqual([{ n: 1 }, { n: 2 }])
    expect(server.pid).not.toBe(killed)
  })

  it('the operator finds its database, and nobody finds one that stands still', async () => {
    const folder = seeded()
    expect(runningEmbedded(folder)).toBe(null)
    const server = await start(folder)
    expect(runningEmbedded(folder)).toBe(server.ownerUrl)
  })

  it('the log holds no data of the business, even of a failed statement', async () => {
    const folder = seeded()
    const server = await start(folder)
    await ask(server.ownerUrl, 'create table people (phone text unique)')
    await ask(server.ownerUrl, `insert into people values ('13800138000')`)
    await expect(ask(server.ownerUrl, `insert into people values ('13800138000')`)).rejects.toThrow(/unique/)
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('13800138000')
  })
})
