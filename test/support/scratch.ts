import { chmod, mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alive } from '#core/postgres/embedded/processes.ts'

const MEMORY = '/dev/shm'
const NAME = 'yinuo-tests-'
const ROOM_BYTES = 6 * 1024 ** 3

/**
 * A folder for all that a run of the tests throws away: in memory where there is room for it, else where such
 * folders are. Databases are made and removed by the hundred, which is two fifths of the processor's work in
 * the tests of the embedded one, and proves nothing on a disk: tests kill processes, not machines.
 */
export async function scratchFolder(): Promise<string> {
  const roomy = await isRoomy()
  if (roomy) await forgetEnded()
  const folder = await mkdtemp(join(roomy ? MEMORY : tmpdir(), `${NAME}${process.pid}-`))
  // As the folder around it: PostgreSQL may run as another user.
  await chmod(folder, 0o1777)
  return folder
}

/** Room on it and in the machine, and programs may be started from it. */
async function isRoomy(): Promise<boolean> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '')
  const options = mounts.split('\n').find(line => line.split(' ')[1] === MEMORY && line.startsWith('tmpfs'))
  if (options === undefined || options.includes('noexec') || process.availableMemory() < 2 * ROOM_BYTES) {
    return false
  }
  const { bavail, bsize } = await statfs(MEMORY)
  return bavail * bsize > ROOM_BYTES
}

/** What a killed run left would stay in memory until the machine is switched off. */
async function forgetEnded(): Promise<void> {
  for (const name of await readdir(MEMORY)) {
    const pid = new RegExp(`^${NAME}(\\d+)-`).exec(name)?.[1]
    if (pid && !alive(Number(pid))) await rm(join(MEMORY, name), { recursive: true, force: true })
  }
}
