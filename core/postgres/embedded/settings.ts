import { appendFileSync, chownSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Runner } from './runner.ts'

const FILE = 'yinuo.conf'

/** An eighth of the machine's memory, as a dealer's PC of 4 GB can lend it or a server of 16. */
const lent = Math.min(2048, Math.max(256, Math.floor(totalmem() / 8 / 2 ** 20)))

/**
 * Sized for a dealer's PC (2 cores, 4 GB) that has other work to do as well, or for what the machine has.
 * `alter system` goes before it.
 * What durability needs (fsync, full_page_writes, synchronous_commit) is on by PostgreSQL's own default.
 */
const tuning: Record<string, string | number> = {
  max_connections: 100,
  shared_buffers: `${lent}MB`,
  effective_cache_size: `${4 * lent}MB`,
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  // Short statements by the thousand: compiling them costs more than it saves.
  jit: 'off',
  max_parallel_workers_per_gather: 1,
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',
  // Times are UTC in the database; people's zones are the business's.
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** What the way we start, watch and read the server relies on; nobody changes it by `alter system`. */
const fixed: Record<string, string | number> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  // No personal data in this log: Yinuo hears of each error itself; here the server speaks of itself only.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** The arguments for `postgres`. */
export function serverArguments(cluster: string, port: number): string[] {
  const given = Object.entries({ ...fixed, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, ...given]
}

/** Once, in a new cluster. */
export function includeTuning(cluster: string): void {
  appendFileSync(join(cluster, 'postgresql.conf'), `\ninclude_if_exists = '${FILE}'\n`)
}

/** At each start, so that a newer Yinuo brings newer settings to an old folder. */
export function writeTuning(cluster: string, runner: Runner): void {
  const file = join(cluster, FILE)
  const lines = Object.entries(tuning).map(([name, value]) => `${name} = '${value}'`)
  const head =
    '# Written by Yinuo at each start. Your own settings: alter system set … (they go before these).'
  writeFileSync(file, `${[head, ...lines].join('\n')}\n`, { mode: 0o600 })
  if (runner.owner) chownSync(file, runner.owner.uid, runner.owner.gid)
}

/** PostgreSQL must follow neither the user's language (we read its messages) nor his own PG… settings. */
export function childEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(LANG|LANGUAGE|LC_.*|PG.*|TZ)$/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
