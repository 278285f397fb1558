import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { findBinaries } from './embedded/binaries.ts'
import { type Cluster, clusterPath, OWNER, openCluster, readPassword } from './embedded/cluster.ts'
import { faultOfFile } from './embedded/faults.ts'
import { takeLock } from './embedded/lock.ts'
import { adopt, livingPostmaster, type Server, withOwner } from './embedded/postmaster.ts'
import { chooseRunner } from './embedded/runner.ts'
import { launch, stopServer } from './embedded/server.ts'
import { boundLog } from './embedded/serverlog.ts'
import { keepRunning } from './embedded/watch.ts'

/** A running embedded server. `ownerUrl` is postgres://yinuo_owner:…@127.0.0.1:PORT/yinuo of a superuser. */
export type Embedded = { ownerUrl: string; adopted: boolean; pid: number; stop(): Promise<void> }

const DATABASE = 'yinuo'

/**
 * The real PostgreSQL from npm, with its data in `folder`/postgres. It outlives a kill -9 of this process and
 * is then adopted by the next one; should it die itself, it is started again on the same port. One process
 * per folder.
 * @param options.port a port of your choice on 127.0.0.1; without it any free one
 * @throws PlainFault for everything an operator can put right: a busy port, a full disk, a folder in use …
 */
export async function startEmbedded(options: {
  folder: string
  log: (sentence: string) => void
  port?: number
}): Promise<Embedded> {
  const folder = resolve(options.folder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = await takeLock(folder)
    try {
      return await startLocked(folder, lock, options.port ?? null, options.log)
    } catch (fault) {
      lock.release()
      throw fault
    }
  } catch (fault) {
    throw faultOfFile(fault, folder) ?? fault
  }
}

async function startLocked(
  folder: string,
  lock: { token: string; release(): void },
  port: number | null,
  log: (sentence: string) => void,
): Promise<Embedded> {
  const binaries = findBinaries()
  const cluster = openCluster(folder, binaries, chooseRunner(binaries, folder, clusterPath(folder)), log)
  boundLog(folder)
  let server = await adopt(cluster, lock.token)
  if (server && port !== null && server.port !== port) {
    await stopServer(cluster, server.pid)
    server = null
  }
  const adopted = server !== null
  if (server) log(`The database was still running (process ${server.pid}); going on with it.`)
  server ??= await launch(cluster, port, log)
  try {
    await ensureDatabase(cluster, server)
  } catch (fault) {
    await stopServer(cluster, server.pid)
    throw fault
  }
  return opened(cluster, server, adopted, lock.release, log)
}

function opened(
  cluster: Cluster,
  server: Server,
  adopted: boolean,
  release: () => void,
  log: (sentence: string) => void,
): Embedded {
  const watch = keepRunning(cluster, server, log)
  let stopping: Promise<void> | null = null
  const stop = async () => {
    await watch.end()
    await stopServer(cluster, watch.pid())
    release()
  }
  return {
    ownerUrl: ownerUrl(cluster.password, server.port),
    adopted,
    get pid() {
      return watch.pid()
    },
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

/**
 * The address of the embedded server that another process runs in this folder, for the operator's tool beside
 * a running Yinuo; null when none runs.
 */
export function runningEmbedded(folder: string): string | null {
  const server = livingPostmaster(clusterPath(resolve(folder)))
  const password = server?.status === 'ready' ? readPassword(resolve(folder)) : null
  return server && password ? ownerUrl(password, server.port) : null
}

/** A kill between initdb and here leaves a cluster without our database, so every start looks. */
async function ensureDatabase(cluster: Cluster, server: Server): Promise<void> {
  await withOwner(cluster, server.port, async sql => {
    const [there] = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (!there) await sql.unsafe(`create database ${DATABASE}`)
  })
}

const ownerUrl = (password: string, port: number) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`
