import { statfsSync } from 'node:fs'
import { PlainFault } from '../../fault.ts'

/** A new cluster takes 40 MB and two log segments of 16 MB. */
const SMALLEST_ROOM = 72 * 1024 * 1024

const fullDisk = (folder: string) =>
  new PlainFault(
    `The disk with the folder ${folder} is full.`,
    'Make room (a new database takes about 100 MB), or choose another folder with YINUO_DATA=…, and start again.',
  )

const notWritable = (folder: string) =>
  new PlainFault(
    `Yinuo may not write in the folder ${folder}: it is read-only or belongs to somebody else.`,
    'Make it writable for the user who starts Yinuo, or choose another folder with YINUO_DATA=…',
  )

export const busyPort = (port: number) =>
  new PlainFault(
    `The port ${port} for the database is in use by another program.`,
    'End that program, or take another port.',
  )

const cannotRun = (said: string) =>
  new PlainFault(
    `The PostgreSQL that comes along does not run on this computer (${said}).`,
    'Install PostgreSQL 15 or newer and start with DATABASE_URL=postgres://user:password@host/database.',
  )

/** What a file operation of ours came upon, or null when that is no fault of the surroundings. */
export function faultOfFile(fault: unknown, folder: string): PlainFault | null {
  if (fault instanceof PlainFault) return fault
  switch ((fault as NodeJS.ErrnoException)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDisk(folder)
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return notWritable(folder)
    case 'ENOTDIR':
    case 'EEXIST':
      return new PlainFault(
        `${folder} is not a folder.`,
        'Move that file away, or choose another folder with YINUO_DATA=…',
      )
    default:
      return null
  }
}

/** What initdb or the server said when they gave up. `output` is theirs, in English (LC_ALL=C). */
export function faultOfOutput(output: string, folder: string, port: number | null): PlainFault {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return fullDisk(folder)
  if (/Read-only file system|Permission denied|has wrong ownership/i.test(output)) return notWritable(folder)
  if (port !== null && bindFailed(output)) return busyPort(port)
  const loader = /(error while loading shared libraries|cannot execute|Exec format error|GLIBC).*/i.exec(
    output,
  )
  if (loader) return cannotRun(loader[0])
  // initdb on a full disk may say only "cannot abort transaction 1, it was already committed".
  if (freeBytes(folder) < SMALLEST_ROOM) return fullDisk(folder)
  const lines = output.split('\n').filter(line => /FATAL|PANIC|error:|could not/i.test(line))
  const said = (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim() || 'it said nothing'
  return new PlainFault(
    `PostgreSQL did not start: ${said}`,
    `The whole story is in ${folder}/postgres.log. Your data is untouched in ${folder}/postgres.`,
  )
}

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

export const bindFailed = (output: string) => /could not bind|Address already in use/i.test(output)

/** Backends of a killed server need a moment to notice; until then they hold its memory. */
export const orphansLeft = (output: string) =>
  /pre-existing shared memory block|lock file .* already exists/i.test(output)
