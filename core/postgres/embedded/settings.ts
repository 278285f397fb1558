/**
 * How the embedded server runs, given on its command line at each start, so that a newer Yinuo brings newer
 * settings to an old folder. Sized for a dealer's PC (2 cores, 4 GB) that has other work to do as well. Whoever
 * needs more runs a PostgreSQL of his own (DATABASE_URL).
 */
const settings: Record<string, string | number> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,

  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  // Short statements by the thousand: compiling them costs more than it saves.
  jit: 'off',
  max_parallel_workers_per_gather: 1,

  // What was acknowledged survives a power cut.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',

  // Times are UTC in the database; people's zones are the business's.
  timezone: 'UTC',
  log_timezone: 'UTC',

  // No personal data in the log: Yinuo itself hears of each error; here only what the server says about itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
}

/** The arguments for `postgres`. */
export function serverArguments(cluster: string, port: number): string[] {
  const given = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, ...given]
}

/** PostgreSQL must neither follow the user's language (its messages are read by us) nor his own PG… settings. */
export function childEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(LANG|LANGUAGE|LC_.*|PG.*|TZ)$/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
