import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  line,
  startChild,
  startScript,
  temporaryFolder,
  tidyEmbedded,
} from '../../../test/support/embedded.ts'
import { PlainFault } from '../../fault.ts'
import { startEmbedded } from '../embedded.ts'
import { findBinaries } from './binaries.ts'
import { faultOfOutput } from './faults.ts'

const quiet = () => {}
const root = process.getuid?.() === 0
const base = mkdtempSync(join(tmpdir(), 'yinuo-embedded-base-'))

beforeAll(async () => (await startEmbedded({ folder: base, log: quiet })).stop())
afterAll(() => rmSync(base, { recursive: true, force: true }))
tidyEmbedded()

function seeded(): string {
  const folder = join(temporaryFolder(), 'data')
  cpSync(base, folder, { recursive: true })
  return folder
}

async function faultOf(folder: string, port?: number): Promise<PlainFault> {
  const fault = await startEmbedded({ folder, log: quiet, ...(port ? { port } : {}) }).then(
    async server => {
      await server.stop()
      throw new Error('It started')
    },
    (fault: unknown) => fault,
  )
  if (!(fault instanceof PlainFault)) throw fault
  return fault
}

describe('in a sentence, with a way out, are told', () => {
  it('a folder that this process uses already', async () => {
    const folder = seeded()
    const first = await startEmbedded({ folder, log: quiet })
    const fault = await faultOf(folder)
    expect(fault.sentence).toBe(`The data folder ${folder} is already in use by this process.`)
    expect(fault.wayOut).toContain('YINUO_DATA')
    await first.stop()
    await (await startEmbedded({ folder, log: quiet })).stop()
  })

  it('a folder that another living process uses, and no longer when it was killed', async () => {
    const folder = seeded()
    const child = startChild(folder, 'hold')
    await line(child, /^up /)
    expect((await faultOf(folder)).sentence).toBe(
      `The data folder ${folder} is already in use by process ${child.pid}.`,
    )
    process.kill(child.pid, 'SIGKILL')
    await child.ended
    await (await startEmbedded({ folder, log: quiet })).stop()
  })

  it('nothing when the other one is just ending', async () => {
    const folder = seeded()
    const first = await startEmbedded({ folder, log: quiet })
    const second = startEmbedded({ folder, log: quiet })
    await first.stop()
    await (await second).stop()
  })

  it('two that take over the same stale lock at once: exactly one gets the folder', async () => {
    const folder = seeded()
    writeFileSync(join(folder, 'yinuo.lock'), '4194304\nlong ago\nstale\n')
    const both = [startChild(folder, 'hold'), startChild(folder, 'hold')]
    const said = await Promise.all(both.map(child => line(child, /^(up|fault .* in use by process)/)))
    expect(said.map(([, word]) => word?.slice(0, 2)).sort()).toEqual(['fa', 'up'])
  })

  it('a busy port, after which the folder is free again', async () => {
    const folder = seeded()
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expect((await faultOf(folder, port)).sentence).toBe(
      `The port ${port} for the database is in use by another program.`,
    )
    other.close()
    await (await startEmbedded({ folder, log: quiet })).stop()
  })

  it('a folder that we may not write in', async () => {
    const folder = seeded()
    chmodSync(folder, 0o500)
    // Root may write everywhere, unless it gives that up.
    const through = root ? ['setpriv', '--bounding-set=-dac_override', '--'] : []
    const [, said] = await line(startChild(folder, 'once', { through }), /^fault (.*) \|/)
    expect(said).toBe(
      `Yinuo may not write in the folder ${folder}: it is read-only or belongs to somebody else.`,
    )
    chmodSync(folder, 0o700)
  })

  it('a file where the folder should be', async () => {
    const file = join(temporaryFolder(), 'data')
    writeFileSync(file, '')
    expect((await faultOf(file)).sentence).toBe(`${file} is not a folder.`)
    expect((await faultOf(join(file, 'below'))).sentence).toContain('is not a folder.')
  })

  it('a database of another major version of PostgreSQL, with the way by backup and restore', async () => {
    const folder = seeded()
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n')
    const fault = await faultOf(folder)
    expect(fault.sentence).toContain('was made by PostgreSQL 15; this Yinuo brings PostgreSQL 18.')
    expect(fault.wayOut).toMatch(/backup FILE.*restore FILE/)
  })

  it('a folder called postgres that is none of ours', async () => {
    const folder = join(temporaryFolder(), 'data')
    mkdirSync(join(folder, 'postgres', 'photos'), { recursive: true })
    expect((await faultOf(folder)).sentence).toContain('holds no PostgreSQL database')
  })

  it('a kind of computer for which there is no PostgreSQL', () => {
    expect(() => findBinaries('sunos', 'sparc')).toThrow(/DATABASE_URL=postgres:/)
  })

  it('programs that cannot run here, and any last words that we do not know', () => {
    const loader = 'initdb: error while loading shared libraries: libpq.so.5: cannot open shared object file'
    expect(faultOfOutput(loader, '/data', null).sentence).toContain('does not run on this computer')
    const unknown = '2026 LOG:  starting\n2026 FATAL:  the moon is full\n2026 LOG:  shut down\n'
    expect(faultOfOutput(unknown, '/data', null).sentence).toContain('the moon is full')
    expect(faultOfOutput('', '/data', null).wayOut).toContain('/data/postgres.log')
  })
})

/** A command with a small disk of its own on `folder`, which goes when the command ends. */
const onSmallDisk = (size: string, folder: string) => [
  ...(root ? ['unshare', '-m'] : ['unshare', '-Urm']),
  ...['sh', '-c', `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`, folder],
]
const [unshare = '', ...mounting] = onSmallDisk('1m', '/mnt')
const mayMount = spawnSync(unshare, [...mounting, 'true']).status === 0

describe.skipIf(!mayMount)('a full disk', () => {
  it('is told when there is no room for a new database', async () => {
    const disk = temporaryFolder()
    const child = startChild(disk, 'once', { through: onSmallDisk('20m', disk) })
    expect((await line(child, /^fault (.*) \|/))[1]).toBe(`The disk with the folder ${disk} is full.`)
  })

  it('loses no acknowledged row: not while it runs, nor at the next start, once room was made', async () => {
    const disk = temporaryFolder()
    const full = `The disk with the folder ${disk} is full.`
    const child = startScript('full-disk-child.ts', [disk], { through: onSmallDisk('130m', disk) })
    const [, acknowledged, counted] = await line(child, /^acknowledged (\d+) counted (\d+)$/)
    expect(Number(acknowledged)).toBeGreaterThan(0)
    expect(Number(counted)).toBeGreaterThanOrEqual(Number(acknowledged))
    expect((await line(child, /^fault (.*)$/))[1]).toBe(full)
    expect((await line(child, /^found (.*)$/))[1]).toBe(counted)
  })
})
