import { chmodSync, cpSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { line, startChild, temporaryFolder, tidyEmbedded } from '../../../test/support/embedded.ts'
import { findBinaries } from './binaries.ts'
import { clusterPath, openCluster } from './cluster.ts'
import { chooseRunner } from './runner.ts'

const root = process.getuid?.() === 0
const accounts = root ? readFileSync('/etc/passwd', 'utf8') : ''
const uidOf = (name: string) =>
  Number(new RegExp(`^${name}:[^:]*:(\\d+):`, 'm').exec(accounts)?.[1] ?? Number.NaN)

/** A machine that has only these programs, as a container without namespaces has no working unshare. */
function machineWith(...programs: string[]): { PATH: string } {
  const folder = temporaryFolder('yinuo-programs-')
  chmodSync(folder, 0o755)
  for (const program of programs) {
    const found = ['/usr/bin', '/bin']
      .map(place => join(place, program))
      .find(path => statSync(path, { throwIfNoEntry: false }))
    if (found) symlinkSync(found, join(folder, program))
  }
  return { PATH: folder }
}

afterEach(() => vi.unstubAllEnvs())

const realUser = (pid: number) =>
  Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

tidyEmbedded()

// An ordinary user needs none of this: all other tests are his proof.
describe.skipIf(!root)('root, whom PostgreSQL refuses,', () => {
  it('gets a database inside a folder that only root may enter', async () => {
    const outer = temporaryFolder()
    expect(statSync(outer).mode & 0o777).toBe(0o700)
    const child = startChild(join(outer, 'data'), 'hold')
    const [, pid] = await line(child, /^up (\d+) /)
    expect(statSync(join(outer, 'data')).mode & 0o777).toBe(0o700)
    expect(readFileSync(`/proc/${pid}/uid_map`, 'utf8').trim()).toMatch(/^[1-9]\d*\s+0\s+1$/)
  })

  it('gets one without user namespaces too, wherever the folder is', async () => {
    const outer = temporaryFolder()
    const env = machineWith('setpriv', 'sh', 'chown')
    const child = startChild(join(outer, 'data'), 'hold', { env })
    const [, pid] = await line(child, /^up (\d+) /)
    expect(realUser(Number(pid))).toBe(uidOf('nobody'))
  })

  it.skipIf(Number.isNaN(uidOf('postgres')))(
    'gets one as the system user postgres, where that can go',
    async () => {
      const outer = temporaryFolder()
      chmodSync(outer, 0o755)
      const env = machineWith('setpriv', 'sh', 'chown')
      const child = startChild(join(outer, 'data'), 'hold', { env })
      const [, pid] = await line(child, /^up (\d+) /)
      expect(realUser(Number(pid))).toBe(uidOf('postgres'))
    },
  )

  it('also where the programs themselves are in a folder that only root may enter', () => {
    const outer = temporaryFolder()
    const there = findBinaries()
    cpSync(dirname(dirname(there.initdb)), join(outer, 'native'), { recursive: true, verbatimSymlinks: true })
    const inside = (program: string) => join(outer, 'native', 'bin', program)
    const binaries = { ...there, initdb: inside('initdb'), postgres: inside('postgres') }
    const folder = join(outer, 'data')
    mkdirSync(folder)
    vi.stubEnv('PATH', machineWith('setpriv', 'sh', 'chown').PATH)
    const runner = chooseRunner(binaries, folder, clusterPath(folder))
    expect(openCluster(folder, binaries, runner, () => {}).path).toBe(clusterPath(folder))
  })

  it("goes on with a database of whichever user it was made by, and with one that was root's", async () => {
    const data = join(temporaryFolder(), 'data')
    const without = machineWith('setpriv', 'sh', 'chown')
    for (const env of [{}, without, {}]) {
      const child = startChild(data, 'once', { env })
      await line(child, /^up /)
      expect(await child.ended).toBe(0)
    }
  })

  it('without any of these ways gets a sentence that says what to do', async () => {
    const child = startChild(join(temporaryFolder(), 'data'), 'once', { env: machineWith('sh') })
    expect((await line(child, /^fault (.*)$/))[1]).toMatch(
      /refuses to run as root.*Start as an ordinary user/,
    )
  })
})
