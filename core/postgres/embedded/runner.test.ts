import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { line, startChild, temporaryFolder, tidyEmbedded } from '../../../test/support/embedded.ts'

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
