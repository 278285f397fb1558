import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PlainFault } from '../../fault.ts'
import type { Binaries } from './binaries.ts'
import { faultOfOutput } from './faults.ts'
import { livingPostmaster } from './postmaster.ts'
import { command, own, type Runner } from './runner.ts'
import { childEnvironment, includeTuning } from './settings.ts'

export const OWNER = 'yinuo_owner'
const UNFINISHED = 'postgres.unfinished-'

/** A cluster on disk that `binaries` can run, and its owner's password. */
export type Cluster = { folder: string; path: string; password: string; binaries: Binaries; runner: Runner }

export const clusterPath = (folder: string) => join(folder, 'postgres')
const passwordFile = (folder: string) => join(folder, 'postgres.password')

/**
 * Opens the folder's cluster, or makes it. It is made under another name and renamed when it is complete, so
 * that one half made (power cut, kill -9) is never taken for a cluster.
 */
export function openCluster(
  folder: string,
  binaries: Binaries,
  runner: Runner,
  log: (text: string) => void,
): Cluster {
  const path = clusterPath(folder)
  forgetUnfinished(folder)
  if (isEmptyFolder(path)) rmdirSync(path)
  if (statSync(path, { throwIfNoEntry: false })) {
    refuseOtherVersion(folder, binaries.major)
    own(runner, path)
    return {
      folder,
      path,
      password: readPassword(folder) ?? resetPassword(folder, binaries, runner),
      binaries,
      runner,
    }
  }
  log('Setting up the database, once …')
  const password = readPassword(folder) ?? writePassword(folder)
  // A name of its own: the initdb of a killed start may still be writing in its folder.
  const unfinished = join(folder, `${UNFINISHED}${process.pid}-${Date.now()}`)
  init(folder, unfinished, password, binaries, runner)
  renameSync(unfinished, path)
  syncFolder(folder)
  return { folder, path, password, binaries, runner }
}

function init(folder: string, path: string, password: string, binaries: Binaries, runner: Runner): void {
  const secret = join(folder, 'postgres.initial')
  try {
    mkdirSync(path, { mode: 0o700 })
    writeFileSync(secret, `${password}\n`, { mode: 0o600 })
    if (runner.owner) for (const mine of [path, secret]) chownSync(mine, runner.owner.uid, runner.owner.gid)
    // Texts compare by code point, the same on every machine whatever LANG says (design.md §3, find).
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = ['--username', OWNER, '--auth=scram-sha-256', `--pwfile=${secret}`]
    const made = run(runner, binaries.initdb, ['-D', path, ...locale, ...access, '--no-instructions'])
    if (made.status !== 0) {
      writeFileSync(join(folder, 'postgres.log'), made.said, { flag: 'a', mode: 0o600 })
      throw faultOfOutput(made.said, folder, null)
    }
    includeTuning(path)
  } catch (fault) {
    rmSync(path, { recursive: true, force: true })
    throw fault
  } finally {
    rmSync(secret, { force: true })
  }
}

/** Two minutes: a slow disk in a small shop needs 10 s. */
function run(runner: Runner, program: string, args: string[], input = '') {
  const done = spawnSync(...command(runner, program, args), {
    env: childEnvironment(),
    cwd: '/',
    encoding: 'utf8',
    input,
    timeout: 120_000,
    windowsHide: true,
  })
  return { status: done.status, said: `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}` }
}

function refuseOtherVersion(folder: string, major: number): void {
  const path = clusterPath(folder)
  let version: number
  try {
    version = Number.parseInt(readFileSync(join(path, 'PG_VERSION'), 'utf8'), 10)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
    throw new PlainFault(
      `${path} is not empty, but holds no PostgreSQL database.`,
      'Move it away and start again.',
    )
  }
  if (version === major) return
  throw new PlainFault(
    `The database in ${path} was made by PostgreSQL ${version}; this Yinuo brings PostgreSQL ${major}.`,
    'With the Yinuo that made it: npm run yinuo -- backup FILE. Then move the folder away, and with this one: ' +
      'npm run yinuo -- restore FILE.',
  )
}

/** The owner's password, or null when the file is lost. */
export function readPassword(folder: string): string | null {
  try {
    return readFileSync(passwordFile(folder), 'utf8').trim() || null
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

function writePassword(folder: string, password = randomBytes(24).toString('base64url')): string {
  writeFileSync(passwordFile(folder), `${password}\n`, { mode: 0o600 })
  chmodSync(passwordFile(folder), 0o600)
  return password
}

/**
 * The password file was lost: whoever may read the cluster's files may give it a new one, while it stands
 * still.
 */
function resetPassword(folder: string, binaries: Binaries, runner: Runner): string {
  const path = clusterPath(folder)
  const living = livingPostmaster(path)
  if (living) {
    throw new PlainFault(
      `The database runs as process ${living.pid}, but its password file ${passwordFile(folder)} is gone.`,
      `Put the file back, or end process ${living.pid} and start again: a new password is made then.`,
    )
  }
  const password = randomBytes(24).toString('base64url')
  const change = `alter role ${OWNER} password '${password}';\n`
  const done = run(runner, binaries.postgres, ['--single', '-D', path, 'postgres'], change)
  if (done.status !== 0) throw faultOfOutput(done.said, folder, null)
  return writePassword(folder, password)
}

function forgetUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter(name => name.startsWith(UNFINISHED))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true })
    } catch (fault) {
      // An orphaned initdb writes there this very moment; the next start clears it away.
      if ((fault as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw fault
    }
  }
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}

/** A rename is certain only when its folder is on the disk. Windows cannot sync folders and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
