import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { PlainFault } from '../../fault.ts'
import type { Binaries } from './binaries.ts'

/**
 * As whom PostgreSQL runs. `prefix` stands before each of its programs; `owner` is whom its files must belong
 * to (null: whoever we are).
 */
export type Runner = { prefix: readonly string[]; owner: Owner | null }
type Owner = { uid: number; gid: number }

/**
 * PostgreSQL refuses to be root. As root we try, in this order: the user who owns the cluster already; a user
 * namespace, where root's files belong to an ordinary user, so that it also works inside a 0700 folder; the
 * system user `postgres`, where it can reach the folder; `nobody` who may pass folders (containers without
 * namespaces). util-linux has both programs, and every Debian has util-linux.
 * @param cluster the folder of the cluster, which may not be there yet
 * @throws PlainFault when none of them works
 */
export function chooseRunner(binaries: Binaries, folder: string, cluster: string): Runner {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null }
  const present = statSync(cluster, { throwIfNoEntry: false })
  const candidates: (Runner | null)[] = [
    ...(present && present.uid !== 0 ? [asUser(present), asUserThroughFolders(present)] : []),
    inNamespace(),
    asUser(account('postgres')),
    asUserThroughFolders(account('nobody')),
  ]
  const runner = candidates.find(candidate => candidate && reaches(candidate, binaries, folder))
  if (runner) return runner
  throw new PlainFault(
    'PostgreSQL refuses to run as root, and no other user of this machine can reach its folder.',
    `Start as an ordinary user, or install util-linux, or let the user postgres into ${folder}.`,
  )
}

/** The program as that user, for spawn. */
export function command(runner: Runner, program: string, args: readonly string[]): [string, string[]] {
  const [first = program, ...rest] = [...runner.prefix, program]
  return [first, [...rest, ...args]]
}

/**
 * Gives the files to whom PostgreSQL runs as, where they are somebody else's (moved from another machine).
 */
export function own(runner: Runner, path: string): void {
  const { owner } = runner
  if (!owner || statSync(path).uid === owner.uid) return
  execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, path], { timeout: 120_000, stdio: 'ignore' })
}

/** Any user will do inside, as long as initdb finds the name. */
function inNamespace(): Runner | null {
  const users = accounts().filter(user => user.uid !== 0)
  const inside = users.find(user => user.uid === 1000) ?? users[0]
  if (!inside) return null
  const prefix = ['unshare', '-U', `--map-user=${inside.uid}`, `--map-group=${inside.uid}`, '--']
  return { prefix, owner: { uid: 0, gid: 0 } }
}

function asUser(user: Owner | null): Runner | null {
  if (!user) return null
  const prefix = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--']
  return { prefix, owner: { uid: user.uid, gid: user.gid } }
}

function asUserThroughFolders(user: Owner | null): Runner | null {
  const plain = asUser(user)
  if (!plain) return null
  // access(2), by which initdb looks for its neighbours, heeds the capability only with this securebit.
  const able = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  return { ...plain, prefix: [...plain.prefix.slice(0, -1), ...able, '--'] }
}

/**
 * Can it find and start the program, and enter the data folder? Ours may be passed through by others then,
 * not read.
 */
function reaches(runner: Runner, binaries: Binaries, folder: string): boolean {
  const { mode, uid } = statSync(folder)
  if (runner.owner?.uid !== 0 && uid === 0) chmodSync(folder, (mode & 0o777) | 0o011)
  const [program, args] = command(runner, 'sh', [
    '-c',
    'cd "$1" && test -x "$2" && exec "$2" --version',
    'sh',
  ])
  const tried = spawnSync(program, [...args, folder, binaries.postgres], { timeout: 10_000, stdio: 'ignore' })
  return tried.status === 0
}

function account(name: string): Owner | null {
  return accounts().find(user => user.name === name) ?? null
}

function accounts(): ({ name: string } & Owner)[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map(line => line.split(':'))
      .filter(fields => fields.length > 3)
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  } catch {
    return []
  }
}
