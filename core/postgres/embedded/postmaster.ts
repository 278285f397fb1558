import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { PlainFault } from '../../fault.ts'
import { type Cluster, OWNER } from './cluster.ts'
import { processOf } from './processes.ts'

/** A server at work: its process and the port it listens on. */
export type Server = { pid: number; port: number }

/** As long as crash recovery of 1 GB of log may take on a slow disk. */
export const PATIENCE_MS = 300_000

/** postmaster.pid, written by the server itself; line 8 says how far it is. Null when there is none (yet). */
export function readPostmaster(cluster: string): (Server & { status: string }) | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && pid > 0 ? { pid, port, status: (lines[7] ?? 'starting').trim() } : null
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

/** The server that postmaster.pid names, if such a process lives and is a PostgreSQL at all. */
export function livingPostmaster(cluster: string): (Server & { status: string }) | null {
  const named = readPostmaster(cluster)
  return named && processOf(named.pid)?.name === 'postgres' ? named : null
}

/**
 * The server that survived our last process, or null when none does: then a new one can be started. A stale
 * postmaster.pid is left to the new server, which also looks for orphans of the old one; only where its
 * process id now belongs to somebody else we remove it, because the server would believe it.
 * @param token what the lock of our folder says; the server must be able to read it there
 */
export async function adopt(cluster: Cluster, token: string): Promise<Server | null> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const named = readPostmaster(cluster.path)
    if (!named) return null
    const living = processOf(named.pid)
    if (!living) return null
    const answer = living.name === 'postgres' ? await ask(cluster, named, token) : 'a stranger'
    if (answer === 'ours') return { pid: named.pid, port: named.port }
    if (answer === 'a stranger') {
      rmSync(join(cluster.path, 'postmaster.pid'), { force: true })
      return null
    }
    if (Date.now() > until) throw silent(cluster, named.pid)
    await wait(25)
  }
}

/** Only the server of this very folder knows the password and sees the lock's token beside its files. */
async function ask(cluster: Cluster, server: Server & { status: string }, token: string) {
  if (server.status !== 'ready' || !server.port) return 'not yet'
  try {
    const [row] = await withOwner(
      cluster,
      server.port,
      sql => sql<{ lock: string }[]>`select pg_read_file('../yinuo.lock') as lock`,
    )
    return row?.lock.includes(token) ? 'ours' : 'a stranger'
  } catch (fault) {
    const code = (fault as { code?: string }).code ?? ''
    // Wrong password, no such user, or no lock beside its files: somebody else's server.
    return ['28P01', '28000', '58P01', '42501'].includes(code) ? 'a stranger' : 'not yet'
  }
}

/** One connection as the owner to the maintenance database, closed again. */
export async function withOwner<T>(
  cluster: Pick<Cluster, 'password'>,
  port: number,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    database: 'postgres',
    username: OWNER,
    password: cluster.password,
    max: 1,
    ssl: false,
    connect_timeout: 5,
    onnotice: () => {},
  })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const silent = (cluster: Cluster, pid: number) =>
  new PlainFault(
    `The database in ${cluster.path} still runs as process ${pid}, but does not answer.`,
    `End process ${pid} and start again; nothing that was saved is lost.`,
  )
